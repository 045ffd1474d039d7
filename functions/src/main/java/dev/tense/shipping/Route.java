package dev.tense.shipping;

import dev.tense.contract.shipping.ShippingMethod;
import dev.tense.contract.shipping.WarehouseId;

/** From where and how goods travel. */
record Route(WarehouseId warehouse, ShippingMethod method) {}
