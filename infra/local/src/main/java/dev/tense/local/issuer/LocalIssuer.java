package dev.tense.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.CallHandler;
import dev.tense.local.wire.QueryText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An issuer of tokens as OpenID Connect Discovery describes it, and a way to ask for one: {@code POST .../token} with the form
 * {@code customer=C-1}. Its key stays with the data, so that tokens outlive a restart.
 */
public final class LocalIssuer implements CallHandler.Answering {
    /** Where it is, below the AWS endpoint. */
    public static final String PATH = "/_tense/issuer";

    /** What its tokens are for. */
    public static final String AUDIENCE = "tense";

    private static final Duration VALID = Duration.ofHours(12);

    private final String url;
    private final Supplier<RSAKey> key;
    private final Clock clock;

    /**
     * An issuer that keeps its key in a folder.
     *
     * @param base the address it is below
     */
    public LocalIssuer(String base, Path folder, Clock clock) {
        this.url = base + PATH;
        this.key = new KeyFile(folder.resolve("issuer.json"))::key;
        this.clock = clock;
    }

    /** What tokens have as {@code iss}. */
    public String url() {
        return url;
    }

    @Override
    public Answer answer(Call call) {
        return switch (call.method() + " " + call.path()) {
            case "GET " + PATH + "/.well-known/openid-configuration" ->
                Answer.json(200, Map.of("issuer", url, "jwks_uri", url + "/keys"));
            case "GET " + PATH + "/keys" ->
                Answer.json(200, new JWKSet(key.get()).toPublicJWKSet().toJSONObject());
            case "POST " + PATH + "/token" -> token(call);
            default -> Answer.message(404, "Not Found");
        };
    }

    private Answer token(Call call) {
        Optional<String> customer =
                QueryText.of(new String(call.body(), StandardCharsets.UTF_8)).first("customer");
        return customer.filter(id -> !id.isBlank())
                .map(id -> Answer.json(
                        200,
                        Map.of(
                                "access_token", signed(id),
                                "token_type", "Bearer",
                                "expires_in", VALID.toSeconds())))
                .orElseGet(() -> Answer.message(400, "customer must be a customer's id"));
    }

    private String signed(String customer) {
        Instant now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(url)
                .audience(AUDIENCE)
                .subject(customer)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALID)))
                .build();
        RSAKey signing = key.get();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(signing.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new RSASSASigner(signing));
        } catch (JOSEException unusable) {
            throw new IllegalStateException("the issuer's key cannot sign", unusable);
        }
        return token.serialize();
    }
}
