package dev.tense.local.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An HTTP server on the loopback address. The port is taken at once, requests are served from {@link #start}. */
public final class HttpFront implements AutoCloseable {
    public static final String HOST = "127.0.0.1";
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final int HEADER_BYTES = 16 * 1024;

    private final Server server;
    private final ServerConnector connector;

    private HttpFront(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Takes the port; 0 takes any free one.
     *
     * @throws PortTaken when another program has it
     */
    public static HttpFront bind(int port) {
        QueuedThreadPool threads = new QueuedThreadPool(64, 4);
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(HOST);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        server.setStopTimeout(0);
        try {
            connector.open();
        } catch (IOException taken) {
            throw new PortTaken(port, taken);
        }
        return new HttpFront(server, connector);
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(HEADER_BYTES);
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        return configuration;
    }

    public void start(Handler handler) {
        server.setHandler(handler);
        try {
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException("cannot start the HTTP server on port " + port(), failed);
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    public String baseUri() {
        return "http://" + HOST + ":" + port();
    }

    @Override
    public void close() {
        try {
            connector.close();
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("cannot stop the HTTP server on port " + port(), failed);
        }
    }

    /** A port that nobody uses now, for a server that cannot tell which one it took. */
    public static int freePort() {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("no free port", none);
        }
    }
}
