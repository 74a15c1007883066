package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Stated.submission;
import static org.mingzhang.domain.given.Stated.text;
import static org.mingzhang.domain.given.Stated.value;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Contents;
import org.mingzhang.domain.event.Picture;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Papers;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.Stated;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.Value;

class StatementRulesTest {
    private final Given given = Stated.programme();
    private final Case it = given.applicant("HD-06");

    private static void refused(Answer answer, RejectionCode code, String words) {
        assertThat(items(answer.rejected(code))).contains(words);
    }

    private static String items(Rejection refusal) {
        return Objects.requireNonNull(refusal.facts().get("items")).text();
    }

    private Application application() {
        return (Application) given.ledger().state(StreamId.application(it.number()));
    }

    @Test
    void theLedgerCountsItselfAndRecordsLengthAndDigest() {
        ApplicationSubmitted submitted = given.when(
                        it.applicant(),
                        submission(
                                it,
                                List.of(text(given, "案例正文", "部署MES系统，\n共 3 套"), text(given, "title", "示例")),
                                List.of(value("案例模式", " 技术赋能 "))))
                .accepted(ApplicationSubmitted.class);
        String digest = Contents.digest("部署MES系统，\n共 3 套");
        assertThat(submitted.texts())
                .containsExactly(new StatedText("case", 9, digest), new StatedText("title", 2, Contents.digest("示例")));
        assertThat(submitted.form()).containsExactly(new FormValue("mode", "技术赋能"));
        assertThat(Contents.of(submitted)).contains(digest, Contents.digest("示例"), submitted.packSm3());
    }

    @Test
    void aTextIsAsLongAsItMayBeAndNoCharacterLonger() {
        List<FormValue> form = List.of(value("mode", "技术赋能"));
        refused(
                given.when(it.applicant(), submission(it, List.of(text(given, "case", "字".repeat(21))), form)),
                RejectionCode.TEXT_TOO_LONG,
                "“案例正文” 21 字，不得超过 20 字");
        given.when(it.applicant(), submission(it, List.of(text(given, "case", "字".repeat(20))), form))
                .accepted();
    }

    @Test
    void partsCountTogetherAgainstTheWhole() {
        List<FormValue> form = List.of(value("mode", "技术赋能"));
        List<WrittenText> texts = List.of(
                text(given, "case", "字".repeat(10)),
                text(given, "origin", "字".repeat(5)),
                text(given, "summary", "字".repeat(6)));
        refused(
                given.when(it.applicant(), submission(it, texts, form)),
                RejectionCode.TEXT_TOO_LONG,
                "合计 21 字，不得超过 20 字");
        given.when(
                        it.applicant(),
                        submission(it, List.of(texts.get(0), text(given, "origin", "字字字字"), texts.get(2)), form))
                .accepted();
    }

    @Test
    void everythingThatIsTooLongIsToldAtOnce() {
        List<WrittenText> texts = List.of(
                text(given, "case", "字".repeat(21)),
                text(given, "summary", "字".repeat(7)),
                text(given, "title", "字".repeat(11)));
        String items = items(given.when(it.applicant(), submission(it, texts, List.of(value("mode", "技术赋能"))))
                .rejected(RejectionCode.TEXT_TOO_LONG));
        assertThat(items).contains("“案例正文”", "合计 28 字", "“案例简述” 7 字", "“案例名称” 11 字");
    }

    @Test
    void everythingThatIsWrongWithTheFormIsToldAtOnce() {
        String items = items(given.when(
                        it.applicant(),
                        submission(
                                it,
                                List.of(text(given, "致辞", "某")),
                                List.of(
                                        value("mode", "生态赋能"),
                                        value("industry", "紧固件制造业"),
                                        value("invested", "20万"),
                                        value("rate", "一半"),
                                        value("running", "可能"),
                                        value("running", "是"),
                                        value("unit", "示例企业"),
                                        value("colour", "蓝"))))
                .rejected(RejectionCode.FORM_INVALID));
        assertThat(items)
                .contains("文字“致辞”不是本方向所列")
                .contains("缺文字“案例正文”")
                .contains("栏目“案例模式”填的是“生态赋能”，应为 技术赋能、平台赋能 之一")
                .contains("栏目“聚焦行业”填的是“紧固件制造业”，有 6 字，不得超过 5 字")
                .contains("栏目“自筹投入”填的是“20万”，应为金额")
                .contains("栏目“自动数采率”填的是“一半”，应为比例")
                .contains("栏目“已投入运行”只填一个，填了 2 个")
                .contains("栏目“申报单位”由账本已有的登记带出")
                .contains("栏目“colour”不是申报表所列");
    }

    @Test
    void anApplicationForADirectionWithoutTextsBringsNone() {
        Given plain = Given.programme();
        Case other = plain.applicant("HD-06");
        refused(
                plain.when(other.applicant(), submission(other, List.of(text(plain, "case", "字")), null)),
                RejectionCode.FORM_INVALID,
                "本方向没有这样的内容");
    }

    @Test
    void whatIsPersonalIsNotTakenAndNoRefusalHoldsItEither() {
        assertThatThrownBy(() ->
                        given.when(it.applicant(), submission(it, null, List.of(value("联系邮箱", "someone@example.cn")))))
                .isInstanceOf(RefusedValue.class)
                .hasMessageContaining("个人信息")
                .hasMessageNotContaining("someone@example.cn");
    }

    @Test
    void aDigestWithoutItsWordsIsNoText() {
        refused(
                given.when(it.applicant(), submission(it, List.of(new WrittenText("case", "0".repeat(64))), null)),
                RejectionCode.NOT_FOUND,
                "“case”的文字没有随命令送来");
    }

    @Test
    void valuesAreKeptAsTheirKindAndRulesMayAskForThem() {
        given.after(
                it.applicant(),
                submission(
                        it,
                        List.of(text(given, "case", "字")),
                        List.of(
                                value("mode", "平台赋能"),
                                value("tools", "大模型"),
                                value("tools", "知识库"),
                                value("invested", "12.5万元"),
                                value("rate", "85%"),
                                value("running", "是"))));
        Statement statement = application().statement();
        assertThat(statement.values("invested")).containsExactly("12500000");
        Facts facts = statement.facts(
                Facts.NONE,
                Stated.pack().form("scene").orElseThrow(),
                application().statedAt());
        assertThat(fact(facts, "mode")).isEqualTo(Value.of("平台赋能"));
        assertThat(fact(facts, "tools")).isEqualTo(Value.of("大模型、知识库"));
        assertThat(fact(facts, "invested")).isEqualTo(Value.of(Fen.ofYuan(125_000)));
        assertThat(fact(facts, "running")).isEqualTo(Value.of(true));
        assertThat(facts.names()).extracting(name -> name.id()).doesNotContain("form(\"industry\")");
    }

    private static Value fact(Facts facts, String field) {
        return facts.names().stream()
                .filter(name -> name instanceof NamedFact named && named.name().equals(field))
                .map(name -> facts.find(name).orElseThrow().value())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSupplementReplacesTextByTextUnderTheSameRules() {
        Case returned = Stated.submitted(given);
        given.after(Person.COUNTY, returned.stage("county", Outcome.RETURNED));
        refused(
                given.when(
                        returned.applicant(),
                        new SupplementMaterials(
                                returned.number(),
                                "改短",
                                List.of(),
                                List.of(text(given, "case", "字".repeat(15)), text(given, "summary", "字".repeat(6))),
                                null)),
                RejectionCode.TEXT_TOO_LONG,
                "合计 21 字");
        MaterialsSupplemented supplemented = given.when(
                        returned.applicant(),
                        new SupplementMaterials(
                                returned.number(),
                                "改短",
                                List.of(),
                                List.of(text(given, "summary", "六个字的简述")),
                                List.of(value("mode", "平台赋能"))))
                .accepted(MaterialsSupplemented.class);
        assertThat(supplemented.texts()).containsExactly(new StatedText("summary", 6, Contents.digest("六个字的简述")));
        Statement after = ((Application) given.ledger().state(StreamId.application(returned.number()))).statement();
        assertThat(after.texts()).extracting(StatedText::text).containsExactly("case", "summary");
        assertThat(after.values("mode")).containsExactly("平台赋能");
    }

    @Test
    void picturesOfATextAreSoManyAndSoLarge() {
        Case other = Stated.submitted(given);
        refused(
                given.when(other.applicant(), Stated.picture(other, "1", new Picture("案例正文", 1001, 801))),
                RejectionCode.PICTURE_TOO_LARGE,
                "宽 1001 像素，不得超过 1000；高 801 像素，不得超过 800");
        DocumentAttached attached = given.when(
                        other.applicant(), Stated.picture(other, "1", new Picture("案例正文", 1000, 800)))
                .accepted(DocumentAttached.class);
        assertThat(attached.picture()).isEqualTo(new Picture("case", 1000, 800));
        given.after(other.applicant(), Stated.picture(other, "2", new Picture("case", 1, 1)));
        refused(
                given.when(other.applicant(), Stated.picture(other, "3", new Picture("case", 1, 1))),
                RejectionCode.PICTURE_TOO_LARGE,
                "最多 2 幅插图，已有 2 幅");
        given.when(other.applicant(), Stated.picture(other, "3", new Picture(null, 9999, 9999)))
                .accepted();
        refused(
                given.when(other.applicant(), Stated.picture(other, "4", new Picture("正文", 1, 1))),
                RejectionCode.FORM_INVALID,
                "文字“正文”不是本方向所列");
    }

    @Test
    void noStageIsPassedWhileATextHasFewerPicturesThanItMust() {
        Given illustrated = Stated.programme(2);
        Case other = Stated.submitted(illustrated);
        illustrated.after(other.applicant(), Stated.picture(other, "1", new Picture("case", 1, 1)));
        illustrated.after(other.applicant(), Stated.picture(other, "2", new Picture(null, 1, 1)));
        Rejection no = illustrated
                .when(Person.COUNTY, other.stage("county", Outcome.PASSED))
                .rejected(RejectionCode.DOCUMENT_MISSING);
        assertThat(Objects.requireNonNull(no.facts().get("missing")).text()).isEqualTo("“案例正文”的插图（至少 2 幅，已有 1 幅）");
        assertThat(Objects.requireNonNull(no.clause()).quote()).isNotBlank();
        illustrated.after(other.applicant(), Stated.picture(other, "3", new Picture("case", 1, 1)));
        illustrated.after(Person.COUNTY, other.stage("county", Outcome.RETURNED));
        illustrated.after(
                other.applicant(),
                new SupplementMaterials(
                        other.number(), "换图", List.of(), List.of(text(illustrated, "case", "新的正文")), null));
        illustrated.when(Person.COUNTY, other.stage("county", Outcome.PASSED)).rejected(RejectionCode.DOCUMENT_MISSING);
        illustrated.after(other.applicant(), Stated.picture(other, "4", new Picture("case", 1, 1)));
        illustrated.after(other.applicant(), Stated.picture(other, "5", new Picture("case", 1, 1)));
        illustrated.when(Person.COUNTY, other.stage("county", Outcome.PASSED)).accepted();
    }

    @Test
    void aTextThatIsWrittenAnewBringsItsPicturesAnew() {
        Case other = Stated.submitted(given);
        given.after(other.applicant(), Stated.picture(other, "1", new Picture("case", 1, 1)));
        given.after(other.applicant(), Stated.picture(other, "2", new Picture("case", 1, 1)));
        given.after(Person.COUNTY, other.stage("county", Outcome.RETURNED));
        given.after(
                other.applicant(),
                new SupplementMaterials(other.number(), "换图", List.of(), List.of(text(given, "case", "新的正文")), null));
        given.when(other.applicant(), Stated.picture(other, "3", new Picture("case", 1, 1)))
                .accepted();
    }

    @Test
    void aPictureThatComesSaysHowLargeItIsAndADigestDoesNot() {
        assertThatThrownBy(() -> Stated.picture(it, "1", new Picture("case", null, null)))
                .isInstanceOf(RefusedValue.class);
        assertThatThrownBy(() -> Picture.require(new Picture("case", 1, 1), null))
                .isInstanceOf(RefusedValue.class);
        assertThatThrownBy(() -> Picture.require(new Picture(null, 1, 1), "application/pdf"))
                .isInstanceOf(RefusedValue.class);
        assertThat(new Picture("case", null, null).size()).contains("尺寸不详");
        assertThat(Papers.sha256("1")).hasSize(64);
    }

    @Test
    void ofThePastEveryBreachIsNotedAndNothingRefused() {
        List<String> breaches = given.history(
                Role.APPLICANT,
                it.code(),
                "某人",
                given.today(),
                new PastSubmission(
                        submission(it, List.of(text(given, "summary", "字".repeat(7))), List.of(value("mode", "别的"))),
                        List.of(new StatedText("title", 11, null))));
        assertThat(breaches).contains(RejectionCode.TEXT_TOO_LONG.name(), RejectionCode.FORM_INVALID.name());
        assertThat(application().statement().text("title")).isEqualTo(new StatedText("title", 11, null));
        assertThat(application().statement().values("mode")).containsExactly("别的");
    }

    @Test
    void lengthsAloneAreOfThePastOnly() {
        PastSubmission past =
                new PastSubmission(submission(it, null, null), List.of(new StatedText("title", 11, null)));
        assertThat(past.lengths()).hasSize(1);
        assertThatThrownBy(() -> new PastSubmission(
                        submission(it, null, null), List.of(new StatedText("title", 1, "0".repeat(64)))))
                .isInstanceOf(RefusedValue.class);
    }
}
