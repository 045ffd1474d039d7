package dev.tense.local.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A client of the Lambda Runtime API. */
final class RuntimeApi {
    private final String base;

    RuntimeApi(String address) {
        System.setProperty("sun.net.http.retryPost", "false");
        this.base = "http://" + address + "/2018-06-01/runtime/";
    }

    static String env(String name) {
        return Optional.ofNullable(System.getenv(name))
                .orElseThrow(() -> new IllegalStateException("the environment has no " + name));
    }

    Invocation next() throws IOException {
        HttpURLConnection connection = open("invocation/next");
        mustBe(200, connection);
        try (InputStream body = connection.getInputStream()) {
            return Invocation.read(connection::getHeaderField, body.readAllBytes());
        }
    }

    void response(String requestId, byte[] body) throws IOException {
        post("invocation/" + requestId + "/response", Map.of(), body);
    }

    void error(String requestId, ErrorText error) throws IOException {
        post(
                "invocation/" + requestId + "/error",
                Map.of("Lambda-Runtime-Function-Error-Type", error.type()),
                error.json());
    }

    void initError(ErrorText error) throws IOException {
        post("init/error", Map.of("Lambda-Runtime-Function-Error-Type", error.type()), error.json());
    }

    private void post(String path, Map<String, String> headers, byte[] body) throws IOException {
        HttpURLConnection connection = open(path);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        headers.forEach(connection::setRequestProperty);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        mustBe(202, connection);
        try (InputStream answer = connection.getInputStream()) {
            answer.readAllBytes();
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        return (HttpURLConnection) URI.create(base + path).toURL().openConnection();
    }

    private static void mustBe(int expected, HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status != expected) {
            throw new IOException("the Runtime API answered " + status);
        }
    }
}
