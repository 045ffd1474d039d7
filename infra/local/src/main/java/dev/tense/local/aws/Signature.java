package dev.tense.local.aws;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** What a request must say so that a service takes it. */
interface Signature {
    /** A request with the headers that are signed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Request(String service, String method, URI uri, Map<String, List<String>> headers, byte[] body) {}

    /** The headers to add. */
    Map<String, List<String>> headers(Request request);

    /** That of somebody else, where this can be chosen. */
    default Signature as(String accessKey) {
        return this;
    }
}
