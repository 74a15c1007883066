package org.mingzhang.view.projection;

import java.util.List;

/**
 * A table of a projector.
 *
 * @param key the columns of its primary key
 */
public record ViewTable(String name, List<String> key) {
    public ViewTable {
        key = List.copyOf(key);
    }

    public static ViewTable of(String name, String... key) {
        return new ViewTable(name, List.of(key));
    }
}
