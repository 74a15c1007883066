package org.mingzhang.app.register;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.springframework.web.util.UriUtils;

/**
 * The address of a register as it is shown, from which those of its neighbours are made: another page, another order. What was
 * left empty in the form is no part of it.
 */
public record Address(String path, Map<String, List<String>> parameters) {
    public static Address of(String path, Map<String, List<String>> parameters) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            List<String> written =
                    values.stream().filter(value -> !value.isBlank()).toList();
            if (!written.isEmpty()) {
                said.put(name, written);
            }
        });
        return new Address(path, said);
    }

    /** The same without some of it. */
    public Address without(String... names) {
        Map<String, List<String>> left = new LinkedHashMap<>(parameters);
        for (String name : names) {
            left.remove(name);
        }
        return new Address(path, left);
    }

    /** The same with another value. */
    public Address with(String name, Object value) {
        Address other = without(name);
        other.parameters.put(name, List.of(value.toString()));
        return other;
    }

    /** Another page of the same rows. */
    public Address page(long number) {
        return with("page", number);
    }

    /** Where the same rows are had as a file. */
    public Address file(String form) {
        return new Address(path + "/file", without("page", "limit", "dense").with("form", form).parameters);
    }

    /** As a link has it. */
    @Override
    public String toString() {
        StringJoiner query = new StringJoiner("&");
        parameters.forEach((name, values) -> values.forEach(value -> query.add(encoded(name) + "=" + encoded(value))));
        return query.length() == 0 ? path : path + "?" + query;
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
