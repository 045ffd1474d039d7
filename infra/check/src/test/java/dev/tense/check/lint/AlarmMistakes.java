package dev.tense.check.lint;

import static dev.tense.check.lint.Mutant.with;
import static dev.tense.check.lint.Mutant.without;
import static dev.tense.check.lint.Mutant.withoutResource;

import java.util.List;

/** Alarms that are there and wake nobody. */
final class AlarmMistakes {
    private static final String ALARM = "orders/PlaceOrderErrorsAlarm";
    private static final String COUNTED = "platform/PaymentsPaymentIncidentRaisedAlarm";
    private static final String STUCK = "OrderStuckAlarm";

    private AlarmMistakes() {}

    static List<Mutant> all() {
        return List.of(
                with("alarm-wakes-somebody", ALARM, "ActionsEnabled", "false"),
                with("alarm-wakes-somebody", STUCK, "ActionsEnabled", "\"${Loud}\""),
                with("alarm-wakes-somebody", STUCK, "ActionsSuppressor", "\"${SystemName}-order-late\""),
                with("alarm-goes-off-in-time", ALARM, "EvaluationPeriods", "1000"),
                with("alarm-goes-off-in-time", ALARM, "EvaluationPeriods", "7"),
                with("alarm-goes-off-in-time", ALARM, "Period", "86400"),
                without("alarm-goes-off-in-time", ALARM, "Period"),
                with("alarm-can-go-off", ALARM, "Threshold", "800000"),
                with("alarm-can-go-off", "orders/PlaceOrderAgeAlarm", "Threshold", "1801"),
                with("alarm-can-go-off", COUNTED, "Threshold", "2"),
                with("alarm-can-go-off", ALARM, "Unit", "\"Kilobytes\""),
                withoutResource(
                                "alarm-watches-what-there-is",
                                "platform/PublishEventsPaymentsPaymentIncidentRaisedFilter")
                        .and(withoutResource("", "platform/ReconcileEventsPaymentsPaymentIncidentRaisedFilter"))
                        .blaming(COUNTED),
                with("alarm-watches-what-there-is", ALARM, "MetricName", "\"Erors\""),
                with("errors-wake-somebody", ALARM, "Dimensions", """
                                [{"Name": "FunctionName", "Value": "${orders/PlaceOrderFunction}"},
                                 {"Name": "Resource", "Value": "other"}]
                                """).blaming("orders/PlaceOrderFunction"));
    }
}
