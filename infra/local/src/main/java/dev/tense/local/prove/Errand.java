package dev.tense.local.prove;

import java.util.ArrayList;
import java.util.List;

/** What one customer came for, and what we said. Every errand has a customer of its own. */
final class Errand {
    static final long PRICE_MINOR = 2499;

    final Flow flow;
    final String name;
    final String sku;
    final int quantity = 2;
    private final List<Told> told = new ArrayList<>();
    private String subject = "";

    /** A final answer to a command. */
    record Told(String command, String body, Reply reply) {}

    Errand(Flow flow, String name, String sku) {
        this.flow = flow;
        this.name = name;
        this.sku = flow == Flow.SOLD_OUT ? scarce(sku) : sku;
    }

    /** The product of which there is one piece only, beside this one. */
    static String scarce(String sku) {
        return sku + "-SCARCE";
    }

    /** The id of the order or of the user; empty when there is none yet. */
    String subject() {
        return subject;
    }

    void isAbout(String id) {
        subject = id;
    }

    void told(String command, String body, Reply reply) {
        told.add(new Told(command, body, reply));
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    boolean isOrder() {
        return flow != Flow.REGISTERED;
    }

    String customer() {
        return isOrder() ? "C-" + name : subject;
    }

    long totalMinor() {
        return quantity * PRICE_MINOR;
    }

    String orderForm() {
        return """
                {"commandId": "%s", "customerId": "%s", "items": [{"sku": "%s", "quantity": %d}],
                 "shippingAddress": {"name": "Example Customer", "street": "1 Example Street", "city": "Zürich",
                                     "postalCode": "8001", "country": "%s"},
                 "paymentMethod": {"type": "card", "token": "%s"}}""".formatted(name, customer(), sku, quantity, flow.country(), flow.token());
    }

    String cancellation() {
        return """
                {"commandId": "cancel-%s", "orderId": "%s"}""".formatted(name, subject);
    }

    String registration() {
        return """
                {"commandId": "%s", "email": "%s@example.com", "password": "S3cret-Horse-Battery-Staple", "fullName": "Example User"}""".formatted(name, name);
    }
}
