package dev.tense.messaging;

import static dev.tense.messaging.Decision.accept;
import static dev.tense.messaging.Decision.decline;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A library that lends books: a business small enough to show what the kernel does. */
final class Library {
    static final Duration LOAN = Duration.ofDays(28);

    static final StreamType<Book> BOOK = new StreamType<>("book", new Shelved(), Library::evolve);

    static final FactTypes FACTS = FactTypes.of(Map.of(
            "library.book-lent.v1", BookLent.class,
            "library.book-returned.v1", BookReturned.class,
            "library.reader-checked.v1", ReaderChecked.class));

    private Library() {}

    sealed interface Book {}

    record Shelved() implements Book {}

    record Reviewed(String reader) implements Book {}

    record LentTo(String reader) implements Book {}

    private static Book evolve(Book before, Fact fact) {
        return switch (fact) {
            case BookLent lent -> new LentTo(lent.reader());
            case BookReturned returned -> new Shelved();
            case ReaderChecked checked -> new Reviewed(checked.reader());
            default -> throw new IllegalStateException("a book knows no " + fact);
        };
    }

    static Decision<LendBook.Answer> lend(Book book, LendBook command, Instant now) {
        return switch (book) {
            case Shelved shelved -> lent(command, now);
            case Reviewed reviewed -> lent(command, now);
            case LentTo out -> decline(new LendBook.Out(command.book()));
        };
    }

    /** Lends in two steps: a review first, which is no final answer, then the book. */
    static Decision<LendBook.Answer> lendAfterReview(Book book, LendBook command, Instant now) {
        return switch (book) {
            case Shelved shelved ->
                accept(new LendBook.UnderReview(command.book()), new ReaderChecked(command.reader()));
            case Reviewed reviewed -> lent(command, now);
            case LentTo out -> decline(new LendBook.Out(command.book()));
        };
    }

    static Decision.Accept<LendBook.Answer> lent(LendBook command, Instant now) {
        return accept(
                new LendBook.Lent(command.book(), now.plus(LOAN)), new BookLent(command.book(), command.reader(), now));
    }

    static Decision<ReturnBook.Answer> giveBack(ReturnBook command, Instant now) {
        return accept(new ReturnBook.Returned(command.book()), new BookReturned(command.book(), now));
    }
}
