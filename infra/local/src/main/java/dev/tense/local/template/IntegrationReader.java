package dev.tense.local.template;

/** Reads the integration of a route with a function. */
final class IntegrationReader {
    static final int LONGEST_MILLIS = 30_000;

    private IntegrationReader() {}

    record Integration(String function, int timeoutMillis) {}

    static Integration read(Properties properties) {
        properties.text("ApiId");
        properties.oneOf("IntegrationType", "", "AWS_PROXY");
        properties.oneOf("IntegrationMethod", "POST", "POST");
        properties.oneOf("ConnectionType", "INTERNET", "INTERNET");
        properties.oneOf("PayloadFormatVersion", "", "2.0");
        int timeout = properties.number("TimeoutInMillis", LONGEST_MILLIS);
        if (timeout < 50 || timeout > LONGEST_MILLIS) {
            throw new TemplateProblem(properties.at("TimeoutInMillis"), "must be between 50 and 30000, not " + timeout);
        }
        String function = Arn.functionName(properties.at("IntegrationUri"), properties.text("IntegrationUri"));
        return new Integration(function, timeout);
    }
}
