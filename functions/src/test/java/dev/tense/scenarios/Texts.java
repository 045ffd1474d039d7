package dev.tense.scenarios;

/** What the contract says of a text that a person writes, said once more. */
public final class Texts {
    private Texts() {}

    /** Whether such a text is taken. */
    public static boolean fits(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                && !text.isBlank()
                && text.chars().noneMatch(unit -> unit < 0x20 || (unit >= 0x7f && unit < 0xa0))
                && text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
    }
}
