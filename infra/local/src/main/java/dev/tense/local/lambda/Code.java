package dev.tense.local.lambda;

import java.nio.file.Path;

/** An unpacked function archive: its folder, the class path of its processes, and where their start-up cache belongs. */
record Code(Path folder, String classPath, Path startCache) {}
