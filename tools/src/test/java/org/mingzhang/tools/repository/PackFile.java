package org.mingzhang.tools.repository;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A policy pack as plain YAML: what a path such as {@code directions.HD-01.amount.limits.cap} leads to. */
final class PackFile {
    private static final Path PACKS = Path.of("ledger-domain/src/main/resources/packs");

    private final Object content;

    private PackFile(Object content) {
        this.content = content;
    }

    static PackFile of(String pack) {
        return new PackFile(new Load(LoadSettings.builder().build())
                .loadFromString(Repository.text(PACKS.resolve(pack).resolve("pack.yaml"))));
    }

    boolean has(String path) {
        return at(content, path) != null;
    }

    /** The ids in a section, such as {@code directions}. */
    Set<String> ids(String section) {
        if (!(at(content, section) instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("no section " + section);
        }
        return map.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
    }

    /** Ids may hold dots themselves ({@code phases.1.1}), so each prefix of the path is tried as a key. */
    private static @Nullable Object at(@Nullable Object node, String path) {
        if (!(node instanceof Map<?, ?> map)) {
            return null;
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = String.valueOf(entry.getKey());
            if (path.equals(key)) {
                return entry.getValue();
            }
            if (path.startsWith(key + ".")) {
                Object found = at(entry.getValue(), path.substring(key.length() + 1));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
