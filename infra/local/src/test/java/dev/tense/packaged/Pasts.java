package dev.tense.packaged;

import static java.util.Map.entry;

import dev.tense.messaging.InMemoryStore;
import dev.tense.platform.SimulatedSystem.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What has to happen before a function can be given something that has an effect. */
final class Pasts {
    /** The body of each command, after what lets it be accepted. */
    private static final Map<String, Function<Lane, String>> COMMANDS = Map.ofEntries(
            entry("add-product", Lane::addProduct),
            entry("restock-inventory", lane -> lane.withProduct().restock()),
            entry("register-user", Lane::register),
            entry("create-order", lane -> lane.stocked().order("tok_approved", 2, "CH")),
            entry("place-order", lane -> lane.stocked().order("tok_approved", 2, "CH")),
            entry("cancel-order", lane -> lane.about(lane.place(), "cancel")),
            entry("process-payment", lane -> lane.payment(lane.create())),
            entry("refund-payment", lane -> lane.about(lane.cancelled("tok_approved"), "refund")),
            entry("reserve-inventory", lane -> lane.reservation(lane.create())),
            entry("release-inventory", lane -> lane.about(lane.cancelled("tok_approved"), "release")),
            entry("call-off-shipment", lane -> lane.about(lane.place(), "call-off")),
            entry("ship-order", lane -> lane.shipment(lane.ready())));

    /** Ways in which events come to be. */
    private static final List<Consumer<Lane>> FLOWS = List.of(
            Lane::registered,
            Lane::create,
            Lane::place,
            lane -> lane.cancelled("tok_approved"),
            lane -> lane.cancelled("tok_timeout_after_charge"),
            lane -> lane.create("tok_declined", 2, "CH"),
            lane -> lane.create("tok_approved", 11, "CH"),
            lane -> lane.create("tok_approved", 2, "AQ"),
            lane -> Lane.accepted(lane.system.command("call-off-shipment", lane.about(lane.place(), "call-off"))));

    private Pasts() {}

    /** Gives a lane its past, and answers the body of a command that is accepted then. */
    static String command(String function, Lane lane) {
        Function<Lane, String> body = COMMANDS.get(function);
        if (body == null) {
            throw new AssertionError("nobody says here what " + function + " is given");
        }
        return body.apply(lane);
    }

    /** The past that brings a reaction the message for which it writes most. */
    static Consumer<Lane> ofReaction(String function) {
        var written = new LinkedHashMap<Consumer<Lane>, Integer>();
        FLOWS.forEach(flow -> writtenAfter(flow, function).ifPresent(count -> written.put(flow, count)));
        return written.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow(() -> new AssertionError("no flow here brings " + function + " a message"))
                .getKey();
    }

    /** Empty when a flow brings no message, or one that fails. */
    private static Optional<Integer> writtenAfter(Consumer<Lane> flow, String function) {
        var mirror = new Mirror(new InMemoryStore());
        var lane = new Lane(function, mirror, Instant.EPOCH);
        flow.accept(lane);
        Optional<Message> message = lane.messageTo(function);
        mirror.part();
        return message.map(found -> lane.system.invoke(function, Events.message(function, found.body())))
                .filter(answer -> new String(answer, StandardCharsets.UTF_8).equals(Packaged.ALL_DONE))
                .map(answer -> mirror.written());
    }
}
