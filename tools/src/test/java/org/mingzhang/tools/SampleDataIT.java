package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is told of a demo ledger says that it is invented, whichever command tells it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleDataIT {
    /** The first marks itself, the second makes no ledger of invented data. */
    private static final Set<String> MAKES_ONE = Set.of("demo", "init");

    private Path home;
    private Path folder;
    private JsonNode demo;
    private LedgerStore held;

    private Ran ledger(String... args) {
        return Ran.of(home, args);
    }

    @BeforeAll
    void tell(@TempDir Path temp) throws IOException {
        home = temp.resolve("home");
        folder = temp;
        Ran told = ledger("demo", "--headless", "--enterprises", "3", "--as-of", "2026-03-01", "--json");
        assertThat(told.code()).as(told.err()).isZero();
        demo = JsonMapper.shared().readTree(told.out());
        held = LedgerStore.open(new LedgerHome(home), null);
        Path key = new LedgerHome(home).actorKeys().resolve(actor() + ".p12");
        Files.copy(key, folder.resolve(actor() + ".p12"));
        Path pass = folder.resolve(actor() + ".pass");
        Files.createFile(pass, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(pass, at(at(demo, "demoKeys"), "passphrase").asString());
        assertThat(ledger("backup", "-o", folder.resolve("backup").toString()).code())
                .isZero();
        Files.writeString(folder.resolve("command.json"), "{}");
        Files.writeString(folder.resolve("企业.csv"), "统一社会信用代码,企业名称,县(市、区),细分行业\n");
    }

    @AfterAll
    void end() {
        held.close();
        LogFile.close();
    }

    private static JsonNode at(JsonNode node, String name) {
        return Objects.requireNonNull(node.get(name), name);
    }

    private String actor() {
        return at(at(at(demo, "demoKeys"), "actors").get(0), "id").asString();
    }

    /** Every command by its words that opens a ledger. */
    private static Map<String, CommandLine> commands() {
        Map<String, CommandLine> out = new TreeMap<>();
        collect("", Ledger.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter())), out);
        return out;
    }

    private static void collect(String words, CommandLine command, Map<String, CommandLine> out) {
        if (Mixins.in(command.getCommandSpec(), LedgerOptions.class).isPresent()) {
            out.put(words, command);
        }
        command.getSubcommands().forEach((name, sub) -> collect(words.isEmpty() ? name : words + " " + name, sub, out));
    }

    /** How each is asked; one that records is refused, which is told of the ledger as well. */
    private Map<String, List<String>> asked() {
        String key = folder.resolve(actor() + ".p12").toString();
        Map<String, List<String>> asked = new LinkedHashMap<>();
        asked.put("accessed", List.of());
        asked.put("accounts", List.of());
        asked.put("accounts invite", List.of("nobody"));
        asked.put("accounts close", List.of("nobody"));
        asked.put("tokens", List.of());
        asked.put("tokens list", List.of());
        asked.put("tokens issue", List.of("nobody", "--name", "x"));
        asked.put("tokens revoke", List.of("nobody"));
        asked.put("actors", List.of());
        asked.put("actors grant", List.of("nobody", "FINANCE", "--key", key));
        asked.put("backup", List.of("--check", folder.resolve("backup").toString()));
        asked.put(
                "restore",
                List.of(
                        folder.resolve("backup").toString(),
                        "--home",
                        folder.resolve("restored").toString()));
        asked.put("budget", List.of("--programme", "handan-2025"));
        asked.put("checkpoint", List.of());
        asked.put("corrections", List.of());
        asked.put("do", List.of(folder.resolve("command.json").toString(), "--key", key));
        asked.put("draw", List.of("no-such-case"));
        asked.put("duties", List.of("--programme", "handan-2025"));
        asked.put("entry", List.of("9"));
        asked.put(
                "export payments",
                List.of(
                        "--programme",
                        "handan-2025",
                        "-o",
                        folder.resolve("batch.csv").toString()));
        asked.put(
                "files catalogue",
                List.of(
                        "--programme",
                        "handan-2025",
                        "-o",
                        folder.resolve("catalogue.csv").toString()));
        asked.put(
                "files get",
                List.of("no-such-case", "0123", "-o", folder.resolve("got").toString()));
        asked.put("files show", List.of("no-such-case"));
        asked.put("files sweep", List.of());
        asked.put("files text", List.of("no-such-case"));
        asked.put("funds", List.of("--programme", "handan-2025"));
        asked.put("import", List.of(folder.resolve("企业.csv").toString(), "--programme", "handan-2025", "--dry-run"));
        asked.put("imports", List.of());
        asked.put("keys deposit", List.of(key));
        asked.put("keys export", List.of("-o", folder.resolve("public").toString()));
        asked.put("keys ledger", List.of());
        asked.put("keys list", List.of());
        asked.put("lists", List.of("--programme", "handan-2025"));
        asked.put("lists compare", List.of("no-such-list", "--paid"));
        asked.put("lists show", List.of("no-such-list"));
        asked.put("migrate", List.of());
        asked.put(
                "programme amend",
                List.of(
                        laterVersion().toString(),
                        "--programme",
                        "handan-2025",
                        "--document",
                        "《示例修订通知》",
                        "--key",
                        key));
        asked.put("programme open", List.of("handan-2025", "--key", key));
        asked.put("programme periods", List.of("--programme", "handan-2025"));
        asked.put("providers", List.of("--programme", "handan-2025"));
        asked.put("queue", List.of("--programme", "handan-2025"));
        asked.put("ranking", List.of("--programme", "handan-2025"));
        asked.put("rebuild", List.of());
        asked.put("receipt", List.of("0", "-o", folder.resolve("receipt").toString()));
        asked.put("recompute", List.of("--programme", "handan-2025"));
        asked.put("reconcile", List.of());
        asked.put("reconcile treasury", List.of("--programme", "handan-2025"));
        asked.put("roster", List.of("--programme", "handan-2025"));
        asked.put("schemes show", List.of("--programme", "handan-2025"));
        asked.put("similar", List.of("--programme", "handan-2025"));
        asked.put(
                "simulate",
                List.of(
                        "--programme",
                        "handan-2025",
                        "--enterprises",
                        "1",
                        "--as-of",
                        "2025-10-31",
                        "-o",
                        folder.resolve("simulated.xlsx").toString()));
        // Written by the first of the two questions, refused by the second: both are told of the ledger.
        asked.put("supervision", List.of("--programme", "handan-2025"));
        asked.put(
                "template",
                List.of(
                        "--programme",
                        "handan-2025",
                        "-o",
                        folder.resolve("template.xlsx").toString()));
        asked.put("trace", List.of("handan-2025"));
        asked.put("verify", List.of(folder.resolve("receipt").toString()));
        asked.put("whatif", List.of("--programme", "handan-2025"));
        return asked;
    }

    private Path laterVersion() {
        String first = new String(Packs.bytes("handan-2025", "pack.yaml"), StandardCharsets.UTF_8);
        try {
            return Files.writeString(
                    folder.resolve("later.yaml"),
                    first.replace(
                            "version: 1\n", "version: 2\namends: {from: 2027-01-01, text: 示例过渡办法, proposed: 示例修订}\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyCommandMarksWhatItTells() {
        Map<String, List<String>> asked = asked();
        commands().forEach((words, command) -> {
            boolean recordsAsAnother = command.getCommand() instanceof RecordingCommand && !asked.containsKey(words);
            if (MAKES_ONE.contains(words) || words.startsWith("bench ") || words.equals("serve") || recordsAsAnother) {
                return;
            }
            assertThat(asked).as("how to ask %s is to be added here", words).containsKey(words);
            assertMarked(words, Objects.requireNonNull(asked.get(words)));
        });
        assertMarked("verify", List.of("--live"));
        assertMarked("whatif", List.of("--programme", "handan-2025", "--set", "HD-01.cap.L2.batch2=15万元"));
        assertMarked("actors", List.of(actor()));
        assertMarked("trace", List.of("no-such-subject"));
    }

    private void assertMarked(String words, List<String> args) {
        List<String> line = new ArrayList<>(List.of(words.split(" ", -1)));
        line.addAll(args);
        Ran text = ledger(line.toArray(String[]::new));
        assertThat(text.code() == ExitCode.DONE ? text.out() : text.out() + text.err())
                .as("%s: %s", words, text.err())
                .contains(SampleData.MARK);
        line.add("--json");
        JsonNode document =
                JsonMapper.shared().readTree(ledger(line.toArray(String[]::new)).out());
        for (JsonNode marked : document.isArray() ? document : List.of(document)) {
            assertThat(at(marked, "sampleData").asBoolean()).as(words).isTrue();
        }
    }

    @Test
    void theDemoSaysHowManyWereAdmittedByThen() {
        assertThat(at(demo, "enterprises").asLong()).isEqualTo(3);
        assertThat(at(demo, "admitted").asLong())
                .as("the second batch comes later")
                .isEqualTo(2);
    }

    @Test
    void theServersFirstWordsAndItsBudgetAreMarked() throws IOException, InterruptedException {
        // As Ledger.main does, for a process of its own.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        StringWriter out = new StringWriter();
        Thread server = Thread.ofPlatform()
                .start(() -> Ledger.run(
                        new PrintWriter(out, true),
                        new PrintWriter(new StringWriter()),
                        "serve",
                        "--port",
                        "0",
                        "--home",
                        home.toString()));
        for (int i = 0; i < 600 && !out.toString().contains("例：curl"); i++) {
            server.join(Duration.ofMillis(100));
        }
        assertThat(out.toString()).startsWith(SampleData.MARK);
        Matcher port = Pattern.compile("接口：(http://127\\.0\\.0\\.1:\\d+)").matcher(out.toString());
        assertThat(port.find()).isTrue();
        String token = Files.readString(new LedgerHome(home).secrets().resolve("api-token"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            String budget = client.send(
                            HttpRequest.newBuilder(URI.create(port.group(1) + "/api/v1/programmes/handan-2025/budget"))
                                    .header("Authorization", "Bearer " + token.strip())
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            assertThat(at(JsonMapper.shared().readTree(budget), "sampleData").asBoolean())
                    .isTrue();
        }
        server.interrupt();
        server.join(Duration.ofMinutes(1));
    }

    @Test
    void aLedgerOfBusinessTakesNoNameOfADemo() throws IOException {
        for (String id : List.of("admin", Founding.SECURITY, Founding.AUDIT)) {
            Files.writeString(
                    folder.resolve(id + ".pem"),
                    SigningKey.generate(Algorithm.SM2).verifyingKey().pem());
        }
        List<String> asked = new ArrayList<>(
                List.of(Founding.words(SampleData.NAMES + "other", "admin", id -> folder.resolve(id + ".pem"))));
        asked.addAll(List.of("--home", folder.resolve("none").toString()));
        StringWriter err = new StringWriter();
        int code = Ledger.run(
                new PrintWriter(new StringWriter()), new PrintWriter(err, true), asked.toArray(String[]::new));
        assertThat(code).as(err.toString()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("留给示例账本");
    }
}
