package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.LedgerNode;
import org.mingzhang.app.imports.Imports;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.imports.ImportCommand.StartImport;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.seal.crypto.SigningKey;
import tools.jackson.databind.JsonNode;

/** What breaks off in the middle of an import goes on, or is given up for all to see; never half, never twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenOffImportIT {
    private Path temp;
    private Path book;
    private Office office;

    @BeforeAll
    void recordTheSameUnbroken(@TempDir Path folder) throws Exception {
        temp = folder;
        book = Books.simulated(temp.resolve("台账.xlsx"), 7);
        office = Office.opened(temp.resolve("one"));
        office.done(office.importing(book));
    }

    @AfterAll
    void end() {
        LogFile.close();
    }

    private String brokenOff(Office at) throws Exception {
        try (LedgerStore store = LedgerStore.open(new LedgerHome(at.home()), null);
                LedgerNode node = LedgerNode.open(store);
                CheckedWorkbook checked = Books.check(book)) {
            SigningKey key = KeyStoreFolder.open(Path.of(at.key()), "passphrase".toCharArray())
                    .key();
            ActorRef signer = new ActorRef(
                    "finance", "finance-bureau", "FINANCE", key.verifyingKey().keyId());
            Imports imports = node.imports();
            Imports.Prepared prepared =
                    imports.prepare(checked, book, Office.PROGRAMME, Mode.HISTORY, signer, steps -> {});
            StartImport start = Objects.requireNonNull(prepared.command());
            CommandDraft draft = new CommandDraft(
                    CommandCodec.type(start), prepared.importId(), null, null, null, CommandCodec.payload(start));
            assertThat(node.desk()
                            .submit(draft.sign(
                                    store.requireIdentity().name(), node.clock().now(), signer, key)))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThatThrownBy(() -> imports.record(prepared.importId(), steps -> {
                        if (steps > 600) {
                            throw new IllegalStateException("the power failed");
                        }
                    }))
                    .hasMessageContaining("the power failed");
            return prepared.importId();
        }
    }

    @Test
    void whatIsBrokenOffGoesOnByItselfAndUntilThenEveryAnswerSaysSo() throws Exception {
        Office broken = Office.opened(temp.resolve("broken"));
        String importId = brokenOff(broken);
        JsonNode unfinished = broken.done("budget", "--programme", Office.PROGRAMME, "--json")
                .json()
                .at("/importsUnfinished/0");
        assertThat(unfinished.at("/import").asString()).isEqualTo(importId);
        assertThat(unfinished.at("/stepsRecorded").asLong())
                .isPositive()
                .isLessThan(unfinished.at("/steps").asLong());
        assertThat(broken.done("budget", "--programme", Office.PROGRAMME).out()).contains("导入未完成");
        Path batch = temp.resolve("批次.csv");
        assertThat(broken.no("export", "payments", "--programme", Office.PROGRAMME, "-o", batch.toString())
                        .err())
                .contains("没有导出", "导入未完成");
        assertThat(batch).doesNotExist();
        assertThat(broken.no("trace", "HD-01-9-99999").err()).contains("账本中没有", "导入未完成");
        Ran resumed = broken.done(broken.importing(book, "--json"));
        assertThat(resumed.err()).contains("接着登记未完成的导入");
        assertThat(resumed.json().at("/accepted").asLong()).isZero();
        assertThat(resumed.json().has("importsUnfinished")).isFalse();
        assertThat(broken.budget()).isEqualTo(office.budget());
        assertThat(broken.done("verify", "--live", "--json").json().at("/holds").asBoolean())
                .isTrue();
    }

    @Test
    void whoeverRecordsSomethingElseFinishesWhatWasBrokenOffFirst() throws Exception {
        Office broken = Office.opened(temp.resolve("other-command"));
        brokenOff(broken);
        Ran registered = broken.register("other");
        assertThat(registered.err()).contains("接着登记未完成的导入");
        assertThat(registered.out()).doesNotContain("导入未完成");
        assertThat(broken.budget()).isEqualTo(office.budget());
    }

    @Test
    void aLostPlanIsMadeAnewFromTheKeptWorkbook() throws Exception {
        Office broken = Office.opened(temp.resolve("lost-plan"));
        String importId = brokenOff(broken);
        Files.delete(folder(broken, importId).resolve("plan"));
        assertThat(broken.register("other").err()).contains("接着登记未完成的导入");
        assertThat(broken.budget()).isEqualTo(office.budget());
    }

    @Test
    void whereTheKeptWorkbookIsGoneAsWellTheSameFileBringsThePlanBackAndNoOtherDoes() throws Exception {
        Office broken = Office.opened(temp.resolve("lost-both"));
        String importId = brokenOff(broken);
        Files.writeString(folder(broken, importId).resolve("plan"), "not a plan");
        Files.delete(folder(broken, importId).resolve("workbook"));
        Path other = Books.changed(book, temp.resolve("other.xlsx"), "企业", 2, "联系人", "某某");
        assertThat(broken.no(broken.importing(other)).err())
                .contains("不是签名时的那一份", "再导入一次")
                .doesNotContain("磁盘");
        assertThat(broken.register("other").err()).contains("不是签名时的那一份");
        Ran again = broken.done(broken.importing(book, "--json"));
        assertThat(again.err()).contains("登记计划已由这份文件重做");
        assertThat(broken.budget()).isEqualTo(office.budget());
        assertThat(broken.done("verify", "--live", "--json").json().at("/holds").asBoolean())
                .isTrue();
    }

    @Test
    void anImportUnderARevokedKeyStopsIsGivenUpByAnotherPersonAndTheRestComesInAnotherOne() throws Exception {
        Office broken = Office.opened(temp.resolve("revoked"));
        String importId = brokenOff(broken);
        broken.revoke("finance");
        Ran registered = broken.register("other");
        assertThat(registered.err()).contains("已吊销");
        long entries = entries(broken);
        assertThat(broken.no(broken.importingBy("other", book)).err()).contains("已吊销");
        assertThat(entries(broken)).isEqualTo(entries);
        broken.done("imports", "abandon", importId, "--reason", "签名密钥已吊销", "--key", broken.keyOf("other"));
        assertThat(broken.done("imports").out()).contains("已中止", "待另一人复核");
        broken.done(
                "imports",
                "review",
                importId,
                "--agree",
                "true",
                "--opinion",
                "对过已登记的部分",
                "--key",
                broken.keyOf("other"));
        assertThat(broken.done("imports").out()).contains("已中止", "已复核认可：某市财政局 经办乙");
        Ran again = broken.done(broken.importingBy("other", book, "--json"));
        assertThat(again.json().at("/breaches")).isEmpty();
        assertThat(again.json().at("/accepted").asLong()).isPositive();
        assertThat(broken.budget()).isEqualTo(office.budget());
        assertThat(broken.done(broken.importingBy("other", book, "--json"))
                        .json()
                        .at("/accepted")
                        .asLong())
                .isZero();
        assertThat(broken.done("verify", "--live", "--json").json().at("/holds").asBoolean())
                .isTrue();
        assertThat(broken.done("reconcile").out()).contains("视图与账目一致");
    }

    private static Path folder(Office of, String importId) {
        return new LedgerHome(of.home()).imports().resolve(importId);
    }

    private static long entries(Office of) {
        try (LedgerStore store = LedgerStore.open(new LedgerHome(of.home()), null)) {
            return store.log().size();
        }
    }
}
