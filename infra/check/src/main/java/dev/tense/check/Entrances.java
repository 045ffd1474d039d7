package dev.tense.check;

import dev.tense.check.Catalogue.Command;
import dev.tense.check.Catalogue.Reaction;
import dev.tense.check.Catalogue.SystemFunction;
import dev.tense.check.rights.Entrance;
import dev.tense.check.rights.Rights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the functions of a catalogue begin in the code. */
final class Entrances {
    private static final String PLATFORM = "dev.tense.platform.";

    /** From {@code META-INF/tense/catalogue.json} to the folder of the classes. */
    private static final int FOLDERS_ABOVE = 3;

    private final Catalogue catalogue;

    private Entrances(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What the functions of a catalogue need, by the classes that it lies in. */
    static Rights rights(Catalogue catalogue, Path file) {
        Path classes = file.toAbsolutePath();
        for (int folder = 0; folder < FOLDERS_ABOVE; folder++) {
            classes = classes.resolveSibling("");
        }
        return Rights.in(classes, new Entrances(catalogue).all());
    }

    private List<Entrance> all() {
        var all = new ArrayList<Entrance>();
        catalogue.commands().forEach(command -> all.add(of(command)));
        catalogue.reactions().forEach(reaction -> all.add(of(reaction)));
        catalogue
                .queries()
                .forEach(query -> all.add(new Entrance(
                        query.function(), query.context(), List.of(query.handler()), List.of(), reactions())));
        catalogue.system().forEach(system -> all.add(of(system)));
        return all;
    }

    /** A queue is filled by its command, and whoever serves it remembers how the command stands. */
    private Entrance of(Command command) {
        List<String> parts = command.isQueueable() ? parts("CommandQueue", "CommandWorker") : List.of();
        return new Entrance(
                command.function(),
                command.context(),
                handlers(command).distinct().toList(),
                parts,
                List.of());
    }

    private Entrance of(Reaction reaction) {
        List<String> handlers = Stream.concat(Stream.of(reaction.handler()), handlers(reaction.sends()))
                .distinct()
                .toList();
        List<String> streams = reaction.stream().isEmpty() ? List.of() : List.of(reaction.stream());
        return new Entrance(reaction.function(), reaction.context(), handlers, parts("Receipts"), streams);
    }

    private Entrance of(SystemFunction system) {
        return switch (system.trigger()) {
            case COMMAND_STATUS ->
                new Entrance(system.function(), system.context(), List.of(), parts("CommandStatusRoute"), List.of());
            case LOG_STREAM, UNMATCHED_ROUTE, SCHEDULE, REQUEST ->
                new Entrance(system.function(), system.context(), List.of(system.handler()), List.of(), List.of());
        };
    }

    private static List<String> parts(String... names) {
        return Stream.of(names).map(PLATFORM::concat).toList();
    }

    private Stream<String> handlers(Command command) {
        return Stream.concat(Stream.of(command.handler()), handlers(command.sends()));
    }

    private Stream<String> handlers(List<String> sent) {
        return catalogue.commands().stream()
                .filter(command -> sent.contains(command.name()))
                .flatMap(this::handlers);
    }

    /** The streams that reactions commit to are all the streams there are for a process. */
    private List<String> reactions() {
        return catalogue.reactions().stream()
                .map(Reaction::stream)
                .filter(stream -> !stream.isEmpty())
                .distinct()
                .toList();
    }
}
