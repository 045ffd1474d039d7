package dev.tense.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.IConstruct;

/** Findings of cdk-nag that we live with, each at what it is about, and why. */
final class Nag {
    private Nag() {}

    static void accept(IConstruct of, String rule, String why) {
        NagSuppressions.addResourceSuppressions(
                of, List.of(NagPackSuppression.builder().id(rule).reason(why).build()), true);
    }
}
