# find_jdk: sets JAVA_HOME to a JDK of at least this release. Looks at JAVA_HOME, the PATH, the usual folders and SDKMAN.
# shellcheck shell=sh

jdk_release=25

# Is this folder a JDK that is new enough? Its file "release" says so without starting it.
jdk_fits() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    jdk_found=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ -n "$jdk_found" ] && [ "$jdk_found" -ge "$jdk_release" ]
}

jdk_on_path() {
    command -v java >/dev/null 2>&1 || return 0
    java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

find_jdk() {
    if [ -n "${JAVA_HOME:-}" ] && jdk_fits "$JAVA_HOME"; then
        export JAVA_HOME
        return 0
    fi
    for jdk_candidate in \
        "$(jdk_on_path)" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* \
        "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/*; do
        if jdk_fits "$jdk_candidate"; then
            JAVA_HOME=$jdk_candidate
            export JAVA_HOME
            return 0
        fi
    done
    echo "There is no JDK $jdk_release or newer here. Install one (Eclipse Temurin $jdk_release, for example), or set JAVA_HOME to it." >&2
    return 1
}
