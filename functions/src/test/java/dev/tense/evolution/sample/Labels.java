package dev.tense.evolution.sample;

import dev.tense.contract.orders.OrderPlaced;

interface Labels {
    void print(OrderPlaced order);
}
