package dev.tense.scenarios;

import static dev.tense.scenarios.KeyedCase.as;
import static dev.tense.scenarios.KeyedCase.otherwise;
import static dev.tense.scenarios.KeyedRequests.accepted;
import static dev.tense.scenarios.KeyedRequests.newKey;
import static dev.tense.scenarios.KeyedRequests.order;
import static dev.tense.scenarios.KeyedRequests.pieces;
import static dev.tense.scenarios.KeyedRequests.product;
import static dev.tense.scenarios.KeyedRequests.refused;
import static dev.tense.scenarios.KeyedRequests.same;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the IETF draft and Stripe's documentation say about idempotency keys, case by case. */
final class KeyedCases {
    private static final String RESTOCK = "restock-inventory";
    private static final String PLACE = "place-order";
    private static final String KEY = "Idempotency-Key";

    private KeyedCases() {}

    static List<KeyedCase> all() {
        return Stream.of(syntax(), missing(), sameKey(), otherKey(), refusals(), unfinished(), rest())
                .flatMap(List::stream)
                .toList();
    }

    private static List<KeyedCase> syntax() {
        return List.of(
                as(
                        "a key in quotes",
                        "draft 2.1",
                        "the command's answer",
                        tense -> accepted(restocked(tense, quoted(newKey())))),
                otherwise(
                        "a key without quotes",
                        "draft 2.1; Stripe",
                        "the command's answer; it is the same key as in quotes",
                        "Stripe and most clients send it so",
                        tense -> {
                            String sku = tense.newProduct();
                            String key = newKey();
                            Reply first = tense.restock(sku, 2, key);
                            accepted(first);
                            same(first, tense.restock(sku, 2, quoted(key)));
                            stock(tense, sku, 2);
                        }),
                as(
                        "a key with escaped quotes",
                        "draft 2.1 (RFC 8941, 3.3.3)",
                        "the command's answer, under the unescaped key",
                        tense -> {
                            String sku = tense.newProduct();
                            String key = newKey() + "\"\\";
                            Reply first = tense.restock(sku, 2, quoted(key));
                            accepted(first);
                            same(first, tense.send(RESTOCK, withId(pieces(sku, 2), key)));
                            stock(tense, sku, 2);
                        }),
                as(
                        "a key with parameters",
                        "draft 2.1 (RFC 8941, 3.3)",
                        "the command's answer; parameters are passed over",
                        tense -> {
                            String sku = tense.newProduct();
                            String key = newKey();
                            Reply first = tense.restock(sku, 2, quoted(key) + ";v=1; w=\"x\"");
                            accepted(first);
                            same(first, tense.restock(sku, 2, quoted(key)));
                            stock(tense, sku, 2);
                        }),
                as(
                        "an empty header, or empty quotes",
                        "draft 2.1",
                        "400, `Idempotency-Key`",
                        tense -> unread(tense, "", "\"\"", " ")),
                as(
                        "a string that was cut, or with something behind it",
                        "draft 2.1",
                        "400, `Idempotency-Key`",
                        tense -> unread(tense, "\"" + newKey(), newKey() + "\"", quoted(newKey()) + "x", "\"a\\\"")),
                otherwise(
                        "a blank in the key",
                        "draft 2.1",
                        "400, `Idempotency-Key`",
                        "a key has visible characters only, so that it can stand in a path and a log line",
                        tense -> unread(tense, quoted("a b"), "a b")),
                as("characters beyond ASCII", "draft 2.1", "400, `Idempotency-Key`", tense -> {
                    String sku = tense.newProduct();
                    refused(tense.restockRaw(sku, "\u00fc"), 400, KEY);
                    refused(tense.restockRaw(sku, quoted("\u00fc")), 400, KEY);
                    stock(tense, sku, 0);
                }),
                as("two headers, different or the same", "draft 2.1", "400, `Idempotency-Key`", tense -> {
                    String sku = tense.newProduct();
                    String key = newKey();
                    refused(tense.restock(sku, 2, key, newKey()), 400, KEY);
                    refused(tense.restock(sku, 2, key, key), 400, KEY);
                    refused(tense.restock(sku, 2, quoted(key), quoted(key)), 400, KEY);
                    stock(tense, sku, 0);
                }),
                otherwise(
                        "a key of 128 characters, and one of 129",
                        "Stripe (255)",
                        "the command's answer; 400, `Idempotency-Key`",
                        "a UUID has 36; what is longer is usually no key",
                        tense -> {
                            String sku = tense.newProduct();
                            accepted(tense.restock(sku, 2, quoted(long128())));
                            refused(tense.restock(sku, 2, quoted(long128() + "x")), 400, KEY);
                            refused(tense.restock(sku, 2, "x".repeat(8_000)), 400, KEY);
                            stock(tense, sku, 2);
                        }),
                as("the name of the header in other letters", "RFC 9110, 5.1", "the command's answer", tense -> {
                    String sku = tense.newProduct();
                    String key = newKey();
                    Reply first = tense.restock(sku, 2, key);
                    same(
                            first,
                            tense.platform()
                                    .send(tense.request(RESTOCK, pieces(sku, 2)).header("IDEMPOTENCY-KEY", key)));
                    stock(tense, sku, 2);
                }),
                as("the key in other letters", "draft 2.2", "another key", tense -> {
                    String sku = tense.newProduct();
                    String key = "key-" + newKey();
                    accepted(tense.restock(sku, 2, key));
                    accepted(tense.restock(sku, 2, key.toUpperCase(Locale.ROOT)));
                    stock(tense, sku, 4);
                }),
                as(
                        "a key that is wrong, on a body that is wrong",
                        "draft 5",
                        "400, `Idempotency-Key`: the key is looked at first",
                        tense -> refused(tense.send(RESTOCK, "{", "\""), 400, KEY)));
    }

    private static List<KeyedCase> missing() {
        return List.of(
                otherwise(
                        "neither a key nor a `commandId`",
                        "draft 2.7",
                        "400, `commandId`",
                        "the problem's `type` is a URN and no link",
                        tense -> {
                            String sku = tense.newProduct();
                            refused(tense.restock(sku, 2), 400, "commandId");
                            stock(tense, sku, 0);
                        }),
                as(
                        "a `commandId` in the body and no key",
                        "draft 2.5 (as the server publishes it)",
                        "the command's answer; the same as under that key",
                        tense -> {
                            String sku = tense.newProduct();
                            String key = newKey();
                            Reply first = tense.send(RESTOCK, withId(pieces(sku, 2), key));
                            accepted(first);
                            same(first, tense.restock(sku, 2, key));
                            stock(tense, sku, 2);
                        }),
                as(
                        "a key that equals the body's `commandId`",
                        "draft 2.5 (as the server publishes it)",
                        "the command's answer",
                        tense -> {
                            String key = newKey();
                            accepted(tense.send(RESTOCK, withId(pieces(tense.newProduct(), 2), key), quoted(key)));
                        }),
                as(
                        "a key that differs from the body's `commandId`",
                        "draft 2.5 (as the server publishes it)",
                        "400, `commandId`",
                        tense -> {
                            String sku = tense.newProduct();
                            refused(tense.send(RESTOCK, withId(pieces(sku, 2), newKey()), newKey()), 400, "commandId");
                            stock(tense, sku, 0);
                        }),
                as("a key on a query", "Stripe", "the query's answer; the key means nothing", tense -> {
                    String sku = tense.newProduct();
                    Reply stock = tense.platform()
                            .send(tense.platform()
                                    .request("/stock/" + sku)
                                    .header(KEY, "\"")
                                    .GET());
                    accepted(stock);
                }));
    }

    private static List<KeyedCase> sameKey() {
        return List.of(
                as(
                        "the same key and the same body again",
                        "draft 2.6; Stripe",
                        "the same status and the same bytes; it happened once",
                        tense -> {
                            String sku = tense.newProduct();
                            String key = newKey();
                            Reply first = tense.restock(sku, 2, key);
                            accepted(first);
                            for (int times = 0; times < 3; times++) {
                                same(first, tense.restock(sku, 2, key));
                            }
                            stock(tense, sku, 2);
                        }),
                as(
                        "the same JSON with other blanks, order of members and escapes",
                        "draft 2.4",
                        "the same status and the same bytes",
                        tense -> {
                            String sku = tense.newProduct();
                            String key = newKey();
                            Reply first = tense.restock(sku, 2, key);
                            same(
                                    first,
                                    tense.send(
                                            RESTOCK, "\n{\"quantity\" :2,\t\"s\\u006bu\":\"%s\"}".formatted(sku), key));
                            stock(tense, sku, 2);
                        }),
                as("the same with other headers", "draft 2.4", "the same status and the same bytes", tense -> {
                    String sku = tense.newProduct();
                    String key = newKey();
                    Reply first = tense.restock(sku, 2, key);
                    same(
                            first,
                            tense.platform()
                                    .send(tense.request(RESTOCK, pieces(sku, 2), key)
                                            .header(
                                                    "traceparent",
                                                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                                            .header("User-Agent", "another")));
                    stock(tense, sku, 2);
                }),
                as(
                        "the same key with another body",
                        "draft 2.2, 2.7; Stripe",
                        "422 `command-id-reused`; nothing happens",
                        tense -> {
                            String sku = tense.newProduct();
                            String key = newKey();
                            Reply first = tense.restock(sku, 2, key);
                            Reply refused = tense.restock(sku, 3, key);
                            refused(refused, 422, "");
                            assertThat(refused.text("type")).isEqualTo("urn:tense:problem:command-id-reused");
                            same(first, tense.restock(sku, 2, key));
                            stock(tense, sku, 2);
                        }),
                otherwise(
                        "the same key with another password",
                        "draft 2.4",
                        "the first answer; the first password stands",
                        "what is secret is in no fingerprint",
                        tense -> {
                            String key = newKey();
                            String body =
                                    "{\"email\": \"%s@example.com\", \"password\": \"first secret\", \"fullName\": \"A\"}"
                                            .formatted(key);
                            Reply first = tense.send("register-user", body, key);
                            accepted(first);
                            same(first, tense.send("register-user", body.replace("first", "other"), key));
                        }),
                otherwise(
                        "the same key for another product or order, where that names the stream",
                        "draft 2.2, 2.7; Stripe",
                        "a second command",
                        "a key is looked for in the one stream that the command is about, so `add-product`, `cancel-order` and whatever else names a product or an order does not find it under another",
                        tense -> {
                            String key = newKey();
                            String sku = "KEY-" + key.substring(0, 13);
                            accepted(tense.send("add-product", product(sku), key));
                            accepted(tense.send("add-product", product(sku + "-B"), key));
                            refused(tense.send("add-product", product(sku).replace("Book", "Other"), key), 422, "");
                        }));
    }

    private static List<KeyedCase> otherKey() {
        return List.of(
                as("another key with the same body", "draft 2.2", "a second command", tense -> {
                    String sku = tense.newProduct();
                    accepted(tense.restock(sku, 2, newKey()));
                    accepted(tense.restock(sku, 2, newKey()));
                    stock(tense, sku, 4);
                }),
                otherwise(
                        "the same key with another command",
                        "Stripe",
                        "a second command",
                        "a key belongs to a command's name (draft 5: a composite key)",
                        tense -> {
                            String key = newKey();
                            String sku = "KEY-" + key.substring(0, 13);
                            accepted(tense.send("add-product", product(sku), key));
                            accepted(tense.restock(sku, 2, key));
                            stock(tense, sku, 2);
                        }),
                as(
                        "the same key from another caller, with the same body or another",
                        "draft 5",
                        "a second command with an answer of its own; nobody learns that a key was used, or what for",
                        tense -> {
                            String key = newKey();
                            String body = order("C-KEY-TWO", Platform.BOOK, "tok_approved");
                            Reply first = tense.send(PLACE, body, key);
                            Reply second = tense.sendAs("somebody-else", PLACE, body, key);
                            accepted(first);
                            accepted(second);
                            assertThat(second.orderId()).isNotEqualTo(first.orderId());
                            same(first, tense.send(PLACE, body, key));
                            same(second, tense.sendAs("somebody-else", PLACE, body, key));
                            String sku = tense.newProduct();
                            accepted(tense.restock(sku, 2, key));
                            accepted(tense.sendAs("somebody-else", RESTOCK, pieces(sku, 3), key));
                            stock(tense, sku, 5);
                        }));
    }

    private static List<KeyedCase> refusals() {
        return List.of(
                as(
                        "again after a refusal that is a fact",
                        "draft 2.6; Stripe",
                        "the same refusal, status and bytes",
                        tense -> {
                            String key = newKey();
                            String body = order("C-KEY", Platform.BOOK, "tok_declined");
                            Reply first = tense.send(PLACE, body, key);
                            assertThat(first.status()).isEqualTo(402);
                            same(first, tense.send(PLACE, body, key));
                            refused(tense.send(PLACE, body.replace("tok_declined", "tok_approved"), key), 422, "");
                        }),
                as(
                        "again when the cause of that refusal is gone",
                        "draft 2.6; Stripe",
                        "the same refusal: it is final",
                        tense -> {
                            String sku = tense.newProduct();
                            String key = newKey();
                            String body = order("C-KEY", sku, "tok_approved");
                            Reply first = tense.send(PLACE, body, key);
                            assertThat(first.status()).isEqualTo(409);
                            accepted(tense.restock(sku, 10, newKey()));
                            same(first, tense.send(PLACE, body, key));
                            stock(tense, sku, 10);
                        }),
                otherwise(
                        "again after a refusal that left no trace",
                        "Stripe (saves it)",
                        "judged afresh: it may succeed",
                        "an unknown product may be known tomorrow; nothing was done that could be done twice",
                        tense -> {
                            String sku = "KEY-" + newKey().substring(0, 13);
                            String key = newKey();
                            assertThat(tense.restock(sku, 2, key).status()).isEqualTo(404);
                            accepted(tense.send("add-product", product(sku), newKey()));
                            accepted(tense.restock(sku, 2, key));
                            stock(tense, sku, 2);
                        }),
                as(
                        "again, corrected, after a 400",
                        "Stripe (saves nothing); draft 2.7",
                        "the command's answer",
                        tense -> {
                            String sku = tense.newProduct();
                            String key = newKey();
                            refused(tense.restock(sku, 0, key), 400, "quantity");
                            accepted(tense.restock(sku, 2, key));
                            stock(tense, sku, 2);
                        }),
                as(
                        "a body that is wrong, under a key that was used",
                        "draft 2.7",
                        "400; the first answer stands",
                        tense -> {
                            String sku = tense.newProduct();
                            String key = newKey();
                            Reply first = tense.restock(sku, 2, key);
                            refused(tense.restock(sku, 0, key), 400, "quantity");
                            same(first, tense.restock(sku, 2, key));
                        }),
                otherwise(
                        "again after a 503",
                        "Stripe v1 (saves a 500)",
                        "the command is done, or goes on where it stopped",
                        "a failure of ours is no answer",
                        tense -> {
                            String sku = tense.newProduct();
                            String key = newKey();
                            try (var _ = SharedPlatform.TRAPDOOR.closeTables(call -> !call.isOf("tense-" + RESTOCK))) {
                                assertThat(tense.restock(sku, 2, key).status()).isEqualTo(503);
                            }
                            accepted(tense.restock(sku, 2, key));
                            stock(tense, sku, 2);
                        }));
    }

    private static List<KeyedCase> unfinished() {
        return List.of(
                otherwise(
                        "the same request while the first is at work",
                        "draft 2.6, 2.7 (409)",
                        "the same final answer, or 202 `checkout-pending` with `Retry-After`",
                        "both callers want the same; neither has to come back for a 409",
                        tense -> {
                            String sku = tense.newProduct();
                            accepted(tense.restock(sku, 20, newKey()));
                            var replies = tense.atOnce(4, PLACE, order("C-KEY-ATONCE", sku, "tok_approved"), newKey());
                            assertThat(replies)
                                    .allSatisfy(
                                            reply -> assertThat(reply.status()).isIn(201, 202));
                            assertThat(replies.stream().map(Reply::orderId).distinct())
                                    .hasSize(1);
                            assertThat(replies.stream()
                                            .filter(reply -> reply.status() == 201)
                                            .map(Reply::body)
                                            .distinct())
                                    .hasSizeLessThanOrEqualTo(1);
                            Eventually.expect(
                                    () -> tense.platform()
                                            .status(replies.getFirst().orderId()),
                                    status -> assertThat(status).isEqualTo("PLACED"));
                            stock(tense, sku, 18);
                        }),
                as(
                        "the same simple request four times at once",
                        "draft 2.6",
                        "the same status and the same bytes; it happened once",
                        tense -> {
                            String sku = tense.newProduct();
                            var replies = tense.atOnce(4, RESTOCK, pieces(sku, 2), newKey());
                            accepted(replies.getFirst());
                            replies.forEach(reply -> same(replies.getFirst(), reply));
                            stock(tense, sku, 2);
                        }),
                otherwise(
                        "again while its outcome is not known",
                        "draft 2.7 (409)",
                        "202 `checkout-pending`, then the final answer about the same order; never a second charge",
                        "the repeat goes on with the work",
                        tense -> {
                            String key = newKey();
                            String body = order("C-KEY-SLOW", Platform.BOOK, "tok_timeout_after_charge");
                            Reply pending = tense.send(PLACE, body, key);
                            assertThat(pending.status()).isEqualTo(202);
                            assertThat(pending.header("retry-after")).isPresent();
                            Reply placed = Eventually.expect(
                                    () -> tense.send(PLACE, body, key),
                                    reply -> assertThat(reply.status()).isEqualTo(201));
                            assertThat(placed.orderId()).isEqualTo(pending.orderId());
                            assertThat(tense.platform().tables.bookings(placed.orderId()))
                                    .hasSize(1);
                        }));
    }

    private static List<KeyedCase> rest() {
        return List.of(
                as(
                        "a key with `Prefer: respond-async`",
                        "RFC 7240, 4.1",
                        "202 with `Location: /commands/{key}`, under `/internal` for all but customers;"
                                + " sent again at once or later it is the same command",
                        tense -> {
                            String sku = tense.newProduct();
                            String key = newKey();
                            Reply sent = tense.later(RESTOCK, pieces(sku, 2), quoted(key));
                            assertThat(sent.status()).isEqualTo(202);
                            assertThat(sent.header("location")).contains("/internal/commands/" + key);
                            assertThat(tense.later(RESTOCK, pieces(sku, 2), key).status())
                                    .isEqualTo(202);
                            Reply status = Eventually.expect(
                                    () -> tense.platform().get("/commands/" + key),
                                    reply -> assertThat(reply.text("status")).isEqualTo("answered"));
                            Reply atOnce = tense.restock(sku, 2, key);
                            assertThat(status.json().path("answer").toString()).isEqualTo(atOnce.body());
                            stock(tense, sku, 2);
                        }),
                as(
                        "a key with `Prefer: respond-async` and another body, or another command",
                        "draft 2.7",
                        "422 `command-id-reused`",
                        tense -> {
                            String sku = tense.newProduct();
                            String key = newKey();
                            assertThat(tense.later(RESTOCK, pieces(sku, 2), key).status())
                                    .isEqualTo(202);
                            refused(tense.later(RESTOCK, pieces(sku, 3), key), 422, "");
                            refused(tense.later("add-product", product(sku + "-B"), key), 422, "");
                        }),
                otherwise(
                        "a key of long ago",
                        "draft 2.3; Stripe (24 hours)",
                        "the first answer: keys do not expire",
                        "the log is for ever; `GET /commands/{key}` forgets after 30 days",
                        tense -> {
                            String sku = tense.newProduct();
                            String key = newKey();
                            Reply first = tense.atThatTime(tenYearsAgo(), RESTOCK, pieces(sku, 2), key);
                            accepted(first);
                            assertThat(timeToLive(tense)).isEqualTo("DISABLED");
                            same(first, tense.restock(sku, 2, key));
                            refused(tense.restock(sku, 3, key), 422, "");
                            stock(tense, sku, 2);
                        }));
    }

    private static Instant tenYearsAgo() {
        return Instant.now().minus(Duration.ofDays(3_652));
    }

    /** Of the log. */
    private static String timeToLive(KeyedRequests tense) {
        return tense.platform()
                .aws
                .dynamo()
                .describeTimeToLive(table -> table.tableName("tense-log"))
                .timeToLiveDescription()
                .timeToLiveStatusAsString();
    }

    private static Reply restocked(KeyedRequests tense, String key) {
        return tense.restock(tense.newProduct(), 2, key);
    }

    private static void unread(KeyedRequests tense, String... keys) {
        String sku = tense.newProduct();
        for (String key : keys) {
            refused(tense.restock(sku, 2, key), 400, KEY);
        }
        stock(tense, sku, 0);
    }

    private static void stock(KeyedRequests tense, String sku, long pieces) {
        assertThat(tense.platform().stock(sku)).isEqualTo(pieces);
    }

    private static String quoted(String key) {
        return "\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String withId(String body, String key) {
        return "{\"commandId\": " + quoted(key) + ", " + body.substring(1);
    }

    private static String long128() {
        return (newKey() + "x".repeat(128)).substring(0, 128);
    }
}
