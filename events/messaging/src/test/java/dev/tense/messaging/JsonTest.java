package dev.tense.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    private record Book(
            @Nullable String title,
            @Nullable Integer copies,
            @Nullable Long sold,
            @Nullable Boolean lent,
            @Nullable Shop shop,
            @Nullable Instant bought,
            @Nullable LocalDate due,
            @Nullable Duration loan,
            @Nullable Shelf shelf,
            @Nullable CommandId id,
            @Nullable Author author,
            @Nullable List<String> words) {}

    private record Shop(int pieces, long takings, boolean open) {}

    private record Author(String name, @JsonIgnore @Nullable Integer letters) {}

    private enum Shelf {
        @JsonProperty("children")
        CHILDREN,
        FICTION
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a number for a text              | {"title":1}
            a decimal for a text             | {"title":1.5}
            a truth for a text               | {"title":true}
            an object for a text             | {"title":{}}
            a list for a text                | {"title":["Momo"]}
            a text for a number              | {"copies":"1"}
            an empty text for a number       | {"copies":""}
            a decimal for a whole number     | {"copies":1.0}
            an exponent for a whole number   | {"copies":1e0}
            a truth for a number             | {"copies":true}
            a text for a bare number         | {"shop":{"takings":2,"open":true,"pieces":"1"}}
            an empty text for a bare number  | {"shop":{"takings":2,"open":true,"pieces":""}}
            a decimal for a bare number      | {"shop":{"takings":2,"open":true,"pieces":1.5}}
            nothing for a bare number        | {"shop":{"takings":2,"open":true,"pieces":null}}
            a missing bare number            | {"shop":{"takings":2,"open":true}}
            a bare number out of range       | {"shop":{"takings":2,"open":true,"pieces":2147483648}}
            a text for a bare long number    | {"shop":{"pieces":1,"open":true,"takings":"2"}}
            a missing bare long number       | {"shop":{"pieces":1,"open":true}}
            a number for a bare truth        | {"shop":{"pieces":1,"takings":2,"open":1}}
            a text for a bare truth          | {"shop":{"pieces":1,"takings":2,"open":"true"}}
            nothing for a bare truth         | {"shop":{"pieces":1,"takings":2,"open":null}}
            a missing bare truth             | {"shop":{"pieces":1,"takings":2}}
            a list for a number              | {"copies":[1]}
            a number out of range            | {"copies":2147483648}
            a number far out of range        | {"sold":9223372036854775808}
            a number of very many digits     | {"sold":12345678901234567890123456789012345678901}
            a text for a long number         | {"sold":"1"}
            a number for a truth             | {"lent":1}
            a text for a truth               | {"lent":"true"}
            a number for a time              | {"bought":1700000000}
            a decimal for a time             | {"bought":1700000000.5}
            an empty text for a time         | {"bought":""}
            a time without zone              | {"bought":"2026-11-22T12:00:00"}
            a number as text for a time      | {"bought":"1700000000"}
            a number for a date              | {"due":20000}
            a list for a date                | {"due":[2026,11,22]}
            an empty text for a date         | {"due":""}
            a time for a date                | {"due":"2026-11-22T12:00:00Z"}
            a day that is not                | {"due":"2026-02-30"}
            a number for a length of time    | {"loan":60}
            an empty text for a length of time | {"loan":""}
            a number for a constant          | {"shelf":0}
            an unknown constant              | {"shelf":"CRIME"}
            the Java name of a constant      | {"shelf":"CHILDREN"}
            a constant in other letters      | {"shelf":"fiction"}
            an empty text for a constant     | {"shelf":""}
            a number for an id               | {"id":1}
            an object for an id              | {"id":{"value":"1"}}
            a text for an object             | {"author":"Ende"}
            an empty text for an object      | {"author":""}
            a list for an object             | {"author":[]}
            a text for a list                | {"words":"a"}
            an empty text for a list         | {"words":""}
            an object for a list             | {"words":{}}
            a number in a list of texts      | {"words":["a",1]}
            an unknown member                | {"pages":300}
            a member in other letters        | {"Title":"Momo"}
            an unknown member inside         | {"author":{"name":"Ende","age":65}}
            a member that is never written   | {"author":{"name":"Ende","letters":4}}
            a repeated member                | {"title":"Momo","title":"Jim"}
            a repeated member inside         | {"author":{"name":"Ende","name":"Ende"}}
            a second value                   | {} {}
            a value and a rest               | {"title":"Momo"}]
            a comment                        | {/* x */}
            a missing end                    | {"title":"Momo"
            a comma too many                 | {"title":"Momo",}
            other quotes                     | {'title':'Momo'}
            no quotes                        | {title:"Momo"}
            a number that is none            | {"copies":NaN}
            a leading zero                   | {"copies":01}
            a plus                           | {"copies":+1}
            a list for the whole             | []
            a text for the whole             | "Momo"
            """)
    void is_refused(String what, String json) {
        assertThatExceptionOfType(JsonProcessingException.class)
                .as(what)
                .isThrownBy(() -> Json.STRICT.readValue(json, Book.class));
    }

    @Test
    void deep_nesting_is_refused() throws JsonProcessingException {
        assertThat(Json.STRICT.readTree("[".repeat(32) + "]".repeat(32))).isNotNull();
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> Json.STRICT.readTree("[".repeat(33) + "]".repeat(33)));
    }

    @Test
    void a_value_comes_back_as_it_was_written() throws JsonProcessingException {
        var book = new Book(
                "Momo \u00fc\ud83d\udce6\u0000\"\\",
                -1,
                Long.MAX_VALUE,
                true,
                new Shop(1, 2, true),
                Instant.parse("2026-11-22T12:00:00.123Z"),
                LocalDate.parse("2026-11-22"),
                Duration.ofDays(28),
                Shelf.CHILDREN,
                new CommandId("1"),
                new Author("Ende", null),
                List.of("a", ""));
        String json = Json.render(book);

        assertThat(json)
                .isEqualTo("{\"title\":\"Momo \u00fc\ud83d\udce6\\u0000\\\"\\\\\",\"copies\":-1,"
                        + "\"sold\":9223372036854775807,\"lent\":true,"
                        + "\"shop\":{\"pieces\":1,\"takings\":2,\"open\":true},\"bought\":\"2026-11-22T12:00:00.123Z\","
                        + "\"due\":\"2026-11-22\",\"loan\":\"PT672H\",\"shelf\":\"children\",\"id\":\"1\","
                        + "\"author\":{\"name\":\"Ende\"},\"words\":[\"a\",\"\"]}");
        assertThat(Json.STRICT.readValue(json, Book.class)).isEqualTo(book);
    }

    @Test
    void what_is_not_there_is_left_out_and_comes_back_as_not_there() throws JsonProcessingException {
        var book = new Book(null, null, null, null, null, null, null, null, null, null, null, null);

        assertThat(Json.render(book)).isEqualTo("{}");
        assertThat(Json.STRICT.readValue("{}", Book.class)).isEqualTo(book);
        assertThat(Json.STRICT.readValue("{\"title\":null,\"words\":null}", Book.class))
                .isEqualTo(book);
    }

    @Test
    void a_stored_value_of_a_newer_version_is_read_without_what_is_new() {
        assertThat(Json.parse("{\"name\":\"Ende\",\"age\":65}", Author.class)).isEqualTo(new Author("Ende", null));
    }

    @Test
    void a_stored_value_that_cannot_be_read_is_an_error_that_does_not_repeat_it() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Json.parse("{\"name\":\"a secret", Author.class))
                .withMessageStartingWith("cannot read a stored Author: ")
                .withMessageNotContaining("a secret");
    }

    @Test
    void what_cannot_be_written_is_an_error_that_names_its_type() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Json.render(new Object() {
                    @JsonProperty
                    String broken() {
                        throw new UnsupportedOperationException();
                    }
                }))
                .withMessageStartingWith("cannot render a ");
    }
}
