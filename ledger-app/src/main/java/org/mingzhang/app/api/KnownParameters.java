package org.mingzhang.app.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.web.QueryNames;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Refuses what an address does not know behind its question mark: passed over, a condition that was mistyped would let in all that it
 * was to keep out. What there is to know is read from the interface's own description, so that both are the same.
 */
final class KnownParameters implements HandlerInterceptor {
    private final Supplier<JsonNode> description;
    private volatile @Nullable Map<String, Set<String>> known;

    KnownParameters(Supplier<JsonNode> description) {
        this.description = description;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Set<String> given = QueryNames.of(request);
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (given.isEmpty() || !(pattern instanceof String path) || !path.startsWith(ApiAreas.ROOT)) {
            return true;
        }
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        Set<String> allowed = known().get(
                        method + " " + path.substring(ApiAreas.ROOT.length()).replace("{*", "{"));
        if (allowed == null) {
            return true;
        }
        QueryNames.requireKnown(given, allowed);
        return true;
    }

    private Map<String, Set<String>> known() {
        Map<String, Set<String>> found = known;
        if (found == null) {
            found = read(description.get());
            known = found;
        }
        return found;
    }

    /** Without those addresses that take names of their own, such as a register's columns, and refuse others themselves. */
    private static Map<String, Set<String>> read(JsonNode document) {
        Map<String, Set<String>> all = new HashMap<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    Set<String> names = new TreeSet<>();
                    boolean own = false;
                    for (JsonNode given : operation.getValue().get("parameters")) {
                        JsonNode parameter = given.has("$ref")
                                ? document.at(given.get("$ref").asString().substring(1))
                                : given;
                        if (parameter.get("in").asString().equals("query")) {
                            names.add(parameter.get("name").asString());
                            own |= parameter.at("/schema/additionalProperties").isObject();
                        }
                    }
                    if (!own) {
                        all.put(operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(), names);
                    }
                }));
        return all;
    }
}
