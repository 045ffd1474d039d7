package dev.tense.local.iam;

import java.util.List;

/**
 * A right that a request needs. A request may need several.
 *
 * @param action   as IAM calls it: {@code dynamodb:PutItem}
 * @param resource an ARN; {@code *} when the action is about no resource
 * @param keys     the partition keys it is about, as far as it names any
 */
public record Demand(String action, String resource, List<String> keys) {
    public Demand {
        keys = List.copyOf(keys);
    }

    /** One that names no key. */
    public static Demand of(String action, String resource) {
        return new Demand(action, resource, List.of());
    }
}
