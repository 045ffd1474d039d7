package dev.tense.compiler;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * What happened does not change: an event or a note is made of records, enums, sealed types and immutable types of the JDK.
 * {@code List}, {@code Set} and {@code Map} are among them; {@link CopyRule} sees to it that they are copied.
 */
record MutabilityRule(Vocabulary vocabulary) {
    private static final Set<String> IMMUTABLE = Set.of(
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Character",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.net.URI",
            "java.util.Currency",
            "java.util.List",
            "java.util.Locale",
            "java.util.Map",
            "java.util.Optional",
            "java.util.OptionalDouble",
            "java.util.OptionalInt",
            "java.util.OptionalLong",
            "java.util.Set",
            "java.util.UUID");

    /** The fix for what is not immutable, by what it inherits from. */
    private static final Map<String, String> FIXES = new LinkedHashMap<>();

    static {
        FIXES.put("java.util.Collection", "Use List or Set, copied in the constructor.");
        FIXES.put("java.util.Map", "Use Map, copied in the constructor.");
        FIXES.put("java.util.Date", "Use Instant.");
        FIXES.put("java.util.Calendar", "Use Instant or ZonedDateTime.");
        FIXES.put("java.lang.CharSequence", "Use String.");
        FIXES.put("java.lang.Number", "Use int, long or BigDecimal.");
        FIXES.put("java.lang.Object", "Use a record, an enum, a sealed interface or an immutable type of the JDK.");
    }

    Optional<String> problem(Message message, Part part) {
        return fix(part.type())
                .map(fix -> "%s is mutable: '%s' is a %s. %s"
                        .formatted(message, part.path(), Vocabulary.display(part.type()), fix));
    }

    private Optional<String> fix(TypeMirror type) {
        if (type.getKind() == TypeKind.ARRAY) {
            return Optional.of("Use List, copied in the constructor.");
        }
        return type.getKind() != TypeKind.DECLARED || isImmutable(type)
                ? Optional.empty()
                : FIXES.entrySet().stream()
                        .filter(fix -> vocabulary.is(type, fix.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    private static boolean isImmutable(TypeMirror type) {
        var name = Vocabulary.qualifiedName(type);
        return Parts.isOpen(type)
                || IMMUTABLE.contains(name)
                || name.startsWith("java.time.")
                || Vocabulary.element(type).orElseThrow().getKind() == ElementKind.ENUM;
    }
}
