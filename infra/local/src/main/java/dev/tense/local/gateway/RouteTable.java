package dev.tense.local.gateway;

import dev.tense.local.template.Blueprint.Route;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a request as HTTP APIs do. */
final class RouteTable {
    private static final String DEFAULT = "$default";
    private final List<Entry> entries;
    private final Optional<Route> otherwise;

    private record Entry(Route route, String method, String path, PathPattern pattern) {
        static Entry of(Route route) {
            String[] parts = route.key().split(" ", 2);
            return new Entry(route, parts[0], parts[1], new PathPattern(parts[1]));
        }

        boolean takes(String asked) {
            return method.equals("ANY") || method.equals(asked);
        }
    }

    /** A route with the values of its path's variables. */
    record Match(Route route, Map<String, String> pathParameters) {}

    RouteTable(List<Route> routes) {
        entries = routes.stream()
                .filter(route -> !route.key().equals(DEFAULT))
                .map(Entry::of)
                .sorted(Comparator.<Entry>comparingInt(entry -> PathPattern.rank(entry.path()))
                        .thenComparing(entry -> entry.method().equals("ANY")))
                .toList();
        otherwise = routes.stream().filter(route -> route.key().equals(DEFAULT)).findFirst();
    }

    Optional<Match> find(String method, String path) {
        for (Entry entry : entries) {
            Optional<Map<String, String>> values =
                    entry.takes(method) ? entry.pattern().match(path) : Optional.empty();
            if (values.isPresent()) {
                return Optional.of(new Match(entry.route(), values.get()));
            }
        }
        return otherwise.map(route -> new Match(route, Map.of()));
    }
}
