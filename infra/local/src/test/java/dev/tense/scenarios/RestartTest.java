package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.local.gate.FunctionCall;
import dev.tense.local.gate.Gate;
import dev.tense.local.wire.Answer;
import dev.tense.scenarios.Tables.Booking;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Two runs on the same data, the second after the first was stopped in the middle of everything. */
class RestartTest {
    private static final Set<String> REACTIONS = Set.of(
            "resume-checkout",
            "award-points-on-order-placed",
            "notify-warehouse-on-order-placed",
            "send-confirmation-on-order-placed",
            "track-sale-on-order-placed");

    private static final String AWARD_POINTS = "tense-award-points-on-order-placed";

    private final Path data = SharedPlatform.newFolder();
    private final OrderForm placed = OrderForm.of("C-STAYS");
    private final OrderForm unfinished = OrderForm.of("C-RETURNS-LATER");

    @Test
    @Tag(ChosenEndpoint.OWN_SYSTEM)
    void orders_stay_and_what_was_not_delivered_is_delivered_once() throws InterruptedException {
        Trapdoor trapdoor = new Trapdoor();
        HeldBack held = new HeldBack();
        Reply first;
        String waiting;
        try (Platform before = Platform.start(Platform.options(data), trapdoor)) {
            before.withProduct(Platform.BOOK, 100);
            waiting = leaveUnfinished(before, trapdoor);
            resumingIsInItsQueue(before);
            trapdoor.set(held);
            first = before.place(placed);
            assertThat(first.status()).isEqualTo(201);
            assertThat(held.isWaiting.await(2, TimeUnit.MINUTES)).isTrue();
        }
        held.mayEnd.countDown();

        try (Platform after = Platform.start(Platform.options(data))) {
            assertThat(after.place(placed).body()).isEqualTo(first.body());
            everythingHappensOnce(after, first.orderId(), "C-STAYS");
            everythingHappensOnce(after, waiting, "C-RETURNS-LATER");
            assertThat(after.stock(Platform.BOOK)).isEqualTo(96);
            assertThat(after.tables.bookings()).hasSize(2);
        }
    }

    /** Lets a reaction wait for the tables, so that its message is with it when everything stops. */
    private static final class HeldBack implements Gate {
        private final CountDownLatch isWaiting = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);

        @Override
        public Answer pass(FunctionCall call, Aws aws) throws InterruptedException {
            if (call.isOf(AWARD_POINTS)) {
                isWaiting.countDown();
                mayEnd.await();
                return call.unavailable();
            }
            return aws.answer();
        }
    }

    /** Takes the tables away from place-order once the order is written. */
    private String leaveUnfinished(Platform platform, Trapdoor trapdoor) {
        Set<String> known = platform.tables.processes();
        AtomicInteger writes = new AtomicInteger();
        try (var _ = trapdoor.closeTables(call -> !call.isOf("tense-place-order")
                || !call.operation().equals("PutItem")
                || writes.incrementAndGet() == 1)) {
            assertThat(platform.place(unfinished).status()).isEqualTo(503);
        }
        Set<String> created = platform.tables.processes();
        created.removeAll(known);
        return created.iterator().next();
    }

    private static void resumingIsInItsQueue(Platform platform) {
        String url = platform.queueUrl("tense-resume-checkout");
        Eventually.expect(
                () -> platform.aws
                        .sqs()
                        .getQueueAttributes(request -> request.queueUrl(url)
                                .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                        .attributes(),
                attributes -> assertThat(attributes)
                        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1"));
    }

    /** What was under way when everything stopped may need a second attempt. */
    private static void everythingHappensOnce(Platform platform, String orderId, String customer) {
        Eventually.expect(
                () -> platform.timeline(orderId),
                entries -> assertThat(entries)
                        .filteredOn(entry -> entry.status().equals("done"))
                        .extracting(Entry::name)
                        .containsAll(REACTIONS));
        assertThat(platform.status(orderId)).isEqualTo("PLACED");
        assertThat(platform.customer(customer).path("points").asLong()).isEqualTo(49);
        assertThat(platform.mails(customer)).containsOnlyOnce("order-confirmation");
        assertThat(platform.tables.bookings(orderId))
                .containsExactly(new Booking("charge-" + orderId, "approved", 4998));
    }
}
