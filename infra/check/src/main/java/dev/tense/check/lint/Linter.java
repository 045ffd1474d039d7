package dev.tense.check.lint;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.lint.FunctionRules.Zip;
import dev.tense.check.rights.Right;
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
     * @param publishing the contexts that have events
     * @param alarming   those that a person must hear of, without a version
     * @param reactions  what functions react to, by their exports
     * @param exports    the functions of the catalogue
     * @param rights     what the code of each of them does with the tables
     * @param leading    those of them without which something would not go on
     * @param replayed   those of them to which events may be sent once more
     * @param handler    the class and method in the zip that Lambda calls
     * @param java       the version of Java that the zip's classes are compiled for
     * @param timeToLive the attribute that the code writes when an item is to go
     */
    public record Code(
            Set<String> publishing,
            Set<String> alarming,
            Map<String, Reaction> reactions,
            Set<String> exports,
            Map<String, List<Right>> rights,
            Set<String> leading,
            Set<String> replayed,
            String handler,
            int java,
            String timeToLive) {}

    /**
     * What a function reacts to.
     *
     * @param context    whose event it is
     * @param fact       the event, without a version
     * @param conditions what it wants of the event's data
     */
    public record Reaction(String context, String fact, Map<String, String> conditions) {
        static final Reaction NONE = new Reaction("", "", Map.of());
    }

    public Linter(Code code) {
        rules = Stream.of(
                        QueueRules.all(),
                        TopicRules.all(code.publishing()),
                        SubscriptionRules.all(code.reactions()),
                        MappingRules.all(),
                        FunctionRules.all(new Zip(code.exports(), code.handler(), code.java())),
                        VersionRules.all(),
                        RightsRules.all(),
                        NeedRules.all(code.rights(), code.replayed()),
                        EnvironmentRules.all(),
                        ApiRules.all(),
                        PermissionRules.all(),
                        ClockRules.all(),
                        AuthorizationRules.all(),
                        TableRules.all(code.timeToLive()),
                        AlarmRules.all(),
                        AlarmSettingRules.all(),
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
