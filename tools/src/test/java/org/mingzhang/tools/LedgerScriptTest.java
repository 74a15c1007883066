package org.mingzhang.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.tools.repository.Repository;

/**
 * The script {@code ledger}, run in a checkout of straw: JDKs and Maven are scripts that write down how they were
 * called, and PATH holds the named tools and nothing else.
 */
class LedgerScriptTest {
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "dirname",
            "find",
            "flock",
            "grep",
            "head",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "tail",
            "touch");

    /** A folder with a space in its name, since people have such. */
    @TempDir
    private Path temp;

    private Path checkout;
    private Path bin;
    private Path jdks;
    private final Map<String, String> settings = new TreeMap<>();

    @BeforeEach
    void strawCheckout() throws IOException {
        checkout = Files.createDirectories(temp.resolve("a check out"));
        Files.copy(Repository.ROOT.resolve("ledger"), checkout.resolve("ledger"));
        executable(checkout.resolve("ledger"), Files.readString(Repository.ROOT.resolve("ledger"), UTF_8));
        Files.createDirectories(checkout.resolve(".mvn"));
        write(checkout.resolve("pom.xml"), "<project/>");
        write(checkout.resolve("tools/pom.xml"), "<project/>");
        write(source("A.java"), "class A {}");
        bin = Files.createDirectories(temp.resolve("bin"));
        for (String tool : TOOLS) {
            Path real = Stream.of("/usr/bin", "/bin")
                    .map(folder -> Path.of(folder, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            executable(bin.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
        }
        jdks = Files.createDirectories(temp.resolve("jdks"));
        settings.put("PATH", bin.toString());
        settings.put("HOME", temp.toString());
        settings.put("LEDGER_JDK_PLACES", jdks.toString());
        maven("3.8.7", "");
    }

    @Test
    void takesTheNewestJdkByNumberNotByText() throws Exception {
        jdk("jdk-17", "17.0.15");
        jdk("jdk-9", "9.0.4");
        jdk("jdk-8", "1.8.0_392");
        jdk("jdk-21.0.9", "21.0.9");
        assertThat(run("--jdk").out()).isEqualTo(jdks + "/jdk-21.0.9\n");
        jdk("jdk-21.0.10", "21.0.10");
        assertThat(run("--jdk").out()).isEqualTo(jdks + "/jdk-21.0.10\n");
        jdk("z-is-last-but-older", "21");
        jdk("a-is-first-and-newest", "25");
        assertThat(run("--jdk").out()).isEqualTo(jdks + "/a-is-first-and-newest\n");
    }

    @Test
    void takesJavaHomeWhenItFitsAndOnlyThen() throws Exception {
        jdk("jdk-25", "25.0.1");
        settings.put("JAVA_HOME", jdk("jdk-21", "21.0.2").toString());
        assertThat(run("--jdk").out()).isEqualTo(jdks + "/jdk-21\n");
        settings.put("JAVA_HOME", jdk("jdk-17", "17.0.15").toString());
        assertThat(run("--jdk").out()).isEqualTo(jdks + "/jdk-25\n");
        settings.put("JAVA_HOME", temp.resolve("gone").toString());
        assertThat(run("--jdk").out()).isEqualTo(jdks + "/jdk-25\n");
    }

    @Test
    void asksTheJdkItselfWhenItHasNoReleaseFile() throws Exception {
        jdk("jdk-21", "21.0.2");
        Path odd = jdk("odd", "26-ea");
        Files.delete(odd.resolve("release"));
        assertThat(run("--jdk").out()).isEqualTo(odd + "\n");
    }

    @Test
    void findsTheJdkBehindJavaOnThePath() throws Exception {
        Path elsewhere = jdk("jdk-22", "22.0.1");
        settings.put("LEDGER_JDK_PLACES", temp.resolve("nothing here").toString());
        Files.createSymbolicLink(bin.resolve("java"), elsewhere.resolve("bin/java"));
        assertThat(run("--jdk").out()).isEqualTo(elsewhere.toRealPath() + "\n");
    }

    @Test
    void saysWhatToInstallWhenNoJdkFits() throws Exception {
        jdk("jdk-17", "17.0.15");
        Files.delete(jdk("jre-25", "25").resolve("bin/javac"));
        Run run = run("budget");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("需要 JDK 21 或更新版本", "找到： 17.0.15", "apt-get install openjdk-21");
        assertThat(mavenCalls()).isEmpty();
    }

    @Test
    void handsArgumentsOnUntouchedAndFromAnyFolder() throws Exception {
        jdk("jdk-25", "25");
        Path link = temp.resolve("link to ledger");
        Files.createSymbolicLink(link, Path.of("a check out/ledger"));
        Path elsewhere = Files.createDirectories(temp.resolve("else where"));
        Run run = finish(start(elsewhere, link.toString(), "do", "a b", "", "*", "--x=$y"));
        assertThat(run.code()).isEqualTo(7);
        assertThat(run.out()).contains("cwd " + elsewhere + "\n");
        assertThat(run.out()).contains("-jar\n" + checkout + "/tools/target/ledger.jar\ndo\n");
        assertThat(run.out()).endsWith(".jar\ndo\na b\n\n*\n--x=$y\n");
    }

    @Test
    void givesOptionsOnlyToJvmsThatKnowThem() throws Exception {
        jdk("jdk-21", "21.0.2");
        assertThat(run("budget").out()).contains("-Xlog:disable").doesNotContain("unsafe");
        jdk("jdk-25", "25");
        assertThat(run("budget").out()).contains("--sun-misc-unsafe-memory-access=allow");
        settings.put("LEDGER_JAVA_OPTS", "-Xmx4g -ea");
        assertThat(run("budget").out()).contains("-Xmx4g\n-ea\n");
    }

    @Test
    void commandsStartFromTheClassesThatALargeOneLeft() throws Exception {
        jdk("jdk-25", "25.0.1");
        Path archive = checkout.resolve("tools/target/classes-25.0.1.jsa");
        assertThat(run("budget").out()).doesNotContain("SharedArchive");
        assertThat(run("demo").out()).contains("-XX:+AutoCreateSharedArchive\n-XX:SharedArchiveFile=" + archive + "\n");
        write(archive, "");
        assertThat(run("budget").out())
                .contains("-XX:SharedArchiveFile=" + archive + "\n")
                .doesNotContain("AutoCreate");
        run("demo");
        assertThat(archive).as("an archive of almost nothing").doesNotExist();
    }

    @Test
    void buildsWhatIsMissingOrOutOfDateAndNothingElse() throws Exception {
        jdk("jdk-25", "25");
        Run first = run("budget");
        assertThat(first.code()).isEqualTo(7);
        assertThat(first.err()).contains("ledger: 正在构建").contains("ledger: 构建完成");
        assertThat(first.out()).doesNotContain("Building");
        assertThat(mavenCalls()).hasSize(1);

        assertThat(run("budget").err()).isEmpty();
        assertThat(mavenCalls()).hasSize(1);

        write(source("B.java"), "class B {}");
        assertBuildsOnceAfterChangeOf(source("B.java"));
        assertBuildsOnceAfterChangeOf(checkout.resolve("pom.xml"));
        assertBuildsOnceAfterChangeOf(checkout.resolve("tools/pom.xml"));
        Files.delete(source("B.java"));
        assertBuildsOnceAfterChangeOf(checkout.resolve("tools/src/main/java"));

        int before = mavenCalls().size();
        Files.delete(checkout.resolve("tools/target/ledger.jar"));
        run("budget");
        assertThat(mavenCalls()).as("a missing jar").hasSize(before + 1);
    }

    /** Sets every clock by hand: the stamp is newer than all files but the changed one. */
    private void assertBuildsOnceAfterChangeOf(Path changed) throws Exception {
        Instant built = Instant.parse("2026-01-01T00:00:00Z");
        try (Stream<Path> files = Files.walk(checkout)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(built.minusSeconds(1)));
            }
        }
        Files.setLastModifiedTime(checkout.resolve("target/built"), FileTime.from(built));
        int before = mavenCalls().size();
        run("budget");
        assertThat(mavenCalls()).as("nothing changed").hasSize(before);
        Files.setLastModifiedTime(changed, FileTime.from(built.plusSeconds(1)));
        run("budget");
        assertThat(mavenCalls()).as("changed: " + changed).hasSize(before + 1);
        run("budget");
        assertThat(mavenCalls()).as("built since").hasSize(before + 1);
    }

    @Test
    void needsNoMavenOnceBuilt() throws Exception {
        jdk("jdk-25", "25");
        run("budget");
        Files.delete(bin.resolve("mvn"));
        assertThat(run("budget").code()).isEqualTo(7);
        Files.delete(checkout.resolve("tools/target/ledger.jar"));
        Run run = run("budget");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("Maven 3.8", "apt-get install maven", "请安装");
    }

    @Test
    void refusesAMavenThatIsTooOld() throws Exception {
        jdk("jdk-25", "25");
        maven("3.6.3", "");
        Run run = run("budget");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("现有的 mvn 为 3.6.3");
        maven("3.10.1", "");
        assertThat(run("budget").code()).as("3.10 is newer than 3.8").isEqualTo(7);
    }

    @Test
    void showsWhyABuildFailedAndTriesAgainNextTime() throws Exception {
        jdk("jdk-25", "25");
        maven("3.8.7", "echo '[INFO] chatter'; echo '[ERROR] A.java:[3,1] boom'; exit 1");
        Run run = run("budget");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("A.java:[3,1] boom", "target/build.log").doesNotContain("chatter");
        maven("3.8.7", "");
        assertThat(run("budget").code()).isEqualTo(7);
        assertThat(mavenCalls()).hasSize(2);
    }

    @Test
    void aSecondCallWaitsForTheBuildOfTheFirst() throws Exception {
        jdk("jdk-25", "25");
        Path gate = temp.resolve("gate");
        finish(new ProcessBuilder("mkfifo", gate.toString()).start());
        maven("3.8.7", "echo building >'" + temp + "/started'; read -r go <'" + gate + "'");
        Process first = start(checkout, "./ledger", "budget");
        try (BufferedReader firstErr = first.errorReader(UTF_8)) {
            assertThat(firstErr.readLine()).contains("正在构建");
            Process second = start(checkout, "./ledger", "budget");
            try (BufferedReader secondErr = second.errorReader(UTF_8)) {
                assertThat(secondErr.readLine()).contains("正在等待本文件夹中的另一次构建");
                Files.writeString(gate, "go\n", UTF_8);
                assertThat(second.waitFor()).isEqualTo(7);
            }
            assertThat(first.waitFor()).isEqualTo(7);
        }
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void testIsMavenVerifyWithTheJdkFound() throws Exception {
        jdk("jdk-17", "17");
        Path newest = jdk("jdk-25", "25");
        maven("3.8.7", "echo 'Tests run: 3'; exit 5");
        Run run = run("test", "-pl", "tools");
        assertThat(run.code()).as("Maven's own code").isEqualTo(5);
        assertThat(run.out()).contains("Tests run: 3");
        assertThat(mavenCalls()).containsExactly(newest + " -pl tools verify");
    }

    private Path source(String name) {
        return checkout.resolve("tools/src/main/java/" + name);
    }

    /** A JDK of straw: its {@code java} prints where and with what it was called, and ends with 7. */
    private Path jdk(String name, String version) throws IOException {
        Path home = jdks.resolve(name);
        write(home.resolve("release"), "IMPLEMENTOR=\"Straw\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(home.resolve("bin/javac"), "#!/bin/sh\n");
        executable(home.resolve("bin/java"), """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2026-01-01' >&2; exit 0; fi
                echo "cwd $PWD"
                printf '%%s\\n' "$@"
                exit 7
                """.formatted(version));
        return home;
    }

    /** A Maven of straw: notes its JAVA_HOME and arguments, does {@code extra}, and leaves a jar. */
    private void maven(String version, String extra) throws IOException {
        executable(bin.resolve("mvn"), """
                #!/bin/sh
                if [ "$1" = -v ]; then printf '\\033[1mApache Maven %s (abc)\\033[m\\n'; exit 0; fi
                echo "$JAVA_HOME $*" >>"%s/maven-calls"
                echo 'Building'
                %s
                mkdir -p tools/target && touch tools/target/ledger.jar
                """.formatted(version, temp, extra));
    }

    private List<String> mavenCalls() throws IOException {
        Path calls = temp.resolve("maven-calls");
        return Files.exists(calls) ? Files.readAllLines(calls, UTF_8) : List.of();
    }

    private Run run(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of("./ledger"));
        command.addAll(List.of(args));
        return finish(start(checkout, command.toArray(String[]::new)));
    }

    private Process start(Path folder, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(settings);
        return builder.start();
    }

    private static Run finish(Process process) throws Exception {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), out, err);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text, UTF_8);
    }

    private static void executable(Path file, String text) throws IOException {
        write(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private record Run(int code, String out, String err) {}
}
