package dev.tense.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the types of the kernel refuse by themselves: commands are sent and events happen, and not the other way round. */
class MisuseTest {
    @TempDir
    private Path output;

    @Test
    void a_command_is_sent_and_an_event_is_published() {
        assertThat(errors("CreateOrder.Answer answer = bus.execute(command);")).isEmpty();
        assertThat(errors("dispatch.publish(event);")).isEmpty();
        assertThat(errors("var decision = Decision.accept(\"yes\", event);")).isEmpty();
    }

    @Test
    void an_event_is_not_sent() {
        assertThat(errors("bus.execute(event);"))
                .singleElement()
                .asString()
                .contains("OrderPlaced cannot be converted to Command<A>");
    }

    @Test
    void a_command_is_not_published() {
        assertThat(errors("dispatch.publish(command);"))
                .containsExactly("incompatible types: CreateOrder cannot be converted to Event");
    }

    @Test
    void a_command_is_not_committed_as_a_fact() {
        assertThat(errors("var decision = Decision.accept(\"yes\", command);"))
                .singleElement()
                .asString()
                .contains("varargs mismatch; CreateOrder cannot be converted to Fact");
        assertThat(errors("Fact fact = command;"))
                .containsExactly("incompatible types: CreateOrder cannot be converted to Fact");
    }

    @Test
    void a_note_is_not_published() {
        assertThat(errors("dispatch.publish(note);"))
                .containsExactly("incompatible types: PaymentIntended cannot be converted to Event");
    }

    @Test
    void publishing_gives_nothing_back() {
        assertThat(errors("var result = dispatch.publish(event);"))
                .singleElement()
                .asString()
                .contains("cannot infer type for local variable result");
    }

    @Test
    void nothing_subscribes_to_a_command() {
        assertThat(errors("dispatch.subscribe(CreateOrder.class, \"me\", any -> {});"))
                .singleElement()
                .asString()
                .contains("CreateOrder");
        assertThat(errors("Envelope<CreateOrder> envelope = null;"))
                .containsExactly("type argument CreateOrder is not within bounds of type-variable E");
    }

    @Test
    void a_handler_declares_no_event_among_what_it_sends() {
        var handler = Samples.CREATE_ORDER_HANDLER.replace("timeoutSeconds = 10", "sends = OrderPlaced.class");
        assertThat(errors(contract().with("orders", handler)))
                .singleElement()
                .asString()
                .contains("Class<OrderPlaced> cannot be converted to Class<? extends Command<?>>");
    }

    private List<String> errors(String statement) {
        return errors(contract().with("orders", """
                import dev.tense.contract.orders.*;
                class Misuse {
                    void use(CommandBus bus, EventDispatch dispatch, CreateOrder command, OrderPlaced event,
                            PaymentIntended note) {
                        %s
                    }
                }
                """.formatted(statement)));
    }

    private Compilation contract() {
        return new Compilation(output)
                .with("contract.orders", Samples.CREATE_ORDER)
                .with("contract.orders", Samples.ORDER_PLACED)
                .with("contract.orders", Samples.PAYMENT_INTENDED.replace("payments.", "orders."));
    }

    /** The errors without the names of packages. */
    private static List<String> errors(Compilation compilation) {
        return compilation.errors().stream()
                .map(error -> error.replaceAll("\\b(?:[a-z]+\\.)+(?=[A-Z])", ""))
                .toList();
    }
}
