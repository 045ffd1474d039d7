package dev.tense.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tense.messaging.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A value that is put where another belongs, and how a person would call it. */
record Probe(String name, JsonNode value) {
    private static final String PARCEL = "\ud83d\udce6";

    /** What is at the bounds of some rule, or beyond them. */
    static List<Probe> all() {
        var all = new ArrayList<Probe>();
        Stream.of("null", "true", "{}", "[]", "[null]")
                .forEach(json -> all.add(new Probe(json, Json.parse(json, JsonNode.class))));
        IntStream.of(0, 1, -1, 1000, 1001, 1_000_000, 1_000_001, Integer.MAX_VALUE, Integer.MIN_VALUE)
                .forEach(number -> all.add(new Probe("" + number, IntNode.valueOf(number))));
        all.add(new Probe("2147483648", LongNode.valueOf(1L << 31)));
        all.add(new Probe("1.5", DoubleNode.valueOf(1.5)));
        all.add(new Probe("1.0", DoubleNode.valueOf(1.0)));
        Stream.of(
                        "",
                        " ",
                        "a",
                        "-a",
                        "../a",
                        "a b",
                        "a\n",
                        "\n",
                        "a\u0000",
                        "a\u0085",
                        "\u2003",
                        "\u00a0",
                        "\u00fc",
                        PARCEL,
                        "CH",
                        "ch",
                        "CHE",
                        "XX",
                        "EUR",
                        "eur",
                        "XAU",
                        "JPY",
                        "KWD",
                        "CLF",
                        "card",
                        "CARD",
                        "0",
                        "24.99",
                        "24.9",
                        "24.999",
                        "24.9999",
                        "24",
                        "24.",
                        "-1.00",
                        "1e2",
                        "9999999999999.99",
                        "10000000000000.00",
                        "10000000000000.01",
                        "10000000000000000.00",
                        "a@example.com",
                        "a@example",
                        "@example.com",
                        "a@example.com.",
                        "a@-b.com")
                .forEach(text -> all.add(text(text)));
        all.add(new Probe("half a character", TextNode.valueOf("a\ud83d")));
        IntStream.of(7, 8, 20, 21, 64, 65, 100, 101, 128, 129, 200, 201, 255, 256)
                .forEach(length -> {
                    all.add(new Probe(length + " letters", TextNode.valueOf("x".repeat(length))));
                    all.add(new Probe(length + " parcels", TextNode.valueOf(PARCEL.repeat(length))));
                });
        all.add(new Probe("a mail address of 254 letters", TextNode.valueOf(mail(254))));
        all.add(new Probe("a mail address of 255 letters", TextNode.valueOf(mail(255))));
        return all;
    }

    private static Probe text(String text) {
        return new Probe(Json.render(text), TextNode.valueOf(text));
    }

    private static String mail(int length) {
        String domain = ("@" + "d".repeat(63) + "." + "d".repeat(63) + "." + "d".repeat(59) + ".de");
        return "x".repeat(length - domain.length()) + domain;
    }
}
