package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.local.aws.TableGate;
import dev.tense.scenarios.Tables.Booking;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Two runs on the same data, the second after the first was stopped in the middle of everything. */
class RestartTest {
    private static final Set<Entry> REACTIONS = Set.of(
            Entry.done("resume-checkout"),
            Entry.done("award-points-on-order-placed"),
            Entry.done("notify-warehouse-on-order-placed"),
            Entry.done("send-confirmation-on-order-placed"),
            Entry.done("track-sale-on-order-placed"));

    private static final String AWARD_POINTS = "tense-award-points-on-order-placed";

    private final Path data = SharedPlatform.newFolder();
    private final OrderForm placed = OrderForm.of("C-STAYS");
    private final OrderForm unfinished = OrderForm.of("C-RETURNS-LATER");

    @Test
    void orders_stay_and_what_was_not_delivered_is_delivered_once() throws InterruptedException {
        Trapdoor trapdoor = new Trapdoor();
        HeldBack held = new HeldBack();
        Reply first;
        String waiting;
        try (Platform before = Platform.start(Platform.options(data).withTableGate(trapdoor))) {
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
    private static final class HeldBack implements TableGate {
        private final CountDownLatch isWaiting = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);

        @Override
        public boolean lets(Sender sender, String operation) throws InterruptedException {
            if (sender.function().equals(AWARD_POINTS)) {
                isWaiting.countDown();
                mayEnd.await();
                return false;
            }
            return true;
        }
    }

    /** Takes the tables away from place-order once the order is written. */
    private String leaveUnfinished(Platform platform, Trapdoor trapdoor) {
        Set<String> known = platform.tables.processes();
        try (var _ = trapdoor.set(new AfterTheOrder())) {
            assertThat(platform.place(unfinished).status()).isEqualTo(503);
        }
        Set<String> created = platform.tables.processes();
        created.removeAll(known);
        return created.iterator().next();
    }

    private static final class AfterTheOrder implements TableGate {
        private int writes;

        @Override
        public synchronized boolean lets(Sender sender, String operation) {
            return !sender.function().equals("tense-place-order") || !operation.equals("PutItem") || ++writes == 1;
        }
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

    private static void everythingHappensOnce(Platform platform, String orderId, String customer) {
        Eventually.expect(
                () -> platform.timeline(orderId), entries -> assertThat(entries).containsAll(REACTIONS));
        assertThat(platform.status(orderId)).isEqualTo("PLACED");
        assertThat(platform.customer(customer).path("points").asLong()).isEqualTo(49);
        assertThat(platform.mails(customer)).containsOnlyOnce("order-confirmation");
        assertThat(platform.tables.bookings(orderId))
                .containsExactly(new Booking("charge-" + orderId, "approved", 4998));
    }
}
