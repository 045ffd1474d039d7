package dev.tense.check;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Deployments;
import dev.tense.check.facts.Facts;
import dev.tense.check.lint.Linter;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says whether the CDK app deploys what {@code infra/sam} deploys, and keeps the same rules. */
public final class Compare {
    private static final String ENTRY = "dev.tense.platform.Entry";

    /** The first version of Java has the class file version 45. */
    private static final int CLASS_FILE_OF_JAVA_ZERO = 44;

    private static final Pattern TIME_TO_LIVE = Pattern.compile("EXPIRES_AT = \"(\\w+)\"");

    private Compare() {}

    /** Takes the catalogue, the project's folder and the root template that CDK synthesized. */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        if (arguments.size() != 3) {
            err.println("Usage: Compare CATALOGUE PROJECT SYNTHESIZED");
            return 2;
        }
        Path root = Path.of(arguments.get(1));
        Deployment sam = Deployments.ofSam(root.resolve("infra/sam/template.yaml"));
        Deployment cdk = Deployments.ofCdk(Path.of(arguments.get(2)));
        List<String> complaints = Stream.concat(
                        Facts.differences("SAM", sam, "CDK", cdk).stream(),
                        linter(Path.of(arguments.get(0)), root).check(cdk).stream()
                                .map(finding -> "CDK: " + finding))
                .toList();
        complaints.forEach(err::println);
        if (complaints.isEmpty()) {
            out.printf("SAM and CDK have the same %d facts.%n", Facts.of(sam).size());
        }
        return complaints.isEmpty() ? 0 : 1;
    }

    /** The linter for what a catalogue and the code of a project say. */
    public static Linter linter(Path catalogue, Path root) throws IOException {
        Catalogue functions = Catalogue.read(catalogue);
        return new Linter(new Linter.Code(
                functions.events().stream().map(Catalogue.Event::context).collect(Collectors.toSet()),
                functions.alarms().stream()
                        .map(alarm -> Names.fact(alarm.event()))
                        .collect(Collectors.toSet()),
                reactions(functions),
                exports(functions),
                RightsDocument.read(root.resolve("infra/rights.json")),
                reactions(functions, Catalogue.Reaction::leadsOn),
                reactions(functions, Catalogue.Reaction::isReplayed),
                ENTRY + "::handleRequest",
                java(root.resolve("functions/target/classes/" + ENTRY.replace('.', '/') + ".class")),
                timeToLive(root.resolve("functions/src/main/java/dev/tense/platform/SentCommand.java"))));
    }

    private static Map<String, Linter.Reaction> reactions(Catalogue catalogue) {
        Map<String, String> contexts =
                catalogue.events().stream().collect(Collectors.toMap(Catalogue.Event::name, Catalogue.Event::context));
        return catalogue.reactions().stream()
                .collect(Collectors.toMap(
                        Catalogue.Reaction::function,
                        reaction -> new Linter.Reaction(
                                contexts.getOrDefault(reaction.event(), ""),
                                Names.fact(reaction.event()),
                                reaction.when())));
    }

    private static Set<String> reactions(Catalogue catalogue, Predicate<Catalogue.Reaction> wanted) {
        return catalogue.reactions().stream()
                .filter(wanted)
                .map(Catalogue.Reaction::function)
                .collect(Collectors.toSet());
    }

    private static Set<String> exports(Catalogue catalogue) {
        return Stream.of(
                        catalogue.commands().stream().map(Catalogue.Command::function),
                        catalogue.reactions().stream().map(Catalogue.Reaction::function),
                        catalogue.queries().stream().map(Catalogue.Query::function),
                        catalogue.system().stream().map(Catalogue.SystemFunction::function))
                .flatMap(functions -> functions)
                .collect(Collectors.toSet());
    }

    /** The Java that a class is compiled for. */
    private static int java(Path classFile) throws IOException {
        try (var code = new DataInputStream(Files.newInputStream(classFile))) {
            code.skipNBytes(Integer.BYTES + Short.BYTES); // the magic number and the minor version
            return code.readUnsignedShort() - CLASS_FILE_OF_JAVA_ZERO;
        }
    }

    /** The attribute that says until when an item is kept. */
    private static String timeToLive(Path source) throws IOException {
        Matcher found = TIME_TO_LIVE.matcher(Files.readString(source));
        if (!found.find()) {
            throw new Refused(source + " does not say any more which attribute ends an item");
        }
        return found.group(1);
    }
}
