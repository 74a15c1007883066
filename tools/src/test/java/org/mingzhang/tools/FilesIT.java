package org.mingzhang.tools;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.seal.Suite;
import tools.jackson.databind.JsonNode;

/** Documents on the command line: a file is attached, listed, handed back and catalogued; whoever tampers is found out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilesIT {
    private static final String FIRM = "91130402MA0000001" + CreditCode.checkCharacter("91130402MA0000001");
    private static final String CASE = "HD-01-1-0001";

    @TempDir
    private Path folder;

    private Office office;

    @BeforeAll
    void begin(@TempDir Path home) throws IOException {
        office = Office.opened(home);
        office.registerAs("city", "industry", "CITY_INDUSTRY");
        office.registerAs("firm", FIRM, "APPLICANT");
        office.registerAs("other", "91130402MA0000002H", "APPLICANT");
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
    }

    private void did(String actor, String command, String payload) throws IOException {
        Path file = Files.writeString(
                Files.createTempFile("command", ".json"),
                "{\"command\": \"" + command + "\", \"payload\": " + payload + "}",
                UTF_8);
        office.done("do", file.toString(), "--key", office.keyOf(actor));
    }

    private static byte[] pdf(String text) {
        return ("%PDF-1.7\n% " + text + "\ntrailer<<>>\n%%EOF\n").getBytes(UTF_8);
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private String[] attaching(Path file, String actor, String... more) {
        return Stream.concat(
                        Stream.of(
                                "attach",
                                file.toString(),
                                "--to",
                                CASE,
                                "--as",
                                "licence",
                                "--key",
                                office.keyOf(actor)),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private JsonNode line(String name) {
        JsonNode list = office.done("files", "show", CASE, "--json").json();
        for (JsonNode line : list.get("documents")) {
            if (line.get("name").asString().equals(name)) {
                return line;
            }
        }
        throw new AssertionError("no document " + name + " in " + list);
    }

    private long stored() throws IOException {
        Path files = office.home().resolve("files");
        if (!Files.exists(files)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void aDocumentIsAttachedListedHandedBackAndCatalogued() throws IOException {
        byte[] content = pdf("营业执照");
        Path file = file("营业执照.pdf", content);
        office.done(attaching(file, "firm"));
        JsonNode line = line("营业执照");
        assertThat(line.get("state").asString()).isEqualTo("STORED");
        assertThat(line.get("files").findValuesAsString("sha256"))
                .contains(Suite.SHA256.hash(content).toString());
        assertThat(line.get("need").asString()).isEqualTo("RECOMMENDED");
        did("city", "application.receive-paper", """
                {"application": "%s", "document": "licence", "copies": 2, "sealed": true, "handedInBy": "示例数控机床有限公司"}""".formatted(CASE));

        Path copy = folder.resolve("copy.pdf");
        office.done("files", "get", CASE, "营业执照.pdf", "-o", copy.toString());
        assertThat(copy).hasBinaryContent(content);
        Path list = folder.resolve("目录.csv");
        office.done("files", "catalogue", "--programme", "handan", "-o", list.toString());
        assertThat(Files.readString(list))
                .contains("示例数控机床有限公司申报“数字化改造”材料," + CASE)
                .contains("营业执照.pdf," + content.length + "," + Suite.SM3.hash(content))
                .contains("纸质，加盖公章")
                .contains("文件未入库，只登记摘要");
        office.done("files", "catalogue", CASE, "-o", folder.resolve("目录.xlsx").toString());
        assertThat(folder.resolve("目录.xlsx")).isNotEmptyFile();
        assertThat(office.done("trace", CASE).out())
                .contains("材料清单　" + CASE)
                .contains("【已入库】营业执照（licence，建议，县级审核推荐前）")
                .contains("纸质 2 份，加盖公章")
                .contains("【缺】信用承诺书");
        assertThat(office.done("trace", CASE, "--json").json().get("documents")).isNotEmpty();
        office.no(attaching(file, "firm"));
    }

    @Test
    void whatOnlyADigestIsKnownOfIsNotStoredUntilTheSameFileComes() throws IOException {
        assertThat(line("改造方案").get("state").asString()).isEqualTo("NOT_STORED");
        Ran other = office.no(
                "attach",
                file("方案.pdf", pdf("另一方案")).toString(),
                "--to",
                CASE,
                "--as",
                "renovation-plan",
                "--key",
                office.keyOf("firm"),
                "--json");
        assertThat(other.json().get("code").asString()).isEqualTo("FILE_MISMATCH");
        office.done(
                "attach",
                file("方案.pdf", pdf("方案")).toString(),
                "--to",
                "application/" + CASE,
                "--as",
                "改造方案",
                "--key",
                office.keyOf("firm"));
        assertThat(line("改造方案").get("state").asString()).isEqualTo("STORED");
    }

    @Test
    void commandThatCitesAFileWithoutBringingItIsInvalidInput() throws IOException {
        Path command =
                Files.writeString(folder.resolve("cites.json"), """
                {"command": "application.attach-document", "payload": {"application": "%s", "document": "licence",
                 "fileName": "没来.pdf", "algorithm": "SM3", "digest": "%s", "sha256": "%s", "sizeBytes": 9,
                 "mediaType": "application/pdf"}}""".formatted(CASE, "a".repeat(64), "b".repeat(64)));
        assertThat(office.no("do", command.toString(), "--key", office.keyOf("firm"))
                        .err())
                .contains("命令内容不合要求，未记账", "没有随命令送来");
    }

    @Test
    void whoHasNoPostForTheCaseLeavesNothing() throws IOException {
        long before = stored();
        Path file = file("别家.pdf", pdf("别家"));
        assertThat(office.no(attaching(file, "other", "--json"))
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("SCOPE_EXCEEDED");
        assertThat(office.no(attaching(file, "finance", "--json"))
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("ROLE_MISSING");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void whatIsNoDocumentIsRefusedWithItsCode() throws IOException {
        Ran program = office.no(attaching(file("执照.pdf", "MZ".getBytes(ISO_8859_1)), "firm", "--json"));
        assertThat(program.json().get("problems").get(0).get("code").asString()).isEqualTo("FILE_TYPE_NOT_ALLOWED");
        Ran misnamed = office.no(attaching(file("执照.png", pdf("x")), "firm"));
        assertThat(misnamed.err()).contains("文件名应以 .pdf 结尾");
        Ran person = office.no(attaching(file("张某13800138000.pdf", pdf("y")), "firm"));
        assertThat(person.err()).contains("手机号码");
        office.done(attaching(file("张某13800138001.pdf", pdf("z")), "firm", "--name", "../执照副本.pdf"));
        assertThat(office.done("files", "show", CASE).out())
                .contains("执照副本.pdf")
                .doesNotContain("..");
    }

    @Test
    void tamperedAndDeletedFilesAreFoundAndSweepTakesOnlyWhatNobodyCites() throws IOException {
        byte[] content = pdf("会被改");
        office.done(attaching(file("会被改.pdf", content), "firm"));
        String sm3 = Suite.SM3.hash(content).toString();
        Path stored = office.home().resolve("files/" + sm3.substring(0, 2) + "/" + sm3.substring(2));
        Path left = Files.writeString(
                Files.createDirectories(office.home().resolve("files/ab")).resolve("c".repeat(62)), "left over");
        Files.setLastModifiedTime(left, java.nio.file.attribute.FileTime.fromMillis(0));
        assertThat(office.done("files", "sweep", "--json").json().get("removed").intValue())
                .isEqualTo(1);
        assertThat(office.done("verify", "--live", "--json")
                        .json()
                        .get("filesNotRead")
                        .intValue())
                .isZero();

        Files.write(stored, pdf("改过了"));
        Ran verified = office.no("verify", "--live", "--json");
        JsonNode problem = verified.json().get("problems").get(0);
        assertThat(problem.get("kind").asString()).isEqualTo("file-altered");
        long position = problem.get("position").longValue();
        assertThat(office.no(
                                "files",
                                "get",
                                CASE,
                                "会被改.pdf",
                                "-o",
                                folder.resolve("x").toString())
                        .err())
                .contains("与封存的摘要不符");
        assertThat(folder.resolve("x")).doesNotExist();
        Files.delete(stored);
        assertThat(office.no("verify", "--live").out()).contains("序号 " + position, "文件缺失");
        assertThat(office.done("verify", "--live", "--no-files").out()).contains("按要求未重读，不在结论之内", "未做");
        Files.write(stored, content);
        office.done("verify", "--live");
        assertThat(List.of(stored)).allMatch(Files::exists);
    }
}
