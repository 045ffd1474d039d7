package dev.tense.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;

/** What may be said at deployment: the parameters of {@code infra/sam/template.yaml}. */
final class Parameters {
    private final Stack stack;
    private final CfnParameter system;
    private final CfnParameter requestsPerSecond;
    private final CfnParameter requestsAtOnce;
    private final CfnParameter paymentProvider;
    private final CfnParameter stripeSecret;
    private final CfnParameter retryBackoff;
    private final CfnParameter checkoutDeadline;
    private final CfnParameter commandDeadline;
    private final CfnParameter jwtIssuer;
    private final CfnParameter jwtAudience;
    private final CfnParameter customerClaim;
    private final Map<String, CfnParameter> delays = new LinkedHashMap<>();

    Parameters(Stack stack, Catalogue catalogue) {
        this.stack = stack;
        system = CfnParameter.Builder.create(stack, "SystemName")
                .type("String")
                .defaultValue("tense")
                .allowedPattern("[a-z][a-z0-9-]{0,15}")
                .build();
        retryBackoff = number("RetryBackoffSeconds", 10, 1).maxValue(900).build();
        checkoutDeadline =
                number("CheckoutDeadlineSeconds", 900, 1).maxValue(1860).build();
        commandDeadline =
                number("CommandDeadlineSeconds", 900, 1).maxValue(604_800).build();
        jwtIssuer = CfnParameter.Builder.create(stack, "JwtIssuer")
                .type("String")
                .allowedPattern("https?://[^ ]+")
                .build();
        jwtAudience = CfnParameter.Builder.create(stack, "JwtAudience")
                .type("String")
                .minLength(1)
                .build();
        customerClaim = CfnParameter.Builder.create(stack, "CustomerClaim")
                .type("String")
                .defaultValue("sub")
                .allowedPattern("(?!(aud|iss|client_id|scope|token_use)$)[A-Za-z0-9:_./-]+")
                .maxLength(128)
                .build();
        requestsPerSecond = number("RequestsPerSecond", 100, 1).build();
        requestsAtOnce = number("RequestsAtOnce", 200, 1).build();
        paymentProvider = CfnParameter.Builder.create(stack, "PaymentProvider")
                .type("String")
                .defaultValue("embedded")
                .allowedValues(List.of("embedded", "stripe"))
                .build();
        stripeSecret = CfnParameter.Builder.create(stack, "StripeSecretName")
                .type("String")
                .defaultValue("")
                .allowedPattern("[A-Za-z0-9/_+=.@-]*")
                .maxLength(60)
                .build();
        Annotations.of(stack)
                .acknowledgeWarning(
                        "CloudFormation-Validate::W2509", "It is the name of a secret, and no secret itself.");
        catalogue.reactions().stream()
                .filter(reaction -> reaction.delaySeconds() > 0)
                .forEach(reaction -> delays.put(
                        reaction.function(),
                        number(Names.pascal(reaction.function()) + "DelaySeconds", reaction.delaySeconds(), 0)
                                .maxValue(900)
                                .build()));
    }

    private CfnParameter.Builder number(String name, int otherwise, int least) {
        return CfnParameter.Builder.create(stack, name)
                .type("Number")
                .defaultValue(otherwise)
                .minValue(least);
    }

    String system() {
        return system.getValueAsString();
    }

    /** A name that begins with that of the system. */
    String named(String name) {
        return system() + "-" + name;
    }

    Number requestsPerSecond() {
        return requestsPerSecond.getValueAsNumber();
    }

    Number requestsAtOnce() {
        return requestsAtOnce.getValueAsNumber();
    }

    /** Who gives tokens to customers. */
    String jwtIssuer() {
        return jwtIssuer.getValueAsString();
    }

    /** What the tokens of customers are for. */
    String jwtAudience() {
        return jwtAudience.getValueAsString();
    }

    /** The claim of a token that is the customer's id. */
    String customerClaim() {
        return customerClaim.getValueAsString();
    }

    String stripeSecret() {
        return stripeSecret.getValueAsString();
    }

    /** The seconds before the first delivery to a reaction. */
    Number delay(Catalogue.Reaction reaction) {
        return reaction.delaySeconds() == 0
                ? 0
                : delays.get(reaction.function()).getValueAsNumber();
    }

    /** What every function is told. */
    Map<String, String> forAll() {
        return Map.of(
                "JAVA_TOOL_OPTIONS", "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "TENSE_RETRY_BACKOFF_SECONDS", retryBackoff.getValueAsString(),
                "TENSE_CHECKOUT_DEADLINE_SECONDS", checkoutDeadline.getValueAsString(),
                "TENSE_COMMAND_DEADLINE_SECONDS", commandDeadline.getValueAsString());
    }

    /** What every function is told, as its version says it. */
    String saidOfAll() {
        return "retry=%s checkout=%s command=%s"
                .formatted(
                        retryBackoff.getValueAsString(),
                        checkoutDeadline.getValueAsString(),
                        commandDeadline.getValueAsString());
    }

    /** What functions are told that move money, as their versions say it. */
    String saidOfMoney() {
        return "pay=%s secret=%s".formatted(paymentProvider.getValueAsString(), stripeSecret.getValueAsString());
    }

    /** What functions behind routes are told, as their versions say it. */
    String saidOfRoutes() {
        return "claim=" + customerClaim();
    }

    /** What functions are told that move money. */
    Map<String, String> forMoney() {
        return Map.of(
                "TENSE_PAYMENT_PROVIDER", paymentProvider.getValueAsString(),
                "TENSE_STRIPE_SECRET", stripeSecret.getValueAsString());
    }
}
