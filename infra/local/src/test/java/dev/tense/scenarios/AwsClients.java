package dev.tense.scenarios;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The clients of the AWS SDK, pointed at one endpoint. */
public record AwsClients(DynamoDbClient dynamo, SqsClient sqs, SnsClient sns, LambdaClient lambda)
        implements AutoCloseable {
    /** Clients for the services at one address. */
    public static AwsClients at(URI endpoint) {
        SdkHttpClient http = UrlConnectionHttpClient.create();
        return new AwsClients(
                client(DynamoDbClient.builder(), endpoint, http),
                client(SqsClient.builder(), endpoint, http),
                client(SnsClient.builder(), endpoint, http),
                client(LambdaClient.builder(), endpoint, http));
    }

    /** A client for DynamoDB that is listened to. */
    static DynamoDbClient dynamo(URI endpoint, ExecutionInterceptor interceptor) {
        return client(
                DynamoDbClient.builder().overrideConfiguration(config -> config.addExecutionInterceptor(interceptor)),
                endpoint,
                UrlConnectionHttpClient.create());
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, URI endpoint, SdkHttpClient http) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("scenarios", "scenarios")))
                .httpClient(http)
                .build();
    }

    @Override
    public void close() {
        dynamo.close();
        sqs.close();
        sns.close();
        lambda.close();
    }
}
