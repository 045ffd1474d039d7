package dev.tense.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void leave_no_process() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void processes_of_functions_end_with_a_killed_parent_and_its_data_can_be_used_again() throws Exception {
        Process parent = run();
        long child = childOf(parent, readyUri(parent));
        parent.destroyForcibly();
        Eventually.expect(
                () -> ProcessHandle.of(child).isPresent(),
                alive -> assertThat(alive).isFalse());
        DataFolder.take(folder.resolve("data"), false).close();
    }

    @Test
    void functions_start_from_a_cache_and_a_polite_stop_ends_everything_within_seconds() throws Exception {
        Process parent = run();
        long child = childOf(parent, readyUri(parent));
        String command = ProcessHandle.of(child)
                .flatMap(process -> process.info().commandLine())
                .orElse("");
        assertThat(command).contains("-XX:AOTCache=");
        assertThat(Path.of(command.replaceAll("(?s).*-XX:AOTCache=(\\S+).*", "$1")))
                .isNotEmptyFile();
        parent.destroy();
        assertThat(parent.waitFor(20, TimeUnit.SECONDS)).isTrue();
        Eventually.expect(
                () -> ProcessHandle.of(child).isPresent(),
                alive -> assertThat(alive).isFalse());
    }

    @Test
    void a_template_that_is_not_there_is_one_clear_line() throws Exception {
        Process process = start("--template", folder.resolve("none.yaml").toString());
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(output).contains("cannot start: ").contains("none.yaml: there is no such file");
    }

    @Test
    void a_parameter_out_of_its_bounds_is_one_clear_line() throws Exception {
        Process process = start("--template", "../sam/template.yaml", "--parameter", "CheckoutDeadlineSeconds=1861");
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(output.lines().toList())
                .last()
                .asString()
                .startsWith("cannot start: ")
                .endsWith("parameter CheckoutDeadlineSeconds: 1861 is not between 1 and 1860");
    }

    @Test
    void an_endpoint_that_does_not_answer_is_one_clear_line() throws Exception {
        Process process = start("--template", "../sam/template.yaml", "--endpoint", "http://127.0.0.1:1");
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(output.lines().toList())
                .last()
                .asString()
                .isEqualTo("cannot start: nothing answers at http://127.0.0.1:1");
    }

    @Test
    void an_endpoint_that_is_something_else_is_one_clear_line() throws Exception {
        HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page.createContext("/", exchange -> {
            byte[] body = "<html>\n<body>\nIt works!\n</body>\n</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        page.start();
        try {
            String address = "http://127.0.0.1:" + page.getAddress().getPort();
            Process process = start("--template", "../sam/template.yaml", "--endpoint", address);
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isEqualTo(2);
            assertThat(output.lines().toList())
                    .last()
                    .asString()
                    .startsWith("cannot start: " + address + " does not answer as AWS does: ");
        } finally {
            page.stop(0);
        }
    }

    private Process run() throws IOException {
        Bench.options(folder);
        return start(
                "--template",
                folder.resolve("template.yaml").toString(),
                "--parameter",
                "Signals=" + folder.resolve("signals"));
    }

    private Process start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--port",
                "0",
                "--aws-port",
                "0",
                "--data",
                folder.resolve("data").toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    private static String readyUri(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder seen = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.append(line).append('\n');
            if (line.startsWith("ready: ")) {
                return line.substring("ready: ".length());
            }
        }
        throw new AssertionError("never ready:\n" + seen);
    }

    /** A function that works until it is let go; the answer to its caller never comes. */
    private long childOf(Process parent, String baseUri) {
        HttpRequest slow = HttpRequest.newBuilder(URI.create(baseUri + "/slow")).build();
        CompletableFuture<?> _ = HttpClient.newHttpClient().sendAsync(slow, BodyHandlers.discarding());
        Eventually.expect(this::startedFiles, files -> assertThat(files).hasSize(1));
        long child = parent.children().findFirst().orElseThrow().pid();
        assertThat(ProcessHandle.of(child)).isPresent();
        return child;
    }

    private List<Path> startedFiles() {
        try (Stream<Path> files = Files.list(folder.resolve("signals"))) {
            return files.toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
