package dev.tense.local.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.tense.local.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs tokens, by OpenID Connect Discovery. Checks what an HTTP API checks: signature (RSA alone), {@code iss},
 * {@code aud} or else {@code client_id}, {@code exp}, {@code nbf} and {@code iat}.
 */
final class Issuer {
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final int MILLIS = 5_000;
    private static final int BYTES = 256 * 1024;
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

    private final String url;
    private final Clock clock;
    private final DefaultResourceRetriever web = new DefaultResourceRetriever(MILLIS, MILLIS, BYTES);
    private @Nullable JWKSource<SecurityContext> keys;

    Issuer(String url, Clock clock) {
        this.url = url;
        this.clock = clock;
    }

    /** It does not say where its keys are. */
    static final class Silent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Silent(String message) {
            super(message);
        }
    }

    /**
     * The claims of a token that holds.
     *
     * @throws BadJOSEException when it does not
     * @throws ParseException when it is no token
     * @throws JOSEException when the keys cannot be had
     */
    JWTClaimsSet check(String token, List<String> audiences) throws ParseException, BadJOSEException, JOSEException {
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                (type, _) -> {}); // an HTTP API does not look at it, so access tokens of RFC 9068 pass
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys()));
        processor.setJWTClaimsSetVerifier((claims, _) -> check(claims, audiences));
        SignedJWT signed = SignedJWT.parse(token);
        must(signed.getHeader().getKeyID() != null, "kid");
        return processor.process(signed, null);
    }

    private void check(JWTClaimsSet claims, List<String> audiences) throws BadJWTException {
        must(url.equals(claims.getIssuer()), "iss");
        must(isFor(claims, audiences), "aud");
        Instant now = clock.instant();
        must(
                claims.getExpirationTime() != null
                        && claims.getExpirationTime().toInstant().isAfter(now),
                "exp");
        must(isOver(claims.getNotBeforeTime(), now), "nbf");
        must(isOver(claims.getIssueTime(), now), "iat");
    }

    private static void must(boolean so, String claim) throws BadJWTException {
        if (!so) {
            throw new BadJWTException(claim + " does not hold");
        }
    }

    private static boolean isFor(JWTClaimsSet claims, List<String> audiences) {
        return claims.getAudience().isEmpty()
                ? audiences.contains(String.valueOf(claims.getClaim("client_id")))
                : claims.getAudience().stream().anyMatch(audiences::contains);
    }

    private static boolean isOver(@Nullable Date time, Instant now) {
        return time == null || !time.toInstant().isAfter(now);
    }

    private synchronized JWKSource<SecurityContext> keys() {
        if (keys == null) {
            keys = JWKSourceBuilder.create(at(address()), web).build();
        }
        return keys;
    }

    private String address() {
        try {
            return Json.parse(web.retrieveResource(at(url.replaceAll("/$", "") + DISCOVERY))
                            .getContent()
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .map(document -> document.path("jwks_uri").asText())
                    .orElse("");
        } catch (IOException unreachable) {
            throw new Silent(String.valueOf(unreachable.getMessage()));
        }
    }

    private static java.net.URL at(String address) {
        try {
            return URI.create(address).toURL();
        } catch (IllegalArgumentException | java.net.MalformedURLException noAddress) {
            throw new Silent("its address is not a URL");
        }
    }
}
