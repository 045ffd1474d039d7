package dev.tense.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.local.wire.Call;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private final Identity sts = new Identity(
            "000000000000",
            key -> key.equals("OF-A-FUNCTION") ? Optional.of(new Sender("test-echo", 4711)) : Optional.empty());

    @Test
    void a_function_is_told_its_role_and_process() {
        assertThat(whoIs("OF-A-FUNCTION")).contains("<Arn>arn:aws:sts::000000000000:assumed-role/test-echo/4711</Arn>");
    }

    @Test
    void everybody_else_is_the_local_user() {
        assertThat(whoIs("ANY")).contains("<Arn>arn:aws:iam::000000000000:user/local</Arn>");
    }

    private String whoIs(String accessKey) {
        var call = new Call(
                "POST", "/", "", Map.of(), "Action=GetCallerIdentity".getBytes(UTF_8), new Call.Peer("", "HTTP/1.1"));
        return new String(sts.answer(call, accessKey).body(), UTF_8);
    }
}
