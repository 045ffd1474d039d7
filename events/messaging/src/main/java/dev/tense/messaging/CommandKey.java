package dev.tense.messaging;

/** What identifies one command for ever: 128 bits of SHA-256 over principal, command name and command id, as 32 hexadecimal digits. */
public record CommandKey(String value) {
    public static CommandKey of(Caller caller, String command, CommandId id) {
        return new CommandKey(Digest.of(caller.principal(), command, id.value()));
    }

    /** What a command sent for a later answer is found by: its sender knows its id alone. */
    public static CommandKey ofSent(Caller caller, CommandId id) {
        return new CommandKey(Digest.of("sent", caller.principal(), id.value()));
    }

    /** The key of what a generation of a reaction does about one event. */
    public static CommandKey ofReaction(String eventId, String function, int generation) {
        return new CommandKey(Digest.of("reaction", eventId, function + "@" + generation));
    }

    /** The id of the command with this name that the owner of this key sends. */
    CommandId childId(String command) {
        return new CommandId(Digest.of("child", value, command));
    }
}
