package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Idempotency keys over HTTP, held against what others have written down about them. */
@ExtendWith(SharedPlatform.class)
class IdempotencyTest {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "idempotency.md");
    private static final Path EXPECTED = Path.of("target", "idempotency.md");
    private static final String BEGIN = "| case | said in | Tense answers | differs, because |\n|---|---|---|---|\n";

    @ParameterizedTest
    @MethodSource("cases")
    void each_case_is_answered_as_the_document_says(KeyedCase each, Platform platform) {
        each.check().accept(new KeyedRequests(platform));
    }

    static List<KeyedCase> cases() {
        return KeyedCases.all();
    }

    @Test
    void the_document_lists_these_cases() throws IOException {
        String table = BEGIN + cases().stream().map(KeyedCase::row).collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(EXPECTED, table);
        String written = Files.readString(DOCUMENT);

        assertThat(written.substring(written.indexOf(BEGIN.lines().findFirst().orElseThrow())))
                .as("the table at the end of " + DOCUMENT + "; how it should be is in " + EXPECTED)
                .isEqualTo(table);
    }
}
