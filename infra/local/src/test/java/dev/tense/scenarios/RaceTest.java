package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPlatform.class)
class RaceTest {
    private static final String SKU = "RARE-1";

    @Test
    void of_twenty_customers_at_once_ten_get_one_of_ten_whichever_way_they_check_out(Platform platform) {
        Audit audit = Audit.of(platform.withProduct(SKU, 10), SKU);

        List<String> orders = atOnce(platform);

        orders.forEach(order -> Eventually.expect(
                () -> platform.status(order), status -> assertThat(status).isNotEqualTo("CREATED")));
        audit.balances(orders);
        assertThat(orders)
                .filteredOn(order -> platform.status(order).equals("PLACED"))
                .hasSize(10);
        assertThat(platform.stock(SKU)).isZero();
    }

    /** Every other one sends PlaceOrder, and sends it again while it is not answered; the rest CreateOrder. */
    private static List<String> atOnce(Platform platform) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, 20)
                    .mapToObj(customer -> CompletableFuture.supplyAsync(() -> order(platform, customer), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static String order(Platform platform, int customer) {
        OrderForm order = OrderForm.of("C-RACE-" + customer).forProduct(SKU, 1);
        return Eventually.expect(
                        () -> customer % 2 == 0 ? platform.place(order) : platform.create(order),
                        reply -> assertThat(reply.status()).isIn(201, 409))
                .orderId();
    }
}
