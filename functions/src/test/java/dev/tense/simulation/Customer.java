package dev.tense.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Json;

/** Somebody who sends commands, and sends the same one again until there is an answer that is final. */
final class Customer {
    private static final int MOST_REPEATS = 400;
    private static final long PAUSE = 5_000;

    private final String name;
    private final Scheduler scheduler;
    private final Gateway gateway;

    Customer(String name, Scheduler scheduler, Gateway gateway) {
        this.name = name;
        this.scheduler = scheduler;
        this.gateway = gateway;
    }

    /** What somebody orders. */
    record Wish(String id, String sku, int quantity, String token, String country) {
        static Wish of(String id) {
            return new Wish(id, "BOOK-1", 2, "tok_approved", "CH");
        }

        Wish to(String otherCountry) {
            return new Wish(id, sku, quantity, token, otherCountry);
        }

        Wish paidWith(String otherToken) {
            return new Wish(id, sku, quantity, otherToken, country);
        }

        Wish forProduct(String otherSku, int otherQuantity) {
            return new Wish(id, otherSku, otherQuantity, token, country);
        }
    }

    /** Sends a command once. */
    Reply send(String function, ObjectNode command) {
        return gateway.command(name, function, command);
    }

    /** Sends a command until there is an answer that is final. */
    Reply insist(String function, ObjectNode command) {
        Reply reply = send(function, command);
        for (int repeats = 0; !reply.isFinal() && repeats < MOST_REPEATS; repeats++) {
            scheduler.sleep(PAUSE);
            reply = send(function, command);
        }
        return reply;
    }

    /** Sends a command until somebody answers, and does not expect the answer that was given before. */
    Reply again(String function, ObjectNode command) {
        Reply reply = gateway.unheard(name, function, command, false);
        for (int repeats = 0; !reply.isFinal() && repeats < MOST_REPEATS; repeats++) {
            scheduler.sleep(PAUSE);
            reply = gateway.unheard(name, function, command, false);
        }
        return reply;
    }

    /** Sends a command for a later answer until it is accepted. */
    void sendLater(String function, ObjectNode command) {
        Reply reply = gateway.unheard(name, function, command, true);
        for (int repeats = 0; reply.status() != 202 && repeats < MOST_REPEATS; repeats++) {
            scheduler.sleep(PAUSE);
            reply = gateway.unheard(name, function, command, true);
        }
    }

    Reply place(Wish wish) {
        return insist("place-order", order(wish));
    }

    Reply create(Wish wish) {
        return insist("create-order", order(wish));
    }

    Reply cancel(String id, String order) {
        return insist(
                "cancel-order",
                Json.MAPPER.createObjectNode().put("commandId", id).put("orderId", order));
    }

    /** Users are registered by the site, which is a service. */
    Reply register(String id, String email) {
        return new Customer("site", scheduler, gateway)
                .insist(
                        "register-user",
                        Json.MAPPER
                                .createObjectNode()
                                .put("commandId", id)
                                .put("email", email)
                                .put("password", "correct horse battery staple")
                                .put("fullName", "Example User"));
    }

    /** An order as JSON. */
    ObjectNode order(Wish wish) {
        ObjectNode order =
                Json.MAPPER.createObjectNode().put("commandId", wish.id()).put("customerId", name);
        order.putArray("items").addObject().put("sku", wish.sku()).put("quantity", wish.quantity());
        order.putObject("shippingAddress")
                .put("name", "Example Customer")
                .put("street", "1 O'Example Street")
                .put("city", "Zürich")
                .put("postalCode", "8001")
                .put("country", wish.country());
        order.putObject("paymentMethod").put("type", "card").put("token", wish.token());
        return order;
    }
}
