package dev.tense.platform;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tense.messaging.Commit;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.Json;
import dev.tense.messaging.Store;
import dev.tense.messaging.StreamId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A question that a function's role allows, about something that is not there. */
sealed interface Question {
    void ask(Store store);

    /** Of a stream. */
    record OfStream(StreamId stream) implements Question {
        @Override
        public void ask(Store store) {
            List<Commit> _ = store.load(stream);
        }
    }

    /** Of an item. */
    record OfItem(ItemKey key) implements Question {
        @Override
        public void ask(Store store) {
            Map<ItemKey, Item> _ = store.items(List.of(key));
        }
    }

    /** Of all items of a partition. */
    record OfPartition(String partition) implements Question {
        @Override
        public void ask(Store store) {
            List<Item> _ = store.partition(partition);
        }
    }

    /** What {@code infra/rights.json} says of one action. */
    record Right(String on, String action, List<String> keys) {
        private Optional<Question> question() {
            return keys.stream()
                    .findFirst()
                    .map(pattern -> pattern.replace("*", "priming"))
                    .flatMap(key -> switch (on + " " + action) {
                        case "log Query" -> Optional.of(new OfStream(StreamId.parse(key)));
                        case "state BatchGetItem" -> Optional.of(new OfItem(ItemKey.of(key)));
                        case "state Query" -> Optional.of(new OfPartition(key));
                        default -> Optional.empty();
                    });
        }
    }

    /** Empty for a function that may read nothing by its key. */
    static Optional<Question> of(String function) {
        return rights().getOrDefault(function, List.of()).stream()
                .map(Right::question)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Map<String, List<Right>> rights() {
        try (var json = Question.class.getResourceAsStream("/META-INF/tense/rights.json")) {
            return Json.MAPPER.readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the rights", e);
        }
    }
}
