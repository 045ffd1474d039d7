package dev.tense.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenseProcessorTest {
    @TempDir
    private Path output;

    @Test
    void javac_finds_the_processor() {
        assertThat(ServiceLoader.load(Processor.class)).hasAtLeastOneElementOfType(TenseProcessor.class);
    }

    @Test
    void a_message_another_processor_generates_is_seen_and_no_annotation_is_claimed() {
        var compilation = new Compilation(output)
                .alongside(new GeneratingProcessor())
                .with("contract.orders", Samples.ORDER_PLACED);

        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.written(Artifacts.MESSAGES)).isEqualTo("""
                        dev.tense.contract.orders.OrderPlaced
                        dev.tense.contract.orders.OrderShipped
                        """);
    }

    @Test
    void a_compilation_without_messages_writes_nothing() {
        var compilation = new Compilation(output).with("orders", "public class Unrelated {}");

        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.written(Artifacts.MESSAGES)).isEmpty();
        assertThat(compilation.written(Artifacts.CATALOGUE)).isEmpty();
    }

    @Test
    void nothing_is_written_when_a_rule_is_broken() {
        var compilation = new Compilation(output)
                .with("contract.orders", Samples.ORDER_PLACED.replace("orders.order-placed.v1", "placed"));

        assertThat(compilation.errors()).hasSize(1);
        assertThat(compilation.written(Artifacts.MESSAGES)).isEmpty();
    }

    @Test
    void an_ide_that_wraps_javac_still_applies_the_other_rules() {
        var compilation =
                new Compilation(output).alongside(new WrappedProcessor()).with("contract.orders", """
                        @EventName("placed")
                        public record OrderPlaced(Instant occurredAt, List<String> items) implements Event {}
                        """);

        var wrongName = "Event OrderPlaced is called \"placed\" on the wire.";
        assertThat(compilation.errors())
                .satisfiesExactly(
                        ours -> assertThat(ours).startsWith(wrongName),
                        ours -> assertThat(ours).startsWith("OrderPlaced does not copy 'items'"),
                        wrapped -> assertThat(wrapped).startsWith(wrongName));
    }

    /** Runs ours in an environment that is not javac's own. */
    @SupportedAnnotationTypes("*")
    private static final class WrappedProcessor extends AbstractProcessor {
        private final TenseProcessor ours = new TenseProcessor();

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public synchronized void init(ProcessingEnvironment javac) {
            ours.init((ProcessingEnvironment) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ProcessingEnvironment.class},
                    (proxy, method, arguments) -> method.invoke(javac, arguments)));
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            ours.process(annotations, round);
            return false;
        }
    }

    /** Makes an event in its first round. */
    @SupportedAnnotationTypes("dev.tense.messaging.EventName")
    private static final class GeneratingProcessor extends AbstractProcessor {
        private boolean done;

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done && !annotations.isEmpty()) {
                done = true;
                generate();
            }
            return false;
        }

        private void generate() {
            try (var writer = processingEnv
                    .getFiler()
                    .createSourceFile("dev.tense.contract.orders.OrderShipped")
                    .openWriter()) {
                writer.write("""
                        package dev.tense.contract.orders;
                        @dev.tense.messaging.EventName("orders.order-shipped.v1")
                        public record OrderShipped(java.time.Instant occurredAt) implements dev.tense.messaging.Event {}
                        """);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
