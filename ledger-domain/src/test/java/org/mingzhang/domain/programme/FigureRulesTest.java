package org.mingzhang.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.correction.Corrections;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Fact;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.programme.ProgrammeCommand.RecordFigure;
import org.mingzhang.domain.programme.ProgrammeEvent.FigureRecorded;

/** Reference values: typed, of a county or of all, the newest by business date. */
class FigureRulesTest {
    private final Given given =
            Given.programme(SmallPack.empty().direction("A").section("""
                    figures:
                      giants: {name: 小巨人数量, of: county, type: number, unit: 家, proposed: 例}
                      revenue: {name: 营业收入, of: programme, type: amount, proposed: 例}
                    """).read());

    private static RecordFigure of(String figure, @Nullable String county, String value) {
        return new RecordFigure(Given.PROGRAMME, figure, county, value, null, "统计1号");
    }

    private Optional<Value> value(String figure, @Nullable String county, LocalDate day) {
        return given.theProgramme()
                .referenceFacts(given.ledger().pack(), county, day)
                .find(given.ledger().pack().figure(figure).orElseThrow().fact())
                .map(Fact::value);
    }

    @Test
    void aFigureIsThePacksAndOfItsKind() {
        given.when(Person.BUDGET, of("dwarfs", null, "1")).rejected(RejectionCode.NOT_FOUND);
        given.when(Person.BUDGET, of("giants", null, "1")).rejected(RejectionCode.PARAMETER_INVALID);
        given.when(Person.BUDGET, of("giants", "999999", "1")).rejected(RejectionCode.NOT_FOUND);
        given.when(Person.BUDGET, of("giants", Given.COUNTY, "1.5")).rejected(RejectionCode.PARAMETER_INVALID);
        given.when(Person.BUDGET, of("revenue", Given.COUNTY, "1万元")).rejected(RejectionCode.PARAMETER_INVALID);
        given.when(Person.BUDGET, of("revenue", null, "1")).rejected(RejectionCode.PARAMETER_INVALID);
        given.when(Person.COUNTY, of("giants", Given.COUNTY, "1")).rejected(RejectionCode.ROLE_MISSING);
        given.when(
                        Person.BUDGET,
                        new RecordFigure(
                                Given.PROGRAMME,
                                "giants",
                                Given.COUNTY,
                                "1",
                                given.today().plusDays(1),
                                "统计1号"))
                .rejected(RejectionCode.BUSINESS_DATE_IN_FUTURE);
        FigureRecorded recorded =
                given.when(Person.ROSTER, of("小巨人数量", "甲区", "116")).accepted(FigureRecorded.class);
        assertThat(recorded.figure()).isEqualTo("giants");
        assertThat(recorded.county()).isEqualTo(Given.COUNTY);
        given.after(Person.BUDGET, of("revenue", null, "2亿元"));
        assertThat(value("revenue", Given.OTHER_COUNTY, given.today())).contains(Value.of(Fen.ofWan(20_000)));
    }

    @Test
    void theNewestByBusinessDateCountsOnTheDayAndAfter() {
        LocalDate first = given.today();
        given.later(10);
        given.after(Person.ROSTER, of("giants", Given.COUNTY, "120"));
        given.when(Person.ROSTER, first, of("giants", Given.COUNTY, "100")).accepted();
        assertThat(value("giants", Given.COUNTY, first.minusDays(1))).isEmpty();
        assertThat(value("giants", Given.COUNTY, first)).contains(Value.of(100));
        assertThat(value("giants", Given.COUNTY, given.today())).contains(Value.of(120));
        assertThat(value("giants", Given.OTHER_COUNTY, given.today())).isEmpty();
        assertThat(value("giants", null, given.today())).isEmpty();
    }

    @Test
    void aFigureIsCorrectedByTwoPersonsAndStaysOfItsKind() {
        Corrections corrections = new Corrections(given);
        given.after(Person.ROSTER, of("giants", Given.COUNTY, "120"));
        long position = corrections.position(FigureRecorded.class);
        corrections.corrected(position, after -> after.put("value", 12));
        assertThat(value("giants", Given.COUNTY, given.today())).contains(Value.of(12));
        given.when(Corrections.PROPOSER, corrections.proposal(position, after -> after.put("value", "很多")))
                .rejected(RejectionCode.PARAMETER_INVALID);
        corrections.corrected(position, null);
        assertThat(value("giants", Given.COUNTY, given.today())).isEmpty();
    }
}
