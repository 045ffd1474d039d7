package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.platform.SimulatedSystem.Message;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that nobody can finish, whatever pauses the deployment chose. */
class CheckoutDeadlineTest {
    private static final Predicate<Message> CHECKOUT =
            message -> !message.reaction().endsWith("-on-order-cancelled");

    @ParameterizedTest
    @CsvSource({
        "1, tok_temporary_failure", "10, tok_temporary_failure", "900, tok_temporary_failure",
        "1, tok_unknown_forever", "10, tok_unknown_forever", "900, tok_unknown_forever"
    })
    void an_order_that_place_order_leads_does_not_stay_open(int backoffSeconds, String token) {
        var shop = new Shop(Duration.ofSeconds(backoffSeconds));
        String order = shop.place("one", token).body().path("orderId").asText();

        shop.system.deliverWhile(CHECKOUT);

        assertThat(shop.reason(order)).isEqualTo("EXPIRED");
        assertThat(shop.system.deadLetters()).isEmpty();
    }

    /** Either of the two that wait may be the one that finds the deadline passed. */
    @ParameterizedTest
    @CsvSource({
        "1, tok_temporary_failure", "10, tok_temporary_failure", "900, tok_temporary_failure",
        "1, tok_unknown_forever", "10, tok_unknown_forever", "900, tok_unknown_forever"
    })
    void an_order_that_nobody_leads_does_not_stay_open(int backoffSeconds, String token) {
        for (String late : new String[] {"resume-checkout", "pay-on-inventory-reserved", "nobody"}) {
            var shop = new Shop(Duration.ofSeconds(backoffSeconds));
            String order = shop.create("one", token);

            shop.system.deliverWhile(CHECKOUT.and(message -> !message.reaction().equals(late)));

            assertThat(shop.reason(order)).as("without " + late).isEqualTo("EXPIRED");
            shop.system.deliverWhile(CHECKOUT);
            assertThat(shop.system.deadLetters()).isEmpty();
        }
    }
}
