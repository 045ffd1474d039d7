package dev.tense.local.template;

/** What a template may ask about the place it runs in. Both are base addresses without a slash at the end. */
public record Surroundings(String awsEndpoint, String apiEndpoint) {
    String queueUrl(String queueName) {
        return awsEndpoint + "/" + Arn.ACCOUNT + "/" + queueName;
    }
}
