package dev.tense.local.iam;

/**
 * One thing that a role allows its function.
 *
 * @param resource an ARN or a pattern of ARNs
 * @param key      the pattern of partition keys that it is for; empty when it is for all
 */
public record Grant(String function, String action, String resource, String key) {
    @Override
    public String toString() {
        return "%s may %s on %s%s".formatted(function, action, resource, key.isEmpty() ? "" : " for " + key);
    }
}
