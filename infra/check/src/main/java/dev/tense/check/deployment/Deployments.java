package dev.tense.check.deployment;

import java.nio.file.Path;

/** Where deployments are read from. */
public final class Deployments {
    private Deployments() {}

    /** What a root template of SAM deploys, with the templates that are nested in it. */
    public static Deployment ofSam(Path template) {
        return SamStack.deployment(template);
    }

    /** What a root template that CDK synthesized deploys, with the templates that are nested in it. */
    public static Deployment ofCdk(Path template) {
        return CdkStack.deployment(template);
    }
}
