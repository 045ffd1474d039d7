package dev.tense.local.sns;

/** A refusal in the words of SNS. */
final class SnsError extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final String code;

    SnsError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static SnsError notFound() {
        return new SnsError(404, "NotFound", "Topic does not exist");
    }

    static SnsError invalid(String message) {
        return new SnsError(400, "InvalidParameter", "Invalid parameter: " + message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
