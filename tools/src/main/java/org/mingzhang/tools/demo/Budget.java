package org.mingzhang.tools.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeCommand.AllocateBudget;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.CloseProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.ReceiveFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.ReturnToTreasury;
import org.mingzhang.domain.programme.ProgrammeCommand.ReuseRecovered;
import org.mingzhang.domain.programme.ProgrammeCommand.TransferBudget;
import org.mingzhang.domain.programme.ProgrammeEvent.ReturnedFrom;

/** The programme's money before and after it goes to anyone: appropriated, received, allocated, handed back, closed. */
final class Budget {
    private static final String CENTRAL = "central";
    private static final String LOCAL = "local";
    private static final String RENOVATION = "renovation";
    private static final String SERVICE = "service";

    private final String programme;
    private final Lane lane;
    private final Person clerk = Desk.BUDGET.person(0);

    Budget(String programme, Lane lane) {
        this.programme = programme;
        this.lane = lane;
    }

    void provided() {
        lane.on(date(2025, 9, 18)).does(clerk, appropriation(CENTRAL, 10_000));
        lane.on(date(2025, 9, 24)).does(clerk, appropriation(LOCAL, 10_000));
        lane.on(date(2025, 9, 25)).tries(RejectionCode.APPROPRIATION_EXCEEDED, clerk, appropriation(CENTRAL, 1_000));
        lane.on(date(2025, 10, 15)).does(clerk, arrival(CENTRAL, 10_000, 2025));
        lane.on(date(2025, 10, 22)).does(clerk, arrival(LOCAL, 6_000, 2025));
        lane.on(date(2025, 10, 24)).tries(RejectionCode.RATIO_BREACHED, clerk, allocation(CENTRAL, SERVICE, 2_500));
        lane.on(date(2025, 10, 27))
                .does(clerk, allocation(CENTRAL, RENOVATION, 8_000))
                .does(clerk, allocation(CENTRAL, SERVICE, 2_000))
                .does(clerk, allocation(LOCAL, RENOVATION, 6_000))
                .does(clerk, allocation(LOCAL, SERVICE, 4_000));
        lane.on(date(2025, 10, 28))
                .tries(RejectionCode.APPROPRIATION_EXCEEDED, clerk, allocation(LOCAL, RENOVATION, 500));
        lane.on(date(2026, 3, 18)).does(clerk, arrival(LOCAL, 4_000, 2026));
    }

    void kept() {
        lane.on(date(2026, 8, 18)).does(clerk, transfer(LOCAL, SERVICE, RENOVATION, 200));
        lane.on(date(2026, 8, 19))
                .tries(RejectionCode.RATIO_BREACHED, clerk, transfer(CENTRAL, RENOVATION, SERVICE, 100));
        handedBack(date(2026, 11, 12));
        handedBack(date(2027, 6, 28));
        lane.on(Policy.PILOT_TO).does(clerk, new CloseProgramme(programme, Review.documentNo("结项", Policy.PILOT_TO)));
    }

    /** Recovered money goes to the treasury, as the pack says; using it again is refused. */
    private void handedBack(LocalDate on) {
        lane.on(on)
                .tries(
                        RejectionCode.RECOVERY_NOT_REUSABLE,
                        clerk,
                        known -> recovered(known, CENTRAL).isZero()
                                ? null
                                : new ReuseRecovered(
                                        programme,
                                        CENTRAL,
                                        RENOVATION,
                                        recovered(known, CENTRAL),
                                        Review.documentNo("再用", on)));
        lane.does(clerk, known -> handBack(known, CENTRAL, on));
        lane.does(clerk, known -> handBack(known, LOCAL, on));
    }

    private @Nullable LedgerCommand handBack(Known known, String source, LocalDate on) {
        Fen amount = recovered(known, source);
        return amount.isZero()
                ? null
                : new ReturnToTreasury(
                        programme,
                        source,
                        ReturnedFrom.LINE_RECOVERED,
                        RENOVATION,
                        amount,
                        Review.documentNo("上缴", on),
                        null);
    }

    private static Fen recovered(Known known, String source) {
        return known.recovered(source, RENOVATION);
    }

    private AppropriateFunds appropriation(String source, long wan) {
        return new AppropriateFunds(programme, source, Fen.ofWan(wan), documentNo("下达"), 2025);
    }

    private ReceiveFunds arrival(String source, long wan, int year) {
        return new ReceiveFunds(programme, source, Fen.ofWan(wan), documentNo("到位"), year, null);
    }

    private AllocateBudget allocation(String source, String line, long wan) {
        return new AllocateBudget(programme, source, line, Fen.ofWan(wan), documentNo("分配"), 2025);
    }

    private TransferBudget transfer(String source, String from, String to, long wan) {
        return new TransferBudget(programme, source, from, to, Fen.ofWan(wan), documentNo("调剂"), "按实际申报情况调剂（示例）");
    }

    private String documentNo(String kind) {
        return Review.documentNo(kind, lane.date());
    }

    private static LocalDate date(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }
}
