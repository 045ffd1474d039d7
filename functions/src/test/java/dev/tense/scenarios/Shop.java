package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Commit;
import dev.tense.messaging.Envelopes;
import dev.tense.messaging.InMemoryStore;
import dev.tense.messaging.StreamId;
import dev.tense.platform.FaultyStore;
import dev.tense.platform.SimulatedSystem;
import dev.tense.platform.SimulatedSystem.Answer;
import dev.tense.platform.TickingClock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** A shop that sells BOOK-1 at 24.99 EUR, ten in stock, and LAST-1 at 9.99 EUR, of which there is one. */
public final class Shop {
    static final int BOOKS = 10;

    final InMemoryStore memory = new InMemoryStore();
    final FaultyStore store = new FaultyStore(memory);
    public final SimulatedSystem system;

    public Shop() {
        this(Duration.ofSeconds(10));
    }

    /** A shop whose reactions wait this long before their second attempt. */
    Shop(Duration retryBackoff) {
        system = new SimulatedSystem(store, new TickingClock(), retryBackoff);
        stock("BOOK-1", "24.99", BOOKS);
        stock("LAST-1", "9.99", 1);
        store.heal();
    }

    private void stock(String sku, String price, int quantity) {
        assertThat(system.command("add-product", """
                {"commandId": "add-%1$s", "sku": "%1$s", "name": "A %1$s", "price": {"amount": "%2$s", "currency": "EUR"}}
                """.formatted(sku, price)).status())
                .isEqualTo(201);
        assertThat(system.command("restock-inventory", """
                {"commandId": "restock-%1$s", "sku": "%1$s", "quantity": %2$d}
                """.formatted(sku, quantity))
                        .status())
                .isEqualTo(200);
    }

    public Answer place(String id, String token) {
        return place(id, token, "BOOK-1", 2);
    }

    Answer place(String id, String token, String sku, int quantity) {
        return system.command("place-order", form(id, token, sku, quantity, "CH"));
    }

    /** Places an order that goes to another country. */
    Answer placeTo(String country, String id) {
        return system.command("place-order", form(id, "tok_approved", "BOOK-1", 2, country));
    }

    /** Creates an order that nobody leads through its checkout, and answers its id. */
    String create(String id, String token) {
        return create(id, token, "BOOK-1", 2, "CH");
    }

    String create(String id, String token, String sku, int quantity, String country) {
        Answer created = system.command("create-order", form(id, token, sku, quantity, country));
        assertThat(created.status()).isEqualTo(201);
        return created.body().path("orderId").asText();
    }

    Answer placeLater(String id, String token) {
        return placeLater(id, token, "BOOK-1");
    }

    Answer placeLater(String id, String token, String sku) {
        return system.later("place-order", form(id, token, sku, 2, "CH"));
    }

    static String form(String id, String token, String sku, int quantity, String country) {
        return """
                {"commandId": "%s", "customerId": "C-1", "items": [{"sku": "%s", "quantity": %d}],
                 "shippingAddress": {"name": "Example Customer", "street": "1 O'Example Street", "city": "Zürich",
                                     "postalCode": "8001", "country": "%s"},
                 "paymentMethod": {"type": "card", "token": "%s"}}
                """.formatted(id, sku, quantity, country, token);
    }

    Answer cancel(String id, String order) {
        return system.command("cancel-order", """
                {"commandId": "%s", "orderId": "%s"}
                """.formatted(id, order));
    }

    public String order(String id) {
        return system.query("get-order", "orderId", id).body().path("status").asText();
    }

    /** Why an order was cancelled. */
    String reason(String id) {
        return system.query("get-order", "orderId", id)
                .body()
                .path("cancelReason")
                .asText();
    }

    /** How its shipment stands; empty when there is none. */
    public String shipment(String id) {
        return system.query("get-shipment", "orderId", id).body().path("status").asText();
    }

    /** Whether the carrier has it. */
    public boolean left(String order) {
        return !memory.partition("shipping#parcel#" + order).isEmpty();
    }

    /**
     * What must hold when nothing is on its way any more: what stands is paid, reserved and shipped; for everything else no money
     * is kept, no goods are held, and nothing left.
     */
    public void assertBooksBalance() {
        long sold = 0;
        for (String order : orders()) {
            boolean stands = order(order).equals("PLACED");
            assertThat(order(order)).as(order).isIn("PLACED", "CANCELLED");
            assertThat(moneyKept(order)).as("the money for " + order).isEqualTo(stands ? 1 : 0);
            assertThat(left(order))
                    .as("whether the goods of " + order + " left")
                    .isEqualTo(stands);
            for (JsonNode line :
                    system.query("get-order", "orderId", order).body().path("items")) {
                sold += stands ? line.path("quantity").asLong() : 0;
            }
        }
        assertThat(stock("BOOK-1") + stock("LAST-1")).as("the stock").isEqualTo(BOOKS + 1 - sold);
        assertThat(system.deadLetters()).isEmpty();
    }

    private List<String> orders() {
        return commits().stream()
                .map(Commit::stream)
                .filter(stream -> stream.category().equals("order"))
                .map(StreamId::key)
                .distinct()
                .toList();
    }

    long stock(String sku) {
        return system.query("get-stock", "sku", sku).body().path("available").asLong();
    }

    JsonNode customer() {
        return system.query("get-customer", "customerId", "C-1").body();
    }

    /** The templates of the mails that the customer got, in the order of the alphabet. */
    List<String> mails() {
        return customer()
                .path("mails")
                .valueStream()
                .map(mail -> mail.path("template").asText())
                .sorted()
                .toList();
    }

    List<JsonNode> incidents() {
        return system.query("get-incidents")
                .body()
                .path("incidents")
                .valueStream()
                .toList();
    }

    public List<String> eventTypes() {
        return system.commits().stream()
                .flatMap(commit -> Envelopes.of(commit).stream())
                .map(Envelopes.Rendered::type)
                .toList();
    }

    public long events(String type) {
        return eventTypes().stream().filter(Predicate.isEqual(type)).count();
    }

    /** Charges in the provider's books less refunds, as the provider sees them. */
    long moneyKept(String order) {
        boolean charged = booked("charge-" + order, "approved");
        boolean refunded = booked("refund-" + order, "refund");
        assertThat(refunded && !charged).as("refunded without a charge").isFalse();
        return charged && !refunded ? 1 : 0;
    }

    boolean charged(String order) {
        return booked("charge-" + order, "approved");
    }

    private boolean booked(String key, String outcome) {
        return memory.partition("payments#provider#" + key).stream()
                .anyMatch(entry -> entry.text("outcome").equals(outcome));
    }

    List<Commit> commits() {
        return system.commits();
    }
}
