package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.scenarios.Tables.Booking;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ends the process of place-order, by force, before one of its requests, and nobody sends the order again. */
@ExtendWith(SharedPlatform.class)
class CrashTest {
    /** The first request reads prices, the second creates the order, the last one places it. */
    private static final int CREATES_ORDER = 2;

    private static final int PLACES_ORDER = 7;
    private static final String PLACE_ORDER = "tense-place-order";

    @Test
    void without_a_repeat_the_checkout_is_resumed(Platform platform) {
        Map<String, OrderForm> abandoned = new LinkedHashMap<>();
        for (int last = CREATES_ORDER + 1; last <= PLACES_ORDER; last++) {
            int request = last;
            String sku = "RESUME-" + request;
            platform.withProduct(sku, 10);
            OrderForm order = OrderForm.of("C-GONE").forProduct(sku, 2);
            abandoned.put(theOneCreatedBy(platform, () -> crash(platform, order, request)), order);
        }

        abandoned.forEach((orderId, order) -> {
            assertResumed(platform, orderId);
            assertPlacedOnce(platform, orderId, order.sku());
            assertThat(platform.place(order).orderId()).isEqualTo(orderId);
        });
    }

    @Test
    void a_checkout_that_was_finished_needs_no_resuming(Platform platform) {
        platform.withProduct("FINISHED-1", 10);
        Reply placed = platform.place(OrderForm.of("C-DONE").forProduct("FINISHED-1", 2));

        assertResumed(platform, placed.orderId());
        assertPlacedOnce(platform, placed.orderId(), "FINISHED-1");
    }

    private static String theOneCreatedBy(Platform platform, Runnable action) {
        Set<String> before = platform.tables.processes();
        action.run();
        Set<String> created = platform.tables.processes();
        created.removeAll(before);
        assertThat(created).hasSize(1);
        return created.iterator().next();
    }

    private static void assertResumed(Platform platform, String orderId) {
        Eventually.expect(
                () -> platform.timeline(orderId),
                entries -> assertThat(entries).contains(Entry.done("resume-checkout")));
    }

    @Test
    void a_crash_before_the_order_is_written_leaves_nothing(Platform platform) {
        Set<String> before = platform.tables.processes();

        crash(platform, OrderForm.of("C-NOTHING"), CREATES_ORDER);

        assertThat(platform.tables.processes()).isEqualTo(before);
    }

    private static void assertPlacedOnce(Platform platform, String orderId, String sku) {
        assertThat(platform.status(orderId)).isEqualTo("PLACED");
        assertThat(platform.tables.bookings(orderId))
                .containsExactly(new Booking("charge-" + orderId, "approved", 4998));
        assertThat(platform.stock(sku)).isEqualTo(8);
        assertThat(platform.timeline(orderId))
                .filteredOn(entry -> entry.kind().equals("event"))
                .extracting(Entry::name)
                .filteredOn(event -> !event.equals("notifications.email-sent.v1")) // one for each mail
                .doesNotHaveDuplicates()
                .contains("orders.order-placed.v1");
    }

    private static void crash(Platform platform, OrderForm order, int request) {
        AtomicInteger requests = new AtomicInteger();
        try (var _ = SharedPlatform.TRAPDOOR.set((call, aws) -> {
            if (call.isOf(PLACE_ORDER) && requests.incrementAndGet() == request) {
                throw call.kill();
            }
            return aws.answer();
        })) {
            Reply lost = platform.place(order);
            assertThat(lost.status()).as(lost.body()).isEqualTo(500);
            assertThat(requests).hasValue(request);
        }
    }
}
