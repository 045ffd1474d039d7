package dev.tense.payments;

import dev.tense.contract.payments.ProcessPayment;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.Log;
import dev.tense.payments.PaymentProvider.Charged;
import io.quarkus.funqy.Funq;

/** Charges an order: writes the intent down, charges under the order's key, writes down what came of it. */
@CommandHandler
public class ProcessPaymentHandler {
    private final Log log;
    private final PaymentProvider provider;

    ProcessPaymentHandler(Log log, PaymentProvider provider) {
        this.log = log;
        this.provider = provider;
    }

    @Funq("process-payment")
    public ProcessPayment.Answer handle(ProcessPayment command) {
        var intended = log.create(
                Payment.STREAM,
                command.orderId().value(),
                ProcessPayment.Answer.class,
                (payment, now) -> Payment.intend(payment, command, now));
        return intended instanceof ProcessPayment.OutcomeUnknown ? charge(command) : intended;
    }

    /** Also charges again under the same key when an earlier attempt ended without an outcome: that is how one asks for it. */
    private ProcessPayment.Answer charge(ProcessPayment command) {
        Charged outcome =
                provider.charge(ChargeKeys.charge(command.orderId()), command.amount(), command.paymentMethod());
        return log.decide(
                Payment.STREAM,
                command.orderId().value(),
                ProcessPayment.Answer.class,
                (payment, now) -> Payment.settle(payment, command, outcome, now));
    }
}
