package dev.tense.scenarios;

import static dev.tense.scenarios.Entry.command;
import static dev.tense.scenarios.Entry.done;
import static dev.tense.scenarios.Entry.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.scenarios.Tables.Booking;
import dev.tense.scenarios.Tables.Sale;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPlatform.class)
class PlaceAnOrderTest {
    private static final List<Entry> OF_A_PLACED_ORDER = List.of(
            command("PlaceOrder"),
            command("CreateOrder"),
            event("orders.order-created.v1"),
            command("ProcessPayment"),
            event("payments.payment-processed.v1"),
            command("ReserveInventory"),
            event("inventory.inventory-reserved.v1"),
            event("orders.order-placed.v1"),
            done("award-points-on-order-placed"),
            event("loyalty.points-awarded.v1"),
            done("notify-warehouse-on-order-placed"),
            done("send-confirmation-on-order-placed"),
            event("notifications.email-sent.v1"),
            done("track-sale-on-order-placed"),
            // The steps of the other flow look at the order and leave it alone.
            done("pay-on-inventory-reserved"),
            done("place-on-payment-processed"),
            done("prepare-shipment-on-payment-processed"),
            event("shipping.shipment-prepared.v1"),
            done("ready-shipment-on-order-placed"),
            event("shipping.order-ready-to-ship.v1"),
            done("ship-on-order-ready-to-ship"),
            command("ShipOrder"),
            event("shipping.order-shipped.v1"),
            done("send-tracking-on-order-shipped"),
            event("notifications.email-sent.v1"));

    @Test
    @Tag(ChosenEndpoint.EVERY_ENDPOINT)
    void an_order_is_placed_and_everybody_reacts(Platform platform) {
        long began = System.nanoTime();
        long ordersBefore = salesToday(platform).path("orders").asLong();
        long soldBefore = minor(salesToday(platform).path("totalAmount"));

        Reply placed = platform.place(OrderForm.of("C-FIRST"));

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.header("content-type")).contains("application/json");
        assertThat(placed.json()).isEqualTo(Reply.parse("""
                {"result": "order-placed", "orderId": "%s", "orderNumber": "%s",
                 "total": {"amount": "49.98", "currency": "EUR"}, "estimatedDelivery": "%s"}""".formatted(
                placed.orderId(), placed.text("orderNumber"), platform.today().plusDays(5))));
        assertThat(placed.orderId()).matches("[0-9a-f]{32}");
        assertThat(placed.text("orderNumber")).matches("T-[0-9A-V]{5}-[0-9A-V]{5}");

        everybodyReacts(platform, placed.orderId());
        System.out.printf(
                "scenarios: from the request to the last reaction %.1f s%n",
                Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0);

        assertThat(platform.order(placed.orderId()))
                .isEqualTo(Reply.parse("""
                {"orderId": "%s", "orderNumber": "%s", "customerId": "C-FIRST", "status": "PLACED",
                 "items": [{"sku": "BOOK-1", "quantity": 2}], "total": {"amount": "49.98", "currency": "EUR"}}""".formatted(placed.orderId(), placed.text("orderNumber"))));
        assertThat(platform.tables.bookings(placed.orderId()))
                .containsExactly(new Booking("charge-" + placed.orderId(), "approved", 4998));
        assertThat(platform.customer("C-FIRST").path("points").asLong()).isEqualTo(49);
        assertThat(platform.mails("C-FIRST")).containsExactly("order-confirmation", "order-shipped");
        assertThat(picks(platform)).contains(Reply.parse("""
                {"orderId": "%s", "items": [{"sku": "BOOK-1", "quantity": 2}], "priority": "normal"}""".formatted(placed.orderId())));
        assertThat(platform.tables.sales(placed.orderId())).containsExactly(new Sale(4998, 2));
        assertThat(salesToday(platform).path("orders").asLong()).isGreaterThan(ordersBefore);
        assertThat(minor(salesToday(platform).path("totalAmount"))).isGreaterThanOrEqualTo(soldBefore + 4998);
    }

    @Test
    void the_same_body_again_gets_the_same_bytes_and_changes_nothing(Platform platform) {
        OrderForm order = OrderForm.of("C-REPEATS");
        Reply first = platform.place(order);
        everybodyReacts(platform, first.orderId());
        Set<String> processes = platform.tables.processes();
        Set<String> commits = platform.tables.commits(first.orderId());
        List<Booking> bookings = platform.tables.bookings();
        JsonNode customer = platform.customer("C-REPEATS");

        Reply second = platform.place(order);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(platform.tables.processes()).isEqualTo(processes);
        assertThat(platform.tables.commits(first.orderId())).isEqualTo(commits);
        assertThat(platform.tables.bookings()).containsExactlyInAnyOrderElementsOf(bookings);
        assertThat(platform.customer("C-REPEATS")).isEqualTo(customer);
        assertThat(platform.mails("C-REPEATS")).containsExactly("order-confirmation", "order-shipped");
    }

    @Test
    void fifty_identical_requests_at_once_place_one_order(Platform platform) {
        platform.withProduct("RUSH-1", 100);
        OrderForm order = OrderForm.of("C-RUSH").forProduct("RUSH-1", 2);
        int processes = platform.tables.processes().size();

        List<Reply> replies = atOnce(50, platform, order);

        Reply last = platform.place(order);
        assertThat(last.status()).isEqualTo(201);
        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isIn(201, 202));
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 201)
                .isNotEmpty()
                .allSatisfy(reply -> assertThat(reply.body()).isEqualTo(last.body()));
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 202)
                .allSatisfy(reply -> assertThat(reply.orderId()).isEqualTo(last.orderId()));
        assertThat(platform.tables.processes()).hasSize(processes + 1);
        assertThat(platform.tables.bookings(last.orderId()))
                .containsExactly(new Booking("charge-" + last.orderId(), "approved", 4998));
        assertThat(platform.stock("RUSH-1")).isEqualTo(98);
    }

    @Test
    void the_same_command_id_with_another_body_is_refused(Platform platform) {
        OrderForm order = OrderForm.of("C-CHANGES-MIND");
        assertThat(platform.place(order).status()).isEqualTo(201);
        Set<String> processes = platform.tables.processes();

        Reply other = platform.place(order.forProduct(Platform.BOOK, 3));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.header("content-type")).contains("application/problem+json");
        assertThat(platform.tables.processes()).isEqualTo(processes);
    }

    private static List<Reply> atOnce(int times, Platform platform, OrderForm order) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return Stream.generate(() -> CompletableFuture.supplyAsync(() -> platform.place(order), threads))
                    .limit(times)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    /** The fourth is the embedded payment provider's entry in its own books. */
    @Test
    void a_checkout_asks_the_tables_six_times_and_the_provider_once(Platform platform) {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (var _ = SharedPlatform.TRAPDOOR.set((call, aws) -> {
            if (call.isOf("tense-place-order")) {
                asked.add(call.operation());
            }
            return aws.answer();
        })) {
            assertThat(platform.place(OrderForm.of("C-COUNTED")).status()).isEqualTo(201);
        }

        assertThat(asked)
                .containsExactly(
                        "BatchGetItem", "PutItem", "PutItem", "PutItem", "PutItem", "TransactWriteItems", "PutItem");
    }

    /** When resume-checkout looks whether there is something left to do is another matter. */
    private static void everybodyReacts(Platform platform, String orderId) {
        Eventually.expect(
                () -> platform.timeline(orderId),
                entries -> assertThat(entries)
                        .filteredOn(entry -> !entry.name().equals("resume-checkout"))
                        .containsExactlyInAnyOrderElementsOf(OF_A_PLACED_ORDER));
    }

    private static List<JsonNode> picks(Platform platform) {
        return platform.get("/picks/" + platform.today())
                .json()
                .path("entries")
                .valueStream()
                .toList();
    }

    private static JsonNode salesToday(Platform platform) {
        return platform.get("/sales/" + platform.today()).json().path("sums").path(0);
    }

    private static long minor(JsonNode money) {
        return Long.parseLong(money.path("amount").asText("0.00").replace(".", ""));
    }
}
