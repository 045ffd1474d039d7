package dev.tense.packaged;

import static dev.tense.packaged.Packaged.SNAP_START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.gate.Gate;
import dev.tense.local.template.Blueprint.Function;
import dev.tense.local.wire.NoAnswer;
import dev.tense.packaged.Cloud.Request;
import dev.tense.scenarios.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** How functions begin, and begin again from a snapshot, under AWS's own runtime client. */
@ExtendWith(Packaged.Shared.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client has native code for Linux alone")
class PackagedFunctionStartTest {
    private static final String EXPORT = "QUARKUS_FUNQY_EXPORT";
    private static final byte[] NO_SUCH_ORDER = Events.bytes("{\"orderId\":\"no-such-order\"}");

    @Test
    void an_export_that_the_zip_does_not_have_fails_at_init_and_is_named(Packaged packaged) {
        Function function = changed(packaged.cloud.function("get-order"), Map.of(EXPORT, "get-ordre"));

        try (PackagedFunction process = packaged.start(function, Map.of())) {
            assertThat(process.initError().toString()).contains(EXPORT + " is get-ordre");
            assertThat(process.asked()).containsExactly(RuntimeApi.INIT_ERROR);
        }
    }

    @Test
    void a_function_without_an_export_fails_at_init_and_says_what_is_missing(Packaged packaged) {
        Function function = changed(packaged.cloud.function("get-order"), Map.of());

        try (PackagedFunction process = packaged.start(function, Map.of())) {
            assertThat(process.initError().toString()).contains(EXPORT + " is not set");
            assertThat(process.asked()).containsExactly(RuntimeApi.INIT_ERROR);
        }
    }

    /** The same function with this in the place of its export. */
    private static Function changed(Function function, Map<String, String> instead) {
        var environment = new HashMap<>(function.environment());
        environment.remove(EXPORT);
        environment.putAll(instead);
        return new Function(
                function.name(),
                function.handler(),
                function.code(),
                function.memoryMegabytes(),
                function.timeoutSeconds(),
                environment,
                function.role());
    }

    @Test
    void a_function_that_lambda_takes_no_snapshot_of_is_not_primed(Packaged packaged) {
        try (PackagedFunction function = packaged.start("get-order", "unprimed", Map.of())) {
            assertThat(notFound(function)).isTrue();

            assertThat(packaged.cloud.requests("unprimed"))
                    .extracting(Request::operation)
                    .containsExactly("Query");
        }
    }

    /** Classes are what can be counted exactly; with them go the JIT, the connections and the time. */
    @Test
    void a_primed_function_has_loaded_nearly_all_classes_before_its_first_request(Packaged packaged)
            throws IOException {
        long primed = loadedByFirstRequest(packaged, "counted", SNAP_START);
        long unprimed = loadedByFirstRequest(packaged, "countedToo", Map.of());

        System.out.printf(
                "proof: the first request to place-order loads %d classes; without priming %d%n", primed, unprimed);
        assertThat(primed).isLessThan(unprimed / 4);
    }

    private static long loadedByFirstRequest(Packaged packaged, String accessKey, Map<String, String> start)
            throws IOException {
        Path classes = Files.createTempFile("classes", ".log");
        String options = packaged.cloud.function("place-order").environment().get("JAVA_TOOL_OPTIONS");
        var environment = new HashMap<>(start);
        environment.put("JAVA_TOOL_OPTIONS", options + " -Xlog:class+load:file=" + classes + ":none");
        try (PackagedFunction function = packaged.start("place-order", accessKey, environment)) {
            if (start.equals(SNAP_START)) {
                function.awaitCheckpoint();
            } else {
                function.awaitReady();
            }
            long before = lines(classes);
            function.restore();

            byte[] order = Events.bytes(packaged.cases.lane(accessKey).order("tok_approved", 2, "CH"));
            assertThat(function.answer(order).path("result").asText()).isEqualTo("checkout-failed");

            return lines(classes) - before;
        } finally {
            Files.delete(classes);
        }
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    @Test
    void a_snapshot_that_cannot_be_primed_is_taken_and_works_all_the_same(Packaged packaged) {
        packaged.cloud.trap("denied", (call, aws) -> call.error(400, "AccessDeniedException"));

        try (PackagedFunction function = packaged.start("get-order", "denied", SNAP_START)) {
            function.awaitCheckpoint();
            assertThat(function.log()).contains("the snapshot is not primed");
            packaged.cloud.trap("denied", Gate.OPEN);
            function.restore();

            assertThat(notFound(function)).isTrue();
            assertThat(function.asked()).startsWith(RuntimeApi.CHECKPOINT, RuntimeApi.NEXT);
        }
    }

    /** What a restored environment has of its credentials and connections is as old as the snapshot. */
    @Test
    void after_a_restore_old_credentials_are_read_again_and_dead_connections_opened_again(Packaged packaged) {
        try (var credentials = new Credentials("ofTheSnapshot", "ofToday");
                PackagedFunction function = packaged.start(
                        packaged.cloud.function("get-order"), both(SNAP_START, credentials.environment()))) {
            packaged.cloud.introduce("ofTheSnapshot", function);
            packaged.cloud.introduce("ofToday", function);
            function.awaitCheckpoint();
            assertThat(packaged.cloud.requests("ofTheSnapshot")).hasSize(1);
            packaged.cloud.trap("ofTheSnapshot", firstIsDead());
            packaged.cloud.trap("ofToday", firstIsDead());
            function.restore();

            Eventually.expect(
                    () -> {
                        assertThat(notFound(function)).isTrue();
                        return packaged.cloud.requests("ofToday");
                    },
                    today -> assertThat(today).hasSizeGreaterThan(1));

            List<Request> today = packaged.cloud.requests("ofToday");
            assertThat(today.getFirst().status()).isZero();
            assertThat(today.get(1).status()).isEqualTo(200);
        }
    }

    /** Closes the connection of the first request, as a host does that never heard of it. */
    private static Gate firstIsDead() {
        var dead = new AtomicBoolean(true);
        return (call, aws) -> {
            if (dead.getAndSet(false)) {
                throw new NoAnswer("the connection is of the time before the snapshot");
            }
            return aws.answer();
        };
    }

    private static Map<String, String> both(Map<String, String> some, Map<String, String> others) {
        var all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private static boolean notFound(PackagedFunction function) {
        JsonNode error = function.failure(NO_SUCH_ORDER);
        return error.path("errorMessage").asText().contains("not-found");
    }
}
