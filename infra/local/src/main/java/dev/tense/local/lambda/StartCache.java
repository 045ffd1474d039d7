package dev.tense.local.lambda;

import dev.tense.local.template.Blueprint.Function;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the ahead-of-time cache of an archive by starting one function once. It halves the cost of every later start. */
final class StartCache {
    private static final Logger LOG = LoggerFactory.getLogger(StartCache.class);
    private static final long LONGEST_SECONDS = 120;

    private StartCache() {}

    /** Functions work without the cache too, so a failure here is only told. */
    static void make(Launcher launcher, Function function, Code code) throws InterruptedException {
        if (Files.exists(code.startCache())) {
            return;
        }
        Path log = code.startCache().resolveSibling("start-cache.log");
        Path made = code.startCache().resolveSibling("start-cache.new");
        Process process = launcher.train(function, code, made, log);
        boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        if (ended && process.exitValue() == 0 && Files.exists(made)) {
            keep(made, code.startCache());
        } else {
            LOG.warn("functions will start slowly: their start-up cache could not be made; see {}", log);
        }
    }

    private static void keep(Path made, Path cache) {
        try {
            Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot keep the start-up cache " + cache, unwritable);
        }
    }
}
