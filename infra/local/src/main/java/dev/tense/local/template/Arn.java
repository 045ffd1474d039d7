package dev.tense.local.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of things, in the form of AWS. Region and account are those of the services in this process. */
public final class Arn {
    public static final String REGION = "eu-central-1";
    public static final String ACCOUNT = "000000000000";
    private static final Pattern FUNCTION =
            Pattern.compile("(?:.*:)?function:([A-Za-z0-9_-]+)(?::[$A-Za-z0-9_-]+)?(?:/invocations)?");
    private static final Pattern STREAM = Pattern.compile("arn:aws:dynamodb:[^:]*:[^:]*:table/([^/]+)/stream/.*");

    private Arn() {}

    public static String function(String name) {
        return of("lambda", "function:" + name);
    }

    public static String queue(String name) {
        return of("sqs", name);
    }

    public static String topic(String name) {
        return of("sns", name);
    }

    public static String table(String name) {
        return of("dynamodb", "table/" + name);
    }

    /** The stream of a table. The real label is known to the database alone; the table's name finds it. */
    public static String stream(String table) {
        return table(table) + "/stream/local";
    }

    /** A role. IAM is in no region. */
    static String role(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":role/" + name;
    }

    /** Who a function is for AWS: its role here has its own name. */
    public static String session(String function) {
        return "arn:aws:sts::" + ACCOUNT + ":assumed-role/" + function;
    }

    public static String of(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }

    /** The last part: the name of a queue or topic. */
    public static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    public static String region(String arn) {
        return part(arn, 3);
    }

    public static String account(String arn) {
        return part(arn, 4);
    }

    private static String part(String arn, int index) {
        String[] parts = arn.split(":", -1);
        if (parts.length <= index) {
            throw new IllegalArgumentException(arn + " is not an ARN");
        }
        return parts[index];
    }

    public static boolean isQueue(String arn) {
        return arn.startsWith("arn:aws:sqs:");
    }

    static String functionName(String place, String arn) {
        return captured(FUNCTION, place, arn, "a function");
    }

    static String tableOfStream(String place, String arn) {
        return captured(STREAM, place, arn, "a table's stream");
    }

    private static String captured(Pattern pattern, String place, String arn, String what) {
        Matcher matcher = pattern.matcher(arn);
        if (!matcher.matches()) {
            throw new TemplateProblem(place, arn + " is not the ARN of " + what);
        }
        return matcher.group(1);
    }
}
