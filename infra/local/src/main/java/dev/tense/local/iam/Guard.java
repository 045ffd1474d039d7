package dev.tense.local.iam;

import dev.tense.local.template.Addresses;
import dev.tense.local.template.Blueprint;
import dev.tense.local.template.Blueprint.Role;
import dev.tense.local.template.Blueprint.Statement;
import dev.tense.local.template.LocalAddresses;
import dev.tense.local.wire.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps functions to their roles, and remembers what they made use of. A function without a role may do everything: AWS would give
 * it one that somebody else wrote.
 */
public final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    /** For services without functions. */
    public static final Guard OF_NOTHING = new Guard(Blueprint.EMPTY, new LocalAddresses(""), _ -> Optional.empty());

    private final Signers signers;
    private final Demands demands;
    private final Map<String, Role> roles;
    private final Set<Grant> used = ConcurrentHashMap.newKeySet();

    /** Which function, or who acts in its role, signs with an access key; empty for people and for the services themselves. */
    public interface Signers {
        Optional<String> function(String accessKey);
    }

    public Guard(Blueprint blueprint, Addresses addresses, Signers signers) {
        this.signers = signers;
        this.demands = new Demands(blueprint, addresses);
        Map<String, Role> byArn = blueprint.roles().stream().collect(Collectors.toMap(Role::arn, Function.identity()));
        this.roles = blueprint.functions().stream()
                .filter(function -> function.role().isPresent())
                .collect(Collectors.toMap(
                        Blueprint.Function::name,
                        function -> byArn.get(function.role().orElseThrow())));
    }

    /** Whether there is anything to keep whoever signs with this access key to. */
    public boolean watches(String accessKey) {
        return signers.function(accessKey).filter(roles::containsKey).isPresent();
    }

    /** What is answered instead of doing what the role does not allow; empty when it allows all of it. */
    public Optional<Answer> refusal(String accessKey, String service, String operation, byte[] body) {
        return signers.function(accessKey)
                .filter(roles::containsKey)
                .flatMap(function -> demands.of(service, operation, body).stream()
                        .filter(demand -> !meets(function, demand))
                        .findFirst()
                        .map(demand -> refusal(function, service, demand)));
    }

    private static Answer refusal(String function, String service, Demand demand) {
        LOG.warn("{} may not {} on {} {}", function, demand.action(), demand.resource(), demand.keys());
        return Refusal.answer(function, service, demand);
    }

    private boolean meets(String function, Demand demand) {
        List<Statement> allowing = role(function).statements().stream()
                .filter(statement -> Allowing.meets(statement, demand))
                .toList();
        allowing.stream()
                .flatMap(statement -> Allowing.grants(function, statement))
                .filter(grant -> Allowing.makesUseOf(grant, demand))
                .forEach(used::add);
        return !allowing.isEmpty();
    }

    private Role role(String function) {
        return Optional.ofNullable(roles.get(function)).orElseThrow();
    }

    /** What the roles allow and nobody made use of so far. */
    public List<Grant> unused() {
        return roles.keySet().stream()
                .sorted()
                .flatMap(this::grants)
                .distinct()
                .filter(grant -> !used.contains(grant))
                .toList();
    }

    private Stream<Grant> grants(String function) {
        return role(function).statements().stream().flatMap(statement -> Allowing.grants(function, statement));
    }
}
