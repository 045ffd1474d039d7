# local_system ARGUMENT... and proof ARGUMENT...: become the packaged local system, or the proof that runs it, with the class
# path it was packaged with.
# shellcheck shell=sh

local_java() {
    exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -cp "$(ls infra/local/target/tense-local-*.jar):infra/local/target/lib/*" "$@"
}

local_system() {
    local_java dev.tense.local.Main "$@"
}

proof() {
    local_java dev.tense.local.prove.Main "$@"
}
