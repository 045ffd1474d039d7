package dev.tense.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRulesTest {
    @TempDir
    private Path output;

    @Test
    void a_well_formed_command_compiles() {
        assertThat(errors(Samples.PLACE_ORDER)).isEmpty();
    }

    @Test
    void a_command_is_named_in_the_imperative() {
        assertThat(errors(Samples.simpleCommand("OrderPlaced")))
                .containsExactly(
                        "Command OrderPlaced is not in the imperative: 'Placed' is the past tense of 'place'. A command says \"do this\": call it PlaceOrder, or make it an Event.");
        assertThat(errors(Samples.simpleCommand("Payment")))
                .containsExactly(
                        "Command Payment is not in the imperative: 'Payment' is not a verb (if it is one, add it to verbs.txt of events/compiler). A command says \"do this\": name it like PlaceOrder, or make it an Event.");
        assertThat(errors(Samples.simpleCommand("PlaceOrder"))).isEmpty();
    }

    @Test
    void a_command_is_a_record() {
        assertThat(errors("""
                        public final class PlaceOrder implements Command<PlaceOrder.Answer> {
                            @Override public CommandId commandId() { return new CommandId("1"); }
                            @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
                            @JsonSubTypes(@JsonSubTypes.Type(name = "done", value = Done.class))
                            public sealed interface Answer {}
                            public record Done() implements Answer {}
                        }
                        """))
                .containsExactly(
                        "Command PlaceOrder is not a record, so it could change after it was sent. Make it a record.");
    }

    @Test
    void a_command_says_what_it_answers() {
        assertThat(errors("""
                        @SuppressWarnings("rawtypes")
                        public record PlaceOrder(CommandId commandId) implements Command {}
                        """))
                .containsExactly(
                        "Command PlaceOrder does not say what it answers. Let it implement Command<PlaceOrder.Answer>.");
    }

    @Test
    void a_command_does_not_go_without_an_answer() {
        assertThat(errors("public record PlaceOrder(CommandId commandId) implements Command<Void> {}"))
                .containsExactly(
                        "Command PlaceOrder answers with Void. Its answer is a sealed interface nested in it, so that the file holds the question and every answer.");
        assertThat(errors(Samples.simpleCommand("PlaceOrder")
                        .replace("public record Done() implements Answer {}", "public record Done() {}")))
                .contains("sealed class must have subclasses");
    }

    @Test
    void the_answer_is_a_sealed_interface_nested_in_the_command() {
        var problem =
                "Command PlaceOrder answers with %s. Its answer is a sealed interface nested in it, so that the file holds the question and every answer.";
        assertThat(errors("public record PlaceOrder(CommandId commandId) implements Command<String> {}"))
                .containsExactly(problem.formatted("String"));
        assertThat(errors("""
                        public record PlaceOrder(CommandId commandId) implements Command<PlaceOrder.Answer> {
                            public interface Answer {}
                        }
                        """)).containsExactly(problem.formatted("PlaceOrder.Answer"));
        assertThat(errors("""
                        public record PlaceOrder(CommandId commandId) implements Command<Outer.Answer> {}
                        final class Outer {
                            public sealed interface Answer permits Done {}
                            public record Done() implements Answer {}
                        }
                        """)).containsExactly(problem.formatted("Outer.Answer"));
    }

    @Test
    void every_answer_has_a_name_of_its_own_on_the_wire() {
        assertThat(errors(answering("@JsonSubTypes.Type(name = \"done\", value = Done.class)")))
                .containsExactly(
                        "The answer AlreadyDone has no name on the wire. List it in the @JsonSubTypes of PlaceOrder.Answer: @Type(name = \"already-done\", value = AlreadyDone.class).");
        assertThat(
                        errors(
                                answering(
                                        "{@JsonSubTypes.Type(name = \"done\", value = Done.class), @JsonSubTypes.Type(AlreadyDone.class)}")))
                .containsExactly(
                        "The answer AlreadyDone has no name on the wire. List it in the @JsonSubTypes of PlaceOrder.Answer: @Type(name = \"already-done\", value = AlreadyDone.class).");
        assertThat(
                        errors(
                                answering(
                                        "{@JsonSubTypes.Type(name = \"done\", value = Done.class), @JsonSubTypes.Type(name = \"done\", value = AlreadyDone.class)}")))
                .containsExactly("Two answers of PlaceOrder.Answer are called \"done\". Give each a name of its own.");
        assertThat(
                        errors(
                                answering(
                                        "{@JsonSubTypes.Type(name = \"done\", value = Done.class), @JsonSubTypes.Type(name = \"already-done\", value = AlreadyDone.class)}")))
                .isEmpty();
    }

    @Test
    void the_answers_tell_themselves_apart_in_json() {
        assertThat(errors(Samples.simpleCommand("PlaceOrder").replace("property = \"result\"", "property = \"kind\"")))
                .containsExactly(
                        "The answers PlaceOrder.Answer do not tell themselves apart in JSON. Annotate the interface with @JsonTypeInfo(use = Id.NAME, property = \"result\").");
    }

    @Test
    void a_command_does_not_count_in_floating_point() {
        assertThat(errors(Samples.simpleCommand("PlaceOrder").replace("commandId)", "commandId, double total)")))
                .containsExactly(
                        "Command PlaceOrder counts in floating point: 'total' is a double. Use Money, or a whole number of minor units.");
        assertThat(errors(Samples.simpleCommand("PlaceOrder").replace("Done()", "Done(Float total)")))
                .containsExactly(
                        "Command PlaceOrder counts in floating point: 'total' is a Float. Use Money, or a whole number of minor units.");
        assertThat(errors(Samples.simpleCommand("PlaceOrder").replace("Done()", "Done(long total)")))
                .isEmpty();
    }

    private static String answering(String subTypes) {
        return """
            public record PlaceOrder(CommandId commandId) implements Command<PlaceOrder.Answer> {
                @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
                @JsonSubTypes(%s)
                public sealed interface Answer {}
                public record Done() implements Answer {}
                public sealed interface No extends Answer {}
                public record AlreadyDone() implements No, Refusal {}
            }
            """.formatted(subTypes);
    }

    private List<String> errors(String command) {
        return new Compilation(output).with("contract.orders", command).errors();
    }
}
