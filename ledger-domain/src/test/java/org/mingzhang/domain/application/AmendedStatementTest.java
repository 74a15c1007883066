package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Stated.text;
import static org.mingzhang.domain.given.Stated.value;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.ChangePolicy;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Picture;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.Stated;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackReader;

/** Texts, form and pictures of a case that comes under a later version of the policy than the one it came in under. */
class AmendedStatementTest {
    private static PolicyPack pack(UnaryOperator<String> rewritten) {
        String text = new String(Stated.pack().bytes().toArray(), StandardCharsets.UTF_8);
        return PackReader.read(rewritten.apply(text).getBytes(StandardCharsets.UTF_8));
    }

    /** A case comes under the second version and passes everything before the decision. */
    private static void changed(Given given, Case it, UnaryOperator<String> second) {
        String head = "version: 2\namends: {from: " + given.today().plusDays(1)
                + ", transition: approved, text: 示例过渡办法, proposed: 示例修订}\n";
        given.amended(pack(text -> second.apply(text.replace("version: 1\n", head))))
                .later(1);
        given.after(Person.ROSTER, new ChangePolicy(it.number(), 2));
        it.recommended().noticed();
    }

    private static Answer decided(Given given, Case it) {
        return given.when(Person.DECISION, it.stage("decision", Outcome.PASSED));
    }

    private static String items(Answer answer, RejectionCode code) {
        return fact(answer, code, "items");
    }

    private static String fact(Answer answer, RejectionCode code, String name) {
        return Objects.requireNonNull(answer.rejected(code).facts().get(name)).text();
    }

    private static Answer supplemented(Given given, Case it, List<WrittenText> texts, @Nullable List<FormValue> form) {
        given.after(Person.DECISION, it.stage("decision", Outcome.RETURNED));
        return given.when(it.applicant(), new SupplementMaterials(it.number(), "按新版补正", List.of(), texts, form));
    }

    @Test
    void whatOnlyTheNewVersionAsksForIsHandedInBeforeTheApproval() {
        Given given = Given.budget();
        Case it = given.applicant("HD-06").submitted();
        changed(given, it, text -> text.replace("images: {most: 2,", "images: {least: 1, most: 2,"));

        assertThat(items(decided(given, it), RejectionCode.FORM_INVALID)).contains("缺文字“案例正文”（必填，", "缺栏目“案例模式”（必填）");

        supplemented(given, it, List.of(text(given, "case", "案例的正文")), List.of(value("mode", "技术赋能")))
                .accepted(MaterialsSupplemented.class);
        assertThat(fact(decided(given, it), RejectionCode.DOCUMENT_MISSING, "missing"))
                .contains("“案例正文”的插图（至少 1 幅，已有 0 幅）");
        given.after(it.applicant(), Stated.picture(it, "1", new Picture("case", 1000, 800)));
        decided(given, it).accepted(ApplicationApproved.class);
    }

    @Test
    void lengthsOptionsAndPicturesOfTheNewVersionHoldAllAtOnce() {
        Given given = Given.programme(
                pack(text -> text.replace("most: 20,", "most: 40,").replace("images: {most: 2,", "images: {most: 3,")));
        Case it = given.applicant("HD-06");
        given.after(
                it.applicant(),
                Stated.submission(
                        it,
                        List.of(text(given, "case", "字".repeat(40)), text(given, "title", "案例名称")),
                        List.of(value("mode", "技术赋能"))));
        for (String digit : List.of("1", "2", "3")) {
            given.after(it.applicant(), Stated.picture(it, digit, new Picture("case", 900, 800)));
        }
        changed(given, it, text -> text.replace("options: [技术赋能, 平台赋能]", "options: [平台赋能, 产业赋能]")
                .replace("width: 1000", "width: 899"));

        assertThat(items(decided(given, it), RejectionCode.FORM_INVALID))
                .contains(
                        "“案例模式”填的是“技术赋能”，应为 平台赋能、产业赋能 之一",
                        "“案例正文” 40 字，不得超过 20 字",
                        "最多 2 幅，已有 3 幅",
                        "宽 900 像素，不得超过 899");
        // A text that is written anew brings its pictures anew.
        supplemented(given, it, List.of(text(given, "case", "字".repeat(20))), List.of(value("mode", "平台赋能")))
                .accepted(MaterialsSupplemented.class);
        decided(given, it).accepted(ApplicationApproved.class);
    }

    @Test
    void whatOnlyTheEarlierVersionAskedForStandsInNobodysWay() {
        Given given = Given.programme(Stated.pack());
        Case it = given.applicant("HD-06");
        given.after(
                it.applicant(),
                Stated.submission(
                        it,
                        List.of(text(given, "case", "字".repeat(20)), text(given, "title", "案例名称")),
                        List.of(value("mode", "技术赋能"), value("industry", "装备"))));
        changed(given, it, text -> text.replace(
                        "      title: {name: 案例名称, most: 10, clause: plan 资金安排（六）「典型应用场景」}\n", "")
                .replace("      industry: {name: 聚焦行业, type: text, most: 5}\n", "")
                .replace("most: 20,", "most: 10,"));

        assertThat(items(decided(given, it), RejectionCode.TEXT_TOO_LONG))
                .startsWith("“案例正文” 20 字，不得超过 10 字")
                .doesNotContain("案例名称", "聚焦行业");
        supplemented(given, it, List.of(text(given, "case", "字".repeat(11))), null)
                .rejected(RejectionCode.TEXT_TOO_LONG);
        given.when(
                        it.applicant(),
                        new SupplementMaterials(
                                it.number(), "按新版补正", List.of(), List.of(text(given, "case", "字".repeat(10))), null))
                .accepted(MaterialsSupplemented.class);
        decided(given, it).accepted(ApplicationApproved.class);
    }

    @Test
    void aCaseThatKeepsItsVersionIsNotHeldAgainstTheNewOne() {
        Given given = Given.budget();
        Case it = given.applicant("HD-06").submitted();
        String head = "version: 2\namends: {from: " + given.today().plusDays(1)
                + ", transition: submitted, text: 示例过渡办法, proposed: 示例修订}\n";
        given.amended(pack(text -> text.replace("version: 1\n", head))).later(1);
        it.recommended().noticed();
        decided(given, it).accepted(ApplicationApproved.class);
    }
}
