package dev.tense.contract.shipping;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How goods travel. */
public enum ShippingMethod {
    @JsonProperty("standard")
    STANDARD,
    @JsonProperty("express")
    EXPRESS
}
