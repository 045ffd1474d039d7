package dev.tense.local.template;

/** Those of the services in this process, which answer at one base address without a slash at the end. */
public record LocalAddresses(String endpoint) implements Addresses {
    @Override
    public String region() {
        return Arn.REGION;
    }

    @Override
    public String account() {
        return Arn.ACCOUNT;
    }

    @Override
    public String queueUrl(String name) {
        return endpoint + "/" + Arn.ACCOUNT + "/" + name;
    }

    @Override
    public String queueArn(String name) {
        return Arn.queue(name);
    }

    @Override
    public String topicArn(String name) {
        return Arn.topic(name);
    }

    @Override
    public String tableArn(String name) {
        return Arn.table(name);
    }

    @Override
    public String streamArn(String table) {
        return Arn.stream(table);
    }
}
