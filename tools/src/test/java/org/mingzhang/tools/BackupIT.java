package org.mingzhang.tools;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.Whence;
import org.mingzhang.app.backup.BackupFolder;
import org.mingzhang.app.backup.BackupMaking;
import org.mingzhang.app.backup.BackupRefused;
import org.mingzhang.app.backup.NewHome;
import org.mingzhang.app.backup.Restoration;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.seal.Suite;
import tools.jackson.databind.JsonNode;

/** Backups: put back they are the same ledger, and whoever alters one is found out, with or without the digests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupIT {
    private static final String FIRM = "91130402MA0000001" + CreditCode.checkCharacter("91130402MA0000001");
    private static final String CASE = "HD-01-1-0001";
    private static final String PASSWORD = "Right-horse-42";

    private Path folder;

    private Office office;
    private Path whole;
    private JsonNode made;

    @BeforeAll
    void begin(@TempDir Path temp) throws IOException {
        folder = Files.createDirectory(temp.resolve("backups"));
        office = Office.opened(Files.createDirectory(temp.resolve("office")));
        office.registerAs("city", "industry", "CITY_INDUSTRY");
        office.registerAs("firm", FIRM, "APPLICANT");
        did("city", "enterprise.register", """
                {"enterprise": "%s", "details": {"name": "示例数控机床有限公司", "kind": "ENTERPRISE", "county": "130402",
                 "aboveScale": true}}""".formatted(FIRM));
        did("city", "enterprise.admit", """
                {"enterprise": "%s", "programme": "handan", "batch": "1", "documentNo": "名单〔2026〕1号"}""".formatted(FIRM));
        did("firm", "application.submit", """
                {"application": "%s", "programme": "handan", "direction": "HD-01", "applicant": "%s", "title": "改造",
                 "levelBefore": 1, "documents": [{"kind": "renovation-plan", "name": "方案.pdf", "sm3": "%s"},
                               {"kind": "truth", "name": "声明.pdf", "sm3": "%s"}]}""".formatted(
                        CASE, FIRM, Suite.SM3.hash(pdf("方案")), Suite.SM3.hash(pdf("声明"))));
        Path licence = Files.write(folder.resolve("营业执照.pdf"), pdf("营业执照"));
        office.done("attach", licence.toString(), "--to", CASE, "--as", "licence", "--key", office.keyOf("firm"));
        try (LedgerStore store = open(office.home())) {
            Accounts.open(store).openForDemo(List.of("city"), PASSWORD);
        }
        whole = folder.resolve("whole");
        made = office.done("backup", "-o", whole.toString(), "--with-keys", "--json")
                .json();
    }

    private void did(String actor, String command, String payload) throws IOException {
        done(office.home(), actor, command, payload);
    }

    private void done(Path home, String actor, String command, String payload) throws IOException {
        Path file = Files.writeString(
                Files.createTempFile("command", ".json"),
                "{\"command\": \"" + command + "\", \"payload\": " + payload + "}",
                UTF_8);
        Ran.ended(ExitCode.DONE, home, "do", file.toString(), "--key", office.keyOf(actor));
    }

    private static byte[] pdf(String text) {
        return ("%PDF-1.7\n% " + text + "\ntrailer<<>>\n%%EOF\n").getBytes(UTF_8);
    }

    private static LedgerStore open(Path home) {
        return LedgerStore.open(new LedgerHome(home), null);
    }

    private Path copy(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (Stream<Path> all = Files.walk(whole)) {
            for (Path one : all.toList()) {
                Files.copy(one, copy.resolve(whole.relativize(one)));
            }
        }
        return copy;
    }

    /** Alters a file of a backup; so that its length and PostgreSQL's format stay. */
    private static void replace(Path file, String old, String becomes) throws IOException {
        String text = Files.readString(file, ISO_8859_1);
        String was = new String(old.getBytes(UTF_8), ISO_8859_1);
        assertThat(text).contains(was);
        Files.writeString(file, text.replace(was, new String(becomes.getBytes(UTF_8), ISO_8859_1)), ISO_8859_1);
    }

    /** As somebody would who can write the backup and wants nothing to be noticed. */
    private static void renewDigests(Path backup, String name, byte[] before) throws IOException {
        byte[] after = Files.readAllBytes(backup.resolve(name));
        Path manifest = backup.resolve("backup.json");
        byte[] manifestBefore = Files.readAllBytes(manifest);
        for (Suite suite : Suite.values()) {
            replace(manifest, suite.hash(before).toString(), suite.hash(after).toString());
        }
        Path sums = backup.resolve("SHA256SUMS");
        replace(
                sums,
                Suite.SHA256.hash(before).toString(),
                Suite.SHA256.hash(after).toString());
        replace(
                sums,
                Suite.SHA256.hash(manifestBefore).toString(),
                Suite.SHA256.hash(Files.readAllBytes(manifest)).toString());
    }

    private Ran restore(int code, Path backup, Path home, String... more) {
        return Ran.ended(
                code,
                home,
                Stream.concat(Stream.of("restore", backup.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void aRestoredLedgerIsTheSameAndGoesOn() throws IOException {
        Path home = folder.resolve("restored");
        JsonNode restored = restore(ExitCode.DONE, whole, home, "--json").json();
        assertThat(restored.get("holds").asBoolean()).isTrue();
        assertThat(restored.get("rootHash")).isEqualTo(made.get("rootHash"));
        assertThat(restored.get("sha256RootHash")).isEqualTo(made.get("sha256RootHash"));
        assertThat(restored.get("treeSize")).isEqualTo(made.get("size"));
        assertThat(restored.get("filesNotRead").asLong()).isZero();
        assertThat(folder.resolve("restored.partial")).doesNotExist();
        Groundwork.hold(home);
        JsonNode live =
                Ran.ended(ExitCode.DONE, home, "verify", "--live", "--json").json();
        assertThat(live.get("rootHash")).isEqualTo(made.get("rootHash"));
        try (LedgerStore store = open(home)) {
            assertThat(Accounts.open(store).knock("city", PASSWORD, Whence.address("127.0.0.1")))
                    .isInstanceOf(Accounts.Knock.Welcome.class);
            assertThat(store.files().path(Suite.SM3.hash(pdf("营业执照")).toString()))
                    .hasBinaryContent(pdf("营业执照"));
        }
        done(home, "city", "application.receive-paper", """
                {"application": "%s", "document": "licence", "copies": 2, "sealed": true, "handedInBy": "示例数控机床有限公司"}""".formatted(CASE));
        Ran.ended(ExitCode.DONE, home, "verify", "--live");
        Ran.ended(ExitCode.DONE, home, "reconcile");
        restore(ExitCode.NO, whole, home);
    }

    @Test
    void theLedgerSaysThatABackupWasMadeAndProven() {
        JsonNode tried =
                office.done("backup", "--check", whole.toString(), "--json").json();
        assertThat(tried.get("holds").asBoolean()).isTrue();
        assertThat(tried.get("recorded").asBoolean()).isTrue();
        JsonNode entry =
                office.done("entry", made.get("position").asString(), "--json").json();
        assertThat(entry.toString())
                .contains("ledger.backed-up", made.get("manifestSm3").asString())
                .doesNotContain(whole.toString());
        assertThat(office.done("entry", tried.get("position").asString()).out())
                .contains("ledger.backup-verified", "备份可以恢复");
        office.done("verify", "--live");
    }

    @Test
    void aByteThatChangedIsToldByTheDigestsAndNothingIsMade() throws IOException {
        Path backup = copy("altered");
        replace(backup.resolve("tables/entry.copy"), "示例数控机床", "示例数控车床");
        Files.delete(backup.resolve("keys/ledger-name"));
        Path home = folder.resolve("from-altered");
        Ran ran = restore(ExitCode.NO, backup, home);
        assertThat(ran.err())
                .contains("tables/entry.copy", "keys/ledger-name", "2 处")
                .doesNotContain("程序出错");
        assertThat(home).doesNotExist();
        assertThat(folder.resolve("from-altered.partial")).doesNotExist();
        Ran tried = Ran.ended(ExitCode.NO, office.home(), "backup", "--check", backup.toString(), "--json");
        assertThat(tried.json().get("holds").asBoolean()).isFalse();
    }

    @Test
    void anAlteredEntryWhoseDigestsWereRenewedDoesNotVerify() throws IOException {
        Path backup = copy("hostile");
        byte[] before = Files.readAllBytes(backup.resolve("tables/entry.copy"));
        replace(backup.resolve("tables/entry.copy"), "示例数控机床", "示例数控车床");
        renewDigests(backup, "tables/entry.copy", before);
        Path home = folder.resolve("from-hostile");
        Ran ran = restore(ExitCode.NO, backup, home);
        assertThat(ran.err()).contains("核验不通过", "账目内容被改动");
        assertThat(home).doesNotExist();
        Ran again = restore(ExitCode.DONE, whole, home);
        assertThat(again.out()).contains("核验通过");
        JsonNode tried = Ran.ended(ExitCode.NO, office.home(), "backup", "--check", backup.toString(), "--json")
                .json();
        assertThat(tried.get("problems").toString()).contains("entry-altered", "备份在做成之后被改动过");
    }

    @Test
    void aDocumentThatWasLeftOutOfListsAndFolderIsMissed() throws IOException {
        Path backup = copy("without-document");
        String sm3 = Suite.SM3.hash(pdf("营业执照")).toString();
        String name = "files/" + sm3.substring(0, 2) + "/" + sm3.substring(2);
        Files.delete(backup.resolve(name));
        assertThat(restore(ExitCode.NO, backup, folder.resolve("from-without-a"))
                        .err())
                .contains(name);
        byte[] before = Files.readAllBytes(backup.resolve("documents.txt"));
        List<String> lines = Files.readAllLines(backup.resolve("documents.txt")).stream()
                .filter(line -> !line.endsWith(name))
                .toList();
        Files.writeString(backup.resolve("documents.txt"), lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
        Path manifest = backup.resolve("backup.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace("\"documents\" : " + made.get("documents"), "\"documents\" : " + lines.size())
                        .replace(
                                "\"name\" : \"documents.txt\",\n    \"bytes\" : " + before.length,
                                "\"name\" : \"documents.txt\",\n    \"bytes\" : "
                                        + Files.size(backup.resolve("documents.txt"))));
        Files.writeString(
                backup.resolve("SHA256SUMS"),
                Files.readString(backup.resolve("SHA256SUMS"))
                        .replaceAll("[0-9a-f]{64}  " + name + "\n", "")
                        .replaceFirst(
                                "^[0-9a-f]{64}",
                                Suite.SHA256.hash(Files.readAllBytes(manifest)).toString()));
        renewDigests(backup, "documents.txt", before);
        assertThat(restore(ExitCode.NO, backup, folder.resolve("from-without-b"))
                        .err())
                .contains("文件缺失");
    }

    @Test
    void aListThatLeadsOutOfTheFolderIsRefused() throws IOException {
        Path backup = copy("outside");
        replace(backup.resolve("backup.json"), "keys/ledger-name", "keys/../../../x");
        assertThat(restore(ExitCode.NO, backup, folder.resolve("from-outside")).err())
                .contains("不在备份之内的路径");
    }

    @Test
    void aBackupThatIsBrokenOffDoesNotLookWhole() throws IOException {
        Path target = folder.resolve("broken-off");
        Path partial = folder.resolve("broken-off.partial");
        try (LedgerStore store = open(office.home())) {
            assertThatThrownBy(() -> BackupMaking.make(
                            store, target, false, true, Instant.parse("2026-03-02T01:00:00Z"), after(20_000)))
                    .isInstanceOf(Killed.class);
        }
        assertThat(target).doesNotExist();
        assertThatThrownBy(() -> BackupFolder.open(partial)).isInstanceOf(BackupRefused.class);
        restore(ExitCode.NO, partial, folder.resolve("from-broken-off"));
        office.done("backup", "-o", target.toString());
        assertThat(partial).doesNotExist();
        assertThat(target.resolve("secrets")).doesNotExist();
        assertThat(target.resolve("keys/ledger-sm2.p12")).doesNotExist();
        assertThat(office.no("backup", "-o", target.toString()).err()).contains("不覆盖");
    }

    @Test
    void aRestorationThatIsBrokenOffIsNoLedgerAndIsBegunAnew() throws IOException {
        Path home = folder.resolve("half");
        BackupFolder backup = BackupFolder.open(whole);
        try (NewHome place = NewHome.at(home)) {
            assertThatThrownBy(() -> Restoration.into(backup, place.home(), null, after(40_000)))
                    .isInstanceOf(Killed.class);
            assertThat(restore(ExitCode.NO, whole, home).err()).contains("正由另一个进程使用");
        }
        assertThat(home).doesNotExist();
        assertThat(Ran.ended(ExitCode.NO, folder.resolve("half.partial"), "budget", "--programme", "handan")
                        .err())
                .contains("库中没有账目");
        restore(ExitCode.DONE, whole, home);
        assertThat(folder.resolve("half.partial")).doesNotExist();
    }

    @Test
    void whatIsRecordedMeanwhileIsNotInTheBackupNorHalfOfIt() throws IOException {
        Path target = folder.resolve("meanwhile");
        long before =
                office.done("verify", "--live", "--json").json().get("treeSize").asLong();
        boolean[] recorded = new boolean[1];
        try (LedgerStore store = open(office.home())) {
            BackupMaking.make(store, target, false, true, Instant.parse("2026-03-02T01:00:00Z"), more -> {
                // The first table is being copied: from here on the state is that of one moment.
                if (!recorded[0]) {
                    recorded[0] = true;
                    office.done("accounts", "close", "city");
                    register();
                }
            });
        }
        JsonNode tried =
                office.done("backup", "--check", target.toString(), "--json").json();
        assertThat(tried.get("holds").asBoolean()).isTrue();
        assertThat(tried.get("size").asLong()).isEqualTo(before);
        assertThat(tried.get("recorded").asBoolean()).isFalse();
    }

    private void register() {
        try {
            office.registerAs("late", "late-office", "AUDITOR");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void withoutTheKeysARestoredLedgerIsReadAndRecordsNothing() throws IOException {
        Path backup = folder.resolve("without-keys");
        office.done("backup", "-o", backup.toString(), "--no-files");
        Path home = folder.resolve("keyless");
        assertThat(restore(ExitCode.DONE, backup, home).out()).contains("没有账本的私钥", "没有案卷文件");
        Groundwork.hold(home);
        Ran.ended(ExitCode.DONE, home, "budget", "--programme", "handan");
        Ran refused = Ran.ended(
                ExitCode.LACK,
                home,
                "backup",
                "-o",
                folder.resolve("of-keyless").toString());
        assertThat(refused.err()).contains("ledger-sm2.p12").doesNotContain("程序出错");
        assertThat(home.resolve("keys/ledger-sm2.p12")).doesNotExist();
        assertThat(home.resolve("secrets/data-keys")).doesNotExist();
    }

    @Test
    void aNewerCheckpointKeptElsewhereTellsThatTheBackupIsOlder() throws IOException {
        Path note = folder.resolve("newer");
        office.done("accounts", "invite", "firm");
        office.done("backup", "-o", folder.resolve("one-more").toString());
        office.done("checkpoint", "-o", note.toString());
        assertThat(restore(ExitCode.NO, whole, folder.resolve("older"), "--from-checkpoint", note + ".sm3")
                        .err())
                .contains("退回到较早状态");
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static LongConsumer after(long bytes) {
        long[] left = {bytes};
        return more -> {
            left[0] -= more;
            if (left[0] < 0) {
                throw new Killed();
            }
        };
    }
}
