package dev.tense.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.compiler.ReadAloud.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists hold names as they are found in public event catalogues and samples, and what goes wrong in them. */
class ReadAloudTest {
    @Test
    void events_of_public_catalogues_pass() throws IOException {
        var names = names("events.txt");
        assertThat(names).hasSizeGreaterThanOrEqualTo(150);
        assertThat(failing(names, ReadAloud::asEvent)).isEmpty();
    }

    @Test
    void events_of_public_catalogues_say_what_happened_and_hide_no_command() throws IOException {
        var commands = Set.copyOf(names("commands.txt"));
        assertThat(names("events.txt")).allSatisfy(name -> {
            assertThat(new VagueChange(Spoken.of(name)).find()).isEmpty();
            assertThat(new HiddenCommand(Spoken.of(name), commands).find()).isEmpty();
        });
    }

    @Test
    void names_that_only_say_that_something_was_written_are_vague() throws IOException {
        assertThat(names("vague-events.txt"))
                .hasSizeGreaterThanOrEqualTo(30)
                .allSatisfy(name ->
                        assertThat(new VagueChange(Spoken.of(name)).find()).isPresent());
    }

    @Test
    void a_command_in_disguise_is_recognized() throws IOException {
        var pairs = names("disguised-commands.txt");
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(20);
        for (int index = 0; index < pairs.size(); index += 2) {
            assertThat(new HiddenCommand(Spoken.of(pairs.get(index)), Set.of()).find())
                    .contains(pairs.get(index + 1));
        }
    }

    @Test
    void where_english_leaves_it_open_a_command_of_that_name_decides() {
        var name = Spoken.of("RefundPaymentRequested");
        assertThat(new HiddenCommand(name, Set.of()).find()).isEmpty();
        assertThat(new HiddenCommand(name, Set.of("RefundPayment")).find()).contains("RefundPayment");
    }

    @Test
    void commands_of_public_catalogues_pass() throws IOException {
        var names = names("commands.txt");
        assertThat(names).hasSizeGreaterThanOrEqualTo(100);
        assertThat(failing(names, ReadAloud::asCommand)).isEmpty();
    }

    @Test
    void an_event_is_no_command_unless_it_reads_both_ways() throws IOException {
        assertThat(passing(names("events.txt"), ReadAloud::asCommand))
                .containsExactly(
                        "PullRequestConvertedToDraft: 'Pull' is the imperative",
                        "AddOnRequested: 'Add' is the imperative");
    }

    @Test
    void a_command_is_no_event() throws IOException {
        assertThat(passing(names("commands.txt"), ReadAloud::asEvent)).isEmpty();
    }

    @Test
    void names_that_do_not_say_what_happened_are_no_events() throws IOException {
        var names = names("not-events.txt");
        assertThat(names).hasSizeGreaterThanOrEqualTo(40);
        assertThat(passing(names, ReadAloud::asEvent)).isEmpty();
    }

    @Test
    void names_that_do_not_say_what_to_do_are_no_commands() throws IOException {
        var names = names("not-commands.txt");
        assertThat(names).hasSizeGreaterThanOrEqualTo(40);
        assertThat(passing(names, ReadAloud::asCommand)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "PlaceOrder             | 'Place' is the imperative, it asks for something          | OrderPlaced",
                "OrderPlace             | 'Place' is not the past tense of 'place'                  | OrderPlaced",
                "PlacedOrder            | 'Placed' comes first, so the name is that of a thing      | OrderPlaced",
                "Placed                 | 'Placed' does not say to what it happened                 | \"\"",
                "OrderPlacing           | 'Placing' is still going on                               | OrderPlaced",
                "PlacingOrder           | 'Placing' is still going on                               | OrderPlaced",
                "OrderShips             | 'Ships' is the present tense of 'ship'                    | OrderShipped",
                "OrderPlacedEvent       | 'Event' is not what happened                              | OrderPlaced",
                "OrderEvent             | 'Event' is not what happened                              | \"\"",
                "TrialWillEnd           | 'Will' speaks of what may come                            | \"\"",
                "OrderIsPlaced          | 'Is' speaks of now                                        | \"\"",
                "NewsFeed               | 'Feed' is not the past tense of 'feed'                    | NewsFed",
                "CustomerNeed           | 'Need' ends in -ed but is not a past tense                    | \"\"",
                "OrderConfirmation      | 'Confirmation' is a thing, not something that happened | \"\"",
                "StockReservation       | 'Reservation' is a thing, not something that happened     | \"\"",
            })
    void a_name_that_is_no_event_is_told_why(String name, String reason, String suggestion) {
        assertThat(ReadAloud.asEvent(name)).isEqualTo(Verdict.fail(reason, suggestion));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "OrderPlaced            | 'Placed' is the past tense of 'place'                     | PlaceOrder",
                "EmailSent              | 'Sent' is the past tense of 'send'                        | SendEmail",
                "RefundIssuedToCustomer | 'Issued' is the past tense of 'issue'                     | IssueRefundToCustomer",
                "PlacingOrder           | 'Placing' is not the imperative of 'place'                | PlaceOrder",
                "SendsEmail             | 'Sends' is the third person of 'send'                     | SendEmail",
                "OrderCreate            | the verb 'Create' comes last                              | CreateOrder",
                "CustomerUpdate         | the verb 'Update' comes last                              | UpdateCustomer",
                "OrderCreation          | 'Order' before 'Creation' is a noun                       | \"\"",
                "PlaceOrderCommand      | 'Command' is not what to do                               | PlaceOrder",
                "InvoiceOverdue         | 'Invoice Overdue' announces a state that came to be       | \"\"",
                "Payment                | 'Payment' is not a verb (if it is one, add it to verbs.txt of events/compiler) | \"\"",
                "WidgetFrobbed          | 'Frobbed' reads as past tense                             | \"\"",
            })
    void a_name_that_is_no_command_is_told_why(String name, String reason, String suggestion) {
        assertThat(ReadAloud.asCommand(name)).isEqualTo(Verdict.fail(reason, suggestion));
    }

    private static List<String> failing(List<String> names, Function<String, Verdict> read) {
        return judged(names, read, false);
    }

    private static List<String> passing(List<String> names, Function<String, Verdict> read) {
        return judged(names, read, true);
    }

    private static List<String> judged(List<String> names, Function<String, Verdict> read, boolean passes) {
        return names.stream()
                .filter(name -> read.apply(name).passes() == passes)
                .map(name -> name + ": " + read.apply(name).reason())
                .toList();
    }

    private static List<String> names(String file) throws IOException {
        try (var stream = Objects.requireNonNull(ReadAloudTest.class.getResourceAsStream(file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .filter(name -> !name.isBlank())
                    .toList();
        }
    }
}
