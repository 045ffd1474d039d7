package dev.tense.scenarios;

import dev.tense.contract.values.EmailAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The two tables as they are, by full scans. */
record Tables(DynamoDbClient dynamo) {
    private static final String BOOKS = "payments#provider#";
    private static final String LEDGER = "analytics#sales@1#";

    /** What the payment provider's books hold under one of our keys. */
    record Booking(String key, String outcome, long minor) {}

    /** A line of the sales ledger. */
    record Sale(long minor, long pieces) {}

    private record Row(Map<String, AttributeValue> attributes) {
        AttributeValue value(String name) {
            return Optional.ofNullable(attributes.get(name))
                    .orElseThrow(() -> new AssertionError("no " + name + " in " + attributes));
        }

        String text(String name) {
            return value(name).s();
        }

        long number(String name) {
            return Long.parseLong(value(name).n());
        }

        String process() {
            String stream = text("stream");
            return stream.substring(stream.indexOf('#') + 1);
        }

        Booking booking() {
            return new Booking(text("pk").substring(BOOKS.length()), text("outcome"), number("amount"));
        }

        Sale sale() {
            return new Sale(number("totalAmount"), number("itemCount"));
        }
    }

    /** The ids of everything that ever happened: reactions, whenever they run, add none. */
    Set<String> processes() {
        return rows("tense-log").map(Row::process).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every commit about one order, as text. */
    Set<String> commits(String orderId) {
        return rows("tense-log")
                .filter(row -> row.process().equals(orderId))
                .map(Row::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the provider booked for an order: charges and refunds. */
    List<Booking> bookings(String orderId) {
        return bookings().stream()
                .filter(booking -> booking.key().endsWith("-" + orderId))
                .toList();
    }

    /** Everything that the provider booked, in the order of its keys. */
    List<Booking> bookings() {
        return rows("tense-state")
                .filter(row -> row.text("pk").startsWith(BOOKS))
                .map(Row::booking)
                .sorted(Comparator.comparing(Booking::key))
                .toList();
    }

    /** The lines of an order in the sales ledger. */
    List<Sale> sales(String orderId) {
        return rows("tense-state")
                .filter(row ->
                        row.text("pk").startsWith(LEDGER) && row.text("orderId").equals(orderId))
                .map(Row::sale)
                .toList();
    }

    /** Every row of both tables that holds a text. */
    List<String> rowsWith(String text) {
        return Stream.of("tense-log", "tense-state")
                .flatMap(this::rows)
                .map(Row::toString)
                .filter(row -> row.contains(text))
                .toList();
    }

    /** Takes a user's mail address out of both tables, as docs/decisions/0015 says. */
    void eraseUser(String user) {
        var commit = Map.of("stream", AttributeValue.fromS("user#" + user), "version", AttributeValue.fromN("1"));
        var found = new Row(
                dynamo.getItem(get -> get.tableName("tense-log").key(commit)).item());
        String event = new Row(found.value("events").l().getFirst().m()).text("data");
        String email = Reply.parse(event).path("email").asText();
        var erased = AttributeValue.fromS(event.replace(email, EmailAddress.ERASED.value()));
        dynamo.updateItem(update -> update.tableName("tense-log")
                .key(commit)
                .updateExpression("SET events[0].#data = :erased REMOVE fingerprint")
                .expressionAttributeNames(Map.of("#data", "data"))
                .expressionAttributeValues(Map.of(":erased", erased)));
        dynamo
                .query(query -> query.tableName("tense-state")
                        .indexName("by-subject")
                        .keyConditionExpression("subject = :user")
                        .expressionAttributeValues(Map.of(":user", AttributeValue.fromS(user))))
                .items()
                .stream()
                .map(Row::new)
                .filter(row -> row.text("pk").matches("(users#user|users#email|crm#contact)#.*"))
                .forEach(this::delete);
    }

    /** Lets the time of every command be over that was sent for a later answer and not begun. */
    void expireCommands() {
        Map<String, List<Row>> commands = rows("tense-state")
                .filter(row -> row.text("pk").startsWith("platform#command#"))
                .collect(Collectors.groupingBy(row -> row.text("pk")));
        commands.values().stream()
                .filter(known -> known.size() == 1)
                .map(List::getFirst)
                .forEach(sent -> dynamo.updateItem(update -> update.tableName("tense-state")
                        .key(Map.of("pk", sent.value("pk"), "sk", sent.value("sk")))
                        .updateExpression("SET deadline = :over")
                        .expressionAttributeValues(Map.of(":over", AttributeValue.fromS(Instant.EPOCH.toString())))));
    }

    private void delete(Row row) {
        dynamo.deleteItem(
                delete -> delete.tableName("tense-state").key(Map.of("pk", row.value("pk"), "sk", row.value("sk"))));
    }

    private Stream<Row> rows(String table) {
        return dynamo.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .map(Row::new);
    }
}
