package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever breaks off while a practice ledger is put back, there is a whole one to start from. */
class PracticeFolderTest {
    private static final int FILES = 60;
    private static final int KILLS = 12;

    @TempDir
    private Path home;

    private Path root;

    @BeforeEach
    void make() throws IOException {
        root = home.resolve("practice");
        try (PracticeFolder folder = PracticeFolder.in(home)) {
            Path making = folder.toBeMade();
            Path secrets = Files.createDirectory(
                    making.resolve("secrets"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createFile(
                    secrets.resolve("key"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            for (int i = 0; i < FILES; i++) {
                Path deep = Files.createDirectories(making.resolve("postgres/data/base/" + i % 7));
                Files.writeString(deep.resolve("file-" + i), ("line " + i + "\n").repeat(3_000));
            }
            folder.made();
            folder.prepare();
        }
    }

    private static SortedMap<String, String> contents(Path folder) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                contents.put(
                        folder.relativize(file).toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                                + (Files.isRegularFile(file)
                                        ? Files.readString(file).hashCode()
                                        : ""));
            }
        }
        return contents;
    }

    private void startable(String when) throws IOException {
        try (PracticeFolder folder = PracticeFolder.in(home)) {
            assertThat(folder.isMade()).as(when).isTrue();
            folder.prepare();
            assertThat(contents(folder.ledger())).as(when).isEqualTo(contents(root.resolve("cold")));
            assertThat(root.resolve("ledger.new")).as(when).doesNotExist();
            assertThat(root.resolve("ledger.old")).as(when).doesNotExist();
        }
    }

    @Test
    void itIsPutBackWhole() throws IOException {
        Files.writeString(root.resolve("ledger/practised"), "x");
        Files.delete(root.resolve("ledger/postgres/data/base/0/file-0"));
        try (PracticeFolder folder = PracticeFolder.in(home)) {
            folder.reset();
        }
        startable("after a reset");
    }

    @Test
    void wherePowerWentWhileItWasCopied() throws IOException {
        Path half = Files.createDirectories(root.resolve("ledger.new/postgres/data"));
        Files.writeString(half.resolve("half"), "x");
        startable("half a copy");
    }

    @Test
    void wherePowerWentBetweenTheTwoRenames() throws IOException {
        Files.move(root.resolve("ledger"), root.resolve("ledger.old"));
        Files.createDirectories(root.resolve("ledger.new"));
        startable("the old one gone, the new one not there");
    }

    @Test
    void wherePowerWentBeforeTheOldOneWasRemoved() throws IOException {
        Files.createDirectories(root.resolve("ledger.old/postgres/data"));
        startable("both there");
    }

    @Test
    void wherePowerWentWhileItWasMade(@TempDir Path another) throws IOException {
        try (PracticeFolder folder = PracticeFolder.in(another)) {
            Files.writeString(folder.toBeMade().resolve("half"), "x");
        }
        try (PracticeFolder folder = PracticeFolder.in(another)) {
            assertThat(folder.isMade()).isFalse();
            assertThat(folder.toBeMade()).isEmptyDirectory();
        }
    }

    @Test
    void oneProcessHasItAtATime() {
        try (PracticeFolder folder = PracticeFolder.in(home)) {
            assertThat(folder.isMade()).isTrue();
            assertThatThrownBy(() -> PracticeFolder.in(home))
                    .isInstanceOf(No.class)
                    .hasMessageContaining("另一个进程");
        }
    }

    @Test
    void itIsNotTakenAwayFromUnderARunningDatabase() throws IOException {
        Files.writeString(root.resolve("ledger/postgres/data/postmaster.pid"), "1");
        Files.writeString(root.resolve("ledger/practised"), "x");
        try (PracticeFolder folder = PracticeFolder.in(home)) {
            assertThatThrownBy(folder::reset).isInstanceOf(No.class).hasMessageContaining("还在运行");
        }
        assertThat(root.resolve("ledger/practised")).exists();
    }

    @Test
    void whatIsNotItsOwnIsLeftAlone(@TempDir Path another) throws IOException {
        Path foreign = Files.createDirectories(another.resolve("practice"));
        Files.writeString(foreign.resolve("papers"), "x");
        assertThatThrownBy(() -> PracticeFolder.in(another))
                .isInstanceOf(No.class)
                .hasMessageContaining("不动它");
        assertThat(contents(another).keySet()).containsExactlyInAnyOrder("", "practice", "practice/papers");
        Files.delete(root.resolve("ledger/practice.txt"));
        try (PracticeFolder folder = PracticeFolder.in(home)) {
            assertThatThrownBy(folder::prepare).isInstanceOf(No.class).hasMessageContaining("不是演练账套");
        }
    }

    @Test
    void killedInTheMiddleOfItManyTimes() throws Exception {
        SortedMap<String, String> before = contents(root.resolve("cold"));
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Again.class.getName(),
                            home.toString())
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                for (int line = 0; line <= kill % 3; line++) {
                    assertThat(Objects.requireNonNull(said.readLine())).startsWith("again");
                }
                // Somewhere within the next one.
                for (int spin = 0; spin < kill * 40_000; spin++) {
                    Thread.onSpinWait();
                }
                process.destroyForcibly().waitFor();
            }
            startable("kill " + kill);
        }
        assertThat(contents(root.resolve("cold"))).isEqualTo(before);
    }

    /** A process that puts it back again and again. */
    static final class Again {
        private Again() {}

        public static void main(String[] args) {
            try (PracticeFolder folder = PracticeFolder.in(Path.of(args[0]))) {
                for (int i = 0; i < 10_000; i++) {
                    folder.prepare();
                    System.out.println("again " + Map.of("time", i));
                    System.out.flush();
                    folder.reset();
                }
            }
        }
    }
}
