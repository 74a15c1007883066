package org.mingzhang.tools.demo;

import java.time.LocalDate;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.RecordTargetFact;
import org.mingzhang.tools.story.DemoPlan.Decision;
import org.mingzhang.tools.story.DemoPlan.Report;
import org.mingzhang.tools.story.DemoPlan.Setting;
import org.mingzhang.tools.story.DemoPlan.When;
import org.mingzhang.tools.story.Story;

/**
 * The programme and what is decided about its policy.
 *
 * <p>The story opens the programme on the pilot's first day, although a notice may come out later: so the ledger has the
 * phases that the notice lays out from their beginning.
 */
final class Policy {
    private final String programme;
    private final Story story;
    private final String packSm3;
    private final Person official = Desk.POLICY.person(0);

    /**
     * The policy part of a story.
     *
     * @param packSm3 hex digest of the pack's bytes, as published
     */
    Policy(String programme, Story story, String packSm3) {
        this.programme = programme;
        this.story = story;
        this.packSm3 = packSm3;
    }

    void opened(Lane lane) {
        lane.does(official, new OpenProgramme(programme, story.pack().title(), packSm3, story.opens(), story.closes()));
    }

    void decided(Lane lane) {
        for (Decision decision : story.demo().decisions()) {
            reach(lane, decision.when());
            switch (decision) {
                case Setting setting
                when setting.refused() != null -> lane.tries(setting.refused(), official, command(setting));
                case Setting setting -> lane.does(official, command(setting));
                case Report report -> lane.does(official, command(report, lane.date()));
            }
        }
    }

    private static void reach(Lane lane, When when) {
        if (when.on() != null) {
            lane.on(when.on());
        } else if (when.within() != null) {
            lane.within(when.within().low(), when.within().high());
        }
    }

    private DecideParameter command(Setting setting) {
        return new DecideParameter(
                programme,
                setting.parameter(),
                setting.value(),
                "《专项资金使用管理办法实施细则（示例）》%s，虚构，仅供演示".formatted(Review.documentNo("细则", setting.document())));
    }

    private RecordTargetFact command(Report report, LocalDate on) {
        return new RecordTargetFact(
                programme, report.target(), report.title() + "（示例）", report.value(), Review.documentNo("成果", on));
    }
}
