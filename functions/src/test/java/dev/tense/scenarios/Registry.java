package dev.tense.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Envelopes;
import dev.tense.messaging.InMemoryStore;
import dev.tense.platform.FaultyStore;
import dev.tense.platform.SimulatedSystem;
import dev.tense.platform.SimulatedSystem.Answer;
import dev.tense.platform.TickingClock;
import java.util.List;

/** A system that users register with on a certain day. */
final class Registry {
    static final String DAY = "2026-11-22";
    static final String EMAIL = "Customer@example.com";
    static final String PASSWORD = "correct horse battery staple";
    static final String NAME = "Example Customer";

    final InMemoryStore memory;
    final FaultyStore store;
    final SimulatedSystem system;

    Registry() {
        this(new InMemoryStore());
    }

    Registry(InMemoryStore memory) {
        this.memory = memory;
        this.store = new FaultyStore(memory);
        this.system = new SimulatedSystem(store, new TickingClock());
    }

    Answer register(String id) {
        return register(id, EMAIL, PASSWORD);
    }

    Answer register(String id, String email, String password) {
        return system.command("register-user", """
                {"commandId": "%s", "email": "%s", "password": "%s", "fullName": "%s"}""".formatted(id, email, password, NAME));
    }

    JsonNode customer(String user) {
        return system.query("get-customer", "customerId", user).body();
    }

    Answer contact(String user) {
        return system.query("get-contact", "userId", user);
    }

    int registrations() {
        return system.query("get-registrations", "day", DAY)
                .body()
                .path("registrations")
                .asInt();
    }

    List<Envelopes.Rendered> events(String type) {
        return system.commits().stream()
                .flatMap(commit -> Envelopes.of(commit).stream())
                .filter(event -> event.type().equals(type))
                .toList();
    }
}
