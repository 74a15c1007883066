package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordPriorAward;
import org.mingzhang.domain.given.Advanced;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;

/** A cap of one calendar year over an award of which a part was granted in the year before: each year bounds its own part. */
class YearlyCapTest {
    private static final String LEFT = "max(amount(\"0元\"), amount(\"10万元\") - granted(\"year\"))";

    /** HD-01 with an advance, half of the investment, and one more limit. */
    private static Given within(String gives, UnaryOperator<String> change) {
        return Given.budgetUnder(pack -> change.apply(Advanced.rewritten(pack)
                .replaceFirst(
                        "      limits:\n        rate:\n",
                        "      limits:\n        total: {text: 同一年度累计, gives: '" + gives
                                + "', proposed: 示例}\n        rate:\n")
                .replace(
                        "\ndirections:\n",
                        "\nfunds:\n  year: {name: 年度奖补, directions: [HD-01, HD-03], recorded: {names: [技改资金]},"
                                + " per: calendarYear, proposed: 示例}\n\ndirections:\n")));
    }

    private static void on(Given given, String day) {
        given.later(Math.toIntExact(ChronoUnit.DAYS.between(given.today(), LocalDate.parse(day))));
    }

    private static Case advancedIn2026(Given given, Fen amount) {
        on(given, "2026-12-10");
        Case it = Advanced.contracted(given);
        given.after(Person.APPROVER, Advanced.grant(it, amount));
        return it;
    }

    private static void granted(Given given, Case it, Fen amount) {
        given.after(Person.ROSTER, new RecordPriorAward(it.code(), "技改资金", "省级", null, amount, null));
    }

    @Test
    void whatWasGrantedInTheOldYearTakesNothingOfTheNewYearsCap() {
        Given given = within(LEFT, pack -> pack);
        Case it = advancedIn2026(given, wan(8));
        it.paid("P-1", wan(8));
        on(given, "2027-01-11");
        granted(given, it, wan(9));
        Advanced.accepted(given, it, wan(16)).reviewed();
        assertThat(Advanced.computed(it)).isEqualTo(wan(8));
        given.after(Person.APPROVER, it.approval(wan(8)));
        assertThat(it.award().standing()).isEqualTo(wan(8));
        assertThat(given.ledger().recomputed(PROGRAMME).differences()).isEmpty();
    }

    @Test
    void eachYearBoundsItsOwnPart() {
        Given given = within(LEFT, pack -> pack);
        Case it = advancedIn2026(given, wan(8));
        on(given, "2027-01-11");
        Advanced.accepted(given, it, wan(30)).reviewed();
        AwardCalculated calculated = Objects.requireNonNull(it.award().calculated());
        assertThat(calculated.ceilingFen()).isEqualTo(wan(15));
        assertThat(calculated.trace()).anySatisfy(step -> {
            assertThat(step.rule()).isEqualTo("HD-01/total.apart");
            assertThat(step.explanation()).contains("本件在期间以外已核定、当时限额以内的 8万元").contains("整笔最多 18万元");
        });
        given.after(Person.APPROVER, it.approval(wan(15)));
        assertThat(given.ledger().recomputed(PROGRAMME).differences()).isEmpty();
    }

    @Test
    void attackToGetMoreOfTheNewYearThanItsCap() {
        Given given = within(LEFT, pack -> pack);
        Case it = advancedIn2026(given, wan(8));
        on(given, "2027-01-11");
        granted(given, it, wan(6));
        Advanced.accepted(given, it, wan(30)).reviewed();
        assertThat(Advanced.computed(it)).isEqualTo(wan(12));
    }

    @Test
    void whatWasGrantedInAdvanceInTheSameYearTakesOfItsCap() {
        Given given = within(LEFT, pack -> pack);
        Case it = advancedIn2026(given, wan(8));
        Advanced.accepted(given, it, wan(30)).reviewed();
        assertThat(Advanced.computed(it)).isEqualTo(wan(10));
    }

    /** What the cap is beyond what is left of it, a share for one, is no other for the case's having been granted a part before. */
    @Test
    void attackToTakeAShareTwiceByAnAdvanceOfTheOldYear() {
        Given given = within("rate(\"50%\") * acceptance.recognisedInvestmentFen - granted(\"year\")", pack -> pack);
        Case it = advancedIn2026(given, wan(8));
        on(given, "2027-01-11");
        granted(given, it, wan(2));
        Advanced.accepted(given, it, wan(30)).reviewed();
        assertThat(Advanced.computed(it)).isEqualTo(wan(13));
    }

    /** Nobody says of which part what was granted in advance was: it comes on top of none. */
    @Test
    void attackToAddAnAdvanceOfTheOldYearToEveryPart() {
        String part =
                "        %1$s: {text: 分项%1$s, limits: {most: {text: 同一年度, gives: 'amount(\"%2$s\") - granted(\"year\")',"
                        + " proposed: 示例}}, proposed: 示例}\n";
        String parts = "      parts:\n" + part.formatted("one", "5万元") + part.formatted("two", "6万元");
        Given given = within(
                "amount(\"100万元\") - granted(\"year\")",
                pack -> pack.replaceFirst("      limits:\n        total", parts + "      limits:\n        total"));
        Case it = advancedIn2026(given, wan(8));
        on(given, "2027-01-11");
        Advanced.accepted(given, it, wan(30)).reviewed();
        assertThat(Advanced.computed(it)).isEqualTo(wan(11));
    }

    @Test
    void aSecondInstalmentIsHeldToTheCapOfItsOwnYear() {
        Given given = within(
                LEFT.replace("10万元", "5万元"),
                pack -> pack.replaceFirst(
                        "(?s)(        settled: refund\n        proposed: 示例\n).*?\n      limits:\n        total", """
                $1        instalments:
                          first: {text: 首期, limits: {cap: {text: 首期最高, amount: 3万元, proposed: 示例}}, proposed: 示例}
                          second: {text: 二期, limits: {rate: {text: 合同价的20%, share: 20%, of: contract.priceFen, proposed: 示例}}, proposed: 示例}
                      limits:
                        total"""));
        on(given, "2026-12-10");
        Case it = Advanced.contracted(given);
        given.after(Person.APPROVER, Advanced.grant(it, "first", wan(3)));
        given.when(Person.APPROVER, Advanced.grant(it, "second", wan(3))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        on(given, "2027-01-11");
        granted(given, it, wan(1));
        AdvanceGranted second = given.when(Person.APPROVER, Advanced.grant(it, "second", wan(4)))
                .accepted(AdvanceGranted.class);
        assertThat(second.ceilingFen()).isEqualTo(wan(4));
        assertThat(second.trace().getLast().explanation()).contains("含期间以外已核定的 3万元");
        it.ordered("P-1", wan(7));
        assertThat(given.ledger().recomputed(PROGRAMME).differences()).isEmpty();
    }

    @Test
    void whatIsKeptIsHeldToTheCapOfItsOwnYear() {
        Given given = within(LEFT, pack -> pack.replace("settled: refund", "settled: keep"));
        Case it = advancedIn2026(given, wan(8));
        it.paid("P-1", wan(8));
        on(given, "2027-01-11");
        granted(given, it, wan(10));
        Advanced.accepted(given, it, wan(10)).reviewed();
        assertThat(Advanced.computed(it)).isEqualTo(wan(5));
        given.after(Person.APPROVER, it.approval(wan(8)));
        assertThat(it.award().standing()).isEqualTo(wan(8));
    }
}
