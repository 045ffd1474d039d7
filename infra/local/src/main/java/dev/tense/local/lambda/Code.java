package dev.tense.local.lambda;

import java.nio.file.Path;

/** An unpacked function archive: its folder and the class path of its processes. */
record Code(Path folder, String classPath) {}
