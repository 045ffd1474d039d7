package dev.tense.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tense.local.wire.Call;
import dev.tense.local.wire.QueryText;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds out who signed a request, by AWS Signature Version 4. A signature holds for five minutes, and for the method, the path, the
 * query, the body and the headers it names, of which {@code host} must be one. No library here verifies signatures: those of AWS
 * sign alone, and in their own way of choosing headers.
 */
final class Signatures {
    private static final Duration VALID = Duration.ofMinutes(5);
    private static final Pattern AUTHORIZATION = Pattern.compile("AWS4-HMAC-SHA256 "
            + "Credential=([^/]+)/(\\d{8})/([^/]+)/execute-api/aws4_request, ?"
            + "SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Set<String> users;
    private final Clock clock;

    Signatures(Set<String> users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /** The user whose signature this is; empty when it is nobody's. */
    Optional<String> signer(Call call) {
        Matcher signed = AUTHORIZATION.matcher(call.header("authorization").orElse(""));
        if (!signed.matches()) {
            return Optional.empty();
        }
        String user = signed.group(1);
        String date = signed.group(2);
        String time = call.header("x-amz-date").orElse("");
        List<String> headers = Arrays.asList(signed.group(4).split(";", -1));
        if (!users.contains(user)
                || !headers.contains("host")
                || !call.headers().keySet().containsAll(headers)
                || !time.startsWith(date)
                || !isNow(time)) {
            return Optional.empty();
        }
        String scope = date + "/" + signed.group(3) + "/execute-api/aws4_request";
        String text = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                time,
                scope,
                hash(canonical(call, headers).getBytes(UTF_8)));
        byte[] expected = mac(key(user, scope), text);
        return MessageDigest.isEqual(expected, HexFormat.of().parseHex(signed.group(5)))
                ? Optional.of(user)
                : Optional.empty();
    }

    private boolean isNow(String time) {
        try {
            return Duration.between(TIME.parse(time, Instant::from), clock.instant())
                            .abs()
                            .compareTo(VALID)
                    <= 0;
        } catch (DateTimeParseException noTime) {
            return false;
        }
    }

    private static String canonical(Call call, List<String> headers) {
        return String.join(
                "\n",
                call.method(),
                Arrays.stream(call.path().split("/", -1))
                        .map(Signatures::encoded)
                        .collect(Collectors.joining("/")),
                query(call.query()),
                headers.stream()
                        .map(name -> name + ":"
                                + call.joined(name).orElse("").strip().replaceAll(" +", " "))
                        .collect(Collectors.joining("\n")),
                "",
                String.join(";", headers),
                hash(call.body()));
    }

    private static String query(String query) {
        return QueryText.of(query).values().entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream()
                        .map(value -> Map.entry(encoded(parameter.getKey()), encoded(value))))
                .sorted(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
    }

    /** As RFC 3986 has it. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] key(String secret, String scope) {
        byte[] key = ("AWS4" + secret).getBytes(UTF_8);
        for (String part : scope.split("/", -1)) {
            key = mac(key, part);
        }
        return key;
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
