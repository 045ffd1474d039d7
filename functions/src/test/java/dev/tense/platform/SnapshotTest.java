package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;
import org.crac.Context;
import org.crac.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hook, called as a CRaC context calls it. */
class SnapshotTest {
    private final LogLines logged = LogLines.of(Snapshot.class);
    private final SnapStart snapStart = new SnapStart();

    @AfterEach
    void stopListening() {
        logged.close();
    }

    @Test
    void it_is_prepared_before_the_snapshot_is_taken_and_not_again_when_it_is_restored() throws Exception {
        var prepared = new ArrayList<String>();
        snapStart.register(new Snapshot(() -> prepared.add("once")));

        snapStart.beforeCheckpoint(snapStart);
        snapStart.afterRestore(snapStart);
        snapStart.afterRestore(snapStart);

        assertThat(prepared).containsExactly("once");
        assertThat(logged.all()).isEmpty();
    }

    static Stream<Snapshot.Preparation> failures() {
        return Stream.of(
                () -> {
                    throw new IOException("no way");
                },
                () -> {
                    throw new IllegalStateException("no way");
                },
                () -> {
                    throw new ExceptionInInitializerError("no way");
                },
                () -> {
                    throw new ServiceConfigurationError("no way");
                });
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_preparation_that_fails_is_logged_and_stops_nothing(Snapshot.Preparation failing) throws Exception {
        snapStart.register(new Snapshot(failing));

        snapStart.beforeCheckpoint(snapStart);

        assertThat(logged.all())
                .singleElement()
                .asString()
                .contains("the snapshot is not primed")
                .doesNotContain("no way");
    }

    /** A context that knows one resource. */
    private static final class SnapStart extends Context<Resource> {
        private final List<Resource> resources = new ArrayList<>();

        @Override
        public void register(Resource resource) {
            resources.add(resource);
        }

        @Override
        public void beforeCheckpoint(Context<? extends Resource> context) {
            each(resource -> resource.beforeCheckpoint(this));
        }

        @Override
        public void afterRestore(Context<? extends Resource> context) {
            each(resource -> resource.afterRestore(this));
        }

        private interface Call {
            void on(Resource resource) throws Exception;
        }

        private void each(Call call) {
            for (Resource resource : resources) {
                try {
                    call.on(resource);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        }
    }
}
