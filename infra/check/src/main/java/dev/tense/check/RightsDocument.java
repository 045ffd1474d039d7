package dev.tense.check;

import dev.tense.check.rights.Right;
import dev.tense.check.rights.Rights;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code infra/rights.json}: what each function may do with the tables, for infra/cdk and for whoever reviews a change. */
final class RightsDocument {
    private static final Template TEMPLATE = new Template("rights");

    private RightsDocument() {}

    static String render(Rights rights) {
        return TEMPLATE.render(new View(rights.all().entrySet().stream()
                .map(entry -> new FunctionView(
                        entry.getKey(),
                        entry.getValue().stream().map(RightView::of).toList()))
                .toList()));
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
