package dev.tense.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the templates of {@code infra/sam} are filled with. */
final class SamView {
    private SamView() {}

    /** {@code template.yaml}. */
    record Root(
            String marker,
            List<Delay> delays,
            List<Policy> policies,
            List<Topic> topics,
            List<Standstill> standstills,
            List<Context> contexts) {}

    /**
     * What people or systems with an AWS identity may call.
     *
     * @param routes each as the ARN of a route ends: {@code POST/commands/add-product}
     */
    record Policy(String id, String whose, String purpose, List<String> routes) {}

    /** {@code contexts/<context>.yaml}. */
    record Context(
            String marker,
            String id,
            String context,
            List<Parameter> parameters,
            List<Alarm> alarms,
            List<Function> functions) {}

    /**
     * An event that a person must hear of.
     *
     * @param alarm the beginning of its logical ids
     * @param fact  its name without the version
     * @param name  how the alarm is called behind the system's name
     * @param says  a YAML value
     */
    record Alarm(String alarm, String fact, String name, String says) {}

    /**
     * That no entity of a kind goes on by itself.
     *
     * @param stream   the kind, as the category of its streams
     * @param contexts the logical ids of the stacks that have the reactions which lead it on, as a YAML list
     * @param alarms   any of which says so, in the language of composite alarms
     */
    record Standstill(String id, String stream, String contexts, List<String> alarms) {}

    /** A parameter of a nested template, and what the root template passes for it. */
    record Parameter(String name, String type, String value) {}

    /** The parameter of the whole system that delays a reaction. */
    record Delay(String parameter, String function, int seconds) {}

    /** The topic of a context. */
    record Topic(String id, String context, String variable) {}

    /**
     * A Lambda function; {@code routes}, {@code queue}, {@code stream} and {@code schedule} are there when they trigger it.
     *
     * @param access     what it may do with the tables
     * @param movesMoney whether it talks to the payment provider, in its own process
     * @param replays    the reactions it may send events to
     */
    record Function(
            String id,
            String function,
            String purpose,
            int timeoutSeconds,
            List<TableAccess> access,
            boolean movesMoney,
            List<Route> routes,
            @Nullable Queue queue,
            @Nullable Stream stream,
            @Nullable Schedule schedule,
            List<String> replays) {
        /** A function that nothing triggers but a direct invocation. */
        static Function of(String function, String purpose, int timeoutSeconds) {
            return new Function(
                    Names.pascal(function),
                    function,
                    purpose,
                    timeoutSeconds,
                    List.of(),
                    false,
                    List.of(),
                    null,
                    null,
                    null,
                    List.of());
        }

        Function allowed(List<TableAccess> by) {
            return new Function(
                    id, function, purpose, timeoutSeconds, by, movesMoney, routes, queue, stream, schedule, replays);
        }

        Function movingMoney(boolean moves) {
            return new Function(
                    id, function, purpose, timeoutSeconds, access, moves, routes, queue, stream, schedule, replays);
        }

        Function behind(List<Route> by) {
            return new Function(
                    id, function, purpose, timeoutSeconds, access, movesMoney, by, queue, stream, schedule, replays);
        }

        Function withQueue(@Nullable Queue by) {
            return new Function(
                    id, function, purpose, timeoutSeconds, access, movesMoney, routes, by, stream, schedule, replays);
        }

        Function with(Stream by) {
            return new Function(
                    id, function, purpose, timeoutSeconds, access, movesMoney, routes, queue, by, schedule, replays);
        }

        Function with(Schedule by) {
            return new Function(
                    id, function, purpose, timeoutSeconds, access, movesMoney, routes, queue, stream, by, replays);
        }

        Function replaying(List<String> reactions) {
            return new Function(
                    id,
                    function,
                    purpose,
                    timeoutSeconds,
                    access,
                    movesMoney,
                    routes,
                    queue,
                    stream,
                    schedule,
                    reactions);
        }

        boolean behindRoutes() {
            return !routes.isEmpty();
        }

        boolean uses(String table) {
            return access.stream().anyMatch(allowed -> allowed.resource().contains(table));
        }

        boolean replaysEvents() {
            return !replays.isEmpty();
        }

        boolean publishesEvents() {
            return !publishes().isEmpty();
        }

        /** The topics the function publishes to by itself. */
        List<Topic> publishes() {
            return stream != null ? stream.topics() : schedule != null ? schedule.topics() : List.of();
        }
    }

    /**
     * One action on a table.
     *
     * @param resource a YAML value
     * @param keys     patterns of the partition keys it is allowed for, as a YAML list; empty when it is for all
     */
    record TableAccess(String sid, String action, String resource, String keys) {
        boolean narrowed() {
            return !keys.isEmpty();
        }
    }

    /**
     * A route of the HTTP API.
     *
     * @param functionId    the beginning of its logical id
     * @param id            what its logical id has between the function's and its kind
     * @param methodAndPath how a permission names it
     * @param withToken     whether a customer's token opens it, and not an AWS identity
     */
    record Route(String functionId, String id, String key, String methodAndPath, String target, boolean withToken) {}

    /**
     * The queue of a function. {@code delay} is a YAML value; {@code subscription} says which topic fills it. Without one the
     * function itself does.
     */
    record Queue(
            int batchSize,
            int attempts,
            int visibilitySeconds,
            String delay,
            @Nullable Subscription subscription) {
        boolean own() {
            return subscription == null;
        }
    }

    /**
     * What fills the queue of a reaction. {@code topic} is the beginning of a logical id, {@code versions} that of the event's
     * name in every version; {@code conditions} are there when not every event of the type is wanted. {@code leads} is the category of
     * the streams that do not go on without the reaction, if there is one.
     */
    record Subscription(
            String topic,
            String versions,
            List<Condition> conditions,
            @Nullable String leads) {
        boolean onBody() {
            return !conditions.isEmpty();
        }
    }

    /** A value that a component of an event must have. */
    record Condition(String component, String value) {}

    /** The stream of the log. */
    record Stream(List<Topic> topics) {}

    /** A clock. {@code publisher} is the function whose failed batches are looked after. */
    record Schedule(String rate, String publisher, List<Topic> topics) {}
}
