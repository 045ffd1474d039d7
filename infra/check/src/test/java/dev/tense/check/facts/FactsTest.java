package dev.tense.check.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Deployments;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A difference between two deployments is named by what is different. */
class FactsTest {
    private static final Path ROOT = Path.of(System.getProperty("tense.root"));
    private static final Deployment SAM = Deployments.ofSam(ROOT.resolve("infra/sam/template.yaml"));

    @Test
    void a_deployment_has_the_facts_that_it_has() {
        assertThat(Facts.differences("SAM", SAM, "CDK", SAM.copy())).isEmpty();
        assertThat(Facts.of(SAM))
                .contains(
                        "table ${SystemName}-log: KeySchema has {AttributeName: stream, KeyType: HASH}",
                        "subscription of <queue ${SystemName}-award-points-on-order-placed.Arn>: FilterPolicy.type has"
                                + " {prefix: orders.order-placed.v}",
                        "queue ${SystemName}-award-points-on-order-placed: deny everybody sqs:* on"
                                + " <queue ${SystemName}-award-points-on-order-placed.Arn> if"
                                + " {\"Bool\":{\"aws:SecureTransport\":\"false\"}}");
    }

    @Test
    void a_setting_that_differs_is_named() {
        Deployment other = SAM.copy();
        other.resource("loyalty/AwardPointsOnOrderPlacedQueue")
                .orElseThrow()
                .properties()
                .put("VisibilityTimeout", 30);

        assertThat(Facts.differences("SAM", SAM, "CDK", other))
                .containsExactly(
                        "SAM alone: queue ${SystemName}-award-points-on-order-placed: VisibilityTimeout = 120",
                        "CDK alone: queue ${SystemName}-award-points-on-order-placed: VisibilityTimeout = 30");
    }

    @Test
    void a_resource_that_is_missing_is_named() {
        assertThat(Facts.differences("SAM", SAM, "CDK", SAM.without("orders/PlaceOrderRoute")))
                .contains("SAM alone: route POST /commands/place-order: ApiId = <API ${SystemName}>");
    }

    @Test
    void a_right_that_is_missing_is_named() {
        Deployment other = SAM.copy();
        other.resource("orders/GetOrderRole").orElseThrow().properties().remove("Policies");

        assertThat(Facts.differences("SAM", SAM, "CDK", other))
                .contains("SAM alone: role of function ${SystemName}-get-order: allow its holder dynamodb:Query on"
                        + " <table ${SystemName}-log.Arn> if {\"ForAllValues:StringLike\":"
                        + "{\"dynamodb:LeadingKeys\":[\"order#*\"]},"
                        + "\"Null\":{\"dynamodb:LeadingKeys\":\"false\"}}");
    }
}
