package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class CauseTest {
    @Test
    void what_aws_refused_is_told_by_its_code_and_not_by_its_words() {
        var denied = DynamoDbException.builder()
                .message("arn:aws:... may not read the item of Example Customer")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .build())
                .build();

        assertThat(Cause.describe(denied))
                .contains("DynamoDbException (AccessDeniedException)")
                .doesNotContain("Example Customer");
    }

    @Test
    void what_aws_refused_without_a_code_is_told_all_the_same() {
        assertThat(Cause.describe(DynamoDbException.builder().build())).contains("DynamoDbException");
    }
}
