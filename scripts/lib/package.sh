# packaged: builds the functions and the local system when something changed since the last time. Needs lib/maven.sh.
# shellcheck shell=sh

package_mark=target/scripts/packaged

package_is_fresh() {
    [ -f "$package_mark" ] && [ -f functions/target/function.zip ] && [ -d infra/local/target/lib ] || return 1
    package_changed=$(find pom.xml .mvn events functions infra/local -name target -prune -o \
        \( -type f -o -path '*/src/*' \) -newer "$package_mark" -print | head -n 1)
    [ -z "$package_changed" ]
}

packaged() {
    if ! package_is_fresh; then
        echo "Building (some minutes the first time):"
        mkdir -p target/scripts
        touch "$package_mark.begun"
        maven target/scripts/run.log -pl functions,infra/local -am -DskipTests package
        mv "$package_mark.begun" "$package_mark"
    fi
}
