package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.ledger.Genesis;
import org.mingzhang.domain.actor.ActorCommand.RevokeKey;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.tools.Town.Office;
import org.mingzhang.tools.Town.Staff;
import tools.jackson.databind.JsonNode;

/** Somebody who holds a receipt and a folder of public keys, and nothing else of the ledger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptsIT {
    private Path temp;
    private Town town;
    private String commandId;
    private Path receipt;
    private Path plain;
    private Path withActors;

    @BeforeAll
    void begin(@TempDir Path folder) {
        temp = folder;
        town = new Town(temp.resolve("home")).opened(Packs.builtIn("handan-2025"));
        commandId = recorded(Office.BUDGET.staff());
        receipt = temp.resolve("receipt.txt");
        plain = temp.resolve("keys");
        withActors = temp.resolve("keys-actors");
        done("receipt", commandId, "-o", receipt.toString());
        done("keys", "export", "-o", plain.toString());
        done("keys", "export", "--actors", "-o", withActors.toString());
    }

    @AfterAll
    void end() {
        town.close();
    }

    private String recorded(Staff staff) {
        SignedCommand signed = town.sign(staff, Town.allocation("central", "renovation", 1));
        assertThat(town.submit(signed)).isInstanceOf(Outcome.Accepted.class);
        return signed.document().commandId();
    }

    private Town.Run done(String... args) {
        Town.Run run = town.ledger(args);
        assertThat(run.exitCode()).as(String.join(" ", args) + run.err()).isEqualTo(ExitCode.DONE);
        return run;
    }

    /** Where there is no ledger, no database and no key but those named. */
    private Town.Run elsewhere(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> line = new ArrayList<>(List.of(args));
        line.addAll(List.of("--home", temp.resolve("nothing").toString()));
        int code = Ledger.run(new PrintWriter(out), new PrintWriter(err), line.toArray(String[]::new));
        assertThat(temp.resolve("nothing/postgres")).doesNotExist();
        return new Town.Run(code, out.toString(), err.toString());
    }

    private static Path copied(Path folder, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(folder.relativize(file).toString()));
            }
        }
        return to;
    }

    @Test
    void aReceiptVerifiesFromFilesAloneAndSaysLoudlyWhatWasNotChecked() {
        Town.Run run = elsewhere("verify", receipt.toString(), "--keys", plain.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out().lines().findFirst().orElseThrow())
                .startsWith("核验通过，但有一步没有做：该记录在账本 " + Town.LEDGER + " 中，自记账起未被改动")
                .contains("未核");
        assertThat(run.out())
                .contains("［未做］  经办人签名", "keys export --actors", "回执核不了、本次也没有核的")
                .doesNotContain("PASSED", "NOT_RUN", "COMMAND_SIGNATURE");

        JsonNode json = elsewhere("verify", receipt.toString(), "--keys", plain.toString(), "--json")
                .json();
        assertThat(json.get("holds").asBoolean()).isTrue();
        JsonNode last = json.get("steps").get(5);
        assertThat(last.get("name").asString()).isEqualTo("command-signature");
        assertThat(last.get("result").asString()).isEqualTo("not-run");
        assertThat(json.get("trust").get("fromElsewhere").asBoolean()).isTrue();
    }

    @Test
    void withTheActorsKeysTheActorsSignatureIsCheckedToo() {
        Town.Run run = elsewhere("verify", receipt.toString(), "--keys", withActors.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .startsWith("核验通过：该记录在账本 ")
                .contains("命令由所记经办人的密钥签名", "［通过］  经办人签名", "key-history.json，截至账目总数")
                .doesNotContain("［未做］");
        assertThat(elsewhere("verify", receipt.toString(), "--keys", withActors.toString(), "--json")
                        .json()
                        .get("steps")
                        .get(5)
                        .get("result")
                        .asString())
                .isEqualTo("passed");
    }

    @Test
    void fromATraceAReceiptIsHadByPositionOrByWhatOneCommandRecorded() throws IOException {
        JsonNode line = done("trace", "admin", "--json").json().get("events").get(0);
        String command = line.get("commandId").asString();
        long position = line.get("position").asLong();
        assertThat(done("trace", "admin").out())
                .contains("序号 " + position + "　", "　命令 " + command)
                .contains("　签名有效")
                .doesNotContain("【签名", "【密钥");
        Path byCommand = temp.resolve("by-command.txt");
        Path byPosition = temp.resolve("by-position.txt");
        done("receipt", command, "-o", byCommand.toString());
        assertThat(done("receipt", Long.toString(position), "-o", byPosition.toString(), "--json")
                        .json()
                        .get("commandId")
                        .asString())
                .isEqualTo(command);
        assertThat(byPosition).hasSameTextualContentAs(byCommand);
    }

    @Test
    void aSubjectOfSeveralCommandsIsAChoiceAndTheChoicesAreNamed() {
        Path file = temp.resolve("choice.txt");
        Town.Run run = town.ledger("receipt", Town.PROGRAMME, "-o", file.toString(), "--json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(run.json().get("message").asString()).contains("个命令记账，请写明其中一个的编号或序号");
        assertThat(run.json().get("problems").get(0).get("message").asString()).contains("序号 ", "　命令 ", "政策包");
        assertThat(file).doesNotExist();
        for (String nothing : List.of("99999999", "no-such-thing", "nothing/none")) {
            assertThat(town.ledger("receipt", nothing, "-o", file.toString()).exitCode())
                    .as(nothing)
                    .isEqualTo(ExitCode.NO);
        }
    }

    @Test
    void theLedgersOwnEntriesAreSignedByTheLedgersKey() {
        Path first = temp.resolve("genesis.txt");
        done("receipt", Genesis.COMMAND_ID, "-o", first.toString());
        assertThat(elsewhere("verify", first.toString(), "--keys", withActors.toString())
                        .out())
                .startsWith("核验通过：");
    }

    @Test
    void aKeyCountsOnlyBetweenItsEnrolmentAndItsWithdrawal() throws IOException {
        Staff leaver = town.registered(new Staff("leaver", "finance", Role.FINANCE, null));
        Path signed = temp.resolve("leaver.txt");
        done("receipt", recorded(leaver), "-o", signed.toString());
        town.accepted(
                Town.ADMINISTRATOR,
                new RevokeKey("leaver", town.key("leaver").verifyingKey().keyId(), "离任"));

        Town.Run early = elsewhere("verify", signed.toString(), "--keys", withActors.toString());
        assertThat(early.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(early.out()).startsWith("核验不通过：名录中没有所记经办人当时在用的这把密钥").contains("名录早于本回执");

        Path later = temp.resolve("keys-later");
        done("keys", "export", "--actors", "-o", later.toString());
        assertThat(elsewhere("verify", signed.toString(), "--keys", later.toString())
                        .out())
                .as("what a key signed before it was withdrawn stays good")
                .startsWith("核验通过：");

        Path history = later.resolve("key-history.json");
        String position = Files.readAllLines(signed).stream()
                .filter(line -> line.startsWith("entry "))
                .findFirst()
                .orElseThrow()
                .substring(6);
        Files.writeString(
                history,
                Files.readString(history)
                        .replaceAll("\"until\" : \\d+", "\"until\" : " + (Long.parseLong(position) - 1)));
        assertThat(elsewhere("verify", signed.toString(), "--keys", later.toString())
                        .exitCode())
                .as("withdrawn before it signed")
                .isEqualTo(ExitCode.NO);
    }

    /** A command signed elsewhere, as a file that {@code do} takes. */
    private Path file(SignedCommand signed) throws IOException {
        Path file = temp.resolve(signed.document().commandId() + ".json");
        return Files.writeString(
                file, Output.written(Map.of("command", signed.tree(), "signature", signed.signature())));
    }

    @Test
    void aCommandIsAnsweredWithTheReceiptThatVerifies() throws IOException {
        SignedCommand signed = town.sign(Office.BUDGET.staff(), Town.allocation("central", "renovation", 1));
        Path answered = temp.resolve("answered.txt");
        String command = file(signed).toString();
        String text = done("do", command, "-o", answered.toString()).out();
        assertThat(text)
                .contains("已记账，账目 ", "回执：序号 ", "账目总数 ", "SM3 根 ", "SHA-256 根 ")
                .contains("核验：ledger verify " + answered + " --keys 公钥目录");
        assertThat(elsewhere("verify", answered.toString(), "--keys", withActors.toString())
                        .out())
                .startsWith("核验通过：");

        JsonNode again = done("do", command, "--json").json();
        assertThat(again.get("repeated").asBoolean()).isTrue();
        assertThat(answered).content().isEqualTo(again.get("receipt").asString());
        Path fetched = temp.resolve("fetched.txt");
        done("receipt", signed.document().commandId(), "-o", fetched.toString());
        assertThat(fetched).hasSameBinaryContentAs(answered);
        assertThat(done("do", command).out())
                .contains("此前已记账", "留存：ledger receipt " + signed.document().commandId() + " -o ");
    }

    @Test
    void aRefusalOnRecordHasItsReceiptToo() throws IOException {
        SignedCommand over = town.sign(Office.BUDGET.staff(), Town.allocation("central", "service", 2_001));
        Path refusal = temp.resolve("refusal.txt");
        Town.Run run = town.ledger("do", file(over).toString(), "-o", refusal.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(run.out()).contains("不予办理，已记录在案", "回执：序号 ");
        assertThat(run.err()).contains("不予办理：");
        Town.Run verified = elsewhere("verify", refusal.toString(), "--keys", withActors.toString(), "--json");
        assertThat(verified.exitCode()).as(verified.out()).isEqualTo(ExitCode.DONE);
        assertThat(verified.json().get("unprovenRefusal").asBoolean()).isFalse();
        assertThat(verified.json().get("steps").get(5).get("result").asString()).isEqualTo("passed");
    }

    @Test
    void aRefusalOfAForgedCommandVerifiesAsTheLedgersOwnNoteAndAsNobodysDecision() throws IOException {
        SignedCommand forged = town.sign(
                Office.BUDGET.staff(),
                SigningKey.generate(Algorithm.SM2),
                Town.allocation("central", "renovation", 1),
                UUID.randomUUID().toString(),
                Town.LEDGER,
                3600);
        Path refusal = temp.resolve("forged-command.txt");
        Town.Run run = town.ledger("do", file(forged).toString(), "-o", refusal.toString(), "--json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(refusal).content().isEqualTo(run.json().get("receipt").asString());
        for (Path keys : List.of(plain, withActors)) {
            Town.Run text = elsewhere("verify", refusal.toString(), "--keys", keys.toString());
            assertThat(text.exitCode()).as(text.out()).isEqualTo(ExitCode.DONE);
            assertThat(text.out())
                    .startsWith("核验通过，但这不是任何人的决定")
                    .contains("没有任何经办人的签名", "［无签名］  经办人签名", forged.document().commandId(), "未经证实")
                    .doesNotContain("［未做］");
            JsonNode json = elsewhere("verify", refusal.toString(), "--keys", keys.toString(), "--json")
                    .json();
            assertThat(json.get("unprovenRefusal").asBoolean()).isTrue();
            assertThat(json.get("steps").get(5).get("result").asString()).isEqualTo("unsigned");
        }
    }

    @Test
    void whereTheReceiptCannotBeWrittenNothingIsRecorded() throws IOException {
        String command = file(town.sign(Office.BUDGET.staff(), Town.allocation("central", "renovation", 1)))
                .toString();
        long before = town.store().log().size();
        for (Path nowhere : List.of(temp.resolve("no-folder/receipt.txt"), temp)) {
            Town.Run run = town.ledger("do", command, "-o", nowhere.toString());
            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.LACK);
            assertThat(run.err()).contains("写不了 " + nowhere);
        }
        assertThat(town.store().log().size()).isEqualTo(before);
    }

    @Test
    void aForgedReceiptDoesNotVerify() throws IOException {
        String text = Files.readString(receipt);
        String bytes = text.lines()
                .filter(line -> line.startsWith("bytes "))
                .findFirst()
                .orElseThrow()
                .substring(6);
        String entry = new String(Base64.getDecoder().decode(bytes), java.nio.charset.StandardCharsets.UTF_8);
        Path forged = temp.resolve("forged.txt");
        Files.writeString(
                forged,
                text.replace(
                        bytes,
                        Base64.getEncoder()
                                .encodeToString(entry.replace("1000000", "9000000")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        Town.Run run = elsewhere("verify", forged.toString(), "--keys", plain.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(run.out()).startsWith("核验不通过：账目不在账本中，或内容、位置被改过").contains("［不过］  收录");
    }

    @Test
    void theKeysOfAnotherLedgerDoNotVerify() throws IOException {
        Path other = copied(plain, temp.resolve("other-ledger"));
        Files.writeString(other.resolve("ledger-name"), "other.example/ledger\n");
        Town.Run run = elsewhere("verify", receipt.toString(), "--keys", other.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(run.out()).startsWith("核验不通过：手头的公钥不是这个账本的");
    }

    @Test
    void whatIsMissingIsNamedAndHowToGetIt() throws IOException {
        Town.Run none = elsewhere("verify", receipt.toString());
        assertThat(none.exitCode()).isEqualTo(ExitCode.LACK);
        assertThat(none.err())
                .contains("缺 ledger-name、ledger-sm2.pem、ledger-ed25519.pem", "ledger keys export -o", "--keys");

        Path partial = copied(plain, temp.resolve("partial"));
        Files.delete(partial.resolve("ledger-ed25519.pem"));
        assertThat(elsewhere("verify", receipt.toString(), "--keys", partial.toString())
                        .err())
                .contains("缺 ledger-ed25519.pem")
                .doesNotContain("缺 ledger-name");

        Path swapped = copied(withActors, temp.resolve("swapped"));
        String keyId = town.key("budget").verifyingKey().keyId();
        Files.copy(
                swapped.resolve("ledger-sm2.pem"),
                swapped.resolve("actors/" + keyId + ".pem"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(elsewhere("verify", receipt.toString(), "--keys", swapped.toString())
                        .err())
                .contains(keyId + ".pem 是另一把公钥");
        assertThat(elsewhere("verify", temp.resolve("no-receipt").toString(), "--keys", plain.toString())
                        .err())
                .contains("RECEIPT 指的文件不存在");
    }

    @Test
    void theFolderIsWrittenOnceAndNeverOverOtherContent() throws IOException {
        JsonNode again =
                done("keys", "export", "-o", plain.toString(), "--json").json();
        assertThat(again.get("sm2Fingerprint").asString()).matches("[0-9a-f]{64}");
        assertThat(Files.readString(plain.resolve("README.md")).replace(" ", ""))
                .contains(again.get("sm2Fingerprint").asString())
                .contains(again.get("ed25519Fingerprint").asString())
                .contains("请勿从账本运维人员手里取得");

        Path touched = copied(plain, temp.resolve("touched"));
        Files.delete(touched.resolve("ledger-name"));
        Files.writeString(touched.resolve("ledger-sm2.pem"), "another key\n");
        Town.Run refused = town.ledger("keys", "export", "-o", touched.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.NO);
        assertThat(refused.err()).contains("ledger-sm2.pem", "未作改动");
        assertThat(touched.resolve("ledger-sm2.pem")).hasContent("another key");
        assertThat(touched.resolve("ledger-name")).doesNotExist();

        assertThat(town.ledger("keys", "export").exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(town.ledger("keys", "export", "budget", "--actors").exitCode())
                .isEqualTo(ExitCode.WRONG_USAGE);
    }
}
