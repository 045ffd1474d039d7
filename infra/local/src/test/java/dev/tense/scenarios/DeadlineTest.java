package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders that nobody can finish, on a platform whose deadline is short. */
class DeadlineTest {
    @Test
    @Tag(ChosenEndpoint.OWN_SYSTEM)
    void an_order_that_cannot_be_paid_by_its_deadline_is_cancelled_in_either_flow() {
        var options = Platform.options(SharedPlatform.newFolder())
                .withParameters(Map.of(
                        "RetryBackoffSeconds", "1", "ResumeCheckoutDelaySeconds", "3", "CheckoutDeadlineSeconds", "5"));
        try (Platform platform = Platform.start(options).withProduct(Platform.BOOK, 10)) {
            Audit audit = Audit.of(platform, Platform.BOOK);
            OrderForm order = OrderForm.of("C-PATIENT").paidWith("tok_temporary_failure");
            Reply pending = platform.place(order);
            Reply created = platform.create(order.again());
            assertThat(pending.status()).isEqualTo(202);

            for (String id : List.of(pending.orderId(), created.orderId())) {
                Eventually.expect(
                        () -> platform.order(id),
                        found -> assertThat(found.path("cancelReason").asText()).isEqualTo("EXPIRED"));
            }

            assertThat(platform.place(order).text("reason")).isEqualTo("EXPIRED");
            audit.balances(List.of(pending.orderId(), created.orderId()));
        }
    }
}
