package dev.tense.local.aws;

import dev.tense.local.wire.Call;
import dev.tense.local.wire.QueryText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Who signed a request, and for which service. Signatures themselves are not checked. */
public record Credential(String accessKey, String service) {
    private static final Pattern HEADER = Pattern.compile("AWS4-[A-Z0-9-]+ .*?Credential=([^,\\s]+).*");
    private static final Pattern SCOPE = Pattern.compile("([^/]+)/\\d{8}/(?:[^/]+/)?([^/]+)/aws4_request");

    public static Optional<Credential> of(Call call) {
        return call.header("authorization").flatMap(Credential::ofHeader);
    }

    static Optional<Credential> of(Request request) {
        return Stream.of(fromHeader(request), fromQuery(request))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Credential> fromHeader(Request request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
                .flatMap(Credential::ofHeader);
    }

    private static Optional<Credential> ofHeader(String authorization) {
        return Optional.of(authorization)
                .map(HEADER::matcher)
                .filter(Matcher::matches)
                .flatMap(matcher -> ofScope(matcher.group(1)));
    }

    private static Optional<Credential> fromQuery(Request request) {
        return Optional.ofNullable(request.getHttpURI().getQuery())
                .flatMap(query -> QueryText.of(query).first("X-Amz-Credential"))
                .flatMap(Credential::ofScope);
    }

    private static Optional<Credential> ofScope(String scope) {
        Matcher matcher = SCOPE.matcher(scope);
        return matcher.matches() ? Optional.of(new Credential(matcher.group(1), matcher.group(2))) : Optional.empty();
    }
}
