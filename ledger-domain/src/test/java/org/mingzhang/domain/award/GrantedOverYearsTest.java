package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.given.Advanced;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;

/** A cap of one calendar year, and an award of which a part was granted in advance the year before. */
class GrantedOverYearsTest {
    private final Given given = Given.budgetUnder(GrantedOverYearsTest::yearly);
    private Case renovation;
    private Case benchmark;

    /** HD-03 gives no more than 25万元 leaves after what HD-01 and HD-03 granted in the same year. */
    private static String yearly(String pack) {
        String text = Advanced.rewritten(pack);
        int at = text.indexOf("      limits:\n", text.indexOf("\n  HD-03:\n")) + "      limits:\n".length();
        String total =
                "        total: {text: 同一年度累计25万元, gives: 'amount(\"25万元\") - granted(\"year\")', proposed: 示例}\n";
        String fund =
                "\nfunds:\n  year: {name: 年度奖补, directions: [HD-01, HD-03], per: calendarYear, proposed: 示例}\n\ndirections:\n";
        return (text.substring(0, at) + total + text.substring(at)).replace("\ndirections:\n", fund);
    }

    private void on(String day) {
        given.later(Math.toIntExact(ChronoUnit.DAYS.between(given.today(), LocalDate.parse(day))));
    }

    @BeforeEach
    void twoInTheOldYearAndThirteenInTheNew() {
        on("2026-12-10");
        renovation = Advanced.contracted(given);
        given.after(Person.APPROVER, Advanced.grant(renovation, wan(2)));
        benchmark = given.applicant("HD-03", renovation.code()).approved();
        on("2027-01-11");
        Advanced.accepted(given, renovation, wan(30)).awarded();
        assertThat(renovation.award().standing()).isEqualTo(wan(15));
    }

    private Fen ceiling() {
        benchmark.calculated();
        return Advanced.computed(benchmark);
    }

    private ReduceAward reduction(Fen amount) {
        return new ReduceAward(renovation.number(), List.of(new Share("central", amount)), "企业放弃", "核减1号");
    }

    @Test
    void attackToHideWhatTheApprovalAddsInTheYearOfTheAdvance() {
        assertThat(ceiling()).isEqualTo(wan(12));
    }

    @Test
    void whatIsGivenUpTakesOffTheLatestFirst() {
        given.after(Person.APPROVER, reduction(wan(10)));
        assertThat(ceiling()).isEqualTo(wan(22));
    }

    @Test
    void whatIsGivenUpBeyondThatTakesOffWhatWasGrantedInAdvance() {
        given.after(Person.APPROVER, reduction(wan(14)));
        assertThat(ceiling()).isEqualTo(wan(25));
    }
}
