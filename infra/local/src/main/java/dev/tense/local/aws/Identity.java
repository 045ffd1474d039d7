package dev.tense.local.aws;

import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.QueryText;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** STS, as far as asking who one is. A function has a role of its own name here, and its process is the session. */
final class Identity {
    private final String account;
    private final Sender.Register functions;

    Identity(String account, Sender.Register functions) {
        this.account = account;
        this.functions = functions;
    }

    Answer answer(Call call, String accessKey) {
        QueryText form = QueryText.of(new String(call.body(), StandardCharsets.UTF_8));
        if (!form.first("Action").orElse("").equals("GetCallerIdentity")) {
            return Answer.json(
                    400, Map.of("__type", "InvalidAction", "message", "only GetCallerIdentity is known here"));
        }
        String arn = functions.find(accessKey).map(this::role).orElse("arn:aws:iam::%s:user/local".formatted(account));
        return Answer.xml(200, """
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\
                <GetCallerIdentityResult><Arn>%s</Arn><UserId>%s</UserId><Account>%s</Account>\
                </GetCallerIdentityResult></GetCallerIdentityResponse>""".formatted(arn, accessKey.replaceAll("[^A-Za-z0-9]", ""), account));
    }

    private String role(Sender sender) {
        return "arn:aws:sts::%s:assumed-role/%s/%d".formatted(account, sender.function(), sender.process());
    }
}
