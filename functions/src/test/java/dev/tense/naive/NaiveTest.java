package dev.tense.naive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.naive.Event.OrderCancelled;
import dev.tense.naive.Tale.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the textbook's checkout loses, in each of its ten traps. These are the wrong numbers, as they come out. */
class NaiveTest {
    private static final Map<String, String> CANCELLED = Map.of("order-1", "CANCELLED");

    @AfterAll
    static void tell_the_tales() {
        Tale.main();
    }

    @Test
    void a_lost_publication_cancels_a_paid_order() {
        Books books = Tale.T1.tell().books();

        assertThat(books.orders).isEqualTo(CANCELLED);
        assertThat(books.chargedCents()).isEqualTo(4998);
        assertThat(books.refundedCents()).isZero();
    }

    @Test
    void a_cancellation_gives_neither_money_nor_goods_back() {
        Books books = Tale.T2.tell().books();

        assertThat(books.orders).isEqualTo(CANCELLED);
        assertThat(books.chargedCents() - books.refundedCents()).isEqualTo(4998);
        assertThat(books.held).isEqualTo(2);
    }

    @Test
    void a_cancellation_that_fails_hides_why_and_leaves_the_order_open() {
        Ending ending = Tale.T3.tell();

        assertThat(ending.books().orders).isEqualTo(Map.of("order-1", "CREATED"));
        assertThat(ending.books().chargedCents()).isEqualTo(4998);
        assertThat(ending.heard()).isEqualTo("no answer from orders"); // it was the stock that failed
    }

    @Test
    void a_crash_between_save_and_publish_leaves_an_order_that_nobody_hears_of() {
        Ending ending = Tale.T4.tell();

        assertThat(ending.books().orders).isEqualTo(Map.of("order-1", "CREATED"));
        assertThat(ending.books().published).isEmpty();
        assertThat(ending.books().sold).isZero();
        assertThat(ending.heard()).isEqualTo("nothing");
    }

    @Test
    void a_mail_that_fails_cancels_an_order_that_is_being_packed() {
        Books books = Tale.T5.tell().books();

        assertThat(books.orders).isEqualTo(CANCELLED);
        assertThat(books.chargedCents()).isEqualTo(4998);
        assertThat(books.picking).containsExactly("order-1");
        assertThat(books.points).isEqualTo(49);
    }

    @Test
    void a_retry_that_cannot_be_queued_loses_the_event() {
        Ending ending = Tale.T6.tell();

        assertThat(ending.heard()).isEqualTo("order-1 is placed");
        assertThat(ending.books().points).isZero();
        assertThat(ending.books().retries).isEmpty();
    }

    @Test
    void a_charge_without_an_answer_is_made_twice() {
        Ending ending = Tale.T7.tell();

        assertThat(ending.heard()).isEqualTo("order-1 is placed");
        assertThat(ending.books().charges).containsExactly(4998L, 4998L);
    }

    @Test
    void a_double_loses_a_cent_and_a_point() {
        Books books = Tale.T8.tell().books();

        assertThat(books.sold).isEqualTo(434.99999999999994);
        assertThat(books.charges).containsExactly(43499L); // 100 times 4.35 is 435.00
        assertThat(books.points).isEqualTo(434);
    }

    @Test
    void an_event_that_is_delivered_twice_is_rewarded_and_mailed_twice() {
        Books books = Tale.T9.tell().books();

        assertThat(books.charges).containsExactly(4998L);
        assertThat(books.points).isEqualTo(98);
        assertThat(books.mails).containsExactly("order-1", "order-1");
    }

    @Test
    void an_event_for_ever_tells_a_card_number() {
        assertThat(Tale.T10.tell().books().published)
                .last()
                .isEqualTo(new OrderCancelled(
                        "order-1", 49.98, "POST http://10.0.3.17/charges card=4000000000000002: insufficient funds"));
    }

    @Test
    void without_a_fault_nobody_notices_anything() {
        var calm = new Tale("", "", Cart.TWO_BOOKS, Map.of(), false).tell();

        assertThat(calm.heard()).isEqualTo("order-1 is placed");
        assertThat(calm.books())
                .hasToString("{order-1=CREATED}; charged 4998, refunded 0 cents; held 2, to pick 1; sold 49.98;"
                        + " points 49, mails 1, retries 0");
    }

    @Test
    void the_document_tells_what_is_printed() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "why.md"));

        assertThat(Tale.ALL).allSatisfy(tale -> assertThat(document).contains("```\n" + tale.text() + "```\n"));
    }
}
