package dev.tense.packaged;

import static dev.tense.packaged.Packaged.ALL_DONE;
import static dev.tense.packaged.Packaged.SNAP_START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Callers;
import dev.tense.messaging.Json;
import dev.tense.messaging.SystemFunction.Trigger;
import dev.tense.packaged.Cloud.Request;
import dev.tense.platform.Catalogue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real {@code function.zip} under AWS's own runtime client. Every function is started as SnapStart does it and gets each of its
 * triggers; what has to come of it is told by the same handlers in memory.
 */
@ExtendWith(Packaged.Shared.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client has native code for Linux alone")
class PackagedFunctionTest {
    private static Fleet fleet;

    @BeforeAll
    static void launch(Packaged packaged) {
        fleet = new Fleet(functions().toList(), name -> packaged.start(name, accessKey(name), SNAP_START));
    }

    /** DynamoDB Local takes letters and digits alone. */
    static String accessKey(String function) {
        return function.replace("-", "");
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    static Stream<String> functions() {
        return Packaged.functions().map(Catalogue.Function::function);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void every_function_starts_from_a_snapshot_and_serves_each_of_its_triggers(String name, Packaged packaged) {
        Catalogue.Function about = Packaged.function(name);
        try (PackagedFunction function = fleet.take(name)) {
            List<Case> cases = packaged.cases.of(about);
            assertThat(cases.stream().anyMatch(given -> given.form().equals(Cases.WITH_TOKEN)))
                    .as("whether a customer asks")
                    .isEqualTo(isForCustomers(about));
            function.awaitCheckpoint();
            assertPrimed(packaged, name);
            function.restore();

            cases.forEach(given -> assertServes(function, given));

            if (about instanceof Catalogue.SystemFunction system) {
                new SystemTriggers(packaged, function).serve(system);
            }
        }
    }

    private static boolean isForCustomers(Catalogue.Function about) {
        return switch (about) {
            case Catalogue.Command command -> command.callers() == Callers.CUSTOMER;
            case Catalogue.Query query -> query.callers() == Callers.CUSTOMER;
            case Catalogue.Reaction _ -> false;
            case Catalogue.SystemFunction system -> system.trigger() == Trigger.COMMAND_STATUS;
        };
    }

    /** One question about something that is not there, which its role allows; none where the role allows no question by a key. */
    private static void assertPrimed(Packaged packaged, String function) {
        List<Request> asked = packaged.cloud.requests(accessKey(function));
        assertThat(asked).as(function).hasSize(packaged.cloud.mayAsk(function) ? 1 : 0);
        assertThat(asked).allSatisfy(question -> {
            assertThat(question.operation()).isIn("Query", "BatchGetItem");
            assertThat(question.body()).contains("#priming");
            assertThat(question.status()).as(question.body()).isEqualTo(200);
        });
    }

    private static void assertServes(PackagedFunction function, Case given) {
        String expected = given.expected();

        JsonNode answer = function.answer(given.payload());

        assertThat(timeless(answer.toString())).as(given.form()).isEqualTo(timeless(expected));
        assertThat(given.mirror().found())
                .as(given.form())
                .isEqualTo(given.mirror().expected());
        assertThat(given.mirror().written() > 0).as(given.form()).isEqualTo(given.writes());
        if (given.writes()) {
            assertThat(isAccepted(answer)).as(answer.toString()).isTrue();
        }
    }

    /** As JSON: headers come in any order. */
    private static JsonNode timeless(String answer) {
        return Json.parse(Timeless.text(answer), JsonNode.class);
    }

    private static boolean isAccepted(JsonNode answer) {
        return answer.has("statusCode")
                ? answer.path("statusCode").asInt() < 300
                : answer.has("result") || answer.toString().equals(ALL_DONE);
    }
}
