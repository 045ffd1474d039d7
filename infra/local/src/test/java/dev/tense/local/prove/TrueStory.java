package dev.tense.local.prove;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How a system in which all is right tells of its one order. */
record TrueStory(Errand errand, End end, boolean wasPlaced, Duration age) {
    static final String ORDER = "0123456789abcdef0123456789abcdef";

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final long PIECES = 10;

    /** An order whose sender was told these answers. */
    static Errand errand(Flow flow, Errand.Told... told) {
        Errand errand = new Errand(flow, "one", "BOOK");
        errand.isAbout(ORDER);
        for (Errand.Told each : told) {
            errand.told(each.command(), each.body(), each.reply());
        }
        return errand;
    }

    static Errand.Told said(String command, String result) {
        return new Errand.Told(command, "{}", new Reply(200, """
                {"result": "%s"}""".formatted(result)));
    }

    static Errand.Told failed(String reason) {
        return new Errand.Told("place-order", "{}", new Reply(409, """
                {"result": "checkout-failed", "reason": "%s"}""".formatted(reason)));
    }

    StubSystem in(StubSystem system) {
        system.tells("/orders/" + ORDER, """
                {"status": "%s", "cancelReason": "%s"}""".formatted(end.status(), end.reason()));
        system.tells("/orders/" + ORDER + "/timeline", timeline());
        system.tells("/shipments/" + ORDER, """
                {"status": "%s"}""".formatted(end.stands() ? "SHIPPED" : "CALLED_OFF"));
        system.tells("/customers/" + errand.customer(), customer());
        system.tells(StubSystem.today("picks"), wasPlaced ? """
                {"entries": [{"orderId": "%s"}]}""".formatted(ORDER) : """
                {"entries": []}""");
        system.tells(StubSystem.today("sales"), wasPlaced ? """
                {"sums": [{"orders": 1, "totalAmount": {"amount": "49.98"}}]}""" : """
                {"sums": []}""");
        system.tells(StubSystem.today("registrations"), """
                {"registrations": 0}""");
        system.tells("/incidents", """
                {"incidents": []}""");
        system.tells("/stock/" + errand.sku, """
                {"available": %d}""".formatted(end.stands() ? PIECES - errand.quantity : PIECES));
        errand.told()
                .forEach(told -> system.answers(
                        "/commands/" + told.command(),
                        () -> StubSystem.page(told.reply().body())));
        return money(system);
    }

    private StubSystem money(StubSystem system) {
        system.hasEmptyBooks();
        system.books("charge-" + ORDER, "approved", errand.totalMinor());
        if (end.stands()) {
            system.hasParcel(ORDER);
        } else {
            system.books("refund-" + ORDER, "refund", errand.totalMinor());
        }
        return system;
    }

    private String timeline() {
        List<String> entries = new ArrayList<>();
        entries.add(event("created", NOON));
        if (wasPlaced) {
            entries.add(event("placed", NOON));
        }
        if (end.isCancelled()) {
            entries.add(event("cancelled", NOON.plus(age)));
        }
        return """
                {"entries": [%s]}""".formatted(String.join(", ", entries));
    }

    private static String event(String what, Instant at) {
        return """
                {"at": "%s", "kind": "event", "name": "orders.order-%s.v1", "status": "done"}""".formatted(at, what);
    }

    private String customer() {
        List<String> mails = new ArrayList<>();
        if (wasPlaced) {
            mails.add("order-confirmation");
        }
        mails.add(end.stands() ? "order-shipped" : "order-cancellation");
        String sent = mails.stream()
                .map("""
                        {"template": "%s"}"""::formatted)
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        return """
                {"points": %d, "mails": [%s]}""".formatted(end.stands() ? 49 : 0, sent);
    }
}
