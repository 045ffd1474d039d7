package dev.tense.cdk;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.ServerlessChecks;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.StackProps;

/** The app: one root stack, and a nested stack for each context. Paths are those of the project, from {@code infra/cdk}. */
public final class TenseApp {
    private TenseApp() {}

    public static void main(String[] arguments) {
        var app = new App();
        system(
                app,
                path(app, "catalogue", "../../functions/target/classes/META-INF/tense/catalogue.json"),
                path(app, "rights", "../rights.json"),
                path(app, "zip", "../../functions/target/function.zip"));
        app.synth();
    }

    /** The root stack of an app; cdk-nag looks at everything in the app. */
    static SystemStack system(App app, Path catalogue, Path rights, Path zip) {
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
        Aspects.of(app).add(ServerlessChecks.Builder.create().verbose(true).build());
        return new SystemStack(
                app, "Tense", StackProps.builder().build(), Catalogue.read(catalogue), Rights.read(rights), zip);
    }

    private static Path path(App app, String context, String otherwise) {
        return Path.of(Optional.ofNullable(app.getNode().tryGetContext(context))
                .map(Object::toString)
                .orElse(otherwise));
    }
}
