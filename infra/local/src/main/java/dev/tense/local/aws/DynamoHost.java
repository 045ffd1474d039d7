package dev.tense.local.aws;

import com.amazonaws.services.dynamodbv2.exceptions.DynamoDBLocalServiceException;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Handler;

/** DynamoDB Local with its data on disk, one database for all credentials. Its telemetry is never configured, so it is off. */
final class DynamoHost implements AutoCloseable {
    private static final int UNUSED_PORT = 0;
    private static final Logger AWS_SDK_LOG = Logger.getLogger("com.amazonaws");
    private final LocalDynamoDBRequestHandler requests;
    private final LocalDynamoDBServerHandler http;

    DynamoHost(Path folder) {
        AWS_SDK_LOG.setLevel(Level.SEVERE); // it warns of a JAXB that nothing here needs
        try {
            Files.createDirectories(folder);
            requests = new LocalDynamoDBRequestHandler(UNUSED_PORT, false, folder.toString(), true, false);
            http = new LocalDynamoDBServerHandler(requests, null);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot keep tables in " + folder, unwritable);
        } catch (DynamoDBLocalServiceException refused) {
            throw new IllegalStateException("DynamoDB Local cannot keep tables in " + folder, refused);
        }
    }

    Handler http() {
        return http;
    }

    @Override
    public void close() {
        requests.shutdown();
    }
}
