package dev.tense.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.contract.shipping.TrackingNumber;
import dev.tense.contract.values.Address;
import dev.tense.messaging.Unavailable;
import dev.tense.platform.SimulatedSystem.Answer;
import dev.tense.platform.SimulatedSystem.Message;
import dev.tense.scenarios.Shop;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The carrier goes to lunch: the sender of a command has to deal with it, the publisher of an event never notices. */
class LunchBreakTest {
    private final Shop shop = new Shop();
    private final LunchingCarrier carrier = new LunchingCarrier();

    LunchBreakTest() {
        shop.system.use(Carrier.class, carrier);
    }

    @Test
    void a_command_fails_to_its_sender_with_an_answer_it_can_act_on() {
        String order = readyToShip();

        Answer first = ship(order);
        Answer again = ship(order);
        carrier.open = true;
        Answer shipped = ship(order);

        assertThat(first.status()).isEqualTo(503);
        assertThat(first.headers()).containsEntry("retry-after", "60");
        assertThat(first.text())
                .isEqualTo("{\"result\":\"shipping-unavailable\",\"orderId\":\"%s\",\"retryAfterSeconds\":60}"
                        .formatted(order));
        assertThat(again).isEqualTo(first);
        assertThat(shipped.text())
                .isEqualTo(
                        "{\"result\":\"order-shipped\",\"orderId\":\"%s\",\"trackingNumber\":\"L-1\",\"carrier\":\"LUNCH\"}"
                                .formatted(order));
        assertThat(ship(order)).isEqualTo(shipped);
        assertThat(carrier.taken).isEqualTo(Set.of(order));
    }

    @Test
    void an_event_waits_and_is_handled_when_shipping_is_back() {
        String order = readyToShip();
        int commits = shop.system.commits().size();
        shop.system.deliver(shop.system.waiting().getFirst());
        assertThat(shop.system.commits())
                .as("only the shipment itself knows of it")
                .hasSize(commits + 1)
                .last()
                .satisfies(commit -> assertThat(commit.stream().category()).isEqualTo("shipment"));
        assertThat(shop.order(order)).isEqualTo("PLACED");

        var noon = shop.system.clock.instant();
        while (shop.system.clock.instant().isBefore(noon.plus(Duration.ofHours(3)))) {
            shop.system.deliver(lastAttempt());
        }
        carrier.open = true;
        shop.system.deliverAll();
        assertThat(shop.system.deadLetters()).isEmpty();

        assertThat(shop.shipment(order)).isEqualTo("SHIPPED");
        assertThat(shop.events("shipping.order-shipped.v1")).isEqualTo(1);
        assertThat(carrier.taken).isEqualTo(Set.of(order));
    }

    private Message lastAttempt() {
        return shop.system.waiting().stream()
                .filter(message -> message.reaction().equals("ship-on-order-ready-to-ship"))
                .toList()
                .getLast();
    }

    private String readyToShip() {
        String order = shop.place("one", "tok_approved").body().path("orderId").asText();
        shop.system.deliverWhile(message -> !message.reaction().startsWith("ship-"));
        return order;
    }

    private Answer ship(String order) {
        return shop.system.command("ship-order", """
                {"commandId": "ship", "orderId": "%s", "shippingMethod": "standard", "warehouseId": "W-1"}
                """.formatted(order));
    }

    private static final class LunchingCarrier implements Carrier {
        private final EmbeddedCarrier routes = new EmbeddedCarrier(new dev.tense.messaging.InMemoryStore());
        private final Set<String> taken = new HashSet<>();
        private boolean open;

        @Override
        public Optional<Route> routeTo(Address address) {
            return routes.routeTo(address);
        }

        @Override
        public Parcel handOver(String key, Route route, Address address) {
            if (!open) {
                throw new Unavailable("carrier");
            }
            taken.add(key);
            return new Parcel(new TrackingNumber("L-" + taken.size()), "LUNCH");
        }
    }
}
