package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResourceCountTest {
    /** What SAM makes of one reaction: its function, version, alias and mapping; seven resources beside it, and four alarms. */
    private static final int PER_REACTION = 4 + 7 + 4;

    /** Two alarms for each stream of the sample that reactions lead on: order, payment, points and reservation. */
    private static final int STANDSTILLS = 2 * 4;

    @Test
    void everything_sam_unfolds_is_counted() {
        Map<String, String> files = new SamTemplates(Samples.sample(), Samples.RIGHTS).render();

        assertThat(ResourceCount.of(Objects.requireNonNull(files.get("infra/sam/contexts/warehouse.yaml"))))
                .isEqualTo(PER_REACTION);
        assertThat(ResourceCount.of(Objects.requireNonNull(files.get("infra/sam/template.yaml"))))
                .isEqualTo(2 + 2 + 2 + 2 + 3 + 2 * 5 + 8 + STANDSTILLS);
    }

    @Test
    void a_template_near_the_limit_is_named_before_it_reaches_it() {
        GeneratedFiles files = GeneratedFiles.from(Samples.sampleWith(reactions(28)), Samples.RIGHTS);

        assertThat(files.sizes(ResourceCount.WARNING))
                .containsExactly(
                        "infra/sam/contexts/warehouse.yaml has 435 resources, and a stack holds 500: split the context.");
        assertThat(files.sizes(ResourceCount.LIMIT + 1)).isEmpty();
    }

    @Test
    void a_template_beyond_the_limit_is_an_error() {
        GeneratedFiles files = GeneratedFiles.from(Samples.sampleWith(reactions(33)), Samples.RIGHTS);

        assertThat(files.sizes(ResourceCount.LIMIT + 1))
                .containsExactly(
                        "infra/sam/contexts/warehouse.yaml has 510 resources, and a stack holds 500: split the context.");
    }

    private static Consumer<ObjectNode> reactions(int count) {
        return catalogue -> IntStream.range(0, count)
                .forEach(number -> Samples.reaction("count-" + number, "warehouse", "orders.order-placed.v1")
                        .accept(catalogue));
    }
}
