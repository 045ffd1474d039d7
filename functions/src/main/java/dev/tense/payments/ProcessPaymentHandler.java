package dev.tense.payments;

import dev.tense.contract.payments.ProcessPayment;
import dev.tense.messaging.Callers;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Log;
import dev.tense.payments.PaymentProvider.Charged;
import io.quarkus.funqy.Funq;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/** Charges an order: writes down that it sends, sends under the order's key, writes down what came of it. */
@CommandHandler(callers = Callers.SERVICE)
public class ProcessPaymentHandler {
    private final Log log;
    private final PaymentProvider provider;

    ProcessPaymentHandler(Log log, PaymentProvider provider) {
        this.log = log;
        this.provider = provider;
    }

    @Funq("process-payment")
    public ProcessPayment.Answer handle(ProcessPayment command) {
        var first = new Sending((payment, now) -> Charging.intend(payment, command, now));
        var intended = log.create(Payment.STREAM, command.orderId().value(), ProcessPayment.Answer.class, first);
        if (!(intended instanceof ProcessPayment.OutcomeUnknown)) {
            return intended;
        }
        return first.wasAgreed() ? send(command) : ask(command);
    }

    /** An earlier attempt ended without an outcome: asks for it, and sends the same key again if the provider cannot tell. */
    private ProcessPayment.Answer ask(ProcessPayment command) {
        Optional<Charged> known = provider.find(ChargeKeys.charge(command.orderId()))
                .filter(outcome -> outcome instanceof Charged.Approved || outcome instanceof Charged.Declined);
        if (known.isPresent()) {
            return settle(command, known.get());
        }
        var again = new Sending((payment, now) -> Charging.repeat(payment, command, provider.limits(), now));
        var answer = decide(command, again);
        return answer instanceof ProcessPayment.OutcomeUnknown && again.wasAgreed() ? send(command) : answer;
    }

    /** Sends what the intent says: a repeat may name another card. */
    private ProcessPayment.Answer send(ProcessPayment command) {
        var intended =
                (Payment.Intended) log.state(Payment.STREAM, command.orderId().value());
        Charge charge = intended.charge();
        return settle(command, provider.charge(ChargeKeys.charge(command.orderId()), charge.amount(), charge.method()));
    }

    private ProcessPayment.Answer settle(ProcessPayment command, Charged outcome) {
        return decide(command, (payment, now) -> Charging.settle(payment, command, outcome, now));
    }

    private ProcessPayment.Answer decide(
            ProcessPayment command, BiFunction<Payment, Instant, Decision<ProcessPayment.Answer>> rule) {
        return log.decide(Payment.STREAM, command.orderId().value(), ProcessPayment.Answer.class, rule);
    }

    /**
     * A rule that agrees to send a charge by accepting it with an unknown outcome. When that is the answer, what the rule said
     * last is what was written; an answer that was stored before is given without asking the rule again.
     */
    private static final class Sending implements BiFunction<Payment, Instant, Decision<ProcessPayment.Answer>> {
        private final BiFunction<Payment, Instant, Decision<ProcessPayment.Answer>> rule;
        private final AtomicBoolean agreed = new AtomicBoolean();

        Sending(BiFunction<Payment, Instant, Decision<ProcessPayment.Answer>> rule) {
            this.rule = rule;
        }

        @Override
        public Decision<ProcessPayment.Answer> apply(Payment payment, Instant now) {
            var decision = rule.apply(payment, now);
            agreed.set(decision instanceof Decision.Accept<ProcessPayment.Answer> accept
                    && accept.answer() instanceof ProcessPayment.OutcomeUnknown);
            return decision;
        }

        boolean wasAgreed() {
            return agreed.get();
        }
    }
}
