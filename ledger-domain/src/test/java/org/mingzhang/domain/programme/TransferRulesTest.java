package org.mingzhang.domain.programme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.PlainWords;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.InvalidPack;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.TransferBudget;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;

class TransferRulesTest {
    private static final String SERVICE = "    paidBy: [local, central]\n";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final Budget budget = new Budget();

    private static PolicyPack pack(String rule) {
        String text = new String(Packs.builtIn("handan-2025").bytes().toArray(), UTF_8);
        assertThat(text).contains(SERVICE);
        return PackReader.read(text.replace(SERVICE, SERVICE + rule).getBytes(UTF_8));
    }

    private static PolicyPack tenPercent() {
        return pack("""
                    givesTo:
                      lines: [renovation]
                      atMost: 10%
                      decidedBy: CITY_INDUSTRY
                      clause: plan 资金安排「不高于20%的中央财政奖补资金将用于支持中小企业数字化服务提升」
                """);
    }

    private TransferRules rules(PolicyPack pack) {
        budget.take(new BudgetAllocated("local", "service", wan(4_000), "分配1号", 2026), DAY);
        return new TransferRules(pack, budget);
    }

    @Test
    void aPackThatSaysNothingLeavesItToTheRatiosAndToFinance() {
        TransferRules rules = rules(Packs.builtIn("handan-2025"));
        assertThat(rules.lines("local", "service", "renovation")).isNull();
        assertThat(rules.lines("local", "renovation", "service")).isNull();
        assertThat(rules.share("local", "service", wan(4_000))).isNull();
        assertThat(rules.decidedBy("service")).isEqualTo(Role.FINANCE);
        Given given = Given.budget();
        TransferBudget transfer =
                new TransferBudget(Given.PROGRAMME, "local", "service", "renovation", wan(1), "调剂1号", "改造需求大");
        given.when(Person.ROSTER, transfer).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.BUDGET, transfer).accepted();
    }

    @Test
    void aLineGivesWhereThePackSaysUpToItsShareInAllToTheFen() {
        TransferRules rules = rules(tenPercent());
        assertThat(rules.decidedBy("service")).isEqualTo(Role.CITY_INDUSTRY);
        assertThat(rules.lines("local", "service", "renovation")).isNull();
        assertThat(rules.share("local", "service", wan(400))).isNull();
        Rejection more = Objects.requireNonNull(rules.share("local", "service", wan(400).plus(Fen.of(1))));
        assertThat(more.code()).isEqualTo(RejectionCode.TRANSFER_NOT_ALLOWED);
        assertThat(more.clause().quote()).contains("数字化服务提升");
        PlainWords.require(more);
        budget.take(new BudgetTransferred("local", "service", "renovation", wan(300), "调剂1号", "理由"), DAY);
        assertThat(rules.share("local", "service", wan(100))).isNull();
        assertThat(rules.share("local", "service", wan(100).plus(Fen.of(1)))).isNotNull();
        assertThat(rules.share("central", "service", Fen.of(1)))
                .as("of a source without allocation there is no share")
                .isNotNull();
    }

    @Test
    void whatThePackDoesNotNameIsRefusedByItsClause() {
        TransferRules rules = rules(tenPercent());
        Rejection no = Objects.requireNonNull(rules.lines("local", "renovation", "service"));
        assertThat(no.code()).isEqualTo(RejectionCode.TRANSFER_NOT_ALLOWED);
        assertThat(no.clause().quote()).contains("数字化服务提升");
        PlainWords.require(no);
    }

    @Test
    void aRuleOfUnknownLinesOrPostsIsNoPack() {
        for (String wrong : new String[] {
            "    givesTo: {lines: [nowhere], clause: plan 资金安排「不高于20%的中央财政奖补资金」}\n",
            "    givesTo: {lines: [service], clause: plan 资金安排「不高于20%的中央财政奖补资金」}\n",
            "    givesTo: {lines: [renovation], atMost: 110%, clause: plan 资金安排「不高于20%的中央财政奖补资金」}\n",
            "    givesTo: {lines: [renovation], decidedBy: MAYOR, clause: plan 资金安排「不高于20%的中央财政奖补资金」}\n",
            "    givesTo: {lines: [renovation]}\n",
            "    givesTo: {lines: [renovation], upTo: 5%, clause: plan 资金安排「不高于20%的中央财政奖补资金」}\n"
        }) {
            assertThatThrownBy(() -> pack(wrong)).as(wrong).isInstanceOf(InvalidPack.class);
        }
    }
}
