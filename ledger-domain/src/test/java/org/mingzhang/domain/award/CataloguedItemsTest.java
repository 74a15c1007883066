package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.wan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.correction.Correctable;
import org.mingzhang.domain.correction.CorrectionCommand.ApproveCorrection;
import org.mingzhang.domain.correction.CorrectionCommand.ProposeCorrection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.ItemCategory;
import org.mingzhang.domain.policy.reading.InvalidPack;
import org.mingzhang.domain.project.ProjectCommand.AmendContract;
import org.mingzhang.domain.project.ProjectCommand.EndContract;
import org.mingzhang.domain.project.ProjectCommand.RegisterContractItem;
import org.mingzhang.domain.project.ProjectEvent.ContractEnd;
import org.mingzhang.domain.project.ProjectEvent.ContractItemRegistered;
import tools.jackson.databind.node.ObjectNode;

/** Awards whose base is what of the contracts' items the pack lets count. */
class CataloguedItemsTest {
    private static final String CATALOGUE = """

            catalogues:
              basis:
                name: 改造投入范围
                of: contracts
                counts: [软件, 实施]
                except: [电脑]
                proposed: 示例
            """;

    private static String rewritten(String text, String catalogue) {
        return text.replace("\ncatalogues:\n", catalogue)
                .replaceFirst("of: acceptance.recognisedInvestmentFen", "of: items(\"basis\")");
    }

    private final Given given = Given.budgetUnder(text -> rewritten(text, CATALOGUE));
    private final Case it = given.pilot("1").approved().started();

    private Case accepted() {
        it.carriedOut(wan(40));
        given.after(Person.ASSESSOR, it.assessment(2, wan(40), true));
        return it;
    }

    private void item(String name, @Nullable ItemCategory category, Fen amount) {
        given.after(
                it.applicant(),
                new RegisterContractItem(it.number(), "合同-0", name, category, null, "1", amount, amount));
    }

    private void contracted() {
        String seller = given.provider(7);
        given.after(it.applicant(), it.contract("合同-0", seller, wan(60)));
    }

    @Test
    void theBaseIsWhatCountsAndTheTraceSaysWhatDoesNot() {
        contracted();
        item("系统", ItemCategory.SOFTWARE, wan(10));
        item("电脑", ItemCategory.SOFTWARE, wan(5));
        item("网关", ItemCategory.EQUIPMENT, wan(6));
        item("杂项", null, wan(1));
        var calculated = Objects.requireNonNull(accepted().calculated().award().calculated());
        assertThat(calculated.ceilingFen()).isEqualTo(wan(5));
        assertThat(calculated.trace()).anySatisfy(step -> assertThat(step.explanation())
                .contains("改造投入范围 10万元（合同明细共 4 项，计入 软件 1 项 10万元，不计 ")
                .contains("不计的项目 1 项 5万元")
                .contains("采集设备 1 项 6万元")
                .contains("未写类别的 1 项 1万元"));
    }

    private void amend(long wan) {
        given.after(it.applicant(), new AmendContract(it.number(), "合同-0", wan(wan), given.today(), "变更"));
    }

    /** In the order of their registration, and the one beyond it in part; what the contract comes to again counts again. */
    @Test
    void itemsCountUpToWhatTheirContractIsWorth() {
        contracted();
        item("系统", ItemCategory.SOFTWARE, wan(10));
        item("电脑", ItemCategory.SOFTWARE, wan(5));
        item("实施", ItemCategory.SERVICE, wan(40));
        amend(-42);
        amend(-10);
        var cut = Objects.requireNonNull(accepted().calculated().award().calculated());
        assertThat(cut.ceilingFen()).isEqualTo(wan(4));
        assertThat(cut.trace()).anySatisfy(step -> assertThat(step.explanation())
                .contains("合同明细共 3 项，计入 软件 1 项 8万元，不计 ")
                .contains("超出合同所值的 3 项 47万元"));
        it.awarded();
        assertThat(Objects.requireNonNull(it.award().approved()).amountFen()).isEqualTo(wan(4));
        assertThat(given.ledger().recomputed(Given.PROGRAMME).differences()).isEmpty();
    }

    @Test
    void itemsOfAContractThatWasRaisedAgainCountAgain() {
        contracted();
        item("系统", ItemCategory.SOFTWARE, wan(40));
        amend(-58);
        amend(38);
        assertThat(Objects.requireNonNull(accepted().calculated().award().calculated())
                        .ceilingFen())
                .isEqualTo(wan(20));
    }

    @Test
    void itemsOfAContractThatWasBrokenOffCountUpToWhatWasInvoiced() {
        contracted();
        item("系统", ItemCategory.SOFTWARE, wan(40));
        given.after(it.applicant(), it.invoice("合同-0", wan(6)));
        given.after(it.applicant(), new EndContract(it.number(), "合同-0", ContractEnd.TERMINATED, given.today()));
        assertThat(Objects.requireNonNull(accepted().calculated().award().calculated())
                        .ceilingFen())
                .isEqualTo(wan(3));
    }

    @Test
    void withoutAnyItemTheBaseIsMissing() {
        Case bare = accepted();
        assertThat(String.valueOf(given.when(Person.CALCULATOR, new CalculateAward(bare.number()))
                        .rejected(RejectionCode.FACT_MISSING)
                        .facts()
                        .get("missing")))
                .contains("items(\"basis\")");
    }

    @Test
    void anItemThatIsCorrectedToWhatDoesNotCountTouchesTheAward() {
        contracted();
        item("系统", ItemCategory.SOFTWARE, wan(10));
        item("实施", ItemCategory.SERVICE, wan(4));
        accepted().awarded();
        assertThat(Objects.requireNonNull(it.award().approved()).amountFen()).isEqualTo(wan(7));
        StreamId project = StreamId.project(it.number());
        int at = 0;
        for (int n = 0; n < given.ledger().log().size(); n++) {
            at = given.ledger().log().get(n).event() instanceof ContractItemRegistered e
                            && e.item().equals("实施")
                    ? n
                    : at;
        }
        ObjectNode before = Correctable.before(
                Objects.requireNonNull(given.ledger().fold(project).at(at)).event());
        given.after(
                Person.BUDGET,
                new ProposeCorrection(
                        "GZ-1",
                        project.toString(),
                        at,
                        "project.contract-item-registered",
                        before,
                        before.deepCopy().put("category", "OTHER"),
                        null,
                        "类别录错",
                        "更正1号"));
        given.after(Person.NOTICE, new ApproveCorrection("GZ-1", "同意"));
        assertThat(TouchedAward.of(given.ledger().reads(), "GZ-1", it.number()).differenceFen())
                .isEqualTo(wan(2).negated());
    }

    @Test
    void aCatalogueOfUnknownCategoriesIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Given.pack(text -> rewritten(text, CATALOGUE.replace("软件, 实施", "软件, 电费"))))
                .isInstanceOf(InvalidPack.class)
                .hasMessageContaining("catalogues.basis.counts")
                .hasMessageContaining("云服务");
        assertThatThrownBy(() -> Given.pack(text -> rewritten(
                        text, CATALOGUE.replace("    of: contracts\n", "    of: contracts\n    atMost: {云服务: 30%}\n"))))
                .isInstanceOf(InvalidPack.class)
                .hasMessageContaining("catalogues.basis.atMost");
        assertThatThrownBy(() -> Given.pack(
                        text -> rewritten(text, CATALOGUE).replace("of: items(\"basis\")", "of: items(\"bases\")")))
                .isInstanceOf(InvalidPack.class)
                .hasMessageContaining("items(\"basis\")");
    }
}
