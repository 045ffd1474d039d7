package dev.tense.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Store;
import dev.tense.platform.SimulatedSystem;
import dev.tense.platform.SimulatedSystem.Answer;
import dev.tense.platform.SimulatedSystem.Message;
import dev.tense.platform.TickingClock;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A shop that nobody else visits, run by the handlers of the zip in this process: its product, its customer and its orders are
 * called after it, so that many of them fit into the same tables.
 */
final class Lane {
    final SimulatedSystem system;
    private final String name;

    Lane(String name, Store store, Instant begin) {
        this.name = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        system = new SimulatedSystem(store, new TickingClock(begin));
        quick();
    }

    /** A hash that is made to be slow, and its library, are left to the zip. */
    @SuppressWarnings("unchecked") // the proxy is of this class
    private void quick() {
        try {
            var type = (Class<Object>) Class.forName("dev.tense.users.Passwords");
            system.use(
                    type,
                    Proxy.newProxyInstance(
                            type.getClassLoader(),
                            new Class<?>[] {type},
                            (proxy, method, arguments) -> "$argon2id$a hash"));
        } catch (ClassNotFoundException renamed) {
            throw new IllegalStateException(renamed);
        }
    }

    String sku() {
        return "sku-" + name;
    }

    String customer() {
        return "c-" + name;
    }

    String addProduct() {
        return """
                {"commandId": "add-%1$s", "sku": "%2$s", "name": "A book", "price": {"amount": "24.99", "currency": "EUR"}}""".formatted(name, sku());
    }

    String restock() {
        return """
                {"commandId": "restock-%s", "sku": "%s", "quantity": 10}""".formatted(name, sku());
    }

    String register() {
        return """
                {"commandId": "register-%1$s", "email": "%1$s@example.com", "password": "correct horse battery staple",
                 "fullName": "Example Customer"}""".formatted(name);
    }

    String order(String token, int quantity, String country) {
        return """
                {"commandId": "order-%s", "customerId": "%s", "items": [{"sku": "%s", "quantity": %d}],
                 "shippingAddress": {"name": "Example Customer", "street": "1 O'Example Street", "city": "Zürich",
                                     "postalCode": "8001", "country": "%s"},
                 "paymentMethod": {"type": "card", "token": "%s"}}""".formatted(name, customer(), sku(), quantity, country, token);
    }

    /** A command about an order that takes nothing else. */
    String about(String order, String purpose) {
        return """
                {"commandId": "%s-%s", "orderId": "%s"}""".formatted(purpose, name, order);
    }

    String payment(String order) {
        return """
                {"commandId": "pay-%s", "orderId": "%s", "amount": {"amount": "49.98", "currency": "EUR"},
                 "paymentMethod": {"type": "card", "token": "tok_approved"}}""".formatted(name, order);
    }

    String reservation(String order) {
        return """
                {"commandId": "reserve-%s", "orderId": "%s", "items": [{"sku": "%s", "quantity": 2}]}""".formatted(name, order, sku());
    }

    String shipment(String order) {
        return """
                {"commandId": "ship-%s", "orderId": "%s", "shippingMethod": "standard", "warehouseId": "W-1"}""".formatted(name, order);
    }

    Lane withProduct() {
        accepted(system.command("add-product", addProduct()));
        return this;
    }

    Lane stocked() {
        withProduct();
        accepted(system.command("restock-inventory", restock()));
        return this;
    }

    /** An order whose checkout has come to its end, or may be anywhere for a token that says so. */
    String place(String token) {
        return stocked()
                .system
                .command("place-order", order(token, 2, "CH"))
                .body()
                .path("orderId")
                .asText();
    }

    String place() {
        return place("tok_approved");
    }

    /** An order that nobody leads through its checkout. */
    String create(String token, int quantity, String country) {
        return accepted(stocked().system.command("create-order", order(token, quantity, country)))
                .path("orderId")
                .asText();
    }

    String create() {
        return create("tok_approved", 2, "CH");
    }

    String cancelled(String token) {
        String order = place(token);
        accepted(system.command("cancel-order", about(order, "cancel")));
        return order;
    }

    /** An order that only has to leave. */
    String ready() {
        String order = place();
        assertThat(messageTo("ship-on-order-ready-to-ship")).isPresent();
        return order;
    }

    String registered() {
        return accepted(system.command("register-user", register()))
                .path("userId")
                .asText();
    }

    /**
     * Delivers everything but the messages to one reaction, of which the first waits then; empty when there is none. Checkouts are
     * taken up again by a queue that is later than all others.
     */
    Optional<Message> messageTo(String reaction) {
        system.deliverWhile(message ->
                !message.reaction().equals(reaction) && !message.reaction().equals("resume-checkout"));
        return system.waiting().stream()
                .filter(message -> message.reaction().equals(reaction))
                .findFirst();
    }

    /** The message of a command that is sent for a later answer. */
    Message later(String function, String command) {
        assertThat(system.later(function, command).status()).isEqualTo(202);
        return system.waiting().getLast();
    }

    static JsonNode accepted(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.body();
    }
}
