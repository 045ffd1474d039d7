package dev.tense.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.funqy.Funq;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What runs before a snapshot is taken: static initialisers, and how the container makes its parts. Whatever they make of the
 * clock or of chance is the same in every environment that is restored, and as old as the snapshot.
 */
final class MomentOfInit {
    private MomentOfInit() {}

    /** Neither they nor what they call in our code look at the clock or draw a random number. */
    static ArchCondition<JavaClass> leaveAlone() {
        return new ArchCondition<>("look at no clock and draw no random number while they are initialised") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                reached(type)
                        .forEach(unit -> unit.getAccessesFromSelf().stream()
                                .filter(access -> isOfTheMoment(access.getTargetOwner(), access.getName()))
                                .forEach(access -> events.add(SimpleConditionEvent.violated(
                                        type, type.getName() + " is initialised by: " + access.getDescription()))));
            }
        };
    }

    private static Set<JavaCodeUnit> reached(JavaClass type) {
        var reached = new LinkedHashSet<JavaCodeUnit>();
        initialisers(type).forEach(reached::add);
        var left = new ArrayDeque<>(reached);
        while (!left.isEmpty()) {
            left.remove().getAccessesFromSelf().stream()
                    .flatMap(access -> access.getTarget().resolveMember().stream())
                    .filter(JavaCodeUnit.class::isInstance)
                    .map(JavaCodeUnit.class::cast)
                    .filter(reached::add)
                    .forEach(left::add);
        }
        return reached;
    }

    private static Stream<? extends JavaCodeUnit> initialisers(JavaClass type) {
        Stream<? extends JavaCodeUnit> makers =
                type.getMethods().stream().filter(method -> method.isAnnotatedWith(Produces.class));
        Stream<? extends JavaCodeUnit> constructors =
                isMadeByTheContainer(type) ? type.getConstructors().stream() : Stream.empty();
        return Stream.of(type.getStaticInitializer().stream(), constructors, makers)
                .flatMap(each -> each);
    }

    private static boolean isMadeByTheContainer(JavaClass type) {
        return type.isAnnotatedWith(Singleton.class)
                || type.isAnnotatedWith(ApplicationScoped.class)
                || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Funq.class));
    }

    private static boolean isOfTheMoment(JavaClass owner, String method) {
        return owner.isAssignableTo(RandomGenerator.class)
                || (owner.isAssignableTo(Clock.class)
                        && Set.of("instant", "millis").contains(method))
                || (owner.getPackageName().equals("java.time") && method.equals("now"))
                || (owner.isEquivalentTo(UUID.class) && method.equals("randomUUID"))
                || (owner.isEquivalentTo(Math.class) && method.equals("random"))
                || (owner.isEquivalentTo(System.class)
                        && Set.of("currentTimeMillis", "nanoTime").contains(method));
    }
}
