package dev.tense.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.contract.Messages.Pinned;
import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandInputTest {
    /** One member of a well-formed command, by a JSON pointer to the object that holds it. */
    record Member(Pinned command, String holder, String name) {
        @Override
        public String toString() {
            return command + " " + holder + "/" + name;
        }
    }

    @ParameterizedTest
    @MethodSource("members")
    void a_missing_field_is_refused_by_its_name(Member member) throws JsonProcessingException {
        ObjectNode json = json(member.command());
        ((ObjectNode) json.at(member.holder())).remove(member.name());

        assertThat(refusedField(json, member.command().type())).isEqualTo(member.name());
    }

    @ParameterizedTest
    @MethodSource("members")
    void a_field_that_is_null_is_refused_by_its_name(Member member) throws JsonProcessingException {
        ObjectNode json = json(member.command());
        ((ObjectNode) json.at(member.holder())).putNull(member.name());

        assertThat(refusedField(json, member.command().type())).isEqualTo(member.name());
    }

    @ParameterizedTest
    @MethodSource("members")
    void a_field_of_another_type_is_refused_by_its_name(Member member) throws JsonProcessingException {
        ObjectNode json = json(member.command());
        ((ObjectNode) json.at(member.holder())).put(member.name(), true);

        assertThat(refusedField(json, member.command().type())).isEqualTo(member.name());
    }

    @ParameterizedTest
    @MethodSource("members")
    void a_field_nobody_knows_is_refused_by_its_name(Member member) throws JsonProcessingException {
        ObjectNode json = json(member.command());
        ((ObjectNode) json.at(member.holder())).put("unheardOf", 1);

        assertThat(refusedField(json, member.command().type())).isEqualTo("unheardOf");
    }

    @Test
    void the_members_are_found_at_every_depth() throws JsonProcessingException {
        assertThat(members())
                .extracting(Member::toString)
                .contains(
                        "commands/place-order /commandId",
                        "commands/place-order /shippingAddress/country",
                        "commands/place-order /items/1/quantity",
                        "commands/add-product /price/currency");
    }

    static List<Member> members() throws JsonProcessingException {
        var members = new ArrayList<Member>();
        for (Pinned command : Messages.commands().toList()) {
            collect(command, "", json(command), members);
        }
        return members;
    }

    private static void collect(Pinned command, String pointer, JsonNode node, List<Member> members) {
        for (var member : node.properties()) {
            members.add(new Member(command, pointer, member.getKey()));
            collect(command, pointer + "/" + member.getKey(), member.getValue(), members);
        }
        if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                collect(command, pointer + "/" + index, node.get(index), members);
            }
        }
    }

    private static ObjectNode json(Pinned command) throws JsonProcessingException {
        return (ObjectNode) Json.STRICT.readTree(Golden.text(command.name()));
    }

    /** As the front door reads a command: the rule's own field, or the last step on the way to what does not fit. */
    private static String refusedField(ObjectNode json, Class<?> command) {
        var refused =
                catchThrowableOfType(JsonMappingException.class, () -> Json.STRICT.readValue(json.toString(), command));
        assertThat(refused).as("%s", json).isNotNull();
        return refused.getCause() instanceof InvalidInput invalid
                ? invalid.field()
                : refused.getPath().getLast().getFieldName();
    }
}
