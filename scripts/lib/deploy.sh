# tool NAME HOW: ends with one line when a program is missing. show COMMAND...: says what it runs, and runs it.
# shellcheck shell=sh

tool() {
    command -v "$1" >/dev/null 2>&1 && return 0
    echo "There is no $1 here. $2" >&2
    return 1
}

show() {
    echo "+ $*"
    "$@"
}
