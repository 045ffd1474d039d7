package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Json;
import dev.tense.messaging.Store;
import dev.tense.messaging.Unavailable;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

class PrimingTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    /** Every call to the store and to the clients of queues and topics. */
    private final List<String> calls = new ArrayList<>();

    private final List<String> made = new ArrayList<>();
    private final Zip zip = new Zip(listening(Store.class), new TickingClock(), listening(SqsClient.class));

    static Stream<Catalogue.Function> functions() {
        return Stream.<List<? extends Catalogue.Function>>of(
                        CATALOGUE.commands(), CATALOGUE.reactions(), CATALOGUE.queries(), CATALOGUE.system())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void it_asks_at_most_one_question_and_does_nothing_else(Catalogue.Function function) throws IOException {
        priming(function).prime();

        assertThat(calls)
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(call -> call.matches("(load|items|partition) .*priming.*"));
    }

    @ParameterizedTest
    @CsvSource({
        "get-order, load order#priming",
        "place-order, load order#priming",
        "award-points-on-order-placed, load points@1#priming",
        "get-stock, 'items [ItemKey[partition=inventory#priming, sort=-]]'",
        "publish-events, 'items [ItemKey[partition=platform#priming, sort=-]]'",
        "get-command, partition platform#command#priming"
    })
    void it_asks_what_the_function_may_ask(String function, String question) throws IOException {
        priming(CATALOGUE.function(function).orElseThrow()).prime();

        assertThat(calls).containsExactly(question);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unmatched-route", "replay-events", "sync-contact-on-user-registered"})
    void a_function_that_may_ask_nothing_by_its_key_asks_nothing(String function) throws IOException {
        priming(CATALOGUE.function(function).orElseThrow()).prime();

        assertThat(calls).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void the_door_refuses_it_before_any_function_is_called(Catalogue.Function function) throws IOException {
        var called = new ArrayList<String>();

        byte[] answer = zip.door(function.function()).serve(Priming.refused(), new Entry.Exported() {
            @Override
            public byte[] call(byte[] json) {
                called.add(new String(json, StandardCharsets.UTF_8));
                return json;
            }

            @Override
            public int remainingMillis() {
                return Integer.MAX_VALUE;
            }
        });

        JsonNode refusal = Json.MAPPER.readTree(answer);
        assertThat(refusal.path("statusCode").asInt()).as(refusal.toString()).isBetween(400, 499);
        assertThat(called).isEmpty();
        assertThat(calls).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void the_function_is_made(Catalogue.Function function) throws IOException {
        priming(function).prime();

        assertThat(made).contains(function.handler());
    }

    @Test
    void so_are_those_that_handle_what_it_sends() throws IOException {
        priming(CATALOGUE.function("place-order").orElseThrow()).prime();

        assertThat(made)
                .containsExactlyInAnyOrder(
                        "dev.tense.orders.PlaceOrderHandler",
                        "dev.tense.orders.CreateOrderHandler",
                        "dev.tense.payments.ProcessPaymentHandler",
                        "dev.tense.inventory.ReserveInventoryHandler");
    }

    @Test
    void whoever_called_it_hears_that_dynamodb_cannot_be_reached() {
        zip.use(Store.class, unavailable());

        assertThatThrownBy(() ->
                        priming(CATALOGUE.function("get-order").orElseThrow()).prime())
                .isInstanceOf(Unavailable.class);
    }

    private Priming priming(Catalogue.Function function) {
        return new Priming(
                zip.door(function.function()),
                CATALOGUE,
                zip.part(Store.class),
                zip.part(SqsClient.class),
                listening(SnsClient.class),
                type -> made.add(type.getName()));
    }

    private static Store unavailable() {
        return proxy(Store.class, (method, argument) -> {
            throw new Unavailable("dynamodb");
        });
    }

    /** Writes down every call but for a client's name, and finds nothing. */
    private <T> T listening(Class<T> type) {
        return proxy(type, (method, argument) -> {
            if (method.equals("serviceName")) {
                return type.getSimpleName();
            }
            calls.add(method + " " + argument);
            return method.equals("items") ? Map.of() : List.of();
        });
    }

    private interface Said {
        Object to(String method, Object argument);
    }

    @SuppressWarnings("unchecked") // the proxy is of this class
    private static <T> T proxy(Class<T> type, Said said) {
        return (T) Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> said.to(method.getName(), arguments == null ? "" : arguments[0]));
    }
}
