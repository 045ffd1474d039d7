package dev.tense.client;

import org.jspecify.annotations.Nullable;

/** A command got no answer. The type says what its sender can do; a refusal is no failure but an answer. */
public abstract sealed class CommandFailed extends RuntimeException
        permits CommandFailed.NotRun, CommandFailed.OutcomeUnknown, CommandFailed.Rejected, CommandFailed.IdReused {
    private static final long serialVersionUID = 1L;

    private CommandFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** It certainly did not run: nobody was reached, or the function is stopped, unknown or closed to us. */
    public static final class NotRun extends CommandFailed {
        private static final long serialVersionUID = 1L;

        NotRun(String function, Throwable cause) {
            super(function + " did not run", cause);
        }
    }

    /** It may have run, or may still. Sending the same command, with the same command id, is always safe and tells. */
    public static final class OutcomeUnknown extends CommandFailed {
        private static final long serialVersionUID = 1L;

        OutcomeUnknown(String function, @Nullable Throwable cause) {
            super("it is not known whether " + function + " ran", cause);
        }
    }

    /** It breaks a rule of its contract, or names what does not exist. It did nothing and never will. */
    public static final class Rejected extends CommandFailed {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final @Nullable String field;

        Rejected(int status, @Nullable String field, String detail) {
            super(detail, null);
            this.status = status;
            this.field = field;
        }

        /** What HTTP would say: 400 or 404, for example. */
        public int status() {
            return status;
        }

        /** The path of the field that breaks the rule, if one does; the message has both. */
        public @Nullable String field() {
            return field;
        }
    }

    /** The command id belongs to another command of ours, which it did not change. */
    public static final class IdReused extends CommandFailed {
        private static final long serialVersionUID = 1L;

        IdReused(String detail) {
            super(detail, null);
        }
    }
}
