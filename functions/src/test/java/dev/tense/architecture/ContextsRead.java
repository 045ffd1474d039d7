package dev.tense.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.QueryHandler;
import dev.tense.messaging.Reaction;
import dev.tense.platform.Timeline;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which contexts a function reads besides its own: those whose query contracts its constructor is given, or the constructors of
 * what it works through in its own context; and, where a timeline is given, all in which something reacts.
 */
final class ContextsRead {
    private static final String CONTRACT = "dev.tense.contract.";

    /** The contexts in which something reacts: the timeline reads what each of them committed, and their receipts. */
    private final Set<String> reacting;

    private ContextsRead(Set<String> reacting) {
        this.reacting = reacting;
    }

    /** Among all functions that there are. */
    static ContextsRead among(Collection<JavaClass> functions) {
        return new ContextsRead(functions.stream()
                .filter(function -> function.isAnnotatedWith(Reaction.class))
                .map(ContextsRead::context)
                .collect(Collectors.toSet()));
    }

    /** By the code. */
    Set<String> by(JavaClass function) {
        var contexts = new TreeSet<String>();
        given(function).forEach(part -> contexts.addAll(readThrough(part)));
        contexts.remove(context(function));
        return contexts;
    }

    private Set<String> readThrough(JavaClass part) {
        if (part.isEquivalentTo(Timeline.class)) {
            return reacting;
        }
        return part.isInterface() && part.getPackageName().startsWith(CONTRACT) ? Set.of(context(part)) : Set.of();
    }

    /** What the container gives to a function, and to whatever of its package it gives to it. */
    private static Set<JavaClass> given(JavaClass function) {
        var given = new LinkedHashSet<JavaClass>();
        var left = new ArrayDeque<>(Set.of(function));
        while (!left.isEmpty()) {
            JavaClass part = left.remove();
            parameters(part)
                    .filter(given::add)
                    .filter(next -> next.getPackageName().equals(function.getPackageName()))
                    .flatMap(next -> Stream.concat(Stream.of(next), next.getAllSubclasses().stream()))
                    .forEach(left::add);
        }
        return given;
    }

    private static Stream<JavaClass> parameters(JavaClass part) {
        return part.getConstructors().stream()
                .flatMap(constructor -> constructor.getParameters().stream())
                .map(JavaParameter::getType)
                .flatMap(type -> type.getAllInvolvedRawTypes().stream());
    }

    static DescribedPredicate<JavaClass> areFunctions() {
        return DescribedPredicate.describe(
                "are functions",
                type -> type.isAnnotatedWith(CommandHandler.class)
                        || type.isAnnotatedWith(QueryHandler.class)
                        || type.isAnnotatedWith(Reaction.class));
    }

    private static Set<String> declared(JavaClass function) {
        return Stream.of(
                        function.tryGetAnnotationOfType(CommandHandler.class).map(CommandHandler::reads),
                        function.tryGetAnnotationOfType(QueryHandler.class).map(QueryHandler::reads),
                        function.tryGetAnnotationOfType(Reaction.class).map(Reaction::reads))
                .flatMap(reads -> reads.stream().flatMap(Stream::of))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String context(JavaClass type) {
        return type.getPackageName().replaceFirst(".*\\.", "");
    }

    /** Every context that a function reads is among its {@code reads}, and no other is. */
    static ArchCondition<JavaClass> declare() {
        return new ArchCondition<>("declare in 'reads' the contexts they read, and no others") {
            private ContextsRead read = new ContextsRead(Set.of());

            @Override
            public void init(Collection<JavaClass> functions) {
                read = among(functions);
            }

            @Override
            public void check(JavaClass function, ConditionEvents events) {
                Set<String> declared = declared(function);
                Set<String> found = read.by(function);
                found.stream()
                        .filter(context -> !declared.contains(context))
                        .forEach(
                                context -> violated(function, "reads " + context + " and does not declare it", events));
                declared.stream()
                        .filter(context -> !found.contains(context))
                        .forEach(
                                context -> violated(function, "declares to read " + context + " and does not", events));
            }
        };
    }

    private static void violated(JavaClass function, String how, ConditionEvents events) {
        events.add(SimpleConditionEvent.violated(function, function.getName() + " " + how));
    }
}
