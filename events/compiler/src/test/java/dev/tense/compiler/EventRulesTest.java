package dev.tense.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRulesTest {
    @TempDir
    private Path output;

    @Test
    void an_event_is_named_in_the_past_tense() {
        assertThat(errors(event("PlaceOrder", "orders.place-order.v1", "")))
                .containsExactly(
                        "Event PlaceOrder is not in the past tense: 'Place' is the imperative, it asks for something. An event says \"this happened\": call it OrderPlaced, or make it a Command.");
        assertThat(errors(event("OrderNews", "orders.order-news.v1", "")))
                .containsExactly(
                        "Event OrderNews is not in the past tense: 'News' is a thing, not something that happened. An event says \"this happened\": name it like OrderPlaced, or make it a Command.");
        assertThat(errors(event("OrderPlaced", "orders.order-placed.v1", ""))).isEmpty();
        assertThat(errors(event("PaymentRefundDue", "orders.payment-refund-due.v1", "")))
                .isEmpty();
    }

    @Test
    void an_event_says_more_than_that_something_was_written() {
        assertThat(errors(event("OrderUpdated", "orders.order-updated.v1", "")))
                .containsExactly(
                        "Event OrderUpdated says nothing of the business: 'Updated' fits whatever was written. Name what happened, one event for each such fact: like OrderCancelled, or ShippingAddressChanged.");
        assertThat(errors(event("OrderDataModified", "orders.order-data-modified.v1", "")))
                .singleElement()
                .asString()
                .startsWith("Event OrderDataModified says nothing of the business: 'Modified' fits");
        assertThat(errors(event("PriceChanged", "orders.price-changed.v1", ""))).isEmpty();
        assertThat(errors(event("ProductAdded", "orders.product-added.v1", ""))).isEmpty();
    }

    @Test
    void an_event_is_no_command_in_disguise() {
        var problem =
                "Event %s is the command ShipOrder in disguise: it asks somebody to act. Send that command through the CommandBus, or name what happened, like OrderPlaced.";
        assertThat(errors(event("ShipOrderRequested", "orders.ship-order-requested.v1", "")))
                .containsExactly(problem.formatted("ShipOrderRequested"));
        assertThat(errors(event("PleaseShipOrder", "orders.please-ship-order.v1", "")))
                .containsExactly(problem.formatted("PleaseShipOrder"));
        assertThat(errors(event("RefundRequested", "orders.refund-requested.v1", "")))
                .isEmpty();
    }

    @Test
    void a_command_of_the_system_is_recognized_in_any_disguise() {
        var refundPayment = Samples.simpleCommand("RefundPayment");
        assertThat(new Compilation(output)
                        .with("contract.payments", refundPayment)
                        .with(
                                "contract.orders",
                                event("RefundPaymentRequested", "orders.refund-payment-requested.v1", ""))
                        .errors())
                .containsExactly(
                        "Event RefundPaymentRequested is the command RefundPayment in disguise: it asks somebody to act. Send that command through the CommandBus, or name what happened, like OrderPlaced.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action",
                "nextAction",
                "requiredActions",
                "command",
                "todo",
                "toDo",
                "instruction",
                "instructions",
                "nextStep"
            })
    void an_event_tells_nobody_what_to_do(String name) {
        assertThat(errors(orderPlaced("String " + name)))
                .containsExactly(
                        "Event OrderPlaced tells somebody what to do: '%s'. An event says what happened, and each reaction decides what follows: leave the component out, or send a Command."
                                .formatted(name));
        assertThat(errors(copying("List<Line> items") + "record Line(String " + name + ") {}"))
                .singleElement()
                .asString()
                .startsWith("Event OrderPlaced tells somebody what to do: 'items." + name + "'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "actionedAt", "commandId", "deliveryNote", "steps", "today"})
    void an_event_may_hold_what_only_looks_like_an_instruction(String name) {
        assertThat(errors(orderPlaced("String " + name))).isEmpty();
    }

    @Test
    void an_event_is_a_record() {
        assertThat(errors("""
                        @EventName("orders.order-placed.v1")
                        public final class OrderPlaced implements Event {
                            @Override public Instant occurredAt() { return Instant.EPOCH; }
                        }
                        """))
                .containsExactly(
                        "Event OrderPlaced is not a record, so it could change after it was sent. Make it a record.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "String[] items                                      | String[]              | Use List, copied in the constructor.",
                "ArrayList<String> items                             | ArrayList<String>     | Use List or Set, copied in the constructor.",
                "Collection<String> items                            | Collection<String>    | Use List or Set, copied in the constructor.",
                "HashMap<String, Long> items                         | HashMap<String,Long>  | Use Map, copied in the constructor.",
                "Date items                                          | Date                  | Use Instant.",
                "java.sql.Timestamp items                            | Timestamp             | Use Instant.",
                "Calendar items                                      | Calendar              | Use Instant or ZonedDateTime.",
                "StringBuilder items                                 | StringBuilder         | Use String.",
                "java.util.concurrent.atomic.AtomicLong items        | AtomicLong            | Use int, long or BigDecimal.",
                "java.util.concurrent.atomic.AtomicReference<String> items | AtomicReference<String> | Use a record, an enum, a sealed interface or an immutable type of the JDK.",
                "Object items                                        | Object                | Use a record, an enum, a sealed interface or an immutable type of the JDK."
            })
    void an_event_is_immutable(String component, String type, String fix) {
        assertThat(errors(orderPlaced(component)))
                .containsExactly("Event OrderPlaced is mutable: 'items' is a %s. %s".formatted(type, fix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Optional<java.time.LocalDate> items",
                "Thread.State items",
                "java.net.URI items, long count, boolean gift"
            })
    void an_event_holds_immutable_types_of_the_jdk(String component) {
        assertThat(errors(orderPlaced(component))).isEmpty();
    }

    @Test
    void an_event_is_immutable_however_deep() {
        assertThat(errors(copying("List<Line> items") + "record Line(String sku, Choice choice) {}"
                        + "sealed interface Choice permits Wrapped {}"
                        + "record Wrapped(Optional<Date> day) implements Choice {}"))
                .containsExactly("Event OrderPlaced is mutable: 'items.choice.day' is a Date. Use Instant.");
        assertThat(errors(copying("List<? extends Line> items") + "final class Line {}"))
                .containsExactly(
                        "Event OrderPlaced is mutable: 'items' is a Line. Use a record, an enum, a sealed interface or an immutable type of the JDK.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "List<String> items      | items = List.copyOf(items);",
                "Set<UUID> items         | items = Set.copyOf(items);",
                "Map<String, Long> items | items = Map.copyOf(items);",
                "List<String> items      | items = items.stream().toList();"
            })
    void an_event_copies_its_collections(String component, String copy) {
        var collection = component.substring(0, component.indexOf('<'));
        var problem =
                "OrderPlaced does not copy 'items', so whoever made it can still change it. Add: public OrderPlaced { items = %s.copyOf(items); }"
                        .formatted(collection);
        assertThat(errors(orderPlaced(component))).containsExactly(problem);
        assertThat(errors(orderPlaced(component).replace("{}", "{ public OrderPlaced { items = items; } }")))
                .contains(problem);
        assertThat(errors(orderPlaced(component).replace("{}", "{ public OrderPlaced { " + copy + " } }")))
                .isEmpty();
    }

    @Test
    void the_records_in_an_event_copy_their_collections() {
        assertThat(errors(copying("List<Line> items") + "record Line(List<Line> parts) {}"))
                .containsExactly(
                        "Line does not copy 'parts', so whoever made it can still change it. Add: public Line { parts = List.copyOf(parts); }");
        assertThat(
                        errors(
                                copying("List<Line> items")
                                        + "record Line(List<Line> parts) { Line(List<Line> parts) { this.parts = List.copyOf(parts); } }"))
                .isEmpty();
    }

    @Test
    void a_note_is_immutable_too() {
        assertThat(note("Date when"))
                .containsExactly("Note PaymentIntended is mutable: 'when' is a Date. Use Instant.");
        assertThat(note("double amount"))
                .containsExactly(
                        "Note PaymentIntended counts in floating point: 'amount' is a double. Use Money, or a whole number of minor units.");
        assertThat(note("Instant when")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replyTo",
                "callback",
                "callbackUrl",
                "responseTo",
                "respondTo",
                "returnAddress",
                "answer",
                "answerQueue",
                "expectsReply"
            })
    void an_event_names_nobody_to_reply_to(String name) {
        assertThat(errors(orderPlaced("String " + name)))
                .containsExactly(
                        "Event OrderPlaced asks for a reply: '%s'. An event expects nothing: leave the component out, or make the record a Command, which has an answer."
                                .formatted(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"replacement", "responsible", "returned", "answered", "address"})
    void an_event_may_hold_what_only_looks_like_a_reply(String name) {
        assertThat(errors(orderPlaced("String " + name))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.util.concurrent.Future<String>            | Future<String>",
                "java.util.concurrent.CompletableFuture<String> | CompletableFuture<String>",
                "java.util.concurrent.Callable<String>          | Callable<String>",
                "java.util.function.Consumer<String>            | Consumer<String>",
                "java.util.function.Function<String, String>    | Function<String,String>",
                "Runnable                                       | Runnable",
                "CreateOrder                                    | CreateOrder"
            })
    void an_event_asks_for_nothing_to_be_done(String type, String shown) {
        var errors = new Compilation(output)
                .with("contract.orders", orderPlaced(type + " next"))
                .with("contract.orders", Samples.CREATE_ORDER)
                .errors();

        assertThat(errors)
                .containsExactly(
                        "Event OrderPlaced asks for something to be done: 'next' is a %s. An event expects nothing: leave the component out, and let a reaction send the command."
                                .formatted(shown));
    }

    @ParameterizedTest
    @CsvSource({"double, double", "float, float", "Double, Double", "Float, Float", "OptionalDouble, OptionalDouble"})
    void an_event_does_not_count_in_floating_point(String type, String shown) {
        assertThat(errors(orderPlaced(type + " total")))
                .containsExactly(
                        "Event OrderPlaced counts in floating point: 'total' is a %s. Use Money, or a whole number of minor units."
                                .formatted(shown));
        assertThat(errors(copying("List<Line> items") + "record Line(" + type + " price) {}"))
                .containsExactly(
                        "Event OrderPlaced counts in floating point: 'items.price' is a %s. Use Money, or a whole number of minor units."
                                .formatted(shown));
    }

    @Test
    void an_event_has_a_name_on_the_wire() {
        assertThat(errors("public record OrderPlaced(Instant occurredAt) implements Event {}"))
                .containsExactly(
                        "Event OrderPlaced has no name on the wire. Annotate it with @EventName(\"orders.order-placed.v1\").");
        assertThat(errors("public record PaymentIntended() implements Note {}"))
                .containsExactly(
                        "Note PaymentIntended has no name on the wire. Annotate it with @NoteName(\"orders.payment-intended.v1\").");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payments.order-placed.v1",
                "orders.order-shipped.v1",
                "orders.OrderPlaced.v1",
                "orders.order-placed",
                "orders.order-placed.1",
                "orders.order-placed.v0",
                "orders.order-placed.v1.json",
                "order-placed.v1"
            })
    void the_name_on_the_wire_says_context_name_and_version(String name) {
        assertThat(errors(event("OrderPlaced", name, "")))
                .containsExactly(
                        "Event OrderPlaced is called \"%s\" on the wire. The name says context, kebab-case name and version: @EventName(\"orders.order-placed.v1\")."
                                .formatted(name));
    }

    @Test
    void a_version_in_the_name_of_the_record_is_the_version_on_the_wire() {
        assertThat(withUpcaster(event("OrderPlacedV2", "orders.order-placed.v2", "")))
                .isEmpty();
        assertThat(withUpcaster(event("OrderPlaced", "orders.order-placed.v2", "")))
                .isEmpty();
        assertThat(errors(event("OrderPlacedV2", "orders.order-placed.v1", "")))
                .containsExactly(
                        "Event OrderPlacedV2 is called \"orders.order-placed.v1\" on the wire. The name says context, kebab-case name and version: @EventName(\"orders.order-placed.v2\").");
    }

    @Test
    void two_events_do_not_share_a_name_on_the_wire() {
        var errors = new Compilation(output)
                .with("contract.orders", orderPlaced("String one"))
                .with("other.orders", orderPlaced("String other"))
                .errors();

        assertThat(errors)
                .containsExactly(
                        "The wire name orders.order-placed.v1 is taken by dev.tense.contract.orders.OrderPlaced. Give dev.tense.other.orders.OrderPlaced a name of its own.");
    }

    @Test
    void a_message_is_not_both_a_command_and_an_event() {
        assertThat(errors(Samples.simpleCommand("PlaceOrder")
                        .replace("commandId)", "commandId, Instant occurredAt)")
                        .replace("Command<PlaceOrder.Answer>", "Command<PlaceOrder.Answer>, Event")))
                .containsExactly("PlaceOrder is both Command and Event. A message is exactly one: split the record.");
    }

    @Test
    void a_fact_is_not_both_published_and_private() {
        assertThat(errors(orderPlaced("String id").replace("implements Event", "implements Event, Note")))
                .containsExactly("OrderPlaced is both Event and Note. A message is exactly one: split the record.");
    }

    @Test
    void only_an_event_has_an_event_name() {
        assertThat(errors("@EventName(\"orders.order-placed.v1\") public record OrderPlaced(Instant occurredAt) {}"))
                .containsExactly(
                        "OrderPlaced has an @EventName but is no Event. Let the record implement Event, or remove the annotation.");
        assertThat(errors("@NoteName(\"orders.hint.v1\") public record Hint() {}"))
                .containsExactly(
                        "Hint has an @NoteName but is no Note. Let the record implement Note, or remove the annotation.");
    }

    @Test
    void only_an_event_sets_off_an_alarm() {
        assertThat(errors("@Alarm(\"Look.\") @NoteName(\"orders.hint.v1\") public record Hint() implements Note {}"))
                .containsExactly(
                        "Hint has an @Alarm but is no Event. Let the record implement Event, or remove the annotation.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Look.\\nThen look again."})
    void an_alarm_says_something_in_one_line(String text) {
        assertThat(errors("@Alarm(\"%s\")".formatted(text) + orderPlaced("String id")))
                .containsExactly(
                        "The alarm of Event OrderPlaced must say in one line of at most 1024 characters what happened and what to do.");
    }

    @Test
    void an_alarm_fits_into_what_cloud_watch_takes() {
        assertThat(errors("@Alarm(\"%s\")".formatted("x".repeat(1_024)) + orderPlaced("String id")))
                .isEmpty();
        assertThat(errors("@Alarm(\"%s\")".formatted("x".repeat(1_025)) + orderPlaced("String id")))
                .hasSize(1);
    }

    @Test
    void a_value_of_the_contract_is_no_message_and_follows_no_rule_of_one() {
        assertThat(errors("public record Weight(double kilograms, Date measured) {}"))
                .isEmpty();
        assertThat(errors("public interface OrderEvents extends Event {}")).isEmpty();
    }

    @Test
    void an_error_points_at_what_is_wrong() {
        var positions = new Compilation(output).with("contract.orders", """
                        @EventName("orders.order-placed.v0")
                        public record OrderPlacedV1(
                            Instant occurredAt,
                            Date when) implements Event {}
                        """).positions();

        assertThat(positions).containsExactly("public record OrderPlacedV1(", "Date when) implements Event {}");
    }

    private static String orderPlaced(String component) {
        return event("OrderPlaced", "orders.order-placed.v1", ", " + component);
    }

    private static String copying(String component) {
        var copy = "{ public OrderPlaced { items = List.copyOf(items); } }";
        return orderPlaced(component).replace("{}", copy);
    }

    private static String event(String name, String wireName, String components) {
        return """
            @EventName("%s")
            public record %s(Instant occurredAt%s) implements Event {}
            """.formatted(wireName, name, components);
    }

    private List<String> note(String component) {
        return errors("@NoteName(\"orders.payment-intended.v1\") public record PaymentIntended(%s) implements Note {}"
                .formatted(component));
    }

    private List<String> withUpcaster(String event) {
        return new Compilation(output)
                .with("contract.orders", event)
                .with("contract.orders", Samples.upcaster("orders.order-placed.v1"))
                .errors();
    }

    private List<String> errors(String declarations) {
        return new Compilation(output).with("contract.orders", declarations).errors();
    }
}
