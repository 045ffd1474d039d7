package dev.tense.evolution;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import io.quarkus.funqy.Funq;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which components of its event a reaction reads: those whose fields are read by the code that its function reaches, in its own
 * package and in the records themselves. A record of which no part is read, though its component is, counts as read as a whole.
 * What an event is read for through the log, by the rules of its own context, does not count.
 */
final class FieldsRead {
    private static final Set<String> WHOLE = Set.of("equals", "hashCode", "toString", JavaCodeUnit_CONSTRUCTOR());

    private final Set<String> fields = new HashSet<>();

    private static String JavaCodeUnit_CONSTRUCTOR() {
        return "<init>";
    }
}
