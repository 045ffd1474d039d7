package dev.tense.local.template;

import dev.tense.local.template.Blueprint.Authorization.Token;
import java.util.List;

/** Reads what asks for the token of an issuer. */
final class AuthorizerReader {
    private static final String BEARER = "$request.header.Authorization";

    private AuthorizerReader() {}

    static Token read(Properties properties) {
        properties.text("ApiId");
        properties.oneOf("AuthorizerType", "", "JWT");
        if (!properties.textList("IdentitySource").equals(List.of(BEARER))) {
            throw new TemplateProblem(properties.at("IdentitySource"), "must be " + BEARER + " and nothing else");
        }
        Properties jwt = properties
                .child("JwtConfiguration")
                .orElseThrow(() -> new TemplateProblem(properties.at("JwtConfiguration"), "is missing"));
        return new Token(jwt.text("Issuer"), jwt.textList("Audience"));
    }
}
