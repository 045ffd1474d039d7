package dev.tense.check;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tense.check.rights.Right;
import dev.tense.check.rights.Rights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code infra/rights.json}: what each function may do with the tables, for infra/cdk and for whoever reviews a change. */
final class RightsDocument {
    private static final Template TEMPLATE = new Template("rights");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private RightsDocument() {}

    static String render(Rights rights) {
        return TEMPLATE.render(new View(rights.all().entrySet().stream()
                .map(entry -> new FunctionView(
                        entry.getKey(),
                        entry.getValue().stream().map(RightView::of).toList()))
                .toList()));
    }

    /** The rights by function, from a document that was rendered. */
    static Map<String, List<Right>> read(Path document) throws IOException {
        return JSON.readValue(Files.readAllBytes(document), new TypeReference<>() {});
    }

    record View(List<FunctionView> functions) {}

    record FunctionView(String function, List<RightView> rights) {}

    record RightView(String on, String action, String keys) {
        static RightView of(Right right) {
            return new RightView(
                    right.on().name().toLowerCase(Locale.ROOT),
                    right.action(),
                    right.keys().stream().map("\"%s\""::formatted).collect(Collectors.joining(", ")));
        }
    }
}
