package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The check of the build: what is committed follows from the catalogue that was just compiled. */
class CommittedFilesTest {
    @Test
    void every_generated_file_in_the_project_is_up_to_date() throws IOException {
        GeneratedFiles files = GeneratedFiles.from(Samples.committed(), Samples.RIGHTS);

        assertThat(files.complaints(Samples.root())).isEmpty();
        assertThat(files.sizes(ResourceCount.LIMIT + 1)).isEmpty();
    }
}
