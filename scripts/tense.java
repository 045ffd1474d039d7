import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The command line of Tense. Runs as it is (see scripts/tense); needs the JDK and nothing else. */

static final String USAGE = """
        tense place-order FILE        place an order
        tense command NAME FILE       send any command, by its kebab-case name
        tense send NAME FILE          send any command for a later answer
        tense answer COMMAND_ID       how a command stands that was sent for a later answer
        tense order ID                how an order stands
        tense timeline ID [--json]    what happened to an order, and what is still to happen
        tense stock SKU               a product and how much of it there is
        tense customer ID             a customer's points, membership and mails
        tense invoke FUNCTION FILE    invoke a Lambda function directly
        tense pause NAME              stop a function, or every function of a context; its messages wait
        tense resume NAME             start it again
        tense reconcile [--from TIME [--to TIME]] [--yes]
                                      publish events again that the log's stream may have lost; with a
                                      time, those committed then. Says what it costs and does it with --yes
        tense replay REACTION [--from TIME] [--to TIME] [--yes]
                                      send events from the log to one reaction once more; what it handled
                                      it does not handle again. Says what it costs and does it with --yes
        tense token --customer ID     a token of that customer, from the issuer of the local run
        tense demo                    load ten products, and say how to order

        FILE is a file with JSON, or - for the standard input.
        --customer ID   ask as this customer, with a token from the local run
        --token TOKEN   ask with this token
        --as NAME       ask with the AWS identity of a user of the local run: operator (the default) or
                        service. On AWS the usual variables AWS_ACCESS_KEY_ID and so on say who asks
        --url URL   the HTTP API (http://localhost:8080)
        --aws URL   the AWS endpoint (http://localhost:4566)

        The exit code is 0 only if the answer was a success.
        """;

/** Something the user can put right; the message says what. */
static class Complaint extends RuntimeException {
    final int exitCode;

    Complaint(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }
}

/** Nobody answered, or not in time. */
static final class NoAnswer extends Complaint {
    NoAnswer(String message) {
        super(1, message);
    }
}

final HttpClient http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();

String url = "http://localhost:8080";
String user = "operator";
String token;
String customer;
String aws = "http://localhost:4566";
boolean json;
boolean yes;
Duration patience = Duration.ofSeconds(35);
String from;
String to;
long whileProcess = ProcessHandle.current().pid();

void main(String[] arguments) throws InterruptedException {
    try {
        System.exit(run(options(arguments)));
    } catch (Complaint complaint) {
        System.err.println(complaint.getMessage());
        System.exit(complaint.exitCode);
    }
}

/** Takes the options out; what stays is the words. */
Deque<String> options(String[] arguments) {
    Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
    Deque<String> words = new ArrayDeque<>();
    while (!rest.isEmpty()) {
        switch (rest.pop()) {
            case "--url" -> url = next(rest, "--url needs a value.").replaceAll("/+$", "");
            case "--aws" -> aws = next(rest, "--aws needs a value.").replaceAll("/+$", "");
            case "--customer" -> customer = next(rest, "--customer needs a value.");
            case "--token" -> token = next(rest, "--token needs a value.");
            case "--as" -> user = next(rest, "--as needs a value.");
            case "--while" -> whileProcess = Long.parseLong(next(rest, "--while needs a process id."));
            case "--json" -> json = true;
            case "--yes" -> yes = true;
            case "--from" -> from = time(next(rest, "--from needs a time."));
            case "--to" -> to = time(next(rest, "--to needs a time."));
            case String word when word.startsWith("--") && !word.equals("--help") ->
                throw new Complaint(2, "There is no option " + word + ".\n" + USAGE);
            case String word -> words.add(word);
        }
    }
    return words;
}

String next(Deque<String> rest, String otherwise) {
    if (rest.isEmpty()) {
        throw new Complaint(2, otherwise);
    }
    return rest.pop();
}

int run(Deque<String> words) throws InterruptedException {
    String verb = next(words, USAGE);
    if (customer != null) {
        token = issued(customer);
    }
    int code = switch (verb) {
        case "place-order" -> command("place-order", next(words, "place-order needs a FILE."));
        case "command" -> command(next(words, "command needs a NAME."), next(words, "command needs a FILE."));
        case "send" -> later(next(words, "send needs a NAME."), next(words, "send needs a FILE."));
        case "answer" -> answer(next(words, "answer needs a COMMAND_ID."));
        case "order" -> show(get("/orders/" + segment(next(words, "order needs an ID."))));
        case "timeline" -> timeline(next(words, "timeline needs an ID."));
        case "stock" -> show(get("/stock/" + segment(next(words, "stock needs a SKU."))));
        case "customer" -> show(get("/customers/" + segment(next(words, "customer needs an ID."))));
        case "token" -> token();
        case "invoke" -> invoke(next(words, "invoke needs a FUNCTION."), next(words, "invoke needs a FILE."));
        case "pause" -> pause(next(words, "pause needs a NAME."));
        case "resume" -> resume(next(words, "resume needs a NAME."));
        case "reconcile" -> reconcile();
        case "replay" -> replay(next(words, "replay needs a REACTION."));
        case "demo" -> demo();
        case "help", "--help", "-h" -> {
            System.out.print(USAGE);
            yield 0;
        }
        default -> throw new Complaint(2, "There is no command " + verb + ".\n" + USAGE);
    };
    if (!words.isEmpty()) {
        throw new Complaint(2, "What is " + words.pop() + "? It was not needed.");
    }
    return code;
}

int command(String name, String file) throws InterruptedException {
    return show(post(name, content(file)));
}

int later(String name, String file) throws InterruptedException {
    return show(ask("POST", "/commands/" + segment(name), content(file), Map.of("Prefer", "respond-async")));
}

/** The status of the answer is inside what is said about it. */
int answer(String id) throws InterruptedException {
    HttpResponse<String> response = get("/commands/" + segment(id));
    if (show(response) != 0) {
        return 1;
    }
    Object status = ((Map<?, ?>) Json.read(response.body())).get("httpStatus");
    return status != null && status.toString().startsWith("2") ? 0 : 1;
}

HttpResponse<String> post(String command, String body) throws InterruptedException {
    return ask("POST", "/commands/" + segment(command), body, Map.of());
}

HttpResponse<String> get(String path) throws InterruptedException {
    return ask("GET", path, "", Map.of());
}

/** With the token, or signed. Whoever signs finds what is for customers under /internal. */
HttpResponse<String> ask(String method, String path, String body, Map<String, String> headers)
        throws InterruptedException {
    String where = token == null && isForCustomers(method, path) ? "/internal" + path : path;
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + where));
    headers.forEach(request::header);
    if (token != null) {
        request.header("Authorization", "Bearer " + token);
    } else {
        signature(method, where, body).forEach(request::header);
    }
    return send(method.equals("GET")
            ? request.GET()
            : request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
}

/** The templates say so, with a name in braces for what is an id here. */
boolean isForCustomers(String method, String path) {
    return Stream.of(Objects.requireNonNullElse(
                    Path.of(System.getProperty("tense.project"), "infra", "sam", "contexts").toFile().listFiles(), new File[0]))
            .flatMap(template -> content(template.getPath()).lines())
            .map(String::strip)
            .filter(line -> line.startsWith("RouteKey: " + method + " /internal/"))
            .map(line -> line.substring(("RouteKey: " + method + " /internal").length()))
            .anyMatch(route -> path.matches(route.replaceAll("\\{[^}]+}", "[^/]+")));
}

/** AWS Signature Version 4, for the HTTP API. */
Map<String, String> signature(String method, String path, String body) {
    URI there = URI.create(url);
    boolean local = !("https".equals(there.getScheme()) && there.getHost().matches(".*[.]amazonaws[.]com([.]cn)?"));
    String key = local ? user : variable("AWS_ACCESS_KEY_ID");
    String secret = local ? user : variable("AWS_SECRET_ACCESS_KEY");
    String region = local ? "local" : there.getHost().split("\\.")[2];
    String time = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC).format(Instant.now());
    Map<String, String> signed = new TreeMap<>(Map.of("host", there.getAuthority(), "x-amz-date", time));
    String session = local ? null : System.getenv("AWS_SESSION_TOKEN");
    if (session != null) {
        signed.put("x-amz-security-token", session);
    }
    StringBuilder lines = new StringBuilder();
    signed.forEach((name, value) -> lines.append(name).append(':').append(value).append('\n'));
    String names = String.join(";", signed.keySet());
    String canonical = String.join("\n", method, path.replace("%", "%25"), "", lines.toString(), names, hash(body));
    String scope = time.substring(0, 8) + "/" + region + "/execute-api/aws4_request";
    byte[] signing = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/")) {
        signing = mac(signing, part);
    }
    String text = String.join("\n", "AWS4-HMAC-SHA256", time, scope, hash(canonical));
    signed.remove("host");
    signed.put("Authorization", "AWS4-HMAC-SHA256 Credential=" + key + "/" + scope + ", SignedHeaders=" + names
            + ", Signature=" + HexFormat.of().formatHex(mac(signing, text)));
    return signed;
}

String variable(String name) {
    String value = System.getenv(name);
    if (value == null) {
        throw new Complaint(2, name + " is not set, and " + url + " is on AWS. Or give a --token.");
    }
    return value;
}

byte[] mac(byte[] key, String text) {
    try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
        throw new IllegalStateException(missing);
    }
}

String hash(String text) {
    try {
        return HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
        throw new IllegalStateException(missing);
    }
}

int token() {
    if (token == null) {
        throw new Complaint(2, "token needs a --customer.");
    }
    System.out.println(token);
    return 0;
}

String issued(String id) throws InterruptedException {
    HttpResponse<String> response = succeed(send(HttpRequest.newBuilder(URI.create(aws + "/_tense/issuer/token"))
            .POST(BodyPublishers.ofString("customer=" + segment(id)))));
    return ((Map<?, ?>) Json.read(response.body())).get("access_token").toString();
}

HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
    HttpRequest built = request.timeout(patience).build();
    try {
        return http.send(built, BodyHandlers.ofString());
    } catch (ConnectException nobody) {
        String endpoint = built.uri().resolve("/").toString().replaceAll("/$", "");
        throw new NoAnswer("Nothing answers at " + endpoint
                + ". Start the system with ./scripts/run, or say where it is with "
                + (endpoint.equals(aws) ? "--aws." : "--url."));
    } catch (IOException broken) {
        throw new NoAnswer("No answer from " + built.uri() + ": " + broken.getMessage());
    }
}

int show(HttpResponse<String> response) {
    System.out.println(response.body());
    boolean success = response.statusCode() / 100 == 2;
    if (!success) {
        System.err.println("HTTP " + response.statusCode());
    }
    return success ? 0 : 1;
}

String content(String file) {
    try {
        return file.equals("-")
                ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                : Files.readString(Path.of(file));
    } catch (java.nio.file.NoSuchFileException missing) {
        throw new Complaint(1, "There is no file " + file + ".");
    } catch (IOException unreadable) {
        throw new Complaint(1, "The file " + file + " cannot be read: " + unreadable.getMessage());
    }
}

String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
}

int invoke(String function, String file) throws InterruptedException {
    return shown(invocation(named(function), content(file)));
}

String named(String function) {
    return function.startsWith("tense-") ? function : "tense-" + function;
}

HttpResponse<String> invocation(String function, String payload) throws InterruptedException {
    return lambda("POST", "/2015-03-31/functions/" + segment(function) + "/invocations", payload);
}

int shown(HttpResponse<String> invoked) {
    int code = show(invoked);
    if (failed(invoked)) {
        System.err.println("The function failed.");
        return 1;
    }
    return code;
}

boolean failed(HttpResponse<String> invoked) {
    return invoked.headers().firstValue("X-Amz-Function-Error").isPresent();
}

/** The endpoint finds the service in the scope of the signature; one that runs on this machine does not verify it. */
HttpResponse<String> lambda(String method, String path, String body) throws InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(aws + path))
            .header("Content-Type", "application/json")
            .header("X-Amz-Date", "20260101T000000Z")
            .header(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/lambda/aws4_request, "
                            + "SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64))
            .method(method, BodyPublishers.ofString(body)));
}

/** First what feeds a function, so that no message loses an attempt; then the function itself. */
int pause(String name) throws InterruptedException {
    for (String function : functions(name)) {
        for (String mapping : mappings(function)) {
            enable(mapping, false);
        }
        succeed(lambda("PUT", concurrency(function), "{\"ReservedConcurrentExecutions\": 0}"));
        System.out.println("paused " + function);
    }
    return 0;
}

int resume(String name) throws InterruptedException {
    for (String function : functions(name)) {
        succeed(lambda("DELETE", concurrency(function), ""));
        for (String mapping : mappings(function)) {
            enable(mapping, true);
        }
        System.out.println("resumed " + function);
    }
    return 0;
}

String concurrency(String function) {
    return "/2017-10-31/functions/" + segment(function) + "/concurrency";
}

/** Those of a context, as its template names them; or the one. */
List<String> functions(String name) {
    Path template = Path.of(System.getProperty("tense.project"), "infra", "sam", "contexts", name + ".yaml");
    if (!name.matches("[a-z][a-z-]*") || !Files.exists(template)) {
        return List.of(named(name));
    }
    String names = "FunctionName: !Sub ${SystemName}";
    return content(template.toString()).lines()
            .map(String::strip)
            .filter(line -> line.startsWith(names))
            .map(line -> "tense" + line.substring(names.length()))
            .toList();
}

List<String> mappings(String function) throws InterruptedException {
    HttpResponse<String> listed = succeed(
            lambda("GET", "/2015-03-31/event-source-mappings/?FunctionName=" + segment(function + ":live"), ""));
    List<String> ids = new ArrayList<>();
    for (Object mapping : (List<?>) ((Map<?, ?>) Json.read(listed.body())).get("EventSourceMappings")) {
        ids.add(((Map<?, ?>) mapping).get("UUID").toString());
    }
    return ids;
}

/** Waits until it is so: what a mapping began to read before is still handled. */
void enable(String mapping, boolean wanted) throws InterruptedException {
    String path = "/2015-03-31/event-source-mappings/" + mapping;
    succeed(lambda("PUT", path, "{\"Enabled\": " + wanted + "}"));
    String state = wanted ? "Enabled" : "Disabled";
    Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
    while (!((Map<?, ?>) Json.read(succeed(lambda("GET", path, "")).body())).get("State").equals(state)) {
        if (Instant.now().isAfter(deadline)) {
            throw new Complaint(1, "The mapping " + mapping + " does not become " + state + ".");
        }
        Thread.sleep(200);
    }
}

HttpResponse<String> succeed(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
        throw new Complaint(1, "HTTP " + response.statusCode() + " " + response.body());
    }
    return response;
}

int reconcile() throws InterruptedException {
    if (to != null && from == null) {
        throw new Complaint(2, "--to needs a --from.");
    }
    String times = (from == null ? "" : "\"from\": \"" + from + "\", ") + (to == null ? "" : "\"to\": \"" + to + "\", ");
    patience = Duration.ofMinutes(5);
    Map<?, ?> price = logRead("tense-reconcile-events", "{" + times + "\"dryRun\": true}");
    System.out.println("Reading the log for one window: " + price.get("commits") + " commits, " + price.get("readUnits")
            + " read units (as DynamoDB counted them in the last hours).");
    if (!yes) {
        System.out.println("Nothing was done. Add --yes to publish again"
                + (from == null ? " what is in doubt; without a doubt the log is not read." : " what was committed then."));
        return 0;
    }
    Map<?, ?> report = logRead("tense-reconcile-events", "{" + times + "\"dryRun\": false}");
    System.out.println("Published again: " + report.get("republished") + " events. Windows left for the next run: "
            + report.get("open") + ".");
    for (Object broken : (List<?>) report.get("unreadable")) {
        System.err.println("This is no commit: " + broken);
    }
    return report.get("open").equals("0") && ((List<?>) report.get("unreadable")).isEmpty() ? 0 : 1;
}

/** The events go to one reaction's queue; a replay that does not end in the function's time goes on where it stopped. */
int replay(String reaction) throws InterruptedException {
    String request = "{\"reaction\": \"" + reaction + "\", " + (from == null ? "" : "\"from\": \"" + from + "\", ")
            + "\"to\": \"" + (to == null ? Instant.now().toString() : to) + "\", ";
    patience = Duration.ofMinutes(5);
    Map<?, ?> price = logRead("tense-replay-events", request + "\"dryRun\": true}");
    System.out.println("Reading the log: " + price.get("commits") + " commits, " + price.get("readUnits")
            + " read units (as DynamoDB counted them in the last hours).");
    if (!yes) {
        System.out.println("Nothing was done. Add --yes to send these events to " + reaction + ".");
        return 0;
    }
    long sent = 0;
    boolean readable = true;
    Object next = null;
    do {
        Map<?, ?> report = logRead(
                "tense-replay-events", request + (next == null ? "" : "\"after\": \"" + next + "\", ") + "\"dryRun\": false}");
        sent += Long.parseLong(report.get("sent").toString());
        for (Object broken : (List<?>) report.get("unreadable")) {
            System.err.println("This is no commit: " + broken);
            readable = false;
        }
        next = report.get("next");
    } while (next != null);
    System.out.println("Sent to " + reaction + ": " + sent + " events.");
    return readable ? 0 : 1;
}

/** It may take as long as the function's timeout. */
Map<?, ?> logRead(String function, String payload) throws InterruptedException {
    HttpResponse<String> response = succeed(invocation(function, payload));
    if (failed(response)) {
        throw new Complaint(1, "The function failed: " + response.body());
    }
    return (Map<?, ?>) Json.read(response.body());
}

String time(String text) {
    try {
        return Instant.parse(text).toString();
    } catch (java.time.format.DateTimeParseException notATime) {
        throw new Complaint(2, text + " is no time such as 2026-11-22T12:00:00Z.");
    }
}

int timeline(String id) throws InterruptedException {
    HttpResponse<String> response = get("/orders/" + segment(id) + "/timeline");
    if (json || response.statusCode() != 200) {
        return show(response);
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("AT", "KIND", "NAME", "STATUS", "ATTEMPTS", "CAUSE"));
    for (Object entry : (List<?>) ((Map<?, ?>) Json.read(response.body())).get("entries")) {
        Map<?, ?> cells = (Map<?, ?>) entry;
        String presumed = Boolean.TRUE.equals(cells.get("presumed")) ? " (presumed)" : "";
        rows.add(List.of(
                cell(cells, "at"), cell(cells, "kind"), cell(cells, "name"), cell(cells, "status") + presumed,
                cell(cells, "attempts"), cell(cells, "cause")));
    }
    System.out.print(table(rows));
    return 0;
}

String cell(Map<?, ?> cells, String key) {
    Object value = cells.get(key);
    return value == null ? "" : value.toString();
}

String table(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            int place = column;
            int width = rows.stream().mapToInt(any -> any.get(place).length()).max().orElse(0);
            line.append(row.get(column)).append(" ".repeat(width - row.get(column).length() + 2));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
}

record Product(String sku, String name, String price, int stock) {}

static final List<Product> PRODUCTS = List.of(
        new Product("BOOK-1", "The Past Tense", "24.99", 1000),
        new Product("BOOK-2", "Imperatives for Beginners", "18.50", 500),
        new Product("LAST-1", "The last one of its kind", "99.00", 1),
        new Product("LAMP-1", "Reading lamp", "39.99", 200),
        new Product("MUG-1", "Mug", "9.95", 800),
        new Product("PEN-1", "Fountain pen", "45.00", 150),
        new Product("INK-1", "Ink, blue", "6.20", 600),
        new Product("NOTE-1", "Notebook, dotted", "12.00", 700),
        new Product("BAG-1", "Canvas bag", "15.75", 300),
        new Product("DESK-1", "Standing desk", "449.00", 20));

/** Loads the products as soon as somebody answers. The command ids are fixed: a second time changes nothing. */
int demo() throws InterruptedException {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
    for (Product product : PRODUCTS) {
        load("add-product", """
                {"commandId": "demo-add-%s", "sku": "%1$s", "name": "%s", "price": {"amount": "%s", "currency": "EUR"}}\
                """.formatted(product.sku(), product.name(), product.price()), deadline);
    }
    for (Product product : PRODUCTS) {
        load("restock-inventory", """
                {"commandId": "demo-restock-%s", "sku": "%1$s", "quantity": %d}\
                """.formatted(product.sku(), product.stock()), deadline);
    }
    String order = """
            {"commandId": "%s", "customerId": "C-1", "items": [{"sku": "BOOK-1", "quantity": 2}],
             "shippingAddress": {"name": "Example Customer", "street": "1 Example Street", "city": "Zürich", "postalCode": "8001", "country": "CH"},
             "paymentMethod": {"type": "card", "token": "tok_approved"}}""".formatted(UUID.randomUUID());
    System.out.print("""

            Tense is ready: ten products are in stock.
              HTTP API      %1$s
              AWS endpoint  %2$s

            A first order, of the customer C-1:

            curl -sS %1$s/commands/place-order -H 'Content-Type: application/json' \\
              -H "Authorization: Bearer $(./scripts/tense --aws %2$s token --customer C-1)" -d '%3$s'

            The same with the command line, and what became of it:

            ./scripts/tense --url %1$s --aws %2$s --customer C-1 place-order - <<'END'
            %3$s
            END
            ./scripts/tense --url %1$s timeline ORDER_ID

            Ctrl-C ends everything.
            """.formatted(url, aws, order));
    return 0;
}

/** Sends until somebody answers, and gives up with the process we are to wait for, or at the deadline. */
void load(String command, String body, Instant deadline) throws InterruptedException {
    while (true) {
        String problem;
        try {
            HttpResponse<String> response = post(command, body);
            if (response.statusCode() / 100 == 2) {
                return;
            }
            problem = "The demo products could not be loaded: " + command + " answered " + response.statusCode() + " "
                    + response.body();
            if (response.statusCode() != 503) {
                throw new Complaint(1, problem);
            }
        } catch (NoAnswer notYet) {
            problem = notYet.getMessage();
        }
        if (ProcessHandle.of(whileProcess).filter(ProcessHandle::isAlive).isEmpty()) {
            System.exit(1);
        }
        if (Instant.now().isAfter(deadline)) {
            throw new Complaint(1, problem);
        }
        Thread.sleep(200);
    }
}

/** Reads JSON into maps, lists, texts, booleans, nulls; a number stays as it was written. */
static final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static Object read(String text) {
        return new Json(text).value();
    }

    private Object value() {
        char first = peek();
        if (first == '{') {
            Map<String, Object> map = new LinkedHashMap<>();
            for (at++; peek() != '}'; skip(',')) {
                String key = string();
                skip(':');
                map.put(key, value());
            }
            at++;
            return map;
        }
        if (first == '[') {
            List<Object> list = new ArrayList<>();
            for (at++; peek() != ']'; skip(',')) {
                list.add(value());
            }
            at++;
            return list;
        }
        return first == '"' ? string() : word();
    }

    private Object word() {
        int start = at;
        while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> word;
        };
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        peek();
        for (at++; text.charAt(at) != '"'; at++) {
            string.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char letter = text.charAt(++at);
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
            }
            default -> letter;
        };
    }

    private char peek() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private void skip(char expected) {
        if (peek() == expected) {
            at++;
        }
    }
}
