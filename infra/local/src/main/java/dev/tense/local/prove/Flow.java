package dev.tense.local.prove;

import java.util.Set;

/** The ways an errand can go. */
enum Flow {
    /** Placed by one command, and shipped. */
    PLACED,
    /** Created, and placed by reactions. */
    CHOREOGRAPHED,
    /** Cancelled as soon as it is placed: the shipment decides. */
    CANCELLED,
    /** Placed by a command whose sender asks later. */
    LATER,
    /** It cannot be shipped where it should go. */
    NOT_SHIPPABLE,
    /** Choreographed, and the answer to the charge is lost. */
    SLOW_CHARGE,
    /** Cancelled while nobody knows whether it was charged. */
    CANCELLED_UNPAID,
    /** There is no money. */
    DECLINED,
    /** There are not enough goods. */
    SOLD_OUT,
    /** No order: a user who registers. */
    REGISTERED;

    /** How an order that goes this way may end; where two race, as either of them wants it. */
    Set<End> ends() {
        return switch (this) {
            case PLACED, CHOREOGRAPHED, LATER, SLOW_CHARGE -> Set.of(End.PLACED);
            case CANCELLED, CANCELLED_UNPAID -> Set.of(End.PLACED, End.REQUESTED);
            case NOT_SHIPPABLE -> Set.of(End.cancelled("SHIPPING_FAILED"));
            case DECLINED -> Set.of(End.cancelled("INSUFFICIENT_FUNDS"));
            case SOLD_OUT -> Set.of(End.cancelled("OUT_OF_STOCK"));
            case REGISTERED -> Set.of();
        };
    }

    String token() {
        return switch (this) {
            case DECLINED -> "tok_insufficient_funds";
            case SLOW_CHARGE, CANCELLED_UNPAID -> "tok_timeout_after_charge";
            case PLACED, CHOREOGRAPHED, CANCELLED, LATER, NOT_SHIPPABLE, SOLD_OUT, REGISTERED -> "tok_approved";
        };
    }

    String country() {
        return this == NOT_SHIPPABLE ? "AQ" : "CH";
    }

    /** Takes an errand from its first command to its final answer, however often commands have to be sent. */
    void run(Errand errand, Api api, Runnable beforeCancelling) {
        switch (this) {
            case PLACED, NOT_SHIPPABLE, DECLINED, SOLD_OUT -> place(errand, api);
            case CHOREOGRAPHED, SLOW_CHARGE -> create(errand, api);
            case LATER -> later(errand, api);
            case CANCELLED -> {
                place(errand, api);
                beforeCancelling.run();
                cancel(errand, api);
            }
            case CANCELLED_UNPAID -> {
                errand.isAbout(api.begin("place-order", errand.orderForm()).text("orderId"));
                beforeCancelling.run();
                cancel(errand, api);
                place(errand, api);
            }
            case REGISTERED -> register(errand, api);
        }
    }

    private static void place(Errand errand, Api api) {
        Reply reply = api.command("place-order", errand.orderForm());
        errand.told("place-order", errand.orderForm(), reply);
        errand.isAbout(reply.text("orderId"));
    }

    private static void create(Errand errand, Api api) {
        Reply reply = api.command("create-order", errand.orderForm());
        errand.told("create-order", errand.orderForm(), reply);
        errand.isAbout(reply.text("orderId"));
    }

    private static void cancel(Errand errand, Api api) {
        Reply reply = api.command("cancel-order", errand.cancellation());
        errand.told("cancel-order", errand.cancellation(), reply);
    }

    private static void later(Errand errand, Api api) {
        api.later("place-order", errand.orderForm());
        Reply status = api.answered("/commands/" + errand.name);
        Reply reply = new Reply(
                status.json().path("httpStatus").asInt(),
                status.json().path("answer").toString());
        errand.told("place-order", errand.orderForm(), reply);
        errand.isAbout(reply.text("orderId"));
    }

    private static void register(Errand errand, Api api) {
        Reply reply = api.command("register-user", errand.registration());
        errand.told("register-user", errand.registration(), reply);
        errand.isAbout(reply.text("userId"));
    }
}
