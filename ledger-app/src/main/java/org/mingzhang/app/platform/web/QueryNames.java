package org.mingzhang.app.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;

/**
 * What stands behind the question mark of an address. What the address does not know is refused by name, on pages as over REST: passed
 * over, a condition that was mistyped would let in all that it was to keep out.
 */
public final class QueryNames {
    private QueryNames() {}

    /** The names, each once, in the order in which they stand there. */
    public static Set<String> of(HttpServletRequest request) {
        String query = request.getQueryString();
        Set<String> names = new LinkedHashSet<>();
        for (String part : query == null ? new String[0] : query.split("&", -1)) {
            if (!part.isEmpty()) {
                names.add(decoded(part.replaceFirst("=.*", "")));
            }
        }
        return names;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidDocument(List.of(new Problem(name, "", "应为 UTF-8 编码的参数名")));
        }
    }

    /**
     * Lets pass what is known.
     *
     * @throws InvalidDocument with everything that is not
     */
    public static void requireKnown(Set<String> given, Collection<String> known) {
        List<Problem> problems = given.stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Problem(name, "", expected(known)))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
    }

    /**
     * Lets pass a value that is one of a few.
     *
     * @param value null where nothing was asked for
     * @throws InvalidDocument where it is none of them
     */
    public static void requireOneOf(String name, @Nullable String value, Collection<String> known) {
        if (value != null && !known.contains(value)) {
            throw new InvalidDocument(List.of(new Problem(name, value, "可取的有：" + String.join("、", known))));
        }
    }

    private static String expected(Collection<String> known) {
        return known.isEmpty() ? "没有这个参数；这个地址没有参数" : "没有这个参数；可用的有：" + String.join("、", new TreeSet<>(known));
    }
}
