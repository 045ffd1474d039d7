package dev.tense.shipping;

import dev.tense.contract.shipping.CallOffShipment;
import dev.tense.messaging.Callers;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.Log;
import io.quarkus.funqy.Funq;

/** Keeps the goods of an order here. */
@CommandHandler(callers = Callers.SERVICE)
public class CallOffShipmentHandler {
    private final Log log;

    CallOffShipmentHandler(Log log) {
        this.log = log;
    }

    @Funq("call-off-shipment")
    public CallOffShipment.Answer handle(CallOffShipment command) {
        return log.decide(
                Shipment.STREAM,
                command.orderId().value(),
                CallOffShipment.Answer.class,
                (shipment, now) -> Shipment.callOff(shipment, command.orderId(), now));
    }
}
