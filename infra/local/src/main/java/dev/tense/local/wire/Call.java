package dev.tense.local.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that was read to its end. Header names are lower case; the path and query are as they were sent. */
@SuppressWarnings("ArrayRecordComponent") // bodies are never compared
public record Call(
        String method, String path, String query, Map<String, List<String>> headers, byte[] body, Peer peer) {

    /** Who called, and how. */
    public record Peer(String address, String protocol) {}

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName)).map(List::getFirst);
    }

    /** All values of a header, joined as HTTP allows. */
    public Optional<String> joined(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName)).map(values -> String.join(",", values));
    }
}
