package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tense.messaging.Caller;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.CommandKey;
import dev.tense.platform.FaultyStore.Fault;
import dev.tense.platform.SimulatedSystem.Answer;
import dev.tense.platform.SimulatedSystem.Message;
import dev.tense.platform.Zip;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands that are sent for a later answer, and everything that can come between. */
class AnswerLaterTest {
    private static final Duration BEYOND_THE_DEADLINE = Duration.ofMinutes(16);

    private final Shop shop = new Shop();

    @Test
    void the_answer_is_the_one_that_would_have_been_given_at_once() {
        Answer accepted = shop.placeLater("one", "tok_approved");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.text())
                .isEqualTo(
                        "{\"commandId\":\"one\",\"command\":\"place-order\",\"location\":\"/internal/commands/one\"}");
        assertThat(accepted.headers())
                .containsEntry("location", "/internal/commands/one")
                .containsEntry("preference-applied", "respond-async");
        Answer pending = shop.system.status("one");
        String deadline = pending.body().path("deadline").asText();
        assertThat(Instant.parse(deadline))
                .isCloseTo(shop.system.clock.instant().plus(Duration.ofMinutes(15)), within(1, ChronoUnit.SECONDS));
        assertThat(pending.text())
                .isEqualTo("{\"commandId\":\"one\",\"command\":\"place-order\",\"status\":\"pending\","
                        + "\"deadline\":\"" + deadline + "\"}");
        assertThat(pending.headers()).containsEntry("retry-after", "1");

        deliverCommands(shop);

        Answer answered = shop.system.status("one");
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.headers()).doesNotContainKey("retry-after");
        assertThat(answered.text())
                .isEqualTo("{\"commandId\":\"one\",\"command\":\"place-order\",\"status\":\"answered\","
                        + "\"deadline\":\"" + deadline + "\",\"httpStatus\":201,\"answer\":"
                        + shop.place("one", "tok_approved").text() + "}");
        assertPlacedOnce(shop);
    }

    @Test
    void a_refusal_is_an_answer_too() {
        shop.placeLater("poor", "tok_insufficient_funds");
        shop.placeLater("nobody-knows-it", "tok_approved", "UNKNOWN-1");

        deliverCommands(shop);

        Answer poor = shop.system.status("poor");
        assertThat(poor.body().path("httpStatus").asInt()).isEqualTo(402);
        assertThat(poor.body().path("answer").toString())
                .isEqualTo(shop.place("poor", "tok_insufficient_funds").text());
        Answer unknown = shop.system.status("nobody-knows-it");
        assertThat(unknown.body().path("httpStatus").asInt()).isEqualTo(409);
        assertThat(unknown.body().path("answer").path("reason").asText()).isEqualTo("UNKNOWN_PRODUCT");
    }

    @Test
    void an_answer_that_is_not_final_is_waited_for() {
        shop.placeLater("one", "tok_timeout_after_charge");
        Message sent = shop.system.waiting().getFirst();

        shop.system.deliver(sent);
        assertThat(stand(shop)).isEqualTo("pending");
        deliverCommands(shop);

        assertThat(stand(shop)).isEqualTo("answered 201");
        assertPlacedOnce(shop);
    }

    @Test
    void the_last_attempt_comes_after_the_deadline_of_a_checkout_and_has_its_final_answer() {
        shop.placeLater("one", "tok_temporary_failure");

        deliverCommands(shop);

        assertThat(stand(shop)).isEqualTo("answered 409");
        assertThat(shop.system
                        .status("one")
                        .body()
                        .path("answer")
                        .path("reason")
                        .asText())
                .isEqualTo("EXPIRED");
    }

    @Test
    void sent_again_it_is_the_same_command_and_has_the_same_answer() {
        assertThat(shop.placeLater("one", "tok_approved")).isEqualTo(shop.placeLater("one", "tok_approved"));
        deliverCommands(shop);
        String answered = shop.system.status("one").text();
        assertThat(shop.placeLater("one", "tok_approved").status()).isEqualTo(202);
        deliverCommands(shop);

        assertThat(shop.system.status("one").text()).isEqualTo(answered);
        assertPlacedOnce(shop);
    }

    @Test
    void one_id_is_one_command_and_another_body_or_another_command_is_refused() {
        shop.placeLater("one", "tok_approved");

        assertThat(shop.placeLater("one", "tok_declined").status()).isEqualTo(422);
        Answer other = shop.system.later("cancel-order", "{\"commandId\": \"one\", \"orderId\": \"any\"}");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().path("type").asText()).isEqualTo("urn:tense:problem:command-id-reused");
        assertThat(shop.system.waiting()).hasSize(1);
    }

    @Test
    void an_id_that_was_used_at_once_with_another_body_ends_as_that_problem() {
        shop.place("one", "tok_approved");
        shop.system.deliverAll();
        shop.placeLater("one", "tok_declined");

        deliverCommands(shop);

        assertThat(stand(shop)).isEqualTo("failed 422");
        assertThat(shop.system.deadLetters()).isEmpty();
    }

    @Test
    void what_does_not_keep_to_the_contract_is_refused_at_once_and_leaves_nothing() {
        assertThat(shop.system.later("place-order", "{\"commandId\": \"one\"}").status())
                .isEqualTo(400);

        assertThat(shop.system.waiting()).isEmpty();
        assertThat(shop.system.status("one").status()).isEqualTo(404);
        assertThat(shop.system.status("not an id").status()).isEqualTo(400);
    }

    @Test
    void nothing_private_is_kept_beside_the_queue() {
        shop.placeLater("one", "tok_approved");
        deliverCommands(shop);

        String kept = "platform#command#"
                + CommandKey.ofSent(Caller.identity(Zip.OPERATOR), new CommandId("one"))
                        .value();
        assertThat(shop.memory.partition(kept))
                .extracting(item -> item.texts().keySet())
                .containsExactly(Set.of("answer"), Set.of("command", "fingerprint", "deadline"), Set.of("how", "at"));
        assertThat(shop.memory.partition(kept).toString()).doesNotContain("O'Example", "tok_approved");
    }

    /** The function dies, or an answer gets lost, between any two of the calls of the sender's request; then it asks again. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_request_that_fails_anywhere_loses_nothing_when_it_is_repeated(Fault fault) {
        for (boolean inTheQueue : List.of(false, true)) {
            var shop = new Shop();
            if (inTheQueue) {
                shop.system.queues.failNext(fault);
            } else {
                shop.store.failAt(0, fault);
            }

            assertThat(shop.placeLater("one", "tok_approved").status()).isEqualTo(503);
            assertThat(shop.placeLater("one", "tok_approved").status()).isEqualTo(202);
            deliverCommands(shop);

            assertThat(stand(shop)).isEqualTo("answered 201");
            assertPlacedOnce(shop);
        }
    }

    /** The worker dies, or an answer gets lost, at every call it makes; the message comes back. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_worker_that_fails_anywhere_is_followed_by_one_that_ends_it(Fault fault) {
        for (int call = 0; call < calls(); call++) {
            var shop = new Shop();
            shop.placeLater("one", "tok_approved");
            shop.store.failAt(call, fault);

            deliverCommands(shop);

            assertThat(stand(shop)).isEqualTo("answered 201");
            assertPlacedOnce(shop);
        }
    }

    /** As above, and the message comes back after the deadline. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void what_was_claimed_is_ended_also_after_the_deadline_and_what_was_not_expires(Fault fault) {
        var stands = new ArrayList<String>();
        for (int call = 0; call < calls(); call++) {
            var shop = new Shop();
            shop.placeLater("one", "tok_approved");
            Message sent = shop.system.waiting().getFirst();
            shop.store.failAt(call, fault);
            shop.system.deliver(sent);
            shop.store.heal();
            shop.system.clock.advance(BEYOND_THE_DEADLINE);

            deliverCommands(shop);

            stands.add(shop.system.status("one").body().path("status").asText());
            assertThat(shop.events("orders.order-created.v1")).isLessThanOrEqualTo(1);
            assertThat(stand(shop).equals("expired")).isEqualTo(shop.commits().size() == STOCKED);
        }
        // The first call looks, the second claims: if that one arrived, the command is claimed.
        int expired = fault == Fault.BEFORE ? 2 : 1;
        assertThat(stands.subList(0, expired)).containsOnly("expired");
        assertThat(stands.subList(expired, stands.size()))
                .containsOnly("answered")
                .isNotEmpty();
    }

    /** A second delivery of the message is served from beginning to end before each call of the first one. */
    @Test
    void two_workers_at_once_do_the_work_once() {
        for (int call = 0; call < calls(); call++) {
            var shop = new Shop();
            shop.placeLater("one", "tok_approved");
            Message sent = shop.system.waiting().getFirst();
            shop.store.interruptAt(call, () -> shop.system.deliver(sent));

            deliverCommands(shop);

            assertThat(stand(shop)).isEqualTo("answered 201");
            assertPlacedOnce(shop);
        }
    }

    /** The sender asks for the answer at once before each call that the worker makes. */
    @Test
    void sent_at_once_and_for_a_later_answer_it_is_one_command() {
        for (int call = 0; call < calls(); call++) {
            var shop = new Shop();
            var atOnce = new ArrayList<Answer>();
            shop.placeLater("one", "tok_approved");
            shop.store.interruptAt(call, () -> atOnce.add(shop.place("one", "tok_approved")));

            deliverCommands(shop);

            // While a charge of the worker may be on its way, nobody sends another: the answer is not known yet.
            assertThat(atOnce)
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.status()).isIn(201, 202));
            assertThat(shop.system.status("one").body().path("answer").toString())
                    .isEqualTo(shop.place("one", "tok_approved").text());
            assertPlacedOnce(shop);
        }
    }

    @Test
    void what_nobody_began_by_the_deadline_expires_and_is_never_run() {
        shop.placeLater("one", "tok_approved");
        shop.system.clock.advance(BEYOND_THE_DEADLINE);

        assertThat(stand(shop)).isEqualTo("expired");
        deliverCommands(shop);

        assertThat(stand(shop)).isEqualTo("expired");
        assertThat(shop.commits()).hasSize(STOCKED);
        assertThat(shop.system.deadLetters()).isEmpty();
        assertThat(shop.place("one", "tok_approved").status()).isEqualTo(201);
    }

    @Test
    void a_worker_that_comes_too_late_runs_nothing_although_nobody_asked() {
        shop.placeLater("one", "tok_approved");
        shop.system.clock.advance(BEYOND_THE_DEADLINE);

        deliverCommands(shop);

        assertThat(stand(shop)).isEqualTo("expired");
        assertThat(shop.commits()).hasSize(STOCKED);
    }

    @Test
    void a_message_that_was_lost_expires() {
        shop.system.queues.failNext(Fault.BEFORE);
        assertThat(shop.placeLater("one", "tok_approved").status()).isEqualTo(503);

        assertThat(stand(shop)).isEqualTo("pending");
        shop.system.clock.advance(BEYOND_THE_DEADLINE);

        assertThat(stand(shop)).isEqualTo("expired");
    }

    /** The deadline passes, and the sender asks, before each call that the worker makes: what was told stays true. */
    @Test
    void expired_is_told_only_of_what_will_never_be_run() {
        var told = new ArrayList<String>();
        for (int call = 0; call < calls(); call++) {
            var shop = new Shop();
            shop.placeLater("one", "tok_approved");
            shop.store.interruptAt(call, () -> {
                shop.system.clock.advance(BEYOND_THE_DEADLINE);
                told.add(stand(shop));
            });

            deliverCommands(shop);

            boolean expired = told.getLast().equals("expired");
            assertThat(stand(shop).equals("expired")).isEqualTo(expired);
            assertThat(shop.commits().size() == STOCKED).isEqualTo(expired);
        }
        assertThat(told).startsWith("expired", "expired", "pending").hasSize(calls());
    }

    /** A worker whose clock is behind claims the command between the look of a sender who asks too late and what follows. */
    @Test
    void what_a_worker_claimed_does_not_expire_although_clocks_disagree() {
        shop.placeLater("one", "tok_approved");
        Message sent = shop.system.waiting().getFirst();
        shop.system.clock.advance(BEYOND_THE_DEADLINE);
        shop.store.interruptAt(1, () -> {
            shop.system.clock.advance(BEYOND_THE_DEADLINE.negated());
            shop.system.deliver(sent);
        });

        assertThat(stand(shop)).isEqualTo("pending");
        shop.store.heal();
        assertThat(stand(shop)).isEqualTo("answered 201");
    }

    @Test
    void a_command_that_always_fails_ends_in_its_dead_letter_queue_and_its_sender_is_told() {
        shop.placeLater("one", "tok_approved");
        Message sent = shop.system.waiting().getFirst();
        for (int attempt = 1; attempt <= 8; attempt++) {
            assertThat(stand(shop)).isEqualTo("pending");
            shop.store.failAt(call(attempt), Fault.BEFORE);
            deliverOnce(shop);
        }
        shop.store.heal();

        assertThat(stand(shop)).isEqualTo("failed 503");
        assertThat(shop.system.status("one").body().has("presumed")).isFalse();
        assertThat(shop.system.deadLetters())
                .singleElement()
                .satisfies(dead -> assertThat(dead.body()).isEqualTo(sent.body()));

        shop.system.deliver(sent);
        assertThat(stand(shop)).isEqualTo("answered 201");
        assertPlacedOnce(shop);
    }

    /** The first attempt also claims, so its handler's first call is one later. */
    private static int call(int attempt) {
        return attempt == 1 ? 2 : 1;
    }

    @Test
    void a_command_whose_last_attempt_was_killed_is_presumed_to_have_failed() {
        shop.placeLater("one", "tok_approved");
        Message sent = shop.system.waiting().getFirst();
        shop.store.failAt(2, Fault.BEFORE);
        deliverOnce(shop);
        shop.store.heal();
        shop.system.clock.advance(Duration.ofMinutes(30));
        assertThat(stand(shop)).isEqualTo("pending");

        shop.system.clock.advance(Duration.ofHours(1));

        assertThat(stand(shop)).isEqualTo("failed 503");
        assertThat(shop.system.status("one").body().path("presumed").asBoolean())
                .isTrue();
        shop.system.deliver(sent);
        assertThat(stand(shop)).isEqualTo("answered 201");
    }

    @Test
    void an_answered_command_that_is_delivered_again_is_not_run_again() {
        shop.placeLater("one", "tok_approved");
        Message sent = shop.system.waiting().getFirst();
        deliverCommands(shop);
        int commits = shop.commits().size();
        shop.store.heal();

        shop.system.deliver(sent);

        assertThat(shop.store.calls()).as("it looks, and that is all").isEqualTo(1);
        assertThat(shop.commits()).hasSize(commits);
    }

    @Test
    void a_message_that_nobody_sent_here_is_not_run() {
        shop.placeLater("one", "tok_approved");
        Message sent = shop.system.waiting().getFirst();
        var elsewhere = new Shop();

        elsewhere.system.deliver(sent);

        assertThat(elsewhere.commits()).hasSize(STOCKED);
        assertThat(elsewhere.system.status("one").status()).isEqualTo(404);
    }

    @Test
    void a_message_that_is_no_command_ends_in_the_dead_letter_queue() {
        for (String body : List.of("not json", "null", "{}", "[]", sentBody().replace("place-order", "cancel-order"))) {
            var shop = new Shop();
            for (int attempt = 1; attempt <= 8; attempt++) {
                shop.system.deliver(new Message("place-order", body, attempt));
            }
            assertThat(shop.system.deadLetters()).hasSize(1);
            assertThat(shop.commits()).hasSize(STOCKED);
        }
    }

    private static String sentBody() {
        var shop = new Shop();
        shop.placeLater("one", "tok_approved");
        return shop.system.waiting().getFirst().body();
    }

    /** The commits of a new shop. */
    private static final int STOCKED = new Shop().commits().size();

    /** How many calls to the store a worker makes when nothing goes wrong. */
    private static int calls() {
        var shop = new Shop();
        shop.placeLater("one", "tok_approved");
        shop.store.heal();
        deliverOnce(shop);
        return shop.store.calls();
    }

    private static void deliverOnce(Shop shop) {
        Message next = shop.system.waiting().stream()
                .filter(AnswerLaterTest::isCommand)
                .findFirst()
                .orElseThrow();
        shop.system.deliverWhile(next::equals);
    }

    private static void deliverCommands(Shop shop) {
        shop.system.deliverWhile(AnswerLaterTest::isCommand);
    }

    private static boolean isCommand(Message message) {
        return message.reaction().equals("place-order");
    }

    private static String stand(Shop shop) {
        var body = shop.system.status("one").body();
        String status = body.path("status").asText();
        return switch (status) {
            case "answered" -> status + " " + body.path("httpStatus").asInt();
            case "failed" -> status + " " + body.path("problem").path("status").asInt();
            default -> status;
        };
    }

    private static void assertPlacedOnce(Shop shop) {
        shop.system.deliverAll();
        String order =
                shop.system.status("one").body().path("answer").path("orderId").asText();
        assertThat(shop.order(order)).isEqualTo("PLACED");
        assertThat(shop.moneyKept(order)).isEqualTo(1);
        assertThat(shop.stock("BOOK-1")).isEqualTo(Shop.BOOKS - 2);
        assertThat(shop.events("orders.order-placed.v1")).isEqualTo(1);
        assertThat(shop.events("payments.payment-processed.v1")).isEqualTo(1);
        assertThat(shop.system.deadLetters()).allMatch(AnswerLaterTest::isCommand);
    }
}
