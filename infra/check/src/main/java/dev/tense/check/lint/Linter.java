package dev.tense.check.lint;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.lint.FunctionRules.Zip;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Says which rules a deployment breaks. */
public final class Linter {
    private final List<Rule> rules;

    /**
     * @param events     the names of all events, in every version
     * @param exports    the functions of the catalogue
     * @param handler    the class and method in the zip that Lambda calls
     * @param java       the version of Java that the zip's classes are compiled for
     * @param timeToLive the attribute that the code writes when an item is to go
     */
    public Linter(Set<String> events, Set<String> exports, String handler, int java, String timeToLive) {
        rules = Stream.of(
                        QueueRules.all(),
                        TopicRules.all(events),
                        MappingRules.all(),
                        FunctionRules.all(new Zip(exports, handler, java)),
                        RightsRules.all(),
                        ApiRules.all(),
                        AuthorizationRules.all(),
                        TableRules.all(timeToLive),
                        AlarmRules.all(),
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
