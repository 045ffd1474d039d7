package dev.tense.scenarios;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A connection on which any bytes can be sent. What does not come before the deadline is a {@link java.net.SocketTimeoutException}. */
final class RawConnection implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(40);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3}) ");

    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    static RawConnection to(Platform platform) throws IOException {
        URI base = platform.system.baseUri();
        var socket = new Socket();
        socket.setSoTimeout((int) DEADLINE.toMillis());
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), (int) DEADLINE.toMillis());
        return new RawConnection(socket);
    }

    RawConnection send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
        return this;
    }

    RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same, where the other side may have closed already: what it answered is still to be read. */
    RawConnection trySend(byte[] bytes) throws IOException {
        try {
            return send(bytes);
        } catch (SocketException closed) {
            return this;
        }
    }

    /** Says that nothing more will come. */
    RawConnection end() throws IOException {
        try {
            socket.shutdownOutput();
        } catch (SocketException closed) {
            // by the other side, which has heard enough
        }
        return this;
    }

    /** The statuses of all answers until the other side closes; empty when it closes without a word. */
    List<Integer> statuses() throws IOException {
        return STATUS.matcher(text())
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    /** Everything that comes until the other side closes. */
    String text() throws IOException {
        var all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            in.transferTo(all);
        } catch (SocketException reset) {
            // closed with bytes of ours unread: what was answered before counts
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
