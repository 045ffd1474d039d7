package dev.tense.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tense.local.wire.PortTaken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void a_second_run_on_the_same_data_is_refused_until_the_first_ends() {
        Path data = folder.resolve("data");
        try (DataFolder _ = DataFolder.take(data, false)) {
            assertThatThrownBy(() -> DataFolder.take(data, false))
                    .isInstanceOf(StartProblem.class)
                    .hasMessageContaining("another run uses the data folder")
                    .hasMessageNotContaining("\n");
        }
        DataFolder.take(data, false).close();
    }

    @Test
    void a_folder_with_other_files_is_never_touched() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "precious");
        assertThatThrownBy(() -> DataFolder.take(folder, true))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining("holds other files");
        assertThat(folder.resolve("thesis.txt")).hasContent("precious");
    }

    @Test
    void a_taken_port_is_named_and_the_data_is_free_again() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Options options = Bench.options(folder).withPorts(taken.getLocalPort(), 0);
            assertThatThrownBy(() -> Bench.start(folder, options))
                    .isInstanceOf(PortTaken.class)
                    .hasMessage("port " + taken.getLocalPort() + " is taken by another program");
        }
        DataFolder.take(folder.resolve("data"), false).close();
    }
}
