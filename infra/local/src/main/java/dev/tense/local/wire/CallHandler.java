package dev.tense.local.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a whole request within a size and a time, and writes the answer. */
public final class CallHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(CallHandler.class);
    private static final Duration READING_TIME = Duration.ofSeconds(30);
    private static final int CHUNK = 16 * 1024;

    private final Limits limits;
    private final Answering answering;

    /** How much is read, and what is answered to more, or to a sender who is too slow. */
    public record Limits(int bodyBytes, Answer tooLarge, Answer tooSlow) {}

    /** Answers a request. */
    public interface Answering {
        Answer answer(Call call) throws InterruptedException;
    }

    public CallHandler(Limits limits, Answering answering) {
        this.limits = limits;
        this.answering = answering;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Answer answer;
        try {
            answer = answer(request);
        } catch (NoAnswer none) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.succeeded();
            return true;
        }
        response.setStatus(answer.status());
        answer.headers().forEach(header -> response.getHeaders().add(header.getKey(), header.getValue()));
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }

    private Answer answer(Request request) {
        try {
            Optional<byte[]> body = read(request);
            if (body.isEmpty()) {
                return limits.tooLarge().with("Connection", "close");
            }
            request.addIdleTimeoutListener(_ -> false);
            return answering.answer(call(request, body.get()));
        } catch (IOException slowOrGone) {
            return limits.tooSlow().with("Connection", "close");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Answer.message(503, "Service Unavailable");
        } catch (NoAnswer none) {
            throw none;
        } catch (RuntimeException unexpected) {
            LOG.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), unexpected);
            return Answer.message(500, "Internal Server Error");
        }
    }

    private Optional<byte[]> read(Request request) throws IOException {
        long deadline = System.nanoTime() + READING_TIME.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        InputStream in = Content.Source.asInputStream(request);
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            if (body.size() + count > limits.bodyBytes()) {
                return Optional.empty();
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("the request took too long to arrive");
            }
            body.write(chunk, 0, count);
        }
        return Optional.of(body.toByteArray());
    }

    private static Call call(Request request, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(Optional.ofNullable(field.getValue()).orElse(""));
        }
        HttpURI uri = request.getHttpURI();
        return new Call(
                request.getMethod(),
                Optional.ofNullable(uri.getPath()).orElse("/"),
                Optional.ofNullable(uri.getQuery()).orElse(""),
                headers,
                body,
                new Call.Peer(
                        Request.getRemoteAddr(request),
                        request.getConnectionMetaData().getHttpVersion().asString()));
    }
}
