package dev.tense.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionRulesTest {
    private static final String CREATE_ORDER_HANDLER = Samples.CREATE_ORDER_HANDLER;

    @TempDir
    private Path output;

    @Test
    void well_formed_functions_compile() {
        assertThat(errors("orders", CREATE_ORDER_HANDLER)).isEmpty();
        assertThat(errors("orders", Samples.GET_ORDER_HANDLER)).isEmpty();
        assertThat(errors("loyalty", Samples.AWARD_POINTS)).isEmpty();
        assertThat(errors("platform", Samples.PUBLISH_EVENTS)).isEmpty();
    }

    @Test
    void a_command_has_no_second_handler() {
        var errors = contract()
                .with("orders", CREATE_ORDER_HANDLER)
                .with("other.orders", CREATE_ORDER_HANDLER)
                .errors();

        assertThat(errors)
                .containsExactly(
                        "Command CreateOrder already has a handler. Commands have exactly one handler. It is dev.tense.orders.CreateOrderHandler: delete dev.tense.other.orders.CreateOrderHandler or give it a command of its own.");
    }

    @Test
    void a_command_has_a_handler() {
        var message =
                "No handler registered for command CreateOrder. Write a public class with @CommandHandler in the package of the context orders, with one method: @Funq(\"create-order\") public CreateOrder.Answer handle(CreateOrder command).";

        assertThat(contract().owningFunctions().errors()).containsExactly(message);
        assertThat(contract()
                        .owningFunctions()
                        .with("orders", CREATE_ORDER_HANDLER)
                        .errors())
                .isEmpty();
        assertThat(contract().errors()).isEmpty();
    }

    @Test
    void an_event_needs_no_reaction_and_may_have_many() {
        var functions = contract()
                .owningFunctions()
                .with("orders", CREATE_ORDER_HANDLER)
                .with("loyalty", Samples.AWARD_POINTS)
                .with(
                        "crm",
                        Samples.AWARD_POINTS
                                .replace("AwardPoints", "SyncContact")
                                .replace("award-points", "sync-contact"));

        assertThat(functions.errors()).isEmpty();
    }

    @Test
    void a_handler_handles_a_command() {
        assertThat(errors(
                        "orders",
                        CREATE_ORDER_HANDLER
                                .replace("handle(CreateOrder ", "handle(OrderPlaced ")
                                .replace("create-order", "order-placed")))
                .containsExactly(
                        "CreateOrderHandler handles OrderPlaced, which is an event. An event is not an order to anyone: make the class a @Reaction.");
        assertThat(errors(
                        "orders",
                        CREATE_ORDER_HANDLER
                                .replace("handle(CreateOrder ", "handle(Envelope<OrderPlaced> ")
                                .replace("create-order", "envelope")))
                .containsExactly(
                        "CreateOrderHandler handles Envelope<OrderPlaced>, which is an event. An event is not an order to anyone: make the class a @Reaction.");
        assertThat(errors(
                        "orders",
                        CREATE_ORDER_HANDLER
                                .replace("handle(CreateOrder ", "handle(GetOrder ")
                                .replace("create-order", "get-order")))
                .containsExactly(
                        "CreateOrderHandler handles GetOrder, which is neither a command nor an event. Take a record that implements Command.");
    }

    @Test
    void a_handler_returns_the_answer_its_command_promises() {
        assertThat(errors(
                        "orders", CREATE_ORDER_HANDLER.replace("public CreateOrder.Answer", "public CreateOrder.Done")))
                .containsExactly(
                        "CreateOrderHandler returns CreateOrder.Done, but CreateOrder promises CreateOrder.Answer. Return that: a refusal is an answer too.");
    }

    @Test
    void a_handler_lives_in_the_context_of_its_command() {
        assertThat(errors("payments", CREATE_ORDER_HANDLER))
                .containsExactly(
                        "CreateOrderHandler is in the context payments, but CreateOrder belongs to orders. Move the handler there, or send the command through the CommandBus.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "private final CreateOrderHandler other = null;",
                "PlaceOrderHandler(CreateOrderHandler other) {}",
                "List<CreateOrderHandler> others;"
            })
    void a_handler_is_held_by_nobody_who_could_call_it(String member) {
        var holder = "public class PlaceOrderHandler { %s }".formatted(member);
        assertThat(contract()
                        .with("orders", CREATE_ORDER_HANDLER)
                        .with("orders", holder)
                        .errors())
                .containsExactly(
                        "PlaceOrderHandler holds the handler CreateOrderHandler. Handlers do not call handlers: send the command through the CommandBus, and name it in 'sends'.");
    }

    @Test
    void a_reaction_is_held_by_nobody_who_could_call_it() {
        var holder = "public class Bonus { Bonus(AwardPointsOnOrderPlaced reaction) {} }";
        assertThat(contract()
                        .with("loyalty", Samples.AWARD_POINTS)
                        .with("loyalty", holder)
                        .errors())
                .containsExactly(
                        "Bonus holds the reaction AwardPointsOnOrderPlaced. Nobody calls a reaction: commit the event it reacts to.");
    }

    @Test
    void a_function_class_and_its_method_are_public() {
        assertThat(errors("orders", CREATE_ORDER_HANDLER.replace("public class", "class")))
                .containsExactly(
                        "The class CreateOrderHandler is not public. Funqy calls it by reflection: make it public.");
        assertThat(errors("orders", CREATE_ORDER_HANDLER.replace("public CreateOrder", "CreateOrder")))
                .containsExactly(
                        "The method CreateOrderHandler.handle is not public. Funqy calls it by reflection: make it public.");
    }

    @Test
    void a_function_class_has_one_function_with_one_parameter() {
        assertThat(errors("orders", CREATE_ORDER_HANDLER.replace("@Funq(\"create-order\")", "")))
                .containsExactly("CreateOrderHandler has 0 @Funq methods. A @CommandHandler class has exactly one.");
        assertThat(errors(
                        "orders",
                        CREATE_ORDER_HANDLER
                                .replace("10)\n", "10)\n")
                                .replace("{\n    @Funq", "{\n    @Funq public void more(String text) {}\n    @Funq")))
                .containsExactly("CreateOrderHandler has 2 @Funq methods. A @CommandHandler class has exactly one.");
        assertThat(errors(
                        "orders",
                        CREATE_ORDER_HANDLER.replace("CreateOrder command", "CreateOrder command, String more")))
                .containsExactly(
                        "CreateOrderHandler.handle has 2 parameters. A function has exactly one: the message it is for.");
        assertThat(errors(
                        "orders",
                        CREATE_ORDER_HANDLER.replace(
                                "CreateOrder command", "CreateOrder command, @io.quarkus.funqy.Context String caller")))
                .isEmpty();
    }

    @Test
    void a_function_has_one_role() {
        assertThat(errors("orders", "public class Lost { @Funq(\"lost\") public void on(String text) {} }"))
                .containsExactly(
                        "Lost.on is a function without a role. Give its class one of @CommandHandler, @QueryHandler, @Reaction, @SystemFunction.");
        assertThat(errors(
                        "orders",
                        CREATE_ORDER_HANDLER.replace(
                                "public class",
                                "@QueryHandler(path = \"/\", callers = Callers.OPERATOR) public class")))
                .containsExactly(
                        "CreateOrderHandler is both @CommandHandler and @QueryHandler. A function has one role: split the class.");
    }

    @Test
    void a_command_and_a_query_say_who_may_call() {
        assertThat(errors("orders", CREATE_ORDER_HANDLER.replace("callers = Callers.SERVICE, ", "")))
                .containsExactly(
                        "annotation @dev.tense.messaging.CommandHandler is missing a default value for the element 'callers'",
                        "CreateOrderHandler does not say who may call it. Decide: callers = CUSTOMER for a customer's own data, OPERATOR for the people who run the shop, SERVICE for other systems.");
        assertThat(errors("orders", Samples.GET_ORDER_HANDLER.replace(", callers = Callers.OPERATOR", "")))
                .containsExactly(
                        "annotation @dev.tense.messaging.QueryHandler is missing a default value for the element 'callers'",
                        "GetOrderHandler does not say who may call it. Decide: callers = CUSTOMER for a customer's own data, OPERATOR for the people who run the shop, SERVICE for other systems.");
    }

    @Test
    void the_name_of_a_function_follows_from_what_it_is_for() {
        assertThat(errors("orders", CREATE_ORDER_HANDLER.replace("create-order", "make-order")))
                .containsExactly(
                        "The function of CreateOrderHandler is called \"make-order\". Its name follows from CreateOrder: @Funq(\"create-order\").");
        assertThat(errors("orders", CREATE_ORDER_HANDLER.replace("(\"create-order\")", "")))
                .containsExactly(
                        "The function of CreateOrderHandler is called \"\". Its name follows from CreateOrder: @Funq(\"create-order\").");
        assertThat(errors("loyalty", Samples.AWARD_POINTS.replace("award-points-on", "award-points-after")))
                .containsExactly(
                        "The function of AwardPointsOnOrderPlaced is called \"award-points-after-order-placed\". Its name follows from AwardPointsOnOrderPlaced: @Funq(\"award-points-on-order-placed\").");
        assertThat(errors("orders", Samples.GET_ORDER_HANDLER.replace("get-order", "order")))
                .containsExactly(
                        "The function of GetOrderHandler is called \"order\". Its name follows from GetOrder: @Funq(\"get-order\").");
        assertThat(errors("platform", Samples.PUBLISH_EVENTS.replace("publish-events", "publish")))
                .containsExactly(
                        "The function of PublishEvents is called \"publish\". Its name follows from PublishEvents: @Funq(\"publish-events\").");
    }

    @Test
    void two_functions_do_not_share_a_name() {
        var errors = contract()
                .with("loyalty", Samples.AWARD_POINTS)
                .with("crm", Samples.AWARD_POINTS)
                .errors();

        assertThat(errors)
                .containsExactly(
                        "The function name award-points-on-order-placed is taken by dev.tense.crm.AwardPointsOnOrderPlaced. Give dev.tense.loyalty.AwardPointsOnOrderPlaced a name of its own.");
    }

    @Test
    void two_contexts_do_not_share_the_name_of_a_command() {
        var errors = contract().with("contract.payments", Samples.CREATE_ORDER).errors();

        assertThat(errors)
                .containsExactly(
                        "The command CreateOrder is taken by dev.tense.contract.orders.CreateOrder. Give dev.tense.contract.payments.CreateOrder a name of its own.");
    }

    @ParameterizedTest
    @CsvSource({"Envelope<CreateOrder>", "CreateOrder"})
    void a_reaction_does_not_subscribe_to_a_command(String input) {
        assertThat(new Compilation(output)
                        .withEnvelopeOfAnything()
                        .with("contract.orders", Samples.CREATE_ORDER)
                        .with("contract.orders", Samples.ORDER_PLACED)
                        .with("loyalty", Samples.AWARD_POINTS.replace("Envelope<OrderPlaced>", input))
                        .errors())
                .containsExactly(
                        "Reaction AwardPointsOnOrderPlaced subscribes to the command CreateOrder. A command goes to its one handler and is never published: react to the event that follows from it, or make the class its @CommandHandler.");
    }

    @Test
    void a_reaction_takes_an_event_in_its_envelope() {
        assertThat(errors("loyalty", Samples.AWARD_POINTS.replace("Envelope<OrderPlaced>", "OrderPlaced")))
                .containsExactly(
                        "Reaction AwardPointsOnOrderPlaced takes the bare event OrderPlaced. Take Envelope<OrderPlaced>: it carries the event's id, time and cause.");
    }

    @ParameterizedTest
    @CsvSource({
        "Envelope<Event>, Event",
        "String, String",
        "int, int",
        "String[], String[]",
        "Envelope<?>, Envelope<?>",
        "Envelope, Envelope"
    })
    void a_reaction_takes_one_event(String input, String shown) {
        assertThat(errors("loyalty", Samples.AWARD_POINTS.replace("Envelope<OrderPlaced>", input)))
                .containsExactly(
                        "Reaction AwardPointsOnOrderPlaced takes %s, which is not an event. Take Envelope<E> of one event E that has an @EventName."
                                .formatted(shown));
    }

    @Test
    void a_reaction_returns_nothing() {
        assertThat(errors(
                        "loyalty",
                        Samples.AWARD_POINTS.replace("void on", "String on").replace("{}", "{ return \"\"; }")))
                .containsExactly(
                        "Reaction AwardPointsOnOrderPlaced returns String. Nobody waits for a reaction: return void, and commit an event if there is something to report.");
    }

    @Test
    void a_reaction_has_a_replay_policy() {
        assertThat(errors("loyalty", Samples.AWARD_POINTS.replace("onReplay = Reaction.OnReplay.RUN, ", "")))
                .containsExactlyInAnyOrder(
                        "annotation @dev.tense.messaging.Reaction is missing a default value for the element 'onReplay'",
                        "Reaction AwardPointsOnOrderPlaced has no replay policy. Decide what a replay of the log does with it: onReplay = RUN to run it again (receipts keep what is done from being done twice), onReplay = SKIP if its effect belongs to the moment.");
        assertThat(errors("loyalty", Samples.AWARD_POINTS.replace("RUN", "SKIP")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attempts = 4       | Use at least 5, or throttling alone sends healthy messages to the dead-letter queue.",
                "generation = 0     | Generations count from 1.",
                "delaySeconds = -1  | A queue delays by 0 to 900 seconds.",
                "delaySeconds = 901 | A queue delays by 0 to 900 seconds."
            })
    void the_settings_of_a_reaction_have_limits(String setting, String rule) {
        assertThat(errors("loyalty", Samples.AWARD_POINTS.replace("stream = \"points\"", setting)))
                .containsExactly("Reaction AwardPointsOnOrderPlaced has %s. %s".formatted(setting, rule));
    }

    @ParameterizedTest
    @CsvSource({"attempts = 5", "generation = 2", "delaySeconds = 900"})
    void a_reaction_may_go_to_its_limits(String setting) {
        assertThat(errors("loyalty", Samples.AWARD_POINTS.replace("stream = \"points\"", setting)))
                .isEmpty();
    }

    @Test
    void a_command_is_tried_at_least_five_times() {
        assertThat(errors("orders", Samples.CREATE_ORDER_HANDLER.replace("timeoutSeconds = 10", "attempts = 4")))
                .containsExactly(
                        "CreateOrderHandler has attempts = 4. Use at least 5, or throttling alone sends healthy messages to the dead-letter queue.");
        assertThat(errors("orders", Samples.CREATE_ORDER_HANDLER.replace("timeoutSeconds = 10", "attempts = 5")))
                .isEmpty();
    }

    @Test
    void a_reaction_may_hear_of_some_events_only() {
        assertThat(conditional("checkout=self-service")).isEmpty();
        assertThat(conditional("checkout=ASSISTED")).isEmpty();
    }

    @Test
    void the_condition_of_a_reaction_can_come_true() {
        assertThat(conditional("checkout=SELF_SERVICE"))
                .containsExactly(
                        "Reaction AwardPointsOnOrderPlaced has when = \"checkout=SELF_SERVICE\", which OrderPlaced can never have. Use one of self-service, ASSISTED.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderId=1", "basket=full", "checkout", "=ASSISTED"})
    void the_condition_of_a_reaction_names_an_enum(String when) {
        assertThat(conditional(when))
                .containsExactly(
                        "Reaction AwardPointsOnOrderPlaced has when = \"%s\". Write component=value, with a component of OrderPlaced that is an enum."
                                .formatted(when));
    }

    private List<String> conditional(String when) {
        return new Compilation(output)
                .with("contract.orders", """
                        @EventName("orders.order-placed.v1")
                        public record OrderPlaced(String orderId, Checkout checkout, Instant occurredAt) implements Event {
                            public enum Checkout { @JsonProperty("self-service") SELF_SERVICE, ASSISTED }
                        }
                        """)
                .with("loyalty", Samples.AWARD_POINTS.replace("stream = \"points\"", "when = \"" + when + "\""))
                .errors();
    }

    @Test
    void a_query_handler_answers_a_query() {
        assertThat(errors(
                        "orders",
                        Samples.GET_ORDER_HANDLER
                                .replace("GetOrder query", "CreateOrder query")
                                .replace("get-order", "create-order")))
                .containsExactly(
                        "GetOrderHandler takes CreateOrder, which is not a Query. Let the record implement Query, or give the class the role it has.");
        assertThat(errors("orders", Samples.GET_ORDER_HANDLER.replace("public String", "public Object")))
                .containsExactly("GetOrderHandler returns Object, but GetOrder promises String. Return that.");
    }

    @ParameterizedTest
    @CsvSource({"orders/{orderId}", "/orders", "/orders/{id}", "/orders/{orderId}/{id}"})
    void the_path_of_a_query_has_its_components(String path) {
        assertThat(errors("orders", Samples.GET_ORDER_HANDLER.replace("/orders/{orderId}", path)))
                .containsExactly(
                        "The path \"%s\" does not fit GetOrder. It starts with / and has each of [orderId] once in braces, and no other."
                                .formatted(path));
    }

    @Test
    void a_type_that_cannot_be_resolved_is_left_to_javac() {
        assertThat(errors("loyalty", Samples.AWARD_POINTS.replace("OrderPlaced>", "Missing>")))
                .singleElement()
                .asString()
                .startsWith("cannot find symbol");
        assertThat(errors("loyalty", Samples.AWARD_POINTS.replace("RUN,", "RUN, sends = Missing.class,")))
                .singleElement()
                .asString()
                .startsWith("cannot find symbol");
    }

    private Compilation contract() {
        return new Compilation(output)
                .with("contract.orders", Samples.CREATE_ORDER)
                .with("contract.orders", Samples.ORDER_PLACED)
                .with("contract.orders", Samples.GET_ORDER);
    }

    private List<String> errors(String context, String function) {
        return contract().with(context, function).errors();
    }
}
