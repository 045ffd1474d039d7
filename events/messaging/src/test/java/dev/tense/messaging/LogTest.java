package dev.tense.messaging;

import static dev.tense.messaging.Decision.accept;
import static dev.tense.messaging.Decision.decline;
import static dev.tense.messaging.Library.BOOK;
import static dev.tense.messaging.Library.LOAN;
import static dev.tense.messaging.TroubledStore.lostResponse;
import static dev.tense.messaging.TroubledStore.overtakenBy;
import static dev.tense.messaging.TroubledStore.unavailableAfter;
import static dev.tense.messaging.TroubledStore.unavailableBefore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tense.messaging.Library.Book;
import dev.tense.messaging.TroubledStore.Requests;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LogTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");
    private static final Instant NOON_AS_KEPT = Instant.parse("2026-11-22T12:00:00.123Z");
    private static final StreamId STREAM = new StreamId("book", "Momo");
    private static final ItemKey COPIES = ItemKey.of("library#copies#Momo");
    private static final Requests A_READ = new Requests(1, 0, 0);
    private static final Requests A_WRITE = new Requests(0, 1, 0);
    private static final Requests A_READ_AND_A_WRITE = new Requests(1, 1, 0);

    private final Store undisturbed = new InMemoryStore();
    private final TroubledStore store = new TroubledStore(undisturbed);
    private Instant time = NOON;
    private final InstantSource clock = () -> time;
    private final Log log = new Log(store, Library.FACTS, clock.withZone(ZoneOffset.UTC));
    private final Log rivals = new Log(undisturbed, Library.FACTS, clock.withZone(ZoneOffset.UTC));

    @Test
    void the_same_command_twice_gives_the_identical_answer_and_writes_nothing() {
        LendBook.Answer answer = lend(anna("1"));
        store.requests();
        time = time.plus(LOAN);

        assertThat(answer).isEqualTo(new LendBook.Lent("Momo", NOON_AS_KEPT.plus(LOAN)));
        assertThat(lend(anna("1"))).isEqualTo(answer);
        assertThat(store.requests()).isEqualTo(A_READ);
        assertThat(commits()).hasSize(1);
    }

    @Test
    void the_same_creating_command_twice_gives_the_identical_answer() {
        LendBook.Answer answer = lendFirst(anna("1"));
        time = time.plus(LOAN);

        assertThat(lendFirst(anna("1"))).isEqualTo(answer);
        assertThat(commits()).hasSize(1);
    }

    @Test
    void the_answer_stays_the_same_after_the_stream_went_on() {
        LendBook.Answer answer = lend(anna("1"));
        giveBack("2");
        lend(ben("3"));

        assertThat(lend(anna("1"))).isEqualTo(answer);
        assertThat(lendFirst(anna("1"))).isEqualTo(answer);
        assertThat(commits()).hasSize(3);
    }

    @Test
    void the_answer_that_is_kept_is_the_rendered_one() {
        lend(anna("1"));

        assertThat(commits().getFirst().answer())
                .isEqualTo("{\"result\":\"lent\",\"book\":\"Momo\",\"until\":\"2026-12-20T12:00:00.123Z\"}");
    }

    @Test
    void a_command_id_with_another_body_is_refused_and_changes_nothing() {
        lend(anna("1"));
        var other = new LendBook(new CommandId("1"), "Momo", "Ben", "1234");

        assertThatExceptionOfType(CommandIdReused.class)
                .isThrownBy(() -> lend(other))
                .withMessage("commandId was used before with another body");
        assertThatExceptionOfType(CommandIdReused.class).isThrownBy(() -> lendFirst(other));
        assertThat(commits()).hasSize(1);
    }

    @Test
    void a_command_id_with_another_body_is_refused_also_while_there_is_no_answer() {
        lendAfterReview(anna("1"));
        var other = new LendBook(new CommandId("1"), "Momo", "Ben", "1234");

        assertThatExceptionOfType(CommandIdReused.class).isThrownBy(() -> lendAfterReview(other));
        assertThat(commits()).hasSize(1);
    }

    @Test
    void another_pin_is_the_same_command() {
        LendBook.Answer answer = lend(anna("1"));

        assertThat(lend(new LendBook(new CommandId("1"), "Momo", "Anna", "another pin")))
                .isEqualTo(answer);
    }

    @Test
    void the_same_id_of_another_caller_is_another_command() {
        var stranger = new Caller("stranger");
        lend(anna("1"));

        assertThat(asked(stranger, anna("1"), () -> decide(log, anna("1"), Library::lend)))
                .isEqualTo(new LendBook.Out("Momo"));
        giveBack("2");
        assertThat(asked(stranger, anna("1"), () -> decide(log, anna("1"), Library::lend)))
                .isInstanceOf(LendBook.Lent.class);
        assertThat(commits()).hasSize(3).extracting(Commit::key).doesNotHaveDuplicates();
    }

    @Test
    void the_same_id_for_another_kind_of_command_is_another_command() {
        lend(anna("1"));

        assertThat(giveBack("1")).isEqualTo(new ReturnBook.Returned("Momo"));
        assertThat(commits()).hasSize(2);
    }

    @Test
    void a_pure_refusal_writes_nothing_and_a_repeat_is_judged_afresh() {
        lend(anna("1"));
        store.requests();

        assertThat(lend(ben("2"))).isEqualTo(new LendBook.Out("Momo"));
        assertThat(lend(ben("2"))).isEqualTo(new LendBook.Out("Momo"));
        assertThat(store.requests()).isEqualTo(new Requests(2, 0, 0));

        giveBack("3");
        assertThat(lend(ben("2"))).isInstanceOf(LendBook.Lent.class);
    }

    @Test
    void after_a_pure_refusal_the_same_id_may_come_with_another_body() {
        lend(anna("1"));
        lend(ben("2"));
        giveBack("3");

        assertThat(lend(new LendBook(new CommandId("2"), "Momo", "Cleo", "1234")))
                .isInstanceOf(LendBook.Lent.class);
    }

    @Test
    void an_answer_that_is_not_final_is_not_stored_and_the_repeat_goes_on() {
        assertThat(lendAfterReview(anna("1"))).isEqualTo(new LendBook.UnderReview("Momo"));
        assertThat(commits()).extracting(Commit::answer).containsOnlyNulls();

        LendBook.Answer answer = lendAfterReview(anna("1"));

        assertThat(answer).isInstanceOf(LendBook.Lent.class);
        assertThat(lendAfterReview(anna("1"))).isEqualTo(answer);
        assertThat(commits()).hasSize(2);
    }

    @Test
    void a_creating_command_without_a_final_answer_goes_on_too() {
        assertThat(createAfterReview(anna("1"))).isEqualTo(new LendBook.UnderReview("Momo"));
        assertThat(createAfterReview(anna("1"))).isInstanceOf(LendBook.Lent.class);
        assertThat(commits()).hasSize(2);
    }

    @Test
    void a_command_reads_once_and_writes_once() {
        lend(anna("1"));

        assertThat(store.requests()).isEqualTo(A_READ_AND_A_WRITE);
    }

    @Test
    void a_command_that_creates_its_stream_does_not_read_it() {
        lendFirst(anna("1"));

        assertThat(store.requests()).isEqualTo(A_WRITE);
    }

    @Test
    void a_creating_command_that_finds_the_stream_reads_it_and_decides_on_what_is_there() {
        lend(anna("1"));
        store.requests();

        assertThat(lendFirst(ben("2"))).isEqualTo(new LendBook.Out("Momo"));
        assertThat(store.requests()).isEqualTo(A_READ_AND_A_WRITE);
    }

    @Test
    void a_creating_command_that_is_refused_today_still_gives_the_answer_it_gave_before() {
        LendBook.Answer answer = lendFirst(anna("1"));
        store.requests();

        LendBook.Answer today = asked(
                anna("1"),
                () -> log.create(
                        BOOK, "Momo", LendBook.Answer.class, (book, now) -> decline(new LendBook.Out("Momo"))));

        assertThat(today).isEqualTo(answer);
        assertThat(store.requests()).isEqualTo(A_READ);
    }

    @Test
    void a_creating_command_that_is_refused_and_has_no_stream_leaves_none() {
        assertThat(asked(
                        anna("1"),
                        () -> log.create(
                                BOOK, "Momo", LendBook.Answer.class, (book, now) -> decline(new LendBook.Out("Momo")))))
                .isEqualTo(new LendBook.Out("Momo"));
        assertThat(commits()).isEmpty();
    }

    @Test
    void a_command_overtaken_by_another_decides_again() {
        store.meet(overtakenBy(() -> rivalLends(ben("2"))));

        assertThat(lend(anna("1"))).isEqualTo(new LendBook.Out("Momo"));
        assertThat(store.requests()).isEqualTo(new Requests(2, 1, 0));
        assertThat(commits()).hasSize(1);
    }

    @Test
    void a_command_overtaken_by_another_that_leaves_room_for_it_comes_second() {
        lend(anna("1"));
        giveBack("2");
        store.meet(overtakenBy(() -> {
            rivalLends(ben("3"));
            rivalGivesBack("4");
        }));

        assertThat(lend(anna("5"))).isInstanceOf(LendBook.Lent.class);
        assertThat(commits()).extracting(Commit::version).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void a_command_overtaken_by_its_own_repeat_gives_the_answer_of_the_repeat() {
        time = NOON.plus(Duration.ofDays(1));
        store.meet(overtakenBy(() -> {
            time = NOON;
            rivalLends(anna("1"));
        }));

        assertThat(lend(anna("1"))).isEqualTo(new LendBook.Lent("Momo", NOON_AS_KEPT.plus(LOAN)));
        assertThat(commits()).hasSize(1);
    }

    @Test
    void a_creating_command_overtaken_by_its_own_repeat_with_another_body_is_refused() {
        store.meet(overtakenBy(() -> rivalLends(ben("1"))));

        assertThatExceptionOfType(CommandIdReused.class).isThrownBy(() -> lendFirst(anna("1")));
    }

    @Test
    void the_lost_response_to_our_own_write_is_a_success() {
        store.meet(lostResponse());

        assertThat(lend(anna("1"))).isInstanceOf(LendBook.Lent.class);
        assertThat(store.requests()).isEqualTo(A_READ_AND_A_WRITE);
        assertThat(commits()).hasSize(1);
    }

    @Test
    void the_lost_response_to_our_own_write_takes_no_second_copy() {
        copies(1);
        store.meet(lostResponse());

        assertThat(lendACopy(anna("1"))).isInstanceOf(LendBook.Lent.class);
        assertThat(copies()).isZero();
    }

    @Test
    void each_decision_is_an_attempt_of_its_own() {
        lend(anna("1"));
        giveBack("2");
        lend(anna("3"));

        assertThat(commits()).extracting(Commit::attempt).doesNotHaveDuplicates();
    }

    @Test
    void an_unavailable_store_is_told_and_the_repeat_does_the_work() {
        store.meet(unavailableBefore());

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> lend(anna("1")));
        assertThat(commits()).isEmpty();
        assertThat(lend(anna("1"))).isInstanceOf(LendBook.Lent.class);
    }

    @Test
    void a_store_that_fails_after_the_write_is_told_and_the_repeat_gets_the_answer_of_that_write() {
        copies(1);
        store.meet(unavailableAfter());
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> lendACopy(anna("1")));
        time = time.plus(LOAN);

        assertThat(lendACopy(anna("1"))).isEqualTo(new LendBook.Lent("Momo", NOON_AS_KEPT.plus(LOAN)));
        assertThat(commits()).hasSize(1);
        assertThat(copies()).isZero();
    }

    @Test
    void after_twelve_lost_races_the_sender_is_told_to_come_back() {
        for (int race = 0; race < 12; race++) {
            String id = "rival " + race;
            store.meet(overtakenBy(() -> rivalGivesBack(id.replace(' ', '-'))));
        }

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> lend(anna("1")))
                .withMessage("book is not available");
        assertThat(store.requests().appends()).isEqualTo(12);
        assertThat(commits()).hasSize(12).noneMatch(commit -> commit.by().equals("LendBook"));
    }

    @Test
    void a_command_that_wins_the_twelfth_race_is_done() {
        for (int race = 0; race < 11; race++) {
            String id = "rival-" + race;
            store.meet(overtakenBy(() -> rivalGivesBack(id)));
        }

        assertThat(lend(anna("1"))).isInstanceOf(LendBook.Lent.class);
    }

    @Test
    void what_is_decided_goes_together_with_its_effects() {
        copies(2);

        assertThat(lendACopy(anna("1"))).isInstanceOf(LendBook.Lent.class);
        assertThat(copies()).isEqualTo(1);
    }

    @Test
    void a_failed_guard_becomes_a_refusal_that_leaves_no_trace() {
        copies(0);

        assertThat(lendACopy(anna("1"))).isEqualTo(new LendBook.Out("Momo"));
        assertThat(commits()).isEmpty();
        copies(1);
        assertThat(lendACopy(anna("1"))).isInstanceOf(LendBook.Lent.class);
    }

    @Test
    void a_failed_guard_may_become_a_fact_and_then_it_is_final() {
        copies(0);
        BiFunction<Book, Instant, Decision<LendBook.Answer>> rule = (book, now) -> Library.lent(anna("1"), now)
                .with(
                        takeACopy(),
                        missing -> accept(new LendBook.Out("Momo " + missing.found()), new ReaderChecked("Anna")));

        LendBook.Answer refused = asked(anna("1"), () -> log.create(BOOK, "Momo", LendBook.Answer.class, rule));

        assertThat(refused).isEqualTo(new LendBook.Out("Momo " + new Item(COPIES, null, Map.of(), Map.of("free", 0L))));
        assertThat(commits()).hasSize(1);
        copies(1);
        assertThat(asked(anna("1"), () -> log.create(BOOK, "Momo", LendBook.Answer.class, rule)))
                .isEqualTo(refused);
        assertThat(copies()).isEqualTo(1);
    }

    @Test
    void a_command_overtaken_while_it_writes_its_refusal_decides_again() {
        copies(0);
        store.meet(Store::append);
        store.meet(overtakenBy(() -> {
            rivalGivesBack("2");
            copies(1);
        }));
        BiFunction<Book, Instant, Decision<LendBook.Answer>> rule = (book, now) -> Library.lent(anna("1"), now)
                .with(takeACopy(), missing -> accept(new LendBook.Out("Momo"), new ReaderChecked("Anna")));

        assertThat(asked(anna("1"), () -> log.create(BOOK, "Momo", LendBook.Answer.class, rule)))
                .isInstanceOf(LendBook.Lent.class);
        assertThat(copies()).isZero();
        assertThat(commits()).extracting(Commit::by).containsExactly("ReturnBook", "LendBook");
    }

    @Test
    void a_guard_that_nobody_decided_about_is_a_fault_of_the_rule() {
        assertThatIllegalStateException()
                .isThrownBy(() -> asked(
                        anna("1"),
                        () -> log.create(
                                BOOK,
                                "Momo",
                                LendBook.Answer.class,
                                (book, now) -> Library.lent(anna("1"), now).with(takeACopy()))))
                .withMessage("a guard failed that no decision was made for");
        assertThat(commits()).isEmpty();
    }

    @Test
    void an_event_above_200_kib_is_refused_before_anything_is_written() {
        int wrapping = Json.render(new BookLent("Momo", "", NOON_AS_KEPT)).length();
        String fits = "x".repeat(200 * 1024 - wrapping);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> lend(new LendBook(new CommandId("1"), "Momo", fits + "x", "1234")))
                .withMessage("library.book-lent.v1 must be smaller than 200 KiB");
        assertThat(store.requests().appends()).isZero();
        assertThat(lend(new LendBook(new CommandId("2"), "Momo", fits, "1234"))).isInstanceOf(LendBook.Lent.class);
    }

    @Test
    void the_size_of_an_event_is_counted_in_bytes() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> lend(new LendBook(new CommandId("1"), "Momo", "\u00fc".repeat(110_000), "1234")));
    }

    @Test
    void nothing_is_decided_for_nobody() {
        assertThatIllegalStateException()
                .isThrownBy(() -> decide(log, anna("1"), Library::lend))
                .withMessage("no command or reaction is being served");
    }

    @Test
    void a_fact_that_nobody_here_knows_stops_the_decision() {
        lend(anna("1"));
        var younger = new Log(store, FactTypes.of(Map.of()), clock.withZone(ZoneOffset.UTC));

        assertThatIllegalStateException()
                .isThrownBy(() -> asked(ben("2"), () -> decide(younger, ben("2"), Library::lend)))
                .withMessage("the log holds a library.book-lent.v1, which this version does not know");
    }

    @Test
    void a_commit_says_who_decided_what_and_when() {
        var command = anna("1");
        var invocation = Invocation.ofCommand(Caller.INVOKER, "LendBook", command.commandId(), "fingerprint", "trace");

        invocation.run(() -> decide(log, command, Library::lend));

        assertThat(commits())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("attempt", "answer")
                .containsExactly(new Commit(
                        STREAM,
                        1,
                        NOON_AS_KEPT,
                        "LendBook",
                        invocation.key(),
                        "fingerprint",
                        null,
                        null,
                        invocation.key().value(),
                        null,
                        "trace",
                        List.of(new Commit.Recorded(
                                "library.book-lent.v1",
                                "{\"book\":\"Momo\",\"reader\":\"Anna\",\"occurredAt\":\"2026-11-22T12:00:00.123Z\"}")),
                        List.of(),
                        "any"));
    }

    @Test
    void a_note_is_kept_apart_from_what_is_published() {
        lendAfterReview(anna("1"));

        assertThat(commits().getFirst().events()).isEmpty();
        assertThat(commits().getFirst().notes())
                .containsExactly(new Commit.Recorded("library.reader-checked.v1", "{\"reader\":\"Anna\"}"));
    }

    @Test
    void the_first_commit_of_a_part_names_the_command_that_its_sender_waits_for() {
        var whole = Invocation.ofCommand(Caller.INVOKER, "MoveHouse", new CommandId("1"), "fingerprint", "trace");
        var part = new LendBook(whole.childId(LendBook.class), "Momo", "Anna", "1234");
        Invocation child = whole.child(part);

        child.run(() -> {
            decide(log, part, Library::lendAfterReview);
            return decide(log, part, Library::lendAfterReview);
        });

        assertThat(commits())
                .extracting(Commit::root)
                .containsExactly(new Commit.Root("MoveHouse", whole.key(), "fingerprint"), null);
        assertThat(commits()).allSatisfy(commit -> {
            assertThat(commit.by()).isEqualTo("LendBook");
            assertThat(commit.key()).isEqualTo(child.key());
            assertThat(commit.correlation()).isEqualTo(whole.key().value());
            assertThat(commit.causation()).isEqualTo(whole.key().value());
            assertThat(commit.traceparent()).isEqualTo("trace");
        });
    }

    @Test
    void another_body_under_the_id_of_the_whole_command_is_refused_by_its_first_part() {
        var whole = Invocation.ofCommand(Caller.INVOKER, "MoveHouse", new CommandId("1"), "fingerprint", null);
        var part = new LendBook(whole.childId(LendBook.class), "Momo", "Anna", "1234");
        whole.child(part).run(() -> decide(log, part, Library::lend));
        var other = Invocation.ofCommand(Caller.INVOKER, "MoveHouse", new CommandId("1"), "another", null);

        assertThatExceptionOfType(CommandIdReused.class)
                .isThrownBy(() -> other.run(() -> decide(log, part, Library::lend)));
    }

    @Test
    void who_resumes_a_command_sends_the_same_parts_and_answers_its_sender() {
        var sender = Invocation.ofCommand(Caller.INVOKER, "MoveHouse", new CommandId("1"), "fingerprint", null);
        var part = new LendBook(sender.childId(LendBook.class), "Momo", "Anna", "1234");
        LendBook.Answer first = sender.child(part).run(() -> decide(log, part, Library::lend));
        Commit.Root begun = commits().getFirst().root();

        Invocation resumed = Invocation.ofReaction("resume-move", 1, "event", "correlation", null)
                .resuming(Objects.requireNonNull(begun));
        var again = new LendBook(resumed.childId(LendBook.class), "Momo", "Anna", "1234");

        assertThat(again).isEqualTo(part);
        assertThat(resumed.child(again).key()).isEqualTo(sender.child(part).key());
        assertThat(resumed.child(again).run(() -> decide(log, again, Library::lend)))
                .isEqualTo(first);
        assertThat(commits()).hasSize(1);
    }

    @Test
    void what_was_committed_by_resuming_is_the_answer_to_its_sender() {
        LendBook pending = anna("1");
        lendAfterReview(pending);
        Commit begun = commits().getFirst();
        var resumed = Invocation.ofReaction("resume-lending", 1, "event", "correlation", null)
                .resuming(new Commit.Root(begun.by(), begun.key(), begun.fingerprint()));
        LendBook.Answer answer = resumed.run(() -> decide(log, pending, Library::lendAfterReview));
        time = time.plus(LOAN);

        assertThat(answer).isInstanceOf(LendBook.Lent.class);
        assertThat(lendAfterReview(pending)).isEqualTo(answer);
        assertThat(commits()).extracting(Commit::by).containsExactly("LendBook", "LendBook");
        assertThat(commits()).extracting(Commit::causation).containsExactly(null, causeOf(resumed));
    }

    @Test
    void what_one_part_saw_the_others_need_not_read() {
        var whole = Invocation.ofCommand(Caller.INVOKER, "MoveHouse", new CommandId("1"), "fingerprint", null);
        whole.run(() -> log.state(BOOK, "Momo"));
        assertThat(store.requests()).isEqualTo(A_READ);

        var part = new LendBook(whole.childId(LendBook.class), "Momo", "Anna", "1234");
        whole.child(part).run(() -> decide(log, part, Library::lend));
        assertThat(store.requests()).isEqualTo(A_WRITE);

        assertThat(whole.run(() -> log.state(BOOK, "Momo"))).isEqualTo(new Library.LentTo("Anna"));
        assertThat(store.requests()).isEqualTo(new Requests(0, 0, 0));
    }

    @Test
    void what_one_invocation_saw_another_reads_again() {
        lend(anna("1"));
        store.requests();

        assertThat(asked(ben("2"), () -> log.state(BOOK, "Momo"))).isEqualTo(new Library.LentTo("Anna"));
        assertThat(store.requests()).isEqualTo(A_READ);
    }

    @Test
    void what_was_seen_may_be_old_but_a_commit_on_it_decides_again() {
        var invocation = Invocation.ofCommand(Caller.INVOKER, "LendBook", new CommandId("1"), "fingerprint", null);

        LendBook.Answer answer = invocation.run(() -> {
            log.state(BOOK, "Momo");
            rivalLends(ben("2"));
            return decide(log, anna("1"), Library::lend);
        });

        assertThat(answer).isEqualTo(new LendBook.Out("Momo"));
    }

    @Test
    void all_commits_of_a_stream_are_those_that_are_there_now() {
        var invocation = Invocation.ofCommand(Caller.INVOKER, "LendBook", new CommandId("1"), "fingerprint", null);

        var commits = invocation.run(() -> {
            log.state(BOOK, "Momo");
            rivalLends(ben("2"));
            return log.commits(STREAM);
        });

        assertThat(commits).hasSize(1);
    }

    @Test
    void a_reaction_to_the_same_event_commits_once() {
        assertThat(reactFirst(reaction(1))).isEqualTo(Reacted.DONE);
        assertThat(reactFirst(reaction(1))).isEqualTo(Reacted.DONE);

        assertThat(commits()).singleElement().satisfies(commit -> {
            assertThat(commit.by()).isEqualTo("shelve-book@1");
            assertThat(commit.fingerprint()).isEmpty();
            assertThat(commit.root()).isNull();
            assertThat(commit.correlation()).isEqualTo("correlation");
            assertThat(commit.causation()).isEqualTo("book#Momo/1/0");
            assertThat(commit.answer()).isEqualTo("{\"result\":\"done\"}");
        });
    }

    @Test
    void a_new_generation_of_a_reaction_does_it_again() {
        reactFirst(reaction(1));
        reactFirst(reaction(2));

        assertThat(commits()).extracting(Commit::by).containsExactly("shelve-book@1", "shelve-book@2");
    }

    @Test
    void a_reaction_that_creates_its_stream_needs_one_write() {
        reactFirst(reaction(1));

        assertThat(store.requests()).isEqualTo(A_WRITE);
    }

    @Test
    void a_reaction_that_only_began_goes_on_at_the_next_delivery() {
        BiFunction<Book, Instant, Decision<Reacted>> begin = (book, now) -> switch (book) {
            case Library.Reviewed begun -> accept(Reacted.DONE, new BookReturned("Momo", now));
            case Book other -> accept(Reacted.BEGUN, new ReaderChecked("Anna"));
        };

        assertThat(reaction(1).run(() -> log.reactFirst(BOOK, "Momo", begin))).isEqualTo(Reacted.BEGUN);
        assertThat(reaction(1).run(() -> log.react(BOOK, "Momo", begin))).isEqualTo(Reacted.DONE);
        assertThat(reaction(1).run(() -> log.react(BOOK, "Momo", begin))).isEqualTo(Reacted.DONE);
        assertThat(commits()).hasSize(2);
    }

    @Test
    void a_receipt_is_kept_once_and_says_whose_it_is() {
        var receipt = new Item(ItemKey.of("library#picked#event"), "Momo", Map.of("shelf", "A"), Map.of("copies", 1L));
        Invocation first = reaction(1);
        Invocation again = reaction(1);

        assertThat(first.run(() -> log.keep(receipt))).isTrue();
        time = time.plusSeconds(60);
        assertThat(again.run(() -> log.keep(receipt))).isFalse();

        assertThat(store.requests()).isEqualTo(new Requests(0, 0, 2));
        assertThat(store.items(List.of(receipt.key())))
                .containsValue(new Item(
                        receipt.key(),
                        "Momo",
                        Map.of("shelf", "A", "receiptOf", first.key().value(), "receiptAt", "2026-11-22T12:00:00.123Z"),
                        Map.of("copies", 1L)));
        assertThat(List.of(first, again)).allMatch(Invocation::leftTrace);
    }

    @Test
    void what_a_part_commits_is_a_trace_of_the_whole() {
        Invocation whole = reaction(1);
        var part = new LendBook(whole.childId(LendBook.class), "Momo", "Anna", "1234");

        whole.child(part).run(() -> decide(log, part, Library::lend));

        assertThat(whole.leftTrace()).isTrue();
    }

    @Test
    void an_answer_that_was_there_already_is_a_trace() {
        reactFirst(reaction(1));
        Invocation again = reaction(1);

        reactFirst(again);

        assertThat(again.leftTrace()).isTrue();
    }

    @Test
    void what_its_sender_finished_is_no_trace_of_a_reaction_that_resumes_a_command() {
        var sender = Invocation.ofCommand(Caller.INVOKER, "MoveHouse", new CommandId("1"), "fingerprint", null);
        var part = new LendBook(sender.childId(LendBook.class), "Momo", "Anna", "1234");
        sender.child(part).run(() -> decide(log, part, Library::lend));
        Commit.Root begun = Objects.requireNonNull(commits().getFirst().root());
        Invocation reaction = Invocation.ofReaction("resume-move", 1, "event", "correlation", null);

        reaction.resuming(begun).child(part).run(() -> decide(log, part, Library::lend));

        assertThat(reaction.leftTrace()).isFalse();
    }

    @Test
    void what_says_not_yet_is_no_trace() {
        Invocation reaction = reaction(1);

        reaction.run(
                () -> log.reactFirst(BOOK, "Momo", (book, now) -> accept(Reacted.BEGUN, new ReaderChecked("Anna"))));

        assertThat(reaction.leftTrace()).isFalse();
    }

    @Test
    void a_refusal_and_a_look_are_no_trace() {
        lend(anna("1"));
        Invocation refused = Invocation.ofCommand(Caller.INVOKER, "LendBook", new CommandId("2"), "fingerprint", null);

        refused.run(() -> {
            log.state(BOOK, "Momo");
            return decide(log, ben("2"), Library::lend);
        });

        assertThat(refused.leftTrace()).isFalse();
    }

    /** A rule about a book and a command. */
    private interface Rule {
        Decision<LendBook.Answer> decide(Book book, LendBook command, Instant now);
    }

    private static LendBook anna(String id) {
        return new LendBook(new CommandId(id), "Momo", "Anna", "1234");
    }

    private static LendBook ben(String id) {
        return new LendBook(new CommandId(id), "Momo", "Ben", "4321");
    }

    private LendBook.Answer lend(LendBook command) {
        return asked(command, () -> decide(log, command, Library::lend));
    }

    private LendBook.Answer lendAfterReview(LendBook command) {
        return asked(command, () -> decide(log, command, Library::lendAfterReview));
    }

    private LendBook.Answer lendFirst(LendBook command) {
        return asked(command, () -> create(command, Library::lend));
    }

    private LendBook.Answer createAfterReview(LendBook command) {
        return asked(command, () -> create(command, Library::lendAfterReview));
    }

    private LendBook.Answer lendACopy(LendBook command) {
        return asked(
                command,
                () -> create(
                        command,
                        (book, asked, now) ->
                                Library.lent(asked, now).with(takeACopy(), missing -> decline(out(missing)))));
    }

    private static LendBook.Answer out(Written.GuardFailed missing) {
        assertThat(missing.effect()).isEqualTo(takeACopy().getFirst());
        return new LendBook.Out("Momo");
    }

    private ReturnBook.Answer giveBack(String id) {
        return giveBack(log, new ReturnBook(new CommandId(id), "Momo"));
    }

    private void rivalLends(LendBook command) {
        asked(command, () -> decide(rivals, command, Library::lend));
    }

    private void rivalGivesBack(String id) {
        giveBack(rivals, new ReturnBook(new CommandId(id), "Momo"));
    }

    private static ReturnBook.Answer giveBack(Log to, ReturnBook command) {
        return asked(
                command,
                () -> to.decide(
                        BOOK, command.book(), ReturnBook.Answer.class, (book, now) -> Library.giveBack(command, now)));
    }

    private static LendBook.Answer decide(Log log, LendBook command, Rule rule) {
        return log.decide(BOOK, command.book(), LendBook.Answer.class, (book, now) -> rule.decide(book, command, now));
    }

    private LendBook.Answer create(LendBook command, Rule rule) {
        return log.create(BOOK, command.book(), LendBook.Answer.class, (book, now) -> rule.decide(book, command, now));
    }

    private static <A> A asked(Command<?> command, Supplier<A> work) {
        return asked(Caller.INVOKER, command, work);
    }

    /** As the front door does it: every request is an invocation of its own. */
    private static <A> A asked(Caller caller, Command<?> command, Supplier<A> work) {
        return Invocation.ofCommand(
                        caller, command.getClass().getSimpleName(), command.commandId(), Fingerprint.of(command), null)
                .run(work);
    }

    private static Invocation reaction(int generation) {
        return Invocation.ofReaction("shelve-book", generation, "book#Momo/1/0", "correlation", null);
    }

    private Reacted reactFirst(Invocation reaction) {
        return reaction.run(() ->
                log.reactFirst(BOOK, "Momo", (book, now) -> accept(Reacted.DONE, new BookReturned("Momo", now))));
    }

    private static String causeOf(Invocation resumed) {
        return Objects.requireNonNull(resumed.causation());
    }

    private static List<Effect> takeACopy() {
        return List.of(new Effect.Adjust(COPIES, "free", -1));
    }

    private void copies(long free) {
        undisturbed.apply(new Effect.Put(new Item(COPIES, null, Map.of(), Map.of("free", free))));
    }

    private long copies() {
        return undisturbed.items(List.of(COPIES)).values().iterator().next().number("free");
    }

    private List<Commit> commits() {
        return undisturbed.load(STREAM);
    }
}
