package dev.tense.platform;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tense.local.template.AnyTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The inputs that were found by fuzzing, once more. With {@code JAZZER_FUZZ=1} one of these fuzzes for its time: see
 * CONTRIBUTING.
 */
@Tag("fuzz")
class InputFuzzTest {
    private static final AnyPayload PAYLOADS = new AnyPayload();
    private static final AnyTemplate TEMPLATES = new AnyTemplate(folder());

    @MethodSource("dev.tense.platform.Seeds#payloads")
    @FuzzTest(maxDuration = "5m")
    void payload(byte[] data) {
        PAYLOADS.serve(data);
    }

    @MethodSource("dev.tense.platform.Seeds#envelopes")
    @FuzzTest(maxDuration = "5m")
    void envelope(byte[] data) {
        AnyEnvelope.read(data);
    }

    @MethodSource("dev.tense.platform.Seeds#commands")
    @FuzzTest(maxDuration = "5m")
    void command(byte[] data) {
        AnyCommand.read(data);
    }

    @MethodSource("dev.tense.platform.Seeds#templates")
    @FuzzTest(maxDuration = "5m")
    void template(byte[] data) {
        TEMPLATES.read(data);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "templates");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
