package dev.tense.compiler;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * What the doc comments of a contract say, in Markdown, for documents whose readers do not have the sources: by the binary name of
 * a type, by {@code type#member} for a component, a method without parameters or an enum constant, and by the name of a package.
 */
record Descriptions(Vocabulary vocabulary) {
    private static final Pattern BLOCK_TAG = Pattern.compile("\\R\\s*@");
    private static final Pattern PARAGRAPH = Pattern.compile("<p>");
    private static final Pattern PARAM = Pattern.compile("(?s)param\\s+(\\w+)\\s+(.*)");
    private static final Pattern INLINE = Pattern.compile("\\{@(code|link|linkplain|value)\\s+([^}\\s]+)([^}]*)}");

    SortedMap<String, Object> of(Collection<TypeElement> types) {
        var found = new TreeMap<String, Object>();
        types.stream()
                .map(vocabulary.elements()::getPackageOf)
                .distinct()
                .forEach(contract ->
                        describe(contract, contract.getQualifiedName().toString(), found));
        types.forEach(type -> describe(type, found));
        return found;
    }

    private void describe(TypeElement type, Map<String, Object> found) {
        var name = vocabulary.binaryName(type);
        describe(type, name, found);
        type.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT
                        || (member instanceof ExecutableElement method
                                && method.getParameters().isEmpty()))
                .forEach(member -> describe(member, name + "#" + member.getSimpleName(), found));
    }

    private void describe(Element element, String name, Map<String, Object> found) {
        var comment = vocabulary.elements().getDocComment(element);
        if (comment == null) {
            return;
        }
        List<String> blocks = BLOCK_TAG.splitAsStream("\n" + comment).toList();
        put(name, text(element, blocks.getFirst()), found);
        for (var block : blocks.subList(1, blocks.size())) {
            var param = PARAM.matcher(block);
            if (param.matches()) {
                put(name + "#" + param.group(1), text(element, param.group(2)), found);
            }
        }
    }

    private static void put(String name, String text, Map<String, Object> found) {
        if (!text.isEmpty()) {
            found.put(name, text);
        }
    }

    /** Paragraphs with an empty line between them, each on one line. */
    private String text(Element element, String comment) {
        return PARAGRAPH
                .splitAsStream(comment)
                .map(paragraph -> paragraph.strip().replaceAll("\\s+", " "))
                .filter(paragraph -> !paragraph.isEmpty())
                .map(paragraph -> INLINE.matcher(paragraph).replaceAll(tag -> inline(element, tag)))
                .collect(Collectors.joining("\n\n"));
    }

    private String inline(Element element, MatchResult tag) {
        var argument = tag.group(2);
        return switch (tag.group(1)) {
            case "value" -> constant(element, argument.replace("#", ""));
            case "code" -> quoted(argument + tag.group(3));
            default ->
                tag.group(3).isBlank()
                        ? quoted(argument.replace('#', '.'))
                        : tag.group(3).strip();
        };
    }

    private static String quoted(String code) {
        return Matcher.quoteReplacement("`" + code.strip() + "`");
    }

    /** A number with its digits in groups, as people read it. */
    private static String constant(Element type, String name) {
        return type.getEnclosedElements().stream()
                .filter(member -> member.getSimpleName().contentEquals(name))
                .map(member -> ((VariableElement) member).getConstantValue())
                .map(value -> value instanceof Number number
                        ? String.format(Locale.ROOT, "%,d", number.longValue())
                        : String.valueOf(value))
                .findFirst()
                .orElse(name);
    }
}
