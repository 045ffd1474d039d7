# LocalStack in a container, for scripts/run and scripts/test. Needs lib/jdk.sh and lib/maven.sh.
# shellcheck shell=sh

# Becomes it, so it stands in a process of its own.
localstack_java() {
    exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED \
        -cp "infra/localstack/target/classes:infra/localstack/target/lib/*" dev.tense.localstack.Main "$@"
}

# With more arguments for Maven.
localstack_built() {
    maven target/scripts/localstack.log -f infra/localstack/pom.xml "$@" package
}

# Starts it for as long as this process lives, and sets localstack_url. Answers 2, after one line, where there is no Docker engine.
localstack_started() {
    (localstack_java --check) || return 2
    mkdir -p target/scripts
    localstack_said=target/scripts/localstack-container.log
    : >"$localstack_said"
    (localstack_java --while $$) >"$localstack_said" 2>&1 &
    localstack_pid=$!
    until grep -q '^ready: ' "$localstack_said"; do
        if ! kill -0 "$localstack_pid" 2>/dev/null; then
            tail -n 1 "$localstack_said" >&2
            return 2
        fi
        sleep 1
    done
    localstack_url=$(sed -n 's/^ready: //p' "$localstack_said")
}

localstack_stopped() {
    kill "$localstack_pid" 2>/dev/null || true
    wait "$localstack_pid" || true
}
