package org.mingzhang.tools.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A class that a page names exists: pages are read when the code is not understood, so they must not be older than it. */
class NamesTest {
    private static final Pattern CLASS_NAME =
            Pattern.compile("(?<![\\w.`/…-])`?([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)`?(?![\\w-])");
    /** Names of others, and plain words in this spelling. */
    private static final Set<String> NOT_OURS = Set.of(
            "BigDecimal",
            "C2SP",
            "EventStorageEngine",
            "JSpecify",
            "MapStruct",
            "NullAway",
            "NullMarked",
            "OpenAPI",
            "OpenSSL",
            "PostgreSQL");

    @Test
    void classesNamedInPagesExist() {
        Set<String> classes = Repository.files(path -> path.endsWith(".java")).stream()
                .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
                .collect(Collectors.toSet());
        EventFields.byRecordName().keySet().forEach(classes::add);
        Set<String> unknown = new TreeSet<>();
        int named = 0;
        for (var page :
                Repository.files(path -> path.matches("README(\\.zh-CN)?\\.md|docs/[A-Z]+\\.md|docs/adr/.*\\.md"))) {
            Matcher name = CLASS_NAME.matcher(Repository.text(page));
            while (name.find()) {
                named++;
                String found = Objects.requireNonNull(name.group(1));
                if (!classes.contains(found) && !NOT_OURS.contains(found)) {
                    unknown.add(page + ": " + found);
                }
            }
        }
        assertThat(named).isGreaterThan(20);
        assertThat(unknown).isEmpty();
    }
}
