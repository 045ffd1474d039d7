package dev.tense.local.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of scripts/prove, and that it finds bugs. */
class ProofTest {
    /** What a run of the proof said, and its exit status. */
    private record Run(int status, String said) {
        String lastLine() {
            return said.lines().toList().getLast();
        }
    }

    @Test
    void place_order_is_killed_at_each_request_and_the_system_once_and_nothing_is_lost_or_doubled() throws IOException {
        Run run = prove("--scope", "PLACE_ORDER");

        assertThat(run.lastLine()).as(run.said).isEqualTo("crash points 14, rounds 1, orders 15, lost 0, doubled 0");
        assertThat(run.status).isZero();
    }

    @Test
    void nothing_is_no_proof() throws IOException {
        assertThat(prove("--rounds", "0")).isEqualTo(new Run(2, "--rounds and --soak take a number from 1\n"));
        assertThat(prove("--soak", "0")).isEqualTo(new Run(2, "--rounds and --soak take a number from 1\n"));
    }

    @Test
    void a_seed_without_a_soak_draws_nothing() throws IOException {
        assertThat(prove("--seed", "1")).isEqualTo(new Run(2, "--seed is for a soak\n"));
    }

    @Test
    void a_message_that_gets_lost_is_found() throws IOException {
        Run run = prove("--scope", "ONE_ORDER", "--plant", "LOST_MESSAGE", "--patience", "60");

        assertThat(run.status).as(run.said).isEqualTo(1);
        assertThat(run.said)
                .contains("BROKEN: every order comes to an end, and everybody reacts")
                .contains("name=track-sale-on-order-placed, status=pending")
                .contains("Tense-xReactions:")
                .doesNotContain("name=prepare-shipment-on-payment-processed");
        assertThat(run.lastLine()).isEqualTo("crash points 0, rounds 1, orders 1, lost 1, doubled 0");
    }

    @Test
    void a_charge_that_is_made_twice_is_found() throws IOException {
        Run run = prove("--scope", "ONE_ORDER", "--plant", "DOUBLE_CHARGE");

        assertThat(run.status).as(run.said).isEqualTo(1);
        assertThat(run.said)
                .contains("BROKEN: an order is charged at most once")
                .contains("BROKEN: the money kept is what the standing order costs")
                .contains("BROKEN: the money kept in all is what the standing orders cost")
                .contains("sequenceDiagram");
        assertThat(run.lastLine()).isEqualTo("crash points 0, rounds 1, orders 1, lost 0, doubled 3");
    }

    private static Run prove(String... options) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "prove");
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--template", "../sam/template.yaml", "--folder", folder.toString()));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = Main.run(new PrintStream(said, true, StandardCharsets.UTF_8), arguments.toArray(new String[0]));
        return new Run(status, said.toString(StandardCharsets.UTF_8));
    }
}
