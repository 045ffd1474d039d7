package dev.tense.check.lint;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.lint.FunctionRules.Zip;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Says which rules a deployment breaks. */
public final class Linter {
    private final List<Rule> rules;

    /**
     * What the code says that is deployed.
     *
     * @param events     the names of all events, in every version
     * @param alarming   those that a person must hear of, without a version
     * @param conditions what functions want of an event beside its type, by their exports
     * @param exports    the functions of the catalogue
     * @param leading    those of them without which something would not go on
     * @param handler    the class and method in the zip that Lambda calls
     * @param java       the version of Java that the zip's classes are compiled for
     * @param timeToLive the attribute that the code writes when an item is to go
     */
    public record Code(
            Set<String> events,
            Set<String> alarming,
            Map<String, Map<String, String>> conditions,
            Set<String> exports,
            Set<String> leading,
            String handler,
            int java,
            String timeToLive) {}

    public Linter(Code code) {
        rules = Stream.of(
                        QueueRules.all(),
                        TopicRules.all(code.events(), code.conditions()),
                        MappingRules.all(),
                        FunctionRules.all(new Zip(code.exports(), code.handler(), code.java())),
                        VersionRules.all(),
                        RightsRules.all(),
                        ApiRules.all(),
                        AuthorizationRules.all(),
                        TableRules.all(code.timeToLive()),
                        AlarmRules.all(),
                        AttentionRules.all(code.alarming(), code.leading()),
                        PortableRules.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Every resource that breaks a rule, with the rule. */
    public List<Finding> check(Deployment deployment) {
        return rules.stream().flatMap(rule -> rule.check(deployment)).toList();
    }

    /** The names of all rules. */
    public List<String> rules() {
        return rules.stream().map(Rule::name).toList();
    }
}
