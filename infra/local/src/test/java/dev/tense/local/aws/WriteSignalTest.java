package dev.tense.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WriteSignalTest {
    private final WriteSignal signal = new WriteSignal();

    @Test
    void a_write_wakes_the_readers_of_streams() {
        signal.done("TransactWriteItems");
        signal.done("PutItem");
        assertThat(signal.writes()).isEqualTo(2);
    }

    @Test
    void reading_wakes_nobody_or_readers_would_wake_themselves() {
        signal.done("GetRecords");
        signal.done("DescribeStream");
        signal.done("GetItem");
        assertThat(signal.writes()).isZero();
    }
}
