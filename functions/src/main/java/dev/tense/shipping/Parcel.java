package dev.tense.shipping;

import dev.tense.contract.shipping.TrackingNumber;

/** What a carrier took, in its own terms. */
record Parcel(TrackingNumber trackingNumber, String carrier) {}
