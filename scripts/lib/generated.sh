# generated write|check: what follows from the functions that were just compiled (infra/rights.json, infra/sam, docs), written or compared
# with what is there. Needs the classes of infra/check.
# shellcheck shell=sh

generated() {
    generated_classes=infra/check/target/classes:events/contract/target/classes:events/messaging/target/classes
    "$JAVA_HOME/bin/java" -cp "$generated_classes:infra/check/target/lib/*" dev.tense.check.Generate "$1" \
        functions/target/classes/META-INF/tense/catalogue.json .
}
