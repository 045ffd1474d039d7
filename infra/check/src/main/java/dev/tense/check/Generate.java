package dev.tense.check;

import dev.tense.check.schema.SchemaProblem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The command line: {@code write} brings the generated files of a project up to date, {@code check} exits with 1 when one of
 * them is not.
 */
public final class Generate {
    private Generate() {}

    /** Takes the mode, the catalogue in the folder of the classes, and the project's folder. */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        if (arguments.size() != 3) {
            err.println("Usage: Generate write|check CATALOGUE PROJECT");
            return 2;
        }
        Path root = Path.of(arguments.get(2));
        try {
            Path file = Path.of(arguments.get(1));
            Catalogue catalogue = Catalogue.read(file);
            GeneratedFiles files = GeneratedFiles.from(catalogue, Entrances.rights(catalogue, file));
            return switch (arguments.get(0)) {
                case "write" -> write(files, root, out, err);
                case "check" -> check(files, root, err);
                default -> throw new Refused("There is no mode %s: write or check.".formatted(arguments.get(0)));
            };
        } catch (Refused | SchemaProblem refused) {
            err.println(refused.getMessage());
            return 1;
        }
    }

    private static int write(GeneratedFiles files, Path root, PrintStream out, PrintStream err) throws IOException {
        List<String> done = files.write(root);
        done.forEach(out::println);
        if (done.isEmpty()) {
            out.println("Everything was up to date.");
        }
        return check(files, root, err);
    }

    private static int check(GeneratedFiles files, Path root, PrintStream err) throws IOException {
        List<String> complaints = files.complaints(root);
        List<String> tooBig = files.sizes(ResourceCount.LIMIT + 1);
        complaints.forEach(err::println);
        files.sizes(ResourceCount.WARNING).forEach(err::println);
        return complaints.isEmpty() && tooBig.isEmpty() ? 0 : 1;
    }
}
