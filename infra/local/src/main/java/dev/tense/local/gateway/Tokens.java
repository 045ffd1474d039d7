package dev.tense.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.tense.local.template.Blueprint.Authorization;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.Json;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Customers: who shows a token that its issuer signed for this API is let in, with what the token claims. */
final class Tokens {
    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
    private static final String SCHEME = "bearer ";

    private final Clock clock;
    private final Map<String, Issuer> issuers = new ConcurrentHashMap<>();

    Tokens(Clock clock) {
        this.clock = clock;
    }

    Gatekeeper.Verdict judge(Call call, Authorization.Token wanted) {
        Optional<String> token = bearer(call);
        if (token.isEmpty()) {
            return refused("Bearer");
        }
        try {
            Issuer issuer = issuers.computeIfAbsent(wanted.issuer(), url -> new Issuer(url, clock));
            return new Gatekeeper.Verdict.Admitted(
                    Optional.of(authorizer(issuer.check(token.get(), wanted.audiences()))));
        } catch (ParseException | BadJOSEException | RateLimitReachedException bad) {
            return refused("Bearer error=\"invalid_token\"");
        } catch (JOSEException | Issuer.Silent unknown) {
            LOG.error("the issuer {} cannot be asked for its keys: {}", wanted.issuer(), unknown.getMessage());
            return new Gatekeeper.Verdict.Refused(Answer.message(500, "Internal Server Error"));
        }
    }

    /** One header, or none: of two nobody could say which one counts. As on AWS the word Bearer may be left out. */
    private static Optional<String> bearer(Call call) {
        List<String> headers = call.headers().getOrDefault("authorization", List.of());
        return headers.size() == 1
                ? Optional.of(headers.getFirst())
                        .map(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                                ? header.substring(SCHEME.length())
                                : header)
                        .map(String::strip)
                : Optional.empty();
    }

    private static Gatekeeper.Verdict refused(String challenge) {
        return new Gatekeeper.Verdict.Refused(
                Answer.message(401, "Unauthorized").with("www-authenticate", challenge));
    }

    private static ObjectNode authorizer(JWTClaimsSet claims) {
        ObjectNode authorizer = Json.object();
        ObjectNode jwt = authorizer.putObject("jwt");
        ObjectNode texts = jwt.putObject("claims");
        claims.toJSONObject().forEach((name, value) -> texts.put(name, text(value)));
        jwt.putNull("scopes");
        return authorizer;
    }

    /** HTTP APIs tell every claim as a text. */
    private static String text(Object claim) {
        return claim instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"))
                : String.valueOf(claim);
    }
}
