package dev.tense.scenarios;

import java.util.UUID;

/** What a customer sends to place an order of one line. */
record OrderForm(String commandId, String customer, String sku, int quantity, String token, String country) {
    static final String PERSON = "Example Customer";
    static final String STREET = "1 O'Example Street";

    /** Two books, paid with a card that works. */
    static OrderForm of(String customer) {
        return new OrderForm(UUID.randomUUID().toString(), customer, Platform.BOOK, 2, "tok_approved", "CH");
    }

    OrderForm again() {
        return new OrderForm(UUID.randomUUID().toString(), customer, sku, quantity, token, country);
    }

    OrderForm forProduct(String other, int pieces) {
        return new OrderForm(commandId, customer, other, pieces, token, country);
    }

    OrderForm paidWith(String other) {
        return new OrderForm(commandId, customer, sku, quantity, other, country);
    }

    OrderForm to(String other) {
        return new OrderForm(commandId, customer, sku, quantity, token, other);
    }

    String json() {
        return "{\"commandId\": \"%s\", %s}".formatted(commandId, content());
    }

    /** What is in the form besides its id. */
    String content() {
        return """
                "customerId": "%s", "items": [{"sku": "%s", "quantity": %d}],
                "shippingAddress": {"name": "%s", "street": "%s", "city": "Zürich", "postalCode": "8001", "country": "%s"},
                "paymentMethod": {"type": "card", "token": "%s"}""".formatted(customer, sku, quantity, PERSON, STREET, country, token);
    }
}
