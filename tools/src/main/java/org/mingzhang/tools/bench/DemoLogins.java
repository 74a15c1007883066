package org.mingzhang.tools.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whom a demo's console knows: everybody whose key lies in its home, one of each kind in turn. */
final class DemoLogins {
    private static final String ENDING = ".p12";

    private DemoLogins() {}

    /** So many of them, or all where there are fewer. */
    static List<String> of(Path home, int many) {
        Map<String, Deque<String>> kinds = new TreeMap<>();
        try (Stream<Path> files = Files.list(home.resolve("keys/actors"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .forEach(login -> kinds.computeIfAbsent(login.replaceAll("[0-9]+", ""), kind -> new ArrayDeque<>())
                            .add(login));
        } catch (IOException e) {
            throw new UncheckedIOException(home + " has no keys of demo people", e);
        }
        List<String> logins = new ArrayList<>();
        while (logins.size() < many && !kinds.isEmpty()) {
            for (Deque<String> kind : kinds.values()) {
                if (logins.size() < many) {
                    logins.add(kind.remove());
                }
            }
            kinds.values().removeIf(Deque::isEmpty);
        }
        return logins;
    }
}
