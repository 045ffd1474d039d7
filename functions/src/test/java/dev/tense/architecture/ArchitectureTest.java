package dev.tense.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.tense.messaging.Callers;
import dev.tense.messaging.Command;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.QueryHandler;
import dev.tense.messaging.Reaction;
import dev.tense.messaging.Upcaster;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The shape of the code, and for each rule a class in the package {@code broken} that breaks it. */
class ArchitectureTest {
    private static final List<String> CONTEXTS = List.of(
            "orders",
            "payments",
            "inventory",
            "users",
            "notifications",
            "warehouse",
            "analytics",
            "loyalty",
            "crm",
            "shipping");

    /** They react, and the core does well without them. */
    private static final List<String> PERIPHERY = List.of("notifications", "warehouse", "analytics", "loyalty", "crm");

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tense");

    /** The rules for the code under a root package, each with the reason a developer is told. */
    static List<Rule> rules() {
        return List.of(
                new Rule(
                        "contexts_are_apart",
                        root -> slices().matching(root + ".(*)..")
                                .should()
                                .notDependOnEachOther()
                                .ignoreDependency(
                                        resideInAPackage(root + ".."),
                                        resideInAnyPackage(
                                                "dev.tense.contract..",
                                                "dev.tense.messaging..",
                                                "dev.tense.platform.."))
                                .because("contexts meet in the contract and through the CommandBus")),
                new Rule(
                        "the_platform_knows_no_context",
                        root -> noClasses()
                                .that()
                                .resideInAPackage(root + ".platform..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(contexts(root))
                                .because("a fork that drops the order contexts keeps the platform")),
                new Rule(
                        "only_the_platform_knows_the_aws_sdk",
                        root -> noClasses()
                                .that()
                                .resideOutsideOfPackage(root + ".platform..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("software.amazon..", "com.amazonaws..")
                                .because("writes go through the Store, so that one class knows the transaction")),
                new Rule(
                        "only_the_store_writes",
                        root -> noClasses()
                                .that()
                                .haveSimpleNameNotStartingWith("Dynamo")
                                .should()
                                .callMethodWhere(writesToATable())
                                .because("one class knows the transaction, and the log is what gets published")),
                new Rule(
                        "the_core_knows_no_periphery",
                        root -> noClasses()
                                .that()
                                .resideInAnyPackage(core(root))
                                .and()
                                .areNotAnnotatedWith(QueryHandler.class)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(periphery(root))
                                .because("the core publishes and the periphery subscribes")),
                new Rule(
                        "upcasters_are_pure",
                        root -> classes()
                                .that()
                                .areAssignableTo(Upcaster.class)
                                .should()
                                .onlyDependOnClassesThat(resideInAnyPackage(
                                                "com.fasterxml.jackson.databind..", "dev.tense.messaging", "java.lang")
                                        .or(resideInAPackage("java.util")
                                                .and(not(assignableTo(Random.class)))
                                                .and(not(equivalentTo(UUID.class)))))
                                .andShould()
                                .haveOnlyFinalFields()
                                .because("the log, the queues and a replay read the same, today and in ten years")),
                new Rule(
                        "only_functions_know_quarkus",
                        root -> noClasses()
                                .that()
                                .resideInAnyPackage(contexts(root))
                                .and()
                                .areNotAnnotatedWith(CommandHandler.class)
                                .and()
                                .areNotAnnotatedWith(Reaction.class)
                                .and()
                                .areNotAnnotatedWith(QueryHandler.class)
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("io.quarkus..")
                                .because("rules and adapters run without Quarkus")),
                new Rule(
                        "rules_have_no_clock_and_no_chance",
                        root -> noClasses()
                                .that()
                                .resideInAnyPackage(contexts(root))
                                .should()
                                .callMethod(Instant.class, "now")
                                .orShould()
                                .callMethod(UUID.class, "randomUUID")
                                .orShould()
                                .dependOnClassesThat()
                                .areAssignableTo(Clock.class)
                                .orShould()
                                .dependOnClassesThat()
                                .areAssignableTo(RandomGenerator.class)
                                .because("the log gives the time, and ids follow from the command's")),
                new Rule(
                        "nothing_unique_is_made_at_init",
                        root -> classes()
                                .that()
                                .resideInAPackage(root + "..")
                                .should(MomentOfInit.leaveAlone())
                                .because("every environment that is restored from a snapshot would have the same")),
                new Rule(
                        "handlers_do_not_call_handlers",
                        root -> noClasses()
                                .that()
                                .resideInAnyPackage(contexts(root))
                                .should(dependOnAHandler())
                                .because("a command goes through the CommandBus")),
                new Rule(
                        "what_is_sent_is_declared",
                        root -> classes()
                                .that()
                                .areAnnotatedWith(CommandHandler.class)
                                .or()
                                .areAnnotatedWith(Reaction.class)
                                .should(declareTheCommandsTheyMake())),
                new Rule(
                        "what_is_read_is_declared",
                        root -> classes()
                                .that()
                                .resideInAnyPackage(contexts(root))
                                .and(ContextsRead.areFunctions())
                                .should(ContextsRead.declare())
                                .because("the catalogue lists who depends on what a context shows")),
                new Rule(
                        "what_is_for_customers_asks_whose_it_is",
                        root -> classes()
                                .that(areForCustomers())
                                .should(askWhoCalls())
                                .because("a customer is shown nobody else's data and changes nobody else's")));
    }

    record Rule(String name, Function<String, ArchRule> under) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static String[] contexts(String root) {
        return CONTEXTS.stream().map(context -> root + "." + context + "..").toArray(String[]::new);
    }

    private static String[] core(String root) {
        return CONTEXTS.stream()
                .filter(context -> !PERIPHERY.contains(context))
                .flatMap(context -> Stream.of(root + "." + context + "..", root + ".contract." + context + ".."))
                .toArray(String[]::new);
    }

    private static String[] periphery(String root) {
        return PERIPHERY.stream()
                .flatMap(context -> Stream.of(
                        root + "." + context + "..",
                        root + ".contract." + context + "..",
                        "dev.tense.contract." + context + ".."))
                .toArray(String[]::new);
    }

    private static DescribedPredicate<JavaMethodCall> writesToATable() {
        return new DescribedPredicate<>("a write to a table") {
            @Override
            public boolean test(JavaMethodCall call) {
                return call.getTargetOwner().isAssignableTo(DynamoDbClient.class)
                        && call.getName()
                                .matches("(put|update|delete)Item|transactWriteItems|batchWriteItem|.*Statement");
            }
        };
    }

    private static ArchCondition<JavaClass> dependOnAHandler() {
        return new ArchCondition<>("depend on the handler of a command, or on a reaction") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .filter(target ->
                                target.isAnnotatedWith(CommandHandler.class) || target.isAnnotatedWith(Reaction.class))
                        .filter(target -> !target.equals(type))
                        .forEach(target -> events.add(SimpleConditionEvent.satisfied(
                                type, type.getName() + " depends on " + target.getName())));
            }
        };
    }

    private static DescribedPredicate<JavaClass> areForCustomers() {
        return new DescribedPredicate<>("are for customers") {
            @Override
            public boolean test(JavaClass type) {
                return type.tryGetAnnotationOfType(CommandHandler.class)
                                .filter(handler -> handler.callers() == Callers.CUSTOMER)
                                .isPresent()
                        || type.tryGetAnnotationOfType(QueryHandler.class)
                                .filter(handler -> handler.callers() == Callers.CUSTOMER)
                                .isPresent();
            }
        };
    }

    private static ArchCondition<JavaClass> askWhoCalls() {
        return new ArchCondition<>("ask who calls") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<String> called = type.getMethodCallsFromSelf().stream()
                        .map(JavaMethodCall::getName)
                        .collect(Collectors.toSet());
                boolean asks = called.contains("caller")
                        && Stream.of("mayActFor", "mustActFor", "seenBy", "includes")
                                .anyMatch(called::contains);
                if (!asks) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " does not ask who calls"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> declareTheCommandsTheyMake() {
        return new ArchCondition<>("declare in 'sends' the commands they make") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<String> declared = type.isAnnotatedWith(Reaction.class)
                        ? names(type.getAnnotationOfType(Reaction.class).sends())
                        : names(type.getAnnotationOfType(CommandHandler.class).sends());
                ownParts(type).stream()
                        .flatMap(part -> part.getConstructorCallsFromSelf().stream())
                        .map(call -> call.getTargetOwner())
                        .filter(made -> made.isAssignableTo(Command.class))
                        .filter(made -> !declared.contains(made.getName()))
                        .forEach(made -> events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " makes a " + made.getSimpleName() + " it does not declare")));
            }
        };
    }

    /** The class, and the classes of its context that it works through. */
    private static Set<JavaClass> ownParts(JavaClass type) {
        var parts = new LinkedHashSet<>(Set.of(type));
        var left = new ArrayDeque<>(parts);
        while (!left.isEmpty()) {
            left.remove().getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(part -> part.getPackageName().equals(type.getPackageName()))
                    .filter(part ->
                            !part.isAnnotatedWith(CommandHandler.class) && !part.isAnnotatedWith(Reaction.class))
                    .filter(parts::add)
                    .forEach(left::add);
        }
        return parts;
    }

    private static Set<String> names(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getName).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_code_keeps(Rule rule) {
        rule.under().apply("dev.tense").allowEmptyShould(true).check(PRODUCTION);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void code_that_breaks_it_is_found(Rule rule) {
        String root = "broken." + rule.name().replace("_", "");
        var broken = new ClassFileImporter().importPackages(root);

        assertThat(broken).as("a counter-example for " + rule).isNotEmpty();
        assertThat(rule.under().apply(root).evaluate(broken).hasViolation()).isTrue();
    }

    @Test
    void the_rules_look_at_all_contexts() {
        Set<String> packages = PRODUCTION.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.matches("dev\\.tense\\.[a-z]+"))
                .map(name -> name.substring("dev.tense.".length()))
                .filter(name ->
                        !Set.of("messaging", "platform", "contract", "compiler").contains(name))
                .collect(Collectors.toSet());

        assertThat(packages).containsExactlyInAnyOrderElementsOf(CONTEXTS);
    }
}
