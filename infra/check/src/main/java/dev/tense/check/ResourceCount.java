package dev.tense.check;

import java.util.regex.Pattern;

/** How many resources CloudFormation sees in one of our templates once SAM has unfolded it. */
final class ResourceCount {
    /** The limit of a stack. */
    static final int LIMIT = 500;

    /** Where to start thinking about a further nested stack. */
    static final int WARNING = 400;

    private static final Pattern RESOURCE = Pattern.compile("(?m)^    Type: (AWS::\\S+)$");
    private static final Pattern EVENT = Pattern.compile("(?m)^          Type: (SQS|DynamoDB|Schedule)$");

    private ResourceCount() {}

    static int of(String template) {
        int resources = RESOURCE.matcher(template)
                .results()
                .mapToInt(found -> weight(found.group(1)))
                .sum();
        return resources
                + EVENT.matcher(template)
                        .results()
                        .mapToInt(found -> found.group(1).equals("Schedule") ? 2 : 1) // a rule and a permission
                        .sum();
    }

    private static int weight(String type) {
        return switch (type) {
            case "AWS::Serverless::Function" -> 3; // the function, its version and its alias
            case "AWS::Serverless::HttpApi" -> 2; // the API and its stage
            default -> 1;
        };
    }
}
