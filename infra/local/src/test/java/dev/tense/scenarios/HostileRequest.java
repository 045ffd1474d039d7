package dev.tense.scenarios;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Bytes on a connection to the HTTP API that no well-behaved client sends.
 *
 * @param content one character for each byte
 */
record HostileRequest(String what, String content) {
    private static final String VALID = "{\"commandId\": \"h\", \"sku\": \"NO-SUCH\", \"quantity\": 1}";
    private static final String JSON = "Content-Type: application/json\r\n";

    byte[] bytes() {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return what;
    }

    /** The head of a request that asks to close the connection afterwards. */
    private static String head(String line, String headers) {
        return line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
    }

    /** A command with these further headers and this body. */
    private static HostileRequest post(String what, String headers, String body) {
        return new HostileRequest(what, head("POST /commands/restock-inventory", JSON + headers) + body);
    }

    private static HostileRequest get(String what, String path) {
        return new HostileRequest(what, head("GET " + path, ""));
    }

    static List<HostileRequest> all() {
        return Stream.of(lengths(), chunks(), headers(), lines(), paths(), noise())
                .flatMap(List::stream)
                .toList();
    }

    private static List<HostileRequest> lengths() {
        return List.of(
                post("a length that is too small", "Content-Length: 10\r\n", VALID),
                post("a length that is too large", "Content-Length: 5000\r\n", VALID),
                post("a length below nothing", "Content-Length: -1\r\n", VALID),
                post("a length that is no number", "Content-Length: ten\r\n", VALID),
                post("a length of 30 digits", "Content-Length: " + "9".repeat(30) + "\r\n", VALID),
                post("a length in hexadecimal", "Content-Length: 0x10\r\n", VALID),
                post("a length with a sign", "Content-Length: +" + VALID.length() + "\r\n", VALID),
                post("two lengths", "Content-Length: " + VALID.length() + "\r\nContent-Length: 3\r\n", VALID),
                post("a list of lengths", "Content-Length: 3, 3\r\n", VALID),
                post("no length", "", VALID),
                post("half a body", length(VALID), VALID.substring(0, 20)),
                post("no body", length(VALID), ""),
                post("ten million bytes", length("x".repeat(10_000_000)), "x".repeat(10_000_000)),
                post("eleven million bytes", "Content-Length: 11000000\r\n", "x".repeat(11_000_000)),
                post("a terabyte that never comes", "Content-Length: 1099511627776\r\n", "x"));
    }

    private static List<HostileRequest> chunks() {
        String chunked = "Transfer-Encoding: chunked\r\n";
        String whole = Integer.toHexString(VALID.length()) + "\r\n" + VALID + "\r\n0\r\n\r\n";
        return List.of(
                post("chunks", chunked, whole),
                post("a chunk for each byte", chunked, eachByte() + "0\r\n\r\n"),
                post(
                        "chunks with extensions and a trailer",
                        chunked,
                        whole.replaceFirst("\r\n", ";a=b;c=\"d\"\r\n")
                                .replaceFirst("0\r\n\r\n$", "0\r\nX-Trailer: 1\r\n\r\n")),
                post("a chunk whose size is no number", chunked, "zz\r\nabc\r\n0\r\n\r\n"),
                post("a chunk below nothing", chunked, "-5\r\nabc\r\n0\r\n\r\n"),
                post("a chunk of 2 to the 70", chunked, "4" + "0".repeat(17) + "\r\nabc\r\n0\r\n\r\n"),
                post("a chunk that is cut", chunked, "ff\r\nabc"),
                post("chunks without an end", chunked, "3\r\nabc\r\n"),
                post(
                        "ten million bytes of chunks",
                        chunked,
                        ("1000\r\n" + "x".repeat(4096) + "\r\n").repeat(2_600) + "0\r\n\r\n"),
                post("chunks and a length", chunked + length(VALID), whole),
                post("chunks twice", "Transfer-Encoding: chunked, chunked\r\n", whole),
                post("chunked and something", "Transfer-Encoding: chunked, identity\r\n", whole),
                post("an encoding that nobody knows", "Transfer-Encoding: tense\r\n", VALID));
    }

    private static List<HostileRequest> headers() {
        return List.of(
                post("a header of 20 KB", "X-Long: " + "x".repeat(20_000) + "\r\n" + length(VALID), VALID),
                post("2000 headers", "X: y\r\n".repeat(2_000) + length(VALID), VALID),
                post("a header without a colon", "nonsense\r\n" + length(VALID), VALID),
                post("a header without a name", ": x\r\n" + length(VALID), VALID),
                post("a blank before the colon", "X-Blank : x\r\n" + length(VALID), VALID),
                post("a folded header", "X-Folded: a\r\n b\r\n" + length(VALID), VALID),
                post("a header with a null", "X-Null: a\u0000b\r\n" + length(VALID), VALID),
                post("a header with bytes beyond ASCII", "X-\u00e9: \u00ff\u00fe\r\n" + length(VALID), VALID),
                post("a header with a bare return", "X-Return: a\rb\r\n" + length(VALID), VALID),
                post("a second host", "Host: elsewhere\r\n" + length(VALID), VALID),
                post("a body that says it is compressed", "Content-Encoding: gzip\r\n" + length(VALID), VALID),
                post("a second content type", "Content-Type: text/html\r\n" + length(VALID), VALID),
                post("an expectation that nobody knows", "Expect: wonders\r\n" + length(VALID), VALID),
                post("an upgrade", "Upgrade: h2c, websocket\r\nConnection: upgrade\r\n" + length(VALID), VALID),
                post("a range of nonsense", "Range: bytes=9-1,-,x\r\n" + length(VALID), VALID),
                post("cookies of nonsense", "Cookie: ;;=;\"\u0001; a\r\n" + length(VALID), VALID),
                new HostileRequest("no host", "GET /stock/BOOK-1 HTTP/1.1\r\nConnection: close\r\n\r\n"),
                new HostileRequest(
                        "a host of nonsense",
                        "GET /stock/BOOK-1 HTTP/1.1\r\nHost: ]:99999999\r\nConnection: close\r\n\r\n"));
    }

    private static List<HostileRequest> lines() {
        String rest = "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        return List.of(
                new HostileRequest("a method that nobody knows", "STEAL /stock/BOOK-1 HTTP/1.1" + rest),
                new HostileRequest("a method in small letters", "get /stock/BOOK-1 HTTP/1.1" + rest),
                new HostileRequest("a method of 10 KB", "M".repeat(10_000) + " / HTTP/1.1" + rest),
                new HostileRequest("a method with a null", "G\u0000T / HTTP/1.1" + rest),
                new HostileRequest("no method", " /stock/BOOK-1 HTTP/1.1" + rest),
                new HostileRequest("no path", "GET HTTP/1.1" + rest),
                new HostileRequest("a path without a slash", "GET stock HTTP/1.1" + rest),
                new HostileRequest("a star", "OPTIONS * HTTP/1.1" + rest),
                new HostileRequest("a whole address", "GET http://elsewhere/stock/BOOK-1 HTTP/1.1" + rest),
                new HostileRequest("a proxy", "CONNECT elsewhere:443 HTTP/1.1" + rest),
                new HostileRequest("no version", "GET /stock/BOOK-1" + rest),
                new HostileRequest("a version of nonsense", "GET /stock/BOOK-1 HTTP/x.y" + rest),
                new HostileRequest("a version of 1.0", "GET /stock/BOOK-1 HTTP/1.0" + rest),
                new HostileRequest("line feeds alone", "GET /stock/BOOK-1 HTTP/1.1\nHost: a\nConnection: close\n\n"),
                new HostileRequest("empty lines first", "\r\n\r\n\r\nGET /stock/BOOK-1 HTTP/1.1" + rest),
                new HostileRequest(
                        "a request and garbage behind it",
                        "GET /stock/BOOK-1 HTTP/1.1\r\nHost: a\r\n\r\n\u0000\u0001garbage\r\n\r\n"),
                new HostileRequest(
                        "three requests at once",
                        "GET /stock/BOOK-1 HTTP/1.1\r\nHost: a\r\n\r\n".repeat(2) + "GET /stock/BOOK-1 HTTP/1.1"
                                + rest),
                new HostileRequest(
                        "a request in the body of another", head("GET /stock/BOOK-1", length(VALID)) + VALID));
    }

    private static List<HostileRequest> paths() {
        return Stream.of(
                        "/%00",
                        "/stock/%00",
                        "/stock/a%00b",
                        "/stock/%2e%2e",
                        "/stock/%2e%2e%2f%2e%2e",
                        "/stock/..",
                        "/../../etc/passwd",
                        "/stock/%",
                        "/stock/%z",
                        "/stock/%zz",
                        "/stock/%u0041",
                        "/stock/%c0%af",
                        "/stock/%ed%a0%80",
                        "/stock/%ff",
                        "/stock/%F0%9F%93%A6",
                        "/stock/%252e",
                        "/stock/%5c",
                        "/stock/a;b=c",
                        "/stock/;",
                        "//stock//BOOK-1",
                        "/stock//",
                        "/stock/\u00e9",
                        "/stock/\u0001",
                        "/stock/a\tb",
                        "/stock/BOOK-1?%",
                        "/stock/BOOK-1?a=%zz&&=&%00=%00",
                        "/stock/BOOK-1#x",
                        "/stock/{sku}",
                        "/stock/${jndi:ldap://x}",
                        "/commands/%2e",
                        "/commands/restock-inventory%00",
                        "/orders/%0d%0aX-Injected:%20x",
                        "/stock/" + "x".repeat(8_000),
                        "/stock/" + "x".repeat(20_000),
                        "/stock/" + "%41".repeat(2_000),
                        "/?" + "a&".repeat(5_000),
                        "/" + "/".repeat(5_000))
                .map(path -> get("the path " + (path.length() > 60 ? path.substring(0, 60) + "..." : path), path))
                .toList();
    }

    /** What is no HTTP at all. */
    private static List<HostileRequest> noise() {
        var named = Stream.of(
                new HostileRequest("nothing", ""),
                new HostileRequest("one byte", "G"),
                new HostileRequest("half a head", "POST /commands/restock-inventory HTTP/1.1\r\nHost: loc"),
                new HostileRequest(
                        "TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003" + "r".repeat(500)),
                new HostileRequest(
                        "HTTP/2",
                        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000"),
                new HostileRequest("mail", "EHLO localhost\r\nMAIL FROM:<a@example.com>\r\n"),
                new HostileRequest("nulls", "\u0000".repeat(5_000)),
                new HostileRequest("line feeds", "\r\n".repeat(5_000)));
        var random =
                IntStream.range(0, 20).mapToObj(seed -> new HostileRequest("random bytes, seed " + seed, random(seed)));
        return Stream.concat(named, random).toList();
    }

    private static String random(int seed) {
        var random = new Random(seed);
        var bytes = new byte[1 + random.nextInt(2_000)];
        random.nextBytes(bytes);
        String noise = new String(bytes, StandardCharsets.ISO_8859_1);
        return random.nextBoolean() ? noise : head("POST /commands/restock-inventory", JSON + length(noise)) + noise;
    }

    private static String eachByte() {
        var chunks = new ByteArrayOutputStream();
        for (byte one : VALID.getBytes(StandardCharsets.US_ASCII)) {
            chunks.writeBytes(new byte[] {'1', '\r', '\n', one, '\r', '\n'});
        }
        return chunks.toString(StandardCharsets.ISO_8859_1);
    }

    private static String length(String body) {
        return "Content-Length: " + body.length() + "\r\n";
    }
}
