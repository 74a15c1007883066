package org.mingzhang.domain.given;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationCommand.AttachDocument;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.application.FormValue;
import org.mingzhang.domain.application.WrittenText;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Picture;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackReader;

/** Applications with texts and a form, under a pack whose direction HD-06 asks for them. */
public final class Stated {
    private static final String CLAUSE = "clause: plan 资金安排（六）「典型应用场景」";
    private static final String FORM = """
            forms:
              scene:
                name: 应用场景申报书
                fields:
                  mode: {name: 案例模式, type: text, options: [技术赋能, 平台赋能], needed: true}
                  tools: {name: 所用技术, type: text, options: [大模型, 视觉检测, 知识库], several: true}
                  industry: {name: 聚焦行业, type: text, most: 5}
                  invested: {name: 自筹投入, type: amount}
                  rate: {name: 自动数采率, type: share}
                  running: {name: 已投入运行, type: flag}
                  mail: {name: 联系邮箱, type: text, personal: true}
                  unit: {name: 申报单位, type: text, from: enterprise.name}
                %s
            """.formatted(CLAUSE);
    private static final String TEXTS = """
              HD-06:
                form: scene
                texts:
                  case: {name: 案例正文, most: 20, needed: true, images: {most: 2, width: 1000, height: 800}, %1$s}
                  origin: {name: 案例背景, within: case, %1$s}
                  summary: {name: 案例简述, most: 6, within: case, %1$s}
                  title: {name: 案例名称, most: 10, %1$s}
            """.formatted(CLAUSE).indent(0);
    private static final String COUNTING = """
            parameters:
              text.counting:
                name: 字数怎样计
                type: text
                default: word
                options:
                  word: 按文字处理软件
                  character: 逐字符
                doubt: 方案未说字数怎样计。
                proposed: 通行做法
            """;

    private Stated() {}

    /** Handan's pack whose direction HD-06 asks for texts and a form. */
    public static PolicyPack pack() {
        String pack = new String(Given.pack().bytes().toArray(), StandardCharsets.UTF_8);
        return PackReader.read(pack.replace("directions:\n", FORM + "directions:\n")
                .replace("  HD-06:\n", TEXTS)
                .replace("parameters:\n", COUNTING)
                .getBytes(StandardCharsets.UTF_8));
    }

    public static Given programme() {
        return Given.programme(pack());
    }

    /** The same whose body has so many pictures at least. */
    public static Given programme(int leastPictures) {
        String pack = new String(pack().bytes().toArray(), StandardCharsets.UTF_8);
        return Given.programme(
                PackReader.read(pack.replace("images: {most: 2,", "images: {least: " + leastPictures + ", most: 2,")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    /** A text that comes with the next command. */
    public static WrittenText text(Given given, String text, String words) {
        return new WrittenText(text, given.ledger().brings(words));
    }

    public static FormValue value(String field, String value) {
        return new FormValue(field, value);
    }

    /** An application of a case of HD-06. */
    public static SubmitApplication submission(
            Case it, @Nullable List<WrittenText> texts, @Nullable List<FormValue> form) {
        SubmitApplication bare = it.submission();
        return new SubmitApplication(
                bare.application(),
                bare.programme(),
                bare.direction(),
                bare.applicant(),
                bare.title(),
                null,
                null,
                bare.levelBefore(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                texts,
                form,
                null);
    }

    /** A case whose application has a body of five characters and a mode. */
    public static Case submitted(Given given) {
        Case it = given.applicant("HD-06");
        given.after(
                it.applicant(), submission(it, List.of(text(given, "case", "案例的正文")), List.of(value("mode", "技术赋能"))));
        return it;
    }

    /** A PNG that comes with the command and belongs to a text; told from others by a hexadecimal digit. */
    public static AttachDocument picture(Case it, String digit, Picture picture) {
        return new AttachDocument(
                it.number(),
                "案例",
                "图" + digit + ".png",
                DigestAlgorithm.SM3,
                digit.repeat(64),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Papers.sha256(digit),
                2_000,
                "image/png",
                picture,
                null);
    }

    /** Something that is refused with a code of what is stated. */
    public static Answer provoke(RejectionCode code) {
        Given given = programme();
        if (code == RejectionCode.PICTURE_TOO_LARGE) {
            Case stated = submitted(given);
            return given.when(stated.applicant(), picture(stated, "1", new Picture("case", 1001, 1)));
        }
        Case it = given.applicant("HD-06");
        String words = "字".repeat(code == RejectionCode.TEXT_TOO_LONG ? 21 : 20);
        return given.when(
                it.applicant(),
                submission(
                        it,
                        List.of(text(given, "case", words)),
                        List.of(value("mode", code == RejectionCode.FORM_INVALID ? "其他" : "技术赋能"))));
    }
}
