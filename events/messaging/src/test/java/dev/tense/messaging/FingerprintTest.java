package dev.tense.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            the order of members         | {"book":"Momo","reader":"Anna"}    | {"reader":"Anna","book":"Momo"}
            the order of nested members  | {"x":{"a":1,"b":[{"c":1,"d":2}]}}  | {"x":{"b":[{"d":2,"c":1}],"a":1}}
            white space                  | {"book":"Momo","copies":[1,2]}     | { "book" : "Momo", "copies" : [ 1 , 2 ] }
            how a character is written   | {"book":"Zürich"}                  | {"book":"Z\\u00fcrich"}
            the id of the command        | {"commandId":"1","book":"Momo"}    | {"commandId":"2","book":"Momo"}
            no id of the command         | {"commandId":"1","book":"Momo"}    | {"book":"Momo"}
            a secret                     | {"book":"Momo","pin":"1234"}       | {"book":"Momo","pin":"4321"}
            a missing secret             | {"book":"Momo","pin":"1234"}       | {"book":"Momo"}
            """)
    void makes_no_difference(String what, String one, String other) throws JsonProcessingException {
        assertThat(fingerprint(one)).as(what).isEqualTo(fingerprint(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            another value                | {"book":"Momo"}                    | {"book":"Jim"}
            another member               | {"book":"Momo"}                    | {"title":"Momo"}
            one member more              | {"book":"Momo"}                    | {"book":"Momo","reader":"Anna"}
            the order of a list          | {"copies":[1,2]}                   | {"copies":[2,1]}
            a number and a text          | {"copies":1}                       | {"copies":"1"}
            another number               | {"copies":1}                       | {"copies":2}
            numbers of more than 64 bits | {"n":18446744073709551617}         | {"n":18446744073709551616}
            a whole number and a decimal | {"copies":1}                       | {"copies":1.0}
            nothing and a missing member | {"book":null}                      | {}
            a text and the same in a list | {"book":"Momo"}                   | {"book":["Momo"]}
            one element or two           | {"x":["a","b"]}                    | {"x":["a,b"]}
            letter case                  | {"book":"Momo"}                    | {"book":"momo"}
            where a member is            | {"a":{"b":1},"c":{}}               | {"a":{},"c":{"b":1}}
            a nested member of that name | {"x":{"commandId":"1"}}            | {"x":{"commandId":"2"}}
            """)
    void makes_a_difference(String what, String one, String other) throws JsonProcessingException {
        assertThat(fingerprint(one)).as(what).isNotEqualTo(fingerprint(other));
    }

    @Test
    void a_secret_deep_inside_is_left_out_too() throws JsonProcessingException {
        assertThat(Fingerprint.of(
                        OpenAccount.class,
                        json("{\"card\":{\"number\":\"1\",\"pin\":\"1\"},\"others\":[{\"pin\":\"1\"}]}")))
                .isEqualTo(Fingerprint.of(
                        OpenAccount.class,
                        json("{\"card\":{\"number\":\"1\",\"pin\":\"2\"},\"others\":[{\"pin\":\"2\"}]}")))
                .isNotEqualTo(Fingerprint.of(
                        OpenAccount.class,
                        json("{\"card\":{\"number\":\"2\",\"pin\":\"1\"},\"others\":[{\"pin\":\"1\"}]}")));
    }

    @Test
    void a_command_made_here_has_the_fingerprint_of_the_same_command_received() throws JsonProcessingException {
        var command = new LendBook(new CommandId("1"), "Momo", "Anna", "1234");

        assertThat(Fingerprint.of(command))
                .isEqualTo(fingerprint("{\"reader\":\"Anna\",\"book\":\"Momo\",\"commandId\":\"1\",\"pin\":\"1234\"}"));
    }

    @Test
    void what_was_received_is_not_changed() throws JsonProcessingException {
        ObjectNode received = json("{\"pin\":\"1234\",\"commandId\":\"1\",\"book\":\"Momo\"}");
        ObjectNode before = received.deepCopy();

        Fingerprint.of(LendBook.class, received);

        assertThat(received).isEqualTo(before);
    }

    @Test
    void a_fingerprint_is_pinned_because_the_log_holds_it() throws JsonProcessingException {
        assertThat(fingerprint("{\"book\":\"Momo\",\"copies\":[1,{\"b\":\"ü\",\"a\":null}]}"))
                .isEqualTo("ff55c63b3f8826b9ce18640dc50d61f3");
    }

    private record OpenAccount(CommandId commandId, Card card, List<Card> others) {}

    private record Card(String number, @Secret String pin) {}

    private static String fingerprint(String received) throws JsonProcessingException {
        return Fingerprint.of(LendBook.class, json(received));
    }

    private static ObjectNode json(String text) throws JsonProcessingException {
        return (ObjectNode) Json.STRICT.readTree(text);
    }
}
