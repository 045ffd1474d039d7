package dev.tense.platform;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Json;
import dev.tense.messaging.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What the first request would have to wait for, done while nobody waits: the JSON of the function's contexts is understood, its
 * handlers are made, its door refuses a request, and DynamoDB is asked once what the role allows, with all that belongs to it
 * (credentials, TLS, a signature, reading the answer). The function itself is never called, nothing is written, and nobody is told
 * anything.
 */
class Priming {
    private final Door door;
    private final Catalogue catalogue;
    private final Store store;
    private final SqsClient sqs;
    private final SnsClient sns;
    private final Consumer<Class<?>> container;

    Priming(Door door, Catalogue catalogue, Store store, SqsClient sqs, SnsClient sns, Consumer<Class<?>> container) {
        this.door = door;
        this.catalogue = catalogue;
        this.store = store;
        this.sqs = sqs;
        this.sns = sns;
        this.container = container;
    }

    void prime() throws IOException {
        Catalogue.Function function = door.function();
        understandJson(function);
        makeHandlers(function);
        makeClients(function);
        byte[] _ = door.serve(refused(), new NeverCalled());
        Question.of(function.function()).ifPresent(question -> question.ask(store));
    }

    /** Jackson finds out once for each type how to read and to write it; that takes longer than any reading. */
    private void understandJson(Catalogue.Function function) {
        catalogue.commands().stream()
                .filter(command -> works(function, command.context()))
                .forEach(command -> {
                    ObjectReader _ = Json.STRICT.readerFor(Catalogue.classOf(command.type()));
                    command.answers().forEach(answer -> canWrite(answer.type()));
                });
        Stream.concat(catalogue.events().stream(), catalogue.notes().stream())
                .filter(fact -> works(function, fact.context()))
                .map(Catalogue.FactType::type)
                .forEach(type -> {
                    ObjectReader _ = Json.MAPPER.readerFor(Catalogue.classOf(type));
                    canWrite(type);
                });
        if (function instanceof Catalogue.Query query) {
            ObjectReader _ = Json.STRICT.readerFor(Catalogue.classOf(query.type()));
        }
        canWrite(HttpAnswer.class.getName());
    }

    private static void canWrite(String type) {
        ObjectWriter _ = Json.MAPPER.writerFor(Catalogue.classOf(type));
    }

    private boolean works(Catalogue.Function function, String context) {
        return function.context().equals(context) || catalogue.runs(function.function(), context);
    }

    private void makeHandlers(Catalogue.Function function) {
        List<String> sends = switch (function) {
            case Catalogue.Command command -> command.sends();
            case Catalogue.Reaction reaction -> reaction.sends();
            case Catalogue.Query query -> List.of();
            case Catalogue.SystemFunction system -> List.of();
        };
        Stream<String> sent = catalogue.commands().stream()
                .filter(command -> sends.contains(command.name()))
                .map(Catalogue.Command::handler);
        Stream.concat(Stream.of(function.handler()), sent)
                .map(Catalogue::classOf)
                .forEach(container);
    }

    /** A client is made when it is first asked something. */
    private void makeClients(Catalogue.Function function) {
        if (function instanceof Catalogue.Command command && command.isQueueable()) {
            String _ = sqs.serviceName();
        }
        if (function instanceof Catalogue.SystemFunction system && system.publishes()) {
            String _ = sns.serviceName();
        }
    }

    /** A request that no function takes: its body and its parameters have a member that nothing has. */
    static byte[] refused() {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0").put("rawPath", "/").put("body", "{\"priming\":true}");
        event.withObject("/requestContext")
                .withObject("/http")
                .put("method", "POST")
                .put("path", "/");
        event.withObject("/headers").put("content-type", "application/json");
        event.withObject("/pathParameters").put("priming", "");
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What stands behind the door while it is tried. */
    private record NeverCalled() implements Entry.Exported {
        @Override
        public byte[] call(byte[] json) {
            throw new IllegalStateException("priming calls no function");
        }

        @Override
        public int remainingMillis() {
            return Integer.MAX_VALUE;
        }
    }
}
