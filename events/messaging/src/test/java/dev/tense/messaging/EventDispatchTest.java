package dev.tense.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventDispatchTest {
    private static final BookLent LENT = new BookLent("Momo", "Anna", Instant.EPOCH);
    private static final BookReturned RETURNED = new BookReturned("Momo", Instant.EPOCH);

    private final EventDispatch dispatch = new EventDispatch();
    private final List<String> heard = new ArrayList<>();

    @Test
    void every_subscriber_gets_the_event() {
        for (String subscriber : List.of("mail", "statistics", "shelf", "fines")) {
            dispatch.subscribe(BookLent.class, subscriber, event -> heard.add(subscriber + " " + event.reader()));
        }

        dispatch.publish(LENT);

        assertThat(heard).containsExactly("mail Anna", "statistics Anna", "shelf Anna", "fines Anna");
    }

    @Test
    void that_nobody_subscribed_is_fine() {
        assertThatCode(() -> dispatch.publish(LENT)).doesNotThrowAnyException();
        assertThat(dispatch.failures()).isEmpty();
    }

    @Test
    void a_subscriber_of_another_event_hears_nothing() {
        dispatch.subscribe(BookReturned.class, "shelf", event -> heard.add("shelf"));

        dispatch.publish(LENT);
        assertThat(heard).isEmpty();

        dispatch.publish(RETURNED);
        assertThat(heard).containsExactly("shelf");
    }

    @Test
    void a_failing_subscriber_touches_neither_the_others_nor_the_publisher() {
        var broken = new IllegalStateException("the printer is out of paper");
        dispatch.subscribe(BookLent.class, "mail", event -> heard.add("mail"));
        dispatch.subscribe(BookLent.class, "printer", event -> {
            throw broken;
        });
        dispatch.subscribe(BookLent.class, "statistics", event -> heard.add("statistics"));

        assertThatCode(() -> dispatch.publish(LENT)).doesNotThrowAnyException();

        assertThat(heard).containsExactly("mail", "statistics");
        assertThat(dispatch.failures())
                .containsExactly(new EventDispatch.Failure("printer", "library.book-lent.v1", broken));
    }

    @Test
    void a_publisher_goes_on_although_every_subscriber_failed() {
        dispatch.subscribe(BookLent.class, "printer", event -> {
            throw new IllegalStateException("1");
        });
        dispatch.subscribe(BookLent.class, "mail", event -> {
            throw new Unavailable("mail");
        });

        dispatch.publish(LENT);
        dispatch.publish(LENT);

        assertThat(dispatch.failures())
                .extracting(EventDispatch.Failure::subscriber)
                .containsExactly("printer", "mail", "printer", "mail");
    }

    @Test
    void what_a_subscriber_has_to_report_is_an_event_of_its_own() {
        dispatch.subscribe(BookLent.class, "reader who changes her mind", event -> dispatch.publish(RETURNED));
        dispatch.subscribe(BookReturned.class, "shelf", event -> heard.add("shelf " + event.book()));

        dispatch.publish(LENT);

        assertThat(heard).containsExactly("shelf Momo");
    }
}
