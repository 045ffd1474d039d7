package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.check.Shell.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts in a project whose Maven and whose local system are stand-ins. */
class ScriptsTest {
    /** Packages what scripts/run asks for: a system that answers every command. */
    private static final String MAVEN = """
            #!/bin/sh
            echo "[INFO] Building Tense: local 0.1.0-SNAPSHOT                    [2/2]"
            echo "[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1 s -- in dev.tense.SomeTest"
            echo "[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 1"
            echo "[WARNING] Tests run: 4, Failures: 0, Errors: 0, Skipped: 2"
            mkdir -p functions/target infra/local/target/lib infra/local/target/classes
            "$JAVA_HOME/bin/javac" -d infra/local/target/classes infra/local/src/Main.java
            "$JAVA_HOME/bin/jar" cf infra/local/target/tense-local-1.jar -C infra/local/target/classes .
            touch functions/target/function.zip
            if [ -f infra/localstack/src/Main.java ]; then
                "$JAVA_HOME/bin/javac" -d infra/localstack/target/classes infra/localstack/src/Main.java
            fi
            """;

    private static final String SYSTEM = """
            package dev.tense.local;

            public class Main {
                public static void main(String[] arguments) throws Exception {
                    System.out.println("started with " + String.join(" ", arguments));
                    int port = Integer.parseInt(arguments[1]);
                    var address = new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), port);
                    var server = com.sun.net.httpserver.HttpServer.create(address, 0);
                    server.createContext("/", exchange -> {
                        exchange.getRequestBody().readAllBytes();
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
                    server.start();
                    System.out.println("ready: " + server.getAddress());
                }
            }

            class ServicesMain {
                public static void main(String[] arguments) {
                    System.out.println("services with " + String.join(" ", arguments));
                }
            }
            """;

    /** LocalStack where there is no Docker engine. */
    private static final String LOCALSTACK = """
            package dev.tense.localstack;

            public class Main {
                public static void main(String[] arguments) {
                    System.err.println("There is no Docker engine here.");
                    System.exit(3);
                }
            }
            """;

    /** Says that a file is stale when there is one that names it. */
    private static final String GENERATOR = """
            package dev.tense.check;

            import java.nio.file.Files;
            import java.nio.file.Path;

            public class Generate {
                public static void main(String[] arguments) throws Exception {
                    Files.writeString(Path.of("asked"), java.util.List.of(arguments).toString());
                    if (Files.exists(Path.of("stale"))) {
                        System.err.println(Files.readString(Path.of("stale")) + " is stale.");
                        System.exit(1);
                    }
                }
            }
            """;

    @TempDir
    Path project;

    @BeforeEach
    void copy() throws IOException {
        Folders.copy(Samples.root().resolve("scripts"), project.resolve("scripts"));
        for (String folder : List.of(".ci", ".mvn", "events", "functions", "infra/local/src")) {
            Files.createDirectories(project.resolve(folder));
        }
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.writeString(project.resolve(".ci/run"), "#!/bin/sh\n");
        Files.writeString(project.resolve("infra/local/src/Main.java"), SYSTEM);
        maven(MAVEN);
    }

    @Test
    void run_builds_starts_loads_and_says_how_to_order_and_ends_with_its_signal() throws Exception {
        int port = freePort();
        Process run = new Shell(project)
                .start("scripts/run", "--port=" + port, "--fresh", "--data", "here", "--aws-port", "4599");
        try (BufferedReader said = run.inputReader()) {
            assertThat(linesUntil(said, "Ctrl-C ends everything."))
                    .containsSubsequence(
                            "Building (some minutes the first time):",
                            "  [2/2] Tense: local",
                            "Starting:",
                            "started with --port %d --aws-port 4599 --fresh --data %s/here"
                                    .formatted(port, project.toRealPath()),
                            "Tense is ready: ten products are in stock.",
                            "  HTTP API      http://localhost:" + port);
            run.destroy();
            assertThat(run.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(run.descendants()).isEmpty();
            assertThat(run.exitValue()).isEqualTo(143);
        } finally {
            run.destroyForcibly();
        }
    }

    @Test
    void run_at_another_endpoint_leaves_the_usual_port_to_it() throws Exception {
        int port = freePort();
        Process run = new Shell(project).start("scripts/run", "--endpoint", "http://localhost:4566", "--port=" + port);
        try (BufferedReader said = run.inputReader()) {
            assertThat(linesUntil(said, "Ctrl-C ends everything."))
                    .contains(
                            "started with --port %d --aws-port 4567 --endpoint http://localhost:4566".formatted(port),
                            "  AWS endpoint  http://localhost:4567");
        } finally {
            run.destroy();
            run.waitFor(20, TimeUnit.SECONDS);
            run.destroyForcibly();
        }
    }

    @Test
    void run_starts_the_services_alone() throws Exception {
        Result result = run("scripts/run", "--services-only", "--fresh", "--aws-port", "4599");

        assertThat(result.said())
                .contains("services with --aws-port 4599 --fresh")
                .doesNotContain("Starting");
        assertThat(result.code()).isEqualTo(0);
    }

    @Test
    void localstack_without_an_engine_is_one_line_for_run_and_a_visible_skip_for_test() throws Exception {
        Path source = Files.createDirectories(project.resolve("infra/localstack/src"));
        Files.writeString(source.resolve("Main.java"), LOCALSTACK);
        maven(MAVEN.replaceAll("echo .*\n", ""));

        assertThat(run("scripts/run", "--localstack")).isEqualTo(new Result(2, "There is no Docker engine here.\n"));

        Result tested = run("scripts/test", "--localstack");
        assertThat(tested.said())
                .contains("  SKIPPED: the scenarios on LocalStack. There is no Docker engine here.\n")
                .endsWith("\nSKIPPED: the scenarios on LocalStack. There is no Docker engine here.\nAll green.\n")
                .doesNotContain("The scenarios on LocalStack:");
        assertThat(tested.code()).isEqualTo(0);
    }

    @Test
    void a_localstack_that_cannot_even_be_asked_is_no_reason_to_skip() throws Exception {
        Path source = Files.createDirectories(project.resolve("infra/localstack/src"));
        Files.writeString(source.resolve("Main.java"), LOCALSTACK.replace("exit(3)", "exit(1)"));
        maven(MAVEN.replaceAll("echo .*\n", ""));

        Result tested = run("scripts/test", "--localstack");

        assertThat(tested.said()).contains("FAILED: LocalStack starts").doesNotContain("SKIPPED");
        assertThat(tested.code()).isEqualTo(1);
    }

    @Test
    void run_builds_again_only_after_a_change() throws Exception {
        maven(MAVEN + "echo x >> builds\n");
        Files.writeString(
                project.resolve("infra/local/src/Main.java"),
                "package dev.tense.local; public class Main { public static void main(String[] none) {} }");
        run("scripts/run");
        run("scripts/run");
        assertThat(Files.readAllLines(project.resolve("builds"))).hasSize(1);

        Files.writeString(project.resolve("events/New.java"), "class New {}");
        run("scripts/run");
        assertThat(Files.readAllLines(project.resolve("builds"))).hasSize(2);
    }

    @Test
    void prove_builds_hands_its_options_on_and_ends_as_the_proof_does() throws Exception {
        Files.writeString(project.resolve("infra/local/src/Main.java"), """
                package dev.tense.local.prove;

                public class Main {
                    public static void main(String[] arguments) {
                        System.out.println("proving with " + String.join(" ", arguments));
                        System.exit(1);
                    }
                }
                """);

        Result result = run("scripts/prove", "--rounds", "2");

        assertThat(result.said()).contains("Building (some minutes the first time):", "proving with --rounds 2");
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void a_build_that_fails_shows_its_end_and_where_the_rest_is() throws Exception {
        maven("#!/bin/sh\necho '[ERROR] no such symbol'\nexit 1\n");

        Result result = run("scripts/run");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.said())
                .contains(
                        "[ERROR] no such symbol", "The build failed. Everything it said is in target/scripts/run.log.")
                .doesNotContain("Starting");
    }

    @Test
    void a_signal_during_the_build_ends_the_build() throws Exception {
        maven("#!/bin/sh\necho '[INFO] Building Tense: local 0.1.0-SNAPSHOT [1/1]'\nexec sleep 60\n");
        Process run = new Shell(project).start("scripts/run");
        try (BufferedReader said = run.inputReader()) {
            linesUntil(said, "  [1/1] Tense: local");
            List<ProcessHandle> children = run.descendants().toList();
            run.destroy();
            assertThat(run.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        } finally {
            run.destroyForcibly();
        }
    }

    @Test
    void an_option_that_is_wrong_is_named() throws Exception {
        assertThat(run("scripts/run", "--port").said()).startsWith("--port needs a value.\n");
        assertThat(run("scripts/run", "--port", "80a").said()).startsWith("--port is a number, not 80a.\n");
        assertThat(run("scripts/run", "--prot", "80").said()).startsWith("There is no option --prot.\n");
        assertThat(run("scripts/run", "--prot", "80").code()).isEqualTo(2);
        assertThat(run("scripts/run", "--services-only", "--endpoint", "http://localhost:1")
                        .said())
                .startsWith("--services-only is an endpoint for somebody else; it uses none.\n");
        assertThat(run("scripts/run", "--localstack", "--endpoint=http://localhost:1")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void test_adds_up_what_ran_and_how_long_it_took() throws Exception {
        Result result = run("scripts/test");

        assertThat(result.code()).isEqualTo(0);
        assertThat(result.said())
                .containsPattern(" s {2}Build, checks and tests\n")
                .endsWith("Tests run: 7, Failures: 0, Errors: 0, Skipped: 3\nAll green.\n");
    }

    @Test
    void test_with_infra_says_so_when_there_is_no_node() throws Exception {
        Path tools = Files.createDirectory(project.resolve("tools"));
        for (String tool : List.of("sh", "dirname", "sed", "mkdir")) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/bin").resolve(tool));
        }

        Result result = new Shell(project, Map.of("PATH", tools.toString())).run("", "scripts/test", "--infra");

        assertThat(result.said())
                .startsWith("There is no Node.js here (node and npm)")
                .hasLineCount(1);
        assertThat(result.code()).isEqualTo(1);
    }

    /** With what a deployment needs: tools that say how they were called, and a generator that is asked like ours. */
    private Shell deploying() throws IOException {
        Path tools = Files.createDirectory(project.resolve("tools"));
        for (String tool : List.of("sam", "node", "npm")) {
            executable(tools.resolve(tool), "#!/bin/sh\necho \"$(basename \"$0\") in $(basename \"$PWD\"): $*\"\n");
        }
        executable(
                Files.createDirectories(project.resolve("infra/cdk/node_modules/.bin"))
                        .resolve("cdk"),
                "#!/bin/sh\necho \"cdk: $*\"\nexit 3\n");
        Path source = Files.createDirectories(project.resolve("infra/check/src"));
        Files.writeString(source.resolve("Generate.java"), GENERATOR);
        maven(MAVEN + """
                echo "built $*" >> builds
                mkdir -p infra/check/target/classes
                "$JAVA_HOME/bin/javac" -d infra/check/target/classes infra/check/src/Generate.java
                """);
        return new Shell(project, Map.of("PATH", tools + ":" + System.getenv("PATH")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scripts/deploy-sam", "scripts/deploy-cdk"})
    void templates_that_are_not_those_of_the_functions_are_not_deployed(String script) throws Exception {
        Shell shell = deploying();
        Files.writeString(project.resolve("stale"), "infra/sam/template.yaml");

        Result result = shell.run("", script);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.said())
                .contains("infra/sam/template.yaml is stale.\nNothing is deployed: ", "Run ./scripts/generate")
                .doesNotContain("+ ", "sam in", "npm in", "cdk: ");
    }

    @Test
    void what_is_checked_before_a_deployment_was_built_for_it() throws Exception {
        deploying().run("", "scripts/deploy-sam");

        assertThat(project.resolve("builds")).hasContent("built -B -pl functions,infra/check -am -DskipTests package");
        assertThat(project.resolve("asked"))
                .hasContent("[check, functions/target/classes/META-INF/tense/catalogue.json, .]");
    }

    @Test
    void a_deployment_says_what_it_runs_and_hands_its_options_on() throws Exception {
        Shell shell = deploying();

        Result sam = shell.run("", "scripts/deploy-sam", "--guided", "--region", "eu-central-1");
        assertThat(sam.code()).isZero();
        assertThat(sam.said())
                .contains("Building:")
                .contains("+ sam deploy --template-file infra/sam/template.yaml --config-file samconfig.toml --guided"
                        + " --region eu-central-1\n");
        Result cdk = shell.run("", "scripts/deploy-cdk", "--parameters", "JwtAudience=shop");
        assertThat(cdk.said())
                .contains(
                        "+ npm ci", "npm in cdk: ci", "+ node_modules/.bin/cdk deploy --parameters JwtAudience=shop\n");
        assertThat(cdk.code()).as("what the CDK ended with").isEqualTo(3);
    }

    @Test
    void a_deployment_without_its_tool_is_one_line() throws Exception {
        Path tools = Files.createDirectory(project.resolve("tools"));
        for (String tool : List.of("dirname", "sed", "sh")) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
        }
        var shell = new Shell(project, Map.of("PATH", tools.toString()));

        assertThat(shell.run("", "scripts/deploy-sam")).satisfies(result -> {
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.said()).startsWith("There is no sam here.").hasLineCount(1);
        });
        assertThat(shell.run("", "scripts/deploy-cdk").said())
                .startsWith("There is no node here.")
                .hasLineCount(1);
    }

    private static void executable(Path file, String script) throws IOException {
        assertThat(Files.writeString(file, script).toFile().setExecutable(true)).isTrue();
    }

    @Test
    void test_names_its_options() throws Exception {
        assertThat(run("scripts/test", "--fast"))
                .isEqualTo(new Result(2, "Usage: ./scripts/test [--infra] [--localstack]\n"));
    }

    @Test
    void test_is_red_when_the_build_is() throws Exception {
        maven("#!/bin/sh\necho '[ERROR] Tests run: 1, Failures: 1, Errors: 0, Skipped: 0'\nexit 1\n");

        Result result = run("scripts/test");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.said()).contains("FAILED: Build, checks and tests").doesNotContain("All green");
    }

    @Test
    void test_is_red_when_the_packaged_system_does_not_start() throws Exception {
        Files.writeString(
                project.resolve("infra/local/src/Main.java"),
                "package dev.tense.local; public class Main { public static void main(String[] none) { missing(); }\n"
                        + "static void missing() { throw new NoClassDefFoundError(\"some/library/Class\"); } }");

        Result result = run("scripts/test");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.said()).contains("some/library/Class", "FAILED: The packaged system starts");
    }

    @Test
    void test_is_red_when_a_script_does_not_parse() throws Exception {
        Files.writeString(project.resolve("scripts/broken"), "#!/bin/sh\nif true\n");

        assertThat(run("scripts/test").said()).contains("FAILED: Scripts parse");
    }

    @Test
    void test_is_red_when_a_process_is_left_behind() throws Exception {
        maven(MAVEN + "sleep 60 >/dev/null 2>&1 &\necho $! > left\n");

        Result result = new Shell(project, Map.of("TENSE_TEST_PATIENCE", "0")).run("", "scripts/test");
        String pid = Files.readString(project.resolve("left")).strip();
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.said())
                .contains("  still running: %s sleep 60".formatted(pid), "FAILED: Nothing is left running");
    }

    @Test
    void a_jdk_that_is_too_old_is_passed_over() throws Exception {
        Path old = jdk("21.0.4");
        Path recent = jdk("26");
        String fits = ". scripts/lib/jdk.sh; jdk_fits '%s' && echo fits || echo too old";

        assertThat(run("sh", "-c", fits.formatted(old)).said()).isEqualTo("too old\n");
        assertThat(run("sh", "-c", fits.formatted(recent)).said()).isEqualTo("fits\n");
    }

    private Path jdk(String version) throws IOException {
        Path home = Files.createDirectories(project.resolve("jdk-" + version));
        Path compiler = Files.createDirectories(home.resolve("bin")).resolve("javac");
        Files.writeString(compiler, "");
        assertThat(compiler.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }

    private void maven(String script) throws IOException {
        Path wrapper = Files.writeString(project.resolve("mvnw"), script);
        assertThat(wrapper.toFile().setExecutable(true)).isTrue();
    }

    private Result run(String... command) throws IOException, InterruptedException {
        return new Shell(project).run("", command);
    }

    private static List<String> linesUntil(BufferedReader said, String last) throws IOException {
        List<String> lines = new ArrayList<>();
        String line;
        do {
            line = said.readLine();
            if (line == null) {
                throw new AssertionError("it ended without \"%s\" after %s".formatted(last, lines));
            }
            lines.add(line);
        } while (!line.equals(last));
        return lines;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
