# maven LOG ARGUMENT...: runs ./mvnw with everything it says in LOG and one line per module and test run on the screen. Gives
# back Maven's exit code; after a failure the end of LOG has been shown, and which tests failed. A signal to the script ends Maven too.
# shellcheck shell=sh

maven_step() {
    case $1 in
        "[INFO] Building "*"["*"/"*"]")
            maven_module=${1#"[INFO] Building "}
            echo "  [${maven_module##*\[} ${maven_module%% [0-9]*}"
            ;;
        *"Tests run: "*"-- in "*) ;;
        *"Tests run: "*) echo "        Tests run: ${1#*Tests run: }" ;;
    esac
}

# The tests that failed, and why: their lines come long before the end of LOG.
maven_failed_tests() {
    sed -n '/^\[ERROR\] \(Failures\|Errors\): *$/,/^\[ERROR\] Tests run:/p' "$maven_log" | cut -c 1-500 | head -n 60
}

maven_stop() {
    kill "$maven_pid" 2>/dev/null
    wait "$maven_pid" 2>/dev/null
    rm -f "$maven_log.pipe"
    exit "$1"
}

maven() {
    maven_log=$1
    shift
    mkdir -p "$(dirname "$maven_log")"
    rm -f "$maven_log.pipe"
    mkfifo "$maven_log.pipe"
    ./mvnw -B "$@" >"$maven_log.pipe" 2>&1 </dev/null &
    maven_pid=$!
    trap 'maven_stop 130' INT
    trap 'maven_stop 143' TERM
    trap 'maven_stop 129' HUP
    while IFS= read -r maven_line; do
        printf '%s\n' "$maven_line" >&3
        maven_step "$maven_line"
    done <"$maven_log.pipe" 3>"$maven_log"
    maven_code=0
    wait "$maven_pid" || maven_code=$?
    trap - INT TERM HUP
    rm -f "$maven_log.pipe"
    if [ "$maven_code" -ne 0 ]; then
        echo
        tail -n 40 "$maven_log"
        maven_failed_tests
        echo
        echo "The build failed. Everything it said is in $maven_log." >&2
    fi
    return "$maven_code"
}
