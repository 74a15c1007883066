package org.mingzhang.domain.seal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.seal.CanonicalJson;
import org.mingzhang.domain.seal.TestLog;
import org.mingzhang.domain.seal.log.LogProblem.Kind;
import tools.jackson.databind.node.ObjectNode;

/**
 * Entries of an import carry no signature of their own: the one over the workbook covers them. What somebody slips under it
 * that is not of that workbook, not by that signer or not while the import lasts is covered by nothing.
 */
class ImportCoverageTest extends LogAttack {
    private static final String WORKBOOK = "aa".repeat(32);
    private final TestLog sealed = new TestLog();

    private void seal(ObjectNode... entries) {
        sealed.seal(List.of(entries).stream().map(CanonicalJson::write).toList());
    }

    private ObjectNode started() {
        ObjectNode entry = TestLog.entry(TestLog.command("import-1", sealed.actor), 0, sealed.actor);
        entry.put("type", "import.started");
        entry.putObject("payload").put("workbookSm3", WORKBOOK).put("amountFen", 1);
        return at(entry, "import", "import-1", 0);
    }

    private static ObjectNode at(ObjectNode entry, String type, String id, long seq) {
        entry.putObject("stream").put("type", type).put("id", id).put("seq", seq);
        return entry;
    }

    /** The n-th entry of a part. */
    private ObjectNode row(String part, int n, String stream) {
        ObjectNode entry = TestLog.entry(TestLog.command(part, sealed.actor), n, sealed.actor);
        entry.remove("command");
        entry.remove("commandSig");
        entry.put("commandRef", "import-1");
        entry.putObject("origin").put("workbook", WORKBOOK).put("sheet", "拨付").put("row", 2 + n);
        return at(entry, "award", stream, 0);
    }

    private ObjectNode progress(String part, int n, long seq, String type) {
        ObjectNode entry = row(part, n, "x");
        entry.remove("origin");
        entry.put("type", type);
        return at(entry, "import", "import-1", seq);
    }

    private void found(Kind kind, long position) {
        outside.clear();
        assertThat(verify(new MemoryLog(sealed), sealed).problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(position, kind));
    }

    private void holds() {
        outside.clear();
        assertThat(verify(new MemoryLog(sealed), sealed).problems()).isEmpty();
    }

    @Test
    void anImportInTwoPartsWithSomethingElseBetween() {
        seal(started());
        seal(
                row("import-1-p1", 0, "a"),
                row("import-1-p1", 1, "b"),
                progress("import-1-p1", 2, 1, "import.part-recorded"));
        sealed.record("command-77", 2);
        seal(row("import-1-p2", 0, "c"), progress("import-1-p2", 1, 2, "import.completed"));
        holds();
    }

    @Test
    void aRowOfAnotherWorkbook() {
        seal(started());
        ObjectNode foreign = row("import-1-p1", 0, "a");
        ((ObjectNode) foreign.get("origin")).put("workbook", "bb".repeat(32));
        seal(foreign);
        found(Kind.COMMAND_SIGNATURE_INVALID, 1);
    }

    @Test
    void aRowThatNamesNoWorkbook() {
        seal(started());
        ObjectNode foreign = row("import-1-p1", 0, "a");
        foreign.remove("origin");
        seal(foreign);
        found(Kind.COMMAND_SIGNATURE_INVALID, 1);
    }

    @Test
    void aRowUnderAnotherSignersName() {
        seal(started());
        ObjectNode foreign = row("import-1-p1", 0, "a");
        ((ObjectNode) foreign.get("actor")).put("id", "actor-8");
        seal(foreign);
        found(Kind.COMMAND_SIGNATURE_INVALID, 1);
    }

    @Test
    void aRowOfAnImportThatNobodyStarted() {
        seal(row("import-1-p1", 0, "a"));
        found(Kind.COMMAND_SIGNATURE_INVALID, 0);
    }

    @Test
    void aRowAfterTheImportIsComplete() {
        seal(started());
        seal(row("import-1-p1", 0, "a"), progress("import-1-p1", 1, 1, "import.completed"));
        seal(row("import-1-p2", 0, "b"));
        found(Kind.COMMAND_SIGNATURE_INVALID, 3);
    }

    @Test
    void aRowAfterTheKeyThatBeganTheImportWasRevoked() {
        seal(started());
        seal(row("import-1-p1", 0, "a"));
        revokedAt = 1;
        found(Kind.COMMAND_SIGNATURE_INVALID, 1);
    }

    @Test
    void aRowUnderTheIdOfSomethingElse() {
        seal(started());
        seal(row("other-1", 0, "a"));
        found(Kind.COMMAND_SIGNATURE_INVALID, 1);
    }

    @Test
    void anImportWhoseStartIsNotSigned() {
        ObjectNode forged = started();
        forged.put(
                "commandSig",
                "MEQCIHFfyH96TnDoCctZ96p9PPVbhnBFbU239R7fCYqy+0ohAiBaDvpEEzaLzMbvw02Ak7tWH4GU8rzUbva4luTaKngjHw==");
        seal(forged);
        seal(row("import-1-p1", 0, "a"));
        found(Kind.COMMAND_SIGNATURE_INVALID, 0);
    }

    @Test
    void thePartsOfAnImportInAnotherOrder() {
        seal(started());
        seal(row("import-1-p1", 0, "a"), progress("import-1-p1", 1, 2, "import.part-recorded"));
        found(Kind.STREAM_SEQ_MISMATCH, 2);
    }
}
