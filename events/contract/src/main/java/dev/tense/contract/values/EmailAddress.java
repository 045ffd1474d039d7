package dev.tense.contract.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Require;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a person gets mail, as the person writes it: ASCII, at most 254 characters. Personal data. */
public record EmailAddress(
        @JsonValue @Limits(max = EmailAddress.LONGEST, pattern = EmailAddress.SHAPE)
        String value) {
    private static final int LONGEST = 254;
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /** What a browser takes in an input of type email (WHATWG HTML), with at least one dot after the @. */
    private static final String SHAPE = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@" + LABEL + "(?:\\." + LABEL + ")+";

    private static final Pattern WHOLE = Pattern.compile(SHAPE);

    /** Stands in the log where an address was before its owner had it erased; its domain never exists (RFC 2606). */
    public static final EmailAddress ERASED = new EmailAddress("erased@erased.invalid");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        Require.present("email", value);
        if (value.length() > LONGEST || !WHOLE.matcher(value).matches()) {
            throw new InvalidInput("email", "must be a mail address of at most 254 ASCII characters");
        }
    }

    /** What addresses are compared by: capital letters make no other mailbox. */
    public String normalised() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** Personal data stays out of log lines and error texts. */
    @Override
    public String toString() {
        return "EmailAddress[private]";
    }
}
