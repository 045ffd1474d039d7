package dev.tense.compiler;

import java.util.regex.Pattern;

/** An alarm says something to who is woken by it, in as many characters as CloudWatch takes. */
record AlarmRule(Vocabulary vocabulary, Problems problems) {
    private static final int LONGEST = 1_024;
    private static final Pattern ONE_LINE = Pattern.compile("\\P{Cntrl}*\\S\\P{Cntrl}*");

    void check(Message message) {
        vocabulary
                .annotation(message.type(), Vocabulary.ALARM)
                .map(alarm -> alarm.string("value"))
                .filter(text ->
                        text.length() > LONGEST || !ONE_LINE.matcher(text).matches())
                .ifPresent(_ -> problems.report(
                        message.type(),
                        "The alarm of %s must say in one line of at most %d characters what happened and what to do."
                                .formatted(message, LONGEST)));
    }
}
