# local_system ARGUMENT..., services ARGUMENT... and proof ARGUMENT...: become the packaged local system, its services alone, or the
# proof that runs it, with the class path it was packaged with. simulation ARGUMENT...: becomes the simulation, which is among the tests of the functions.
# shellcheck shell=sh

local_java() {
    exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -cp "$(ls infra/local/target/tense-local-*.jar):infra/local/target/lib/*" "$@"
}

local_system() {
    local_java dev.tense.local.Main "$@"
}

services() {
    local_java dev.tense.local.ServicesMain "$@"
}

simulation() {
    exec "$JAVA_HOME/bin/java" -cp \
        "functions/target/classes:functions/target/test-classes:$(cat functions/target/classpath.txt)" \
        dev.tense.simulation.Replay "$@"
}

proof() {
    local_java dev.tense.local.prove.Main "$@"
}
