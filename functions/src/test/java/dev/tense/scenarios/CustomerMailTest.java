package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.platform.FaultyStore.Fault;
import dev.tense.platform.SimulatedSystem.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerMailTest {
    private final Shop shop = new Shop();

    @ParameterizedTest
    @CsvSource({
        "tok_insufficient_funds, INSUFFICIENT_FUNDS",
        "tok_declined, PAYMENT_DECLINED",
        "tok_temporary_failure, EXPIRED"
    })
    void a_customer_is_told_why_an_order_does_not_stand(String token, String reason) {
        String order = shop.place("one", token).body().path("orderId").asText();

        shop.system.deliverAll();

        assertThat(shop.customer().path("mails")).hasSize(1);
        JsonNode mail = shop.customer().path("mails").path(0);
        assertThat(mail.path("template").asText()).isEqualTo("order-cancellation");
        assertThat(mail.path("orderId").asText()).isEqualTo(order);
        assertThat(mail.path("words")).hasToString("{\"reason\":\"" + reason + "\"}");
    }

    @Test
    void a_placed_order_that_is_cancelled_has_both_mails_and_each_once() {
        String order = shop.place("one", "tok_approved").body().path("orderId").asText();
        shop.cancel("stop", order);
        List<Message> messages = shop.system.waiting();

        shop.system.deliverAll();
        messages.reversed().forEach(shop.system::deliver);
        shop.system.deliverAll();

        assertThat(shop.customer().path("mails").valueStream())
                .extracting(mail -> mail.path("template").asText() + mail.path("words"))
                .containsExactlyInAnyOrder(
                        "order-confirmation{\"total\":\"49.98 EUR\"}", "order-cancellation{\"reason\":\"REQUESTED\"}");
        assertThat(shop.events("notifications.email-sent.v1")).isEqualTo(2);
    }

    /** Every call fails once: before the mail is meant to be sent, between that and the mail, after the mail. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_mail_whose_reaction_fails_anywhere_is_sent_once(Fault fault) {
        for (int call = 0; call < 4; call++) {
            var faulty = new Shop();
            faulty.place("one", "tok_declined");
            faulty.store.failAt(call, fault);

            faulty.system.deliverWhile(message -> message.reaction().equals("send-cancellation-on-order-cancelled"));

            faulty.store.heal();
            assertThat(faulty.customer().path("mails")).hasSize(1);
            assertThat(faulty.events("notifications.email-sent.v1")).isEqualTo(1);
        }
    }
}
