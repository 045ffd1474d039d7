# tool NAME HOW: ends with one line when a program is missing. build: makes function.zip, and ends when templates and rights are not
# those of the functions in it. show COMMAND...: says what it runs, and runs it.
# shellcheck shell=sh

tool() {
    command -v "$1" >/dev/null 2>&1 && return 0
    echo "There is no $1 here. $2" >&2
    return 1
}

build() {
    echo "Building:"
    maven target/scripts/deploy.log -pl functions,infra/check -am -DskipTests package
    generated check && return 0
    echo "Nothing is deployed: what is generated does not belong to the functions that were just built. Run ./scripts/generate, look at" \
        "what has changed, and deploy again." >&2
    return 1
}

show() {
    echo "+ $*"
    "$@"
}
