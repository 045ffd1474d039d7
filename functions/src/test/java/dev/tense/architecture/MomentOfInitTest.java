package dev.tense.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

class MomentOfInitTest {
    @Test
    void a_part_of_the_container_a_static_field_and_a_producer_are_all_looked_through() {
        var broken = new ClassFileImporter().importPackages("broken.nothinguniqueismadeatinit");

        List<String> found = classes()
                .should(MomentOfInit.leaveAlone())
                .evaluate(broken)
                .getFailureReport()
                .getDetails();

        assertThat(found)
                .hasSize(3)
                .anySatisfy(detail -> assertThat(detail).contains(".Identity is initialised by: ", "UUID.randomUUID"))
                .anySatisfy(detail -> assertThat(detail).contains(".Jitter is initialised by: ", "SecureRandom"))
                .anySatisfy(detail -> assertThat(detail).contains(".Started is initialised by: ", "Instant.now"));
    }
}
