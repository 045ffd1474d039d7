package dev.tense.local.template;

import static dev.tense.local.template.ResourceTypes.APPLICATION;
import static dev.tense.local.template.ResourceTypes.AUTHORIZER;
import static dev.tense.local.template.ResourceTypes.FUNCTION;
import static dev.tense.local.template.ResourceTypes.HTTP_API;
import static dev.tense.local.template.ResourceTypes.INTEGRATION;
import static dev.tense.local.template.ResourceTypes.MANAGED_POLICY;
import static dev.tense.local.template.ResourceTypes.QUEUE;
import static dev.tense.local.template.ResourceTypes.QUEUE_POLICY;
import static dev.tense.local.template.ResourceTypes.ROLE;
import static dev.tense.local.template.ResourceTypes.ROUTE;
import static dev.tense.local.template.ResourceTypes.SUBSCRIPTION;
import static dev.tense.local.template.ResourceTypes.TABLE;
import static dev.tense.local.template.ResourceTypes.TOPIC;

import dev.tense.local.template.Blueprint.Authorization.Token;
import dev.tense.local.template.Blueprint.Function;
import dev.tense.local.template.Blueprint.Policy;
import dev.tense.local.template.Blueprint.Queue;
import dev.tense.local.template.Blueprint.QueuePolicy;
import dev.tense.local.template.Blueprint.QueueTrigger;
import dev.tense.local.template.Blueprint.Role;
import dev.tense.local.template.Blueprint.Route;
import dev.tense.local.template.Blueprint.Schedule;
import dev.tense.local.template.Blueprint.StreamTrigger;
import dev.tense.local.template.Blueprint.Subscription;
import dev.tense.local.template.Blueprint.Table;
import dev.tense.local.template.Blueprint.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a template and its nested templates into a {@link Blueprint}, or refuses it by name. */
public final class TemplateReader {
    private final List<Table> tables = new ArrayList<>();
    private final List<Queue> queues = new ArrayList<>();
    private final List<QueuePolicy> queuePolicies = new ArrayList<>();
    private final List<Topic> topics = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<Function> functions = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();
    private final List<QueueTrigger> queueTriggers = new ArrayList<>();
    private final List<StreamTrigger> streamTriggers = new ArrayList<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final List<Policy> policies = new ArrayList<>();
    private final Map<String, Token> tokens = new LinkedHashMap<>();

    private TemplateReader() {}

    /**
     * Reads a root template.
     *
     * @throws TemplateProblem for anything that is not known or not whole
     */
    public static Blueprint read(Path file, Map<String, String> parameters, Surroundings surroundings) {
        Map<String, Object> all = new LinkedHashMap<>(surroundings.parametersOf(file));
        all.putAll(parameters);
        Stack root = new Stack(file, "tense", all, surroundings);
        TemplateReader reader = new TemplateReader();
        reader.readAuthorizers(root);
        reader.readStack(root);
        Blueprint blueprint = new Blueprint(
                List.copyOf(reader.tables),
                List.copyOf(reader.queues),
                List.copyOf(reader.queuePolicies),
                List.copyOf(reader.topics),
                List.copyOf(reader.subscriptions),
                List.copyOf(reader.functions),
                List.copyOf(reader.roles),
                List.copyOf(reader.queueTriggers),
                List.copyOf(reader.streamTriggers),
                List.copyOf(reader.schedules),
                List.copyOf(reader.routes),
                List.copyOf(reader.policies),
                root.outputs());
        Whole.check(file.toString(), blueprint);
        return blueprint;
    }

    /** Before everything else: routes in nested stacks name those of the stack above. */
    private void readAuthorizers(Stack stack) {
        stack.resources().stream()
                .filter(resource -> resource.type().equals(AUTHORIZER))
                .forEach(resource -> {
                    Properties properties = stack.properties(resource);
                    tokens.put(stack.physicalName(resource), AuthorizerReader.read(properties));
                    properties.done();
                });
        stack.resources().stream()
                .filter(resource -> resource.type().equals(APPLICATION))
                .forEach(resource -> readAuthorizers(stack.nested(resource)));
    }

    private void readStack(Stack stack) {
        stack.resources().forEach(resource -> readResource(stack, resource));
        stack.outputs();
    }

    private void readResource(Stack stack, Resource resource) {
        Properties properties = stack.properties(resource);
        if (ResourceTypes.isForAwsAlone(resource.type())) {
            return;
        }
        String name = stack.physicalName(resource);
        properties.ignore(java.util.Set.of(Names.nameProperty(resource.type())));
        switch (resource.type()) {
            case TABLE -> tables.add(TableReader.read(name, properties));
            case QUEUE -> queues.add(QueueReader.read(name, properties));
            case QUEUE_POLICY -> queuePolicies.add(QueuePolicyReader.read(properties));
            case TOPIC -> topics.add(topic(name, properties));
            case SUBSCRIPTION -> subscriptions.add(SubscriptionReader.read(properties));
            case FUNCTION -> readFunction(stack, name, properties);
            case APPLICATION -> readApplication(stack, resource, properties);
            case HTTP_API -> properties.oneOf("StageName", "$default", "$default");
            case INTEGRATION -> IntegrationReader.read(properties);
            case ROLE -> roles.add(RoleReader.read(name, properties));
            case ROUTE -> routes.add(RouteReader.read(stack, resource, properties, tokens));
            case AUTHORIZER -> AuthorizerReader.read(properties);
            case MANAGED_POLICY -> policies.add(PolicyReader.read(resource.id(), properties));
            default ->
                throw new TemplateProblem(resource.place(), "the type " + resource.type() + " is not known here");
        }
        properties.done();
    }

    private void readApplication(Stack stack, Resource resource, Properties properties) {
        properties.ignore(java.util.Set.of("Location", "Parameters"));
        readStack(stack.nested(resource));
    }

    private void readFunction(Stack stack, String name, Properties properties) {
        functions.add(FunctionReader.read(stack, name, properties));
        properties
                .child("Events")
                .ifPresent(events -> events.names().forEach(event -> {
                    Properties source = events.child(event).orElseThrow();
                    String type = source.oneOf("Type", "", "SQS", "DynamoDB", "Schedule");
                    Properties settings = source.child("Properties")
                            .orElseThrow(() -> new TemplateProblem(source.at("Properties"), "is missing"));
                    switch (type) {
                        case "SQS" -> queueTriggers.add(TriggerReader.queue(name, settings));
                        case "DynamoDB" -> streamTriggers.add(TriggerReader.stream(name, settings));
                        default -> schedules.add(ScheduleReader.read(name, event, settings));
                    }
                }));
    }

    private static Topic topic(String name, Properties properties) {
        if (properties.flag("FifoTopic")) {
            throw new TemplateProblem(properties.at("FifoTopic"), "FIFO topics are not known here");
        }
        return new Topic(name);
    }
}
