package dev.tense.local.prove;

import com.fasterxml.jackson.databind.JsonNode;

/** How an order ended: its status, and why it was cancelled if it was. */
record End(String status, String reason) {
    static final End PLACED = new End("PLACED", "");
    static final End REQUESTED = cancelled("REQUESTED");
    static final End EXPIRED = cancelled("EXPIRED");

    static End cancelled(String reason) {
        return new End("CANCELLED", reason);
    }

    /** As {@code GET /orders/{id}} tells it. */
    static End of(JsonNode order) {
        return new End(order.path("status").asText(), order.path("cancelReason").asText(""));
    }

    boolean stands() {
        return equals(PLACED);
    }

    boolean isCancelled() {
        return status.equals("CANCELLED");
    }

    @Override
    public String toString() {
        return (status + " " + reason).strip();
    }
}
