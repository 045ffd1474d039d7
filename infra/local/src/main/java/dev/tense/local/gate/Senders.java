package dev.tense.local.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tense.local.aws.Sender;
import dev.tense.local.template.Arn;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.Forward;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks STS which function and process signs with it. */
final class Senders implements Sender.Register {
    private static final Pattern ROLE = Pattern.compile("(?s).*:assumed-role/([^/<]+)/(\\d+)<.*");

    private final Forward sts;
    private final Map<String, Sender> known = new ConcurrentHashMap<>();

    Senders(URI awsEndpoint) {
        this.sts = new Forward(awsEndpoint.toString());
    }

    @Override
    public Optional<Sender> find(String accessKey) {
        Optional<Sender> sender = Optional.ofNullable(known.get(accessKey));
        if (sender.isEmpty()) {
            sender = ask(accessKey);
            sender.ifPresent(found -> known.put(accessKey, found));
        }
        return sender;
    }

    private Optional<Sender> ask(String accessKey) {
        String authorization =
                "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/sts/aws4_request, SignedHeaders=host, Signature=0"
                        .formatted(accessKey, Arn.REGION);
        Map<String, List<String>> headers = Map.of(
                "authorization", List.of(authorization), "content-type", List.of("application/x-www-form-urlencoded"));
        try {
            Answer answer = sts.answer(new Call(
                    "POST",
                    "/",
                    "",
                    headers,
                    "Action=GetCallerIdentity".getBytes(UTF_8),
                    new Call.Peer("", "HTTP/1.1")));
            Matcher role = ROLE.matcher(new String(answer.body(), UTF_8));
            return role.matches()
                    ? Optional.of(new Sender(role.group(1), Long.parseLong(role.group(2))))
                    : Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
