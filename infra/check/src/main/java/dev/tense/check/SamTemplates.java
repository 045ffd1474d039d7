package dev.tense.check;

import static dev.tense.check.Names.pascal;
import static dev.tense.check.Names.variable;

import dev.tense.check.Catalogue.Event;
import dev.tense.check.Catalogue.Reaction;
import dev.tense.check.SamView.Alarm;
import dev.tense.check.SamView.Context;
import dev.tense.check.SamView.Delay;
import dev.tense.check.SamView.Function;
import dev.tense.check.SamView.Parameter;
import dev.tense.check.SamView.Root;
import dev.tense.check.SamView.Topic;
import dev.tense.check.rights.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code infra/sam}: the root template, and a nested one per context. */
final class SamTemplates {
    private static final Template ROOT = new Template("root");
    private static final Template CONTEXT = new Template("context");

    /** The context whose commands move money. */
    private static final String PAYMENTS = "payments";

    private final Catalogue catalogue;
    private final Rights rights;
    private final Map<String, String> publishers;
    private final List<Topic> topics;

    SamTemplates(Catalogue catalogue, Rights rights) {
        this.catalogue = catalogue;
        this.rights = rights;
        this.publishers = catalogue.events().stream().collect(Collectors.toMap(Event::name, Event::context));
        this.topics = publishers.values().stream()
                .distinct()
                .sorted()
                .map(context -> new Topic(pascal(context), context, variable(context)))
                .toList();
    }

    /** The templates by their path in the project. */
    SortedMap<String, String> render() {
        List<Context> contexts = contexts();
        SortedMap<String, String> files = new TreeMap<>();
        files.put(
                "infra/sam/template.yaml",
                ROOT.render(new Root(
                        Template.MARKER,
                        delays(),
                        Routes.policies(catalogue),
                        topics,
                        Standstills.of(catalogue),
                        contexts)));
        contexts.forEach(context ->
                files.put("infra/sam/contexts/%s.yaml".formatted(context.context()), CONTEXT.render(context)));
        return files;
    }

    private List<Delay> delays() {
        return catalogue.reactions().stream()
                .filter(reaction -> reaction.delaySeconds() > 0)
                .map(reaction ->
                        new Delay(Functions.delayParameter(reaction), reaction.function(), reaction.delaySeconds()))
                .toList();
    }

    private List<Context> contexts() {
        SortedMap<String, List<Function>> functions = new TreeMap<>();
        catalogue
                .commands()
                .forEach(command ->
                        add(functions, command.context(), Functions.of(command, catalogue.runs(command, PAYMENTS))));
        catalogue
                .reactions()
                .forEach(reaction -> add(
                        functions,
                        reaction.context(),
                        Functions.of(reaction, publisher(reaction), catalogue.runsAny(reaction.sends(), PAYMENTS))));
        catalogue.queries().forEach(query -> add(functions, query.context(), Functions.of(query)));
        List<String> replayed = catalogue.reactions().stream()
                .filter(Reaction::isReplayed)
                .map(Reaction::function)
                .toList();
        catalogue
                .system()
                .forEach(system ->
                        add(functions, system.context(), Functions.of(system, logPublisher(), topics, replayed)));
        return functions.entrySet().stream()
                .map(entry -> context(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void add(Map<String, List<Function>> functions, String context, Function function) {
        functions
                .computeIfAbsent(context, _ -> new ArrayList<>())
                .add(function.allowed(rights.of(function.function()).stream()
                        .map(Functions::of)
                        .toList()));
    }

    private Context context(String name, List<Function> functions) {
        return new Context(Template.MARKER, pascal(name), name, parameters(name, functions), alarms(), functions);
    }

    private List<Alarm> alarms() {
        return catalogue.alarms().stream()
                .map(alarm -> {
                    String name = Names.dashed(alarm.event());
                    return new Alarm(pascal(name), Names.fact(alarm.event()), name, Yaml.quoted(alarm.says()));
                })
                .toList();
    }

    private List<Parameter> parameters(String context, List<Function> functions) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(new Parameter("SystemName", "String", "!Ref SystemName"));
        parameters.add(new Parameter("RetryBackoffSeconds", "Number", "!Ref RetryBackoffSeconds"));
        parameters.add(new Parameter("CheckoutDeadlineSeconds", "Number", "!Ref CheckoutDeadlineSeconds"));
        parameters.add(new Parameter("CommandDeadlineSeconds", "Number", "!Ref CommandDeadlineSeconds"));
        parameters.add(new Parameter("LogTableName", "String", "!Ref LogTable"));
        parameters.add(new Parameter("StateTableName", "String", "!Ref StateTable"));
        parameters.add(new Parameter("AlarmTopicArn", "String", "!Ref AlarmTopic"));
        for (String table : List.of("LogTable", "StateTable")) {
            if (functions.stream().anyMatch(function -> function.uses(table))) {
                parameters.add(new Parameter(table + "Arn", "String", "!GetAtt %s.Arn".formatted(table)));
            }
        }
        if (functions.stream().anyMatch(Function::movesMoney)) {
            parameters.add(new Parameter("PaymentProvider", "String", "!Ref PaymentProvider"));
            parameters.add(new Parameter("StripeSecretName", "String", "!Ref StripeSecretName"));
        }
        if (functions.stream().anyMatch(function -> function.stream() != null)) {
            parameters.add(new Parameter("LogStreamArn", "String", "!GetAtt LogTable.StreamArn"));
        }
        if (functions.stream().anyMatch(Function::behindRoutes)) {
            parameters.add(new Parameter("HttpApiId", "String", "!Ref HttpApi"));
            parameters.add(new Parameter("CustomerClaim", "String", "!Ref CustomerClaim"));
        }
        if (functions.stream().flatMap(function -> function.routes().stream()).anyMatch(SamView.Route::withToken)) {
            parameters.add(new Parameter("CustomerAuthorizerId", "String", "!Ref CustomerAuthorizer"));
        }
        topics.stream()
                .filter(topic -> needs(functions, topic))
                .map(topic -> new Parameter(topic.id() + "TopicArn", "String", "!Ref %sTopic".formatted(topic.id())))
                .forEach(parameters::add);
        catalogue.reactions().stream()
                .filter(reaction -> reaction.context().equals(context) && reaction.delaySeconds() > 0)
                .map(Functions::delayParameter)
                .map(name -> new Parameter(name, "Number", "!Ref " + name))
                .forEach(parameters::add);
        return parameters;
    }

    private static boolean needs(List<Function> functions, Topic topic) {
        return functions.stream()
                .anyMatch(function -> function.publishes().contains(topic) || subscribes(function, topic));
    }

    private static boolean subscribes(Function function, Topic topic) {
        return function.queue() != null
                && function.queue().subscription() != null
                && function.queue().subscription().topic().equals(topic.id());
    }

    private String logPublisher() {
        return catalogue.system().stream()
                .filter(system -> system.trigger() == Catalogue.Trigger.LOG_STREAM)
                .map(system -> pascal(system.function()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No function publishes from the log's stream"));
    }

    private String publisher(Reaction reaction) {
        String publisher = publishers.get(reaction.event());
        if (publisher == null) {
            throw new IllegalStateException("The rules let an unknown event pass: " + reaction.event());
        }
        return publisher;
    }
}
