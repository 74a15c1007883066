package org.mingzhang.tools.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules that a compiler does not know. A rule that no test enforces is a wish. */
class RepositoryTest {
    private static final Set<String> TOP_LEVEL = Set.of(
            "CHANGELOG.md",
            "LICENSE",
            "README.md",
            "README.zh-CN.md",
            "docs",
            "ledger",
            "ledger-app",
            "ledger-domain",
            "pom.xml",
            "projections",
            "tools");
    private static final int LINES_MAX = 400;
    /** Main Java files that may be longer, each with its reason. */
    private static final Map<String, String> LONG_FILES = Map.of(
            "ledger-app/src/test/java/org/mingzhang/app/signing/SigningPagesIT.java",
            "one story of a form from filling to receipt, on the one server that is started here",
            "ledger-domain/src/main/java/org/mingzhang/domain/award/AwardCommand.java",
            "one sealed interface of all that can be asked about an award, whose records must stand in it",
            "ledger-domain/src/main/java/org/mingzhang/domain/programme/ProgrammeCommand.java",
            "one sealed interface of all that can be asked about a programme, whose records must stand in it",
            "ledger-domain/src/main/java/org/mingzhang/domain/programme/ProgrammeEvent.java",
            "one sealed interface of all that happens to a programme, whose records must stand in it");

    // Written with brackets so that this file does not find itself.
    private static final Pattern LEFTOVER = Pattern.compile("\\b(TO[D]O|FIX[M]E|XX[X]|HA[C]K)\\b");
    private static final Pattern MACHINE = Pattern.compile(
            "(?<![\\w.])/(h[o]me|r[o]ot|U[s]ers|t[m]p|w[o]rk|f[a]rm)/\\w|C:\\\\U[s]ers|repo\\d?\\.m[a]ven|[^.]m[a]ven\\.org"
                    + "|registry\\.n[p]mjs|deb\\.d[e]bian|p[y]pi\\.org");
    private static final Pattern DISABLED = Pattern.compile("@(Dis[a]bled|Ig[n]ore)\\b(?!\\s*\\(\\s*\"[^\"]{10,})");
    private static final Pattern SLEEP = Pattern.compile("\\b(Thread|TimeUnit\\.\\w+)\\.sl[e]ep\\(");
    private static final Pattern FLOATING = Pattern.compile("\\b(float|double|Float|Double|BigDecimal)\\b");

    @Test
    void theTopLevelHoldsTheAgreedNamesOnly() throws Exception {
        try (Stream<Path> entries = Files.list(Repository.ROOT)) {
            assertThat(entries.map(path ->
                                    Objects.requireNonNull(path.getFileName()).toString())
                            .filter(name -> !name.startsWith(".")
                                    && !Set.of("target", "ledger-data").contains(name)))
                    .containsExactlyInAnyOrderElementsOf(TOP_LEVEL);
        }
    }

    @Test
    void nothingIsLeftToDoInTheText() {
        assertThat(lines(textFiles(), LEFTOVER)).isEmpty();
    }

    @Test
    void noMachineAndNoRegistryIsNamed() {
        assertThat(lines(textFiles(), MACHINE)).isEmpty();
    }

    @Test
    void aTestIsSwitchedOffOnlyWithItsReason() {
        assertThat(lines(java("/src/test/java/"), DISABLED)).isEmpty();
    }

    @Test
    void noTestSleepsToWaitForSomething() {
        assertThat(lines(java("/src/test/java/"), SLEEP))
                .as("await a latch, a future or a condition instead")
                .isEmpty();
    }

    @Test
    void theDomainComputesWithoutFloatingPointAndWithoutBigDecimal() {
        List<String> found = new ArrayList<>();
        for (Path file : java("ledger-domain/src/main/java/")) {
            collect(found, file, JavaText.withoutCommentsAndStrings(Repository.text(file)), FLOATING);
        }
        assertThat(found).as("money is Fen, rates are Ratio").isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        Set<String> faults = new TreeSet<>();
        for (Path file : Repository.mainJava()) {
            Path folder = Objects.requireNonNull(file.getParent());
            Path info = folder.resolve("package-info.java");
            if (!Files.exists(Repository.ROOT.resolve(info))) {
                faults.add(folder + " has no package-info.java");
            } else if (!Repository.text(info).matches("(?s)/\\*\\*.{20,}\\*/\\s*@NullMarked\\s+package .*")) {
                faults.add(info + " needs a paragraph of Javadoc and @NullMarked");
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void noFileIsTooLongToRead() {
        List<String> found = new ArrayList<>();
        for (Path file : java("/src/")) {
            long lines = Repository.text(file).lines().count();
            if (lines > LINES_MAX && !LONG_FILES.containsKey(file.toString())) {
                found.add(file + ": " + lines + " lines");
            }
        }
        assertThat(found).as("split, or give a reason in LONG_FILES").isEmpty();
        assertThat(LONG_FILES.keySet()).as("reasons without a file").allSatisfy(path -> assertThat(Path.of(path))
                .satisfies(file ->
                        assertThat(Repository.text(file).lines().count()).isGreaterThan(LINES_MAX)));
    }

    @Test
    void textIsUtf8WithLineFeeds() {
        List<String> found = new ArrayList<>();
        for (Path file : textFiles()) {
            String text = Repository.text(file);
            if (text.indexOf('\r') >= 0 || (!text.isEmpty() && !text.endsWith("\n"))) {
                found.add(file.toString());
            }
        }
        assertThat(found).as("carriage returns, or no line feed at the end").isEmpty();
    }

    private static List<Path> textFiles() {
        return Repository.files(path -> path.matches(".*\\.(java|md|xml|ya?ml|sql|csv|html|css|properties|sh|txt)")
                || path.equals("ledger")
                || path.startsWith(".ci/"));
    }

    private static List<Path> java(String folder) {
        return Repository.files(path -> path.contains(folder) && path.endsWith(".java"));
    }

    private static List<String> lines(List<Path> files, Pattern pattern) {
        assertThat(files).as("a walk that finds nothing proves nothing").isNotEmpty();
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            collect(found, file, Repository.text(file), pattern);
        }
        return found;
    }

    private static void collect(List<String> found, Path file, String text, Pattern pattern) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                found.add(file + ":" + number + ": " + matcher.group());
            }
        }
    }
}
