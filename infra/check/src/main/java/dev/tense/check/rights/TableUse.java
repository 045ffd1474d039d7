package dev.tense.check.rights;

import dev.tense.check.rights.Right.Table;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a method does with the tables itself. Streams are named by their category, and a context's state items by the context: it is
 * the first part of their keys ({@code dev.tense.messaging.ItemKey}), and only its own code makes them. Those of the platform are
 * named by their kind, too, where a class names no others.
 */
record TableUse(Code code) {
    private static final String MESSAGING = "dev/tense/messaging/";
    private static final String DYNAMO = "software/amazon/awssdk/services/dynamodb/DynamoDbClient";

    private static final String PLATFORM = "dev/tense/platform/";

    /** The first two parts of a key, and that there is a third. */
    private static final Pattern KIND = Pattern.compile("[a-z]+#[a-z]+#");

    /** The platform's own, kept among the items of the context whose reaction they are about. */
    private static final String RECEIPTS = PLATFORM + "Receipts";

    private record Act(Table on, String action) {}

    private static final Act LOAD = new Act(Table.LOG, "Query");
    private static final Act APPEND = new Act(Table.LOG, "PutItem");
    private static final Act PUT = new Act(Table.STATE, "PutItem");
    private static final Act UPDATE = new Act(Table.STATE, "UpdateItem");

    /** What the kernel's ports and the store need for each call; an effect is written by whoever gets it. */
    private static final Map<String, List<Act>> ACTS = Map.ofEntries(
            Map.entry(MESSAGING + "Log.decide", List.of(LOAD, APPEND)),
            Map.entry(MESSAGING + "Log.create", List.of(LOAD, APPEND)),
            Map.entry(MESSAGING + "Log.react", List.of(LOAD, APPEND)),
            Map.entry(MESSAGING + "Log.reactFirst", List.of(LOAD, APPEND)),
            Map.entry(MESSAGING + "Log.state", List.of(LOAD)),
            Map.entry(MESSAGING + "Log.stateNow", List.of(LOAD)),
            Map.entry(MESSAGING + "Log.commits", List.of(LOAD)),
            Map.entry(MESSAGING + "Log.keep", List.of(PUT)),
            Map.entry(MESSAGING + "Store.load", List.of(LOAD)),
            Map.entry(MESSAGING + "Store.append", List.of(APPEND)),
            Map.entry(MESSAGING + "Store.items", List.of(new Act(Table.STATE, "BatchGetItem"))),
            Map.entry(MESSAGING + "Store.partition", List.of(new Act(Table.STATE, "Query"))),
            Map.entry(MESSAGING + "Store.ofSubject", List.of(new Act(Table.SUBJECTS, "Query"))),
            Map.entry(MESSAGING + "Effect$Create.<init>", List.of(PUT)),
            Map.entry(MESSAGING + "Effect$Put.<init>", List.of(PUT)),
            Map.entry(MESSAGING + "Effect$Add.<init>", List.of(UPDATE)),
            Map.entry(MESSAGING + "Effect$Adjust.<init>", List.of(UPDATE)),
            Map.entry(DYNAMO + ".scan", List.of(new Act(Table.LOG, "Scan"))),
            Map.entry(DYNAMO + ".describeTable", List.of(new Act(Table.LOG, "DescribeTable"))));

    /** For the function that the method runs in. */
    Stream<Right> of(MethodId method, Entrance function) {
        return code.instructions(method).stream()
                .flatMap(Reach::calls)
                .flatMap(call -> ACTS.getOrDefault(call.plainName(), List.of()).stream())
                .distinct()
                .map(act -> Right.of(act.on(), act.action(), keys(act, method, function)));
    }

    private SortedSet<String> keys(Act act, MethodId method, Entrance function) {
        List<String> first = switch (act.on()) {
            case LOG -> act.equals(LOAD) || act.equals(APPEND) ? streams(method, function) : List.of();
            case STATE -> kinds(method, owner(method, function));
            case SUBJECTS -> List.of();
        };
        return first.stream().map(part -> part + "#*").collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> streams(MethodId method, Entrance function) {
        List<String> named = new StreamNames(code).in(method);
        List<String> streams = named.isEmpty() ? function.streams() : named;
        if (streams.isEmpty()) {
            throw new IllegalStateException("%s comes to %s, and nothing tells which streams that works on"
                    .formatted(function.function(), method.plainName()));
        }
        return streams;
    }

    /** The platform keeps items for everybody, and a class of it those of one kind: whoever needs them needs no others. */
    private List<String> kinds(MethodId method, String owner) {
        List<String> named = method.owner().startsWith(PLATFORM)
                ? code.methods(method.owner())
                        .flatMap(each -> code.instructions(each).stream())
                        .flatMap(TableUse::texts)
                        .filter(text -> text.startsWith(owner + "#"))
                        .distinct()
                        .toList()
                : List.of();
        return named.isEmpty()
                        || !named.stream().allMatch(text -> KIND.matcher(text).lookingAt())
                ? List.of(owner)
                : named.stream()
                        .map(text -> text.substring(0, text.lastIndexOf('#')))
                        .toList();
    }

    /** The constants of an instruction, and what it makes texts of. */
    private static Stream<String> texts(Instruction instruction) {
        return switch (instruction) {
            case ConstantInstruction constant when constant.constantValue() instanceof String text -> Stream.of(text);
            case InvokeDynamicInstruction made ->
                made.bootstrapArgs().stream().filter(String.class::isInstance).map(String.class::cast);
            default -> Stream.empty();
        };
    }

    private static String owner(MethodId method, Entrance function) {
        String type = method.owner();
        return type.equals(RECEIPTS) ? function.context() : type.split("/", -1)[2];
    }
}
