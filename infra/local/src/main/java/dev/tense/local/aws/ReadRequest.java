package dev.tense.local.aws;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Request;

/** A request whose body was read, for a handler that wants to read it too. */
final class ReadRequest extends Request.Wrapper {
    private final byte[] body;
    private final Content.Source again;

    private ReadRequest(Request request, byte[] body) {
        super(request);
        this.body = body;
        this.again = new ByteBufferContentSource(ByteBuffer.wrap(body));
    }

    static ReadRequest of(Request request) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            return new ReadRequest(request, in.readAllBytes());
        }
    }

    byte[] body() {
        return body;
    }

    @Override
    public long getLength() {
        return body.length;
    }

    @Override
    public Content.Chunk read() {
        return again.read();
    }

    @Override
    public void demand(Runnable demand) {
        again.demand(demand);
    }

    @Override
    public void fail(Throwable failure) {
        again.fail(failure);
    }
}
