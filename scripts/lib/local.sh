# local_system ARGUMENT...: becomes the packaged local system, with the class path it was packaged with.
# shellcheck shell=sh

local_system() {
    exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -cp "$(ls infra/local/target/tense-local-*.jar):infra/local/target/lib/*" dev.tense.local.Main "$@"
}
