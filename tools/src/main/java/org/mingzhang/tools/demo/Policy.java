package org.mingzhang.tools.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.RecordTargetFact;

/**
 * The programme and what is decided about its policy.
 *
 * <p>The story opens the programme on the pilot's first day, although the notice came out in December: so the ledger has
 * the phases that the notice lays out from their beginning.
 */
final class Policy {
    static final LocalDate PILOT_FROM = LocalDate.of(2025, 9, 1);
    static final LocalDate PILOT_TO = LocalDate.of(2027, 6, 30);
    private static final LocalDate SECOND_CAPS = LocalDate.of(2026, 9, 10);
    private static final LocalDate THIRD_CAPS = LocalDate.of(2027, 3, 1);

    /** Published caps of levels 2, 3 and 4 are 20, 40 and 50 万元; later batches get less. */
    private static final List<Integer> SECOND_WAN = List.of(18, 36, 45);

    private static final List<Integer> THIRD_WAN = List.of(15, 30, 40);

    private final String programme;
    private final PolicyPack pack;
    private final String packSm3;
    private final Person official = Desk.POLICY.person(0);

    /**
     * The policy part of a story.
     *
     * @param packSm3 hex digest of the pack's bytes, as published
     */
    Policy(String programme, PolicyPack pack, String packSm3) {
        this.programme = programme;
        this.pack = pack;
        this.packSm3 = packSm3;
    }

    /** When the caps of a batch are decided; null where the notice itself has them. */
    static @Nullable LocalDate capsDecided(String batch) {
        return switch (batch) {
            case "2" -> SECOND_CAPS;
            case "3" -> THIRD_CAPS;
            default -> null;
        };
    }

    void opened(Lane lane) {
        lane.does(official, new OpenProgramme(programme, pack.title(), packSm3, PILOT_FROM, PILOT_TO));
    }

    void decided(Lane lane) {
        lane.on(SECOND_CAPS.minusDays(1))
                .tries(RejectionCode.PARAMETER_INVALID, official, cap(2, "2", 25, SECOND_CAPS));
        caps(lane, "2", SECOND_CAPS, SECOND_WAN);
        lane.on(Diary.plus(SECOND_CAPS, 40)).does(official, fact("HD-T10a", "市中小企业数字化服务平台上线", "1", lane.date()));
        lane.within(1, 3).does(official, fact("HD-T5", "试点企业新建市级及以上研发机构", "12", lane.date()));
        caps(lane, "3", THIRD_CAPS, THIRD_WAN);
        lane.on(LocalDate.of(2027, 5, 17)).does(official, fact("HD-T5", "试点企业新建市级及以上研发机构（续）", "24", lane.date()));
    }

    private void caps(Lane lane, String batch, LocalDate on, List<Integer> wan) {
        lane.on(on);
        for (int i = 0; i < wan.size(); i++) {
            lane.does(official, cap(i + 2, batch, wan.get(i), on));
        }
    }

    private DecideParameter cap(int level, String batch, int wan, LocalDate on) {
        return new DecideParameter(
                programme,
                "HD-01.cap.L%d.batch%s".formatted(level, batch),
                wan + "万元",
                "《专项资金使用管理办法实施细则（示例）》%s，虚构，仅供演示".formatted(Review.documentNo("细则", on)));
    }

    private RecordTargetFact fact(String target, String title, String value, LocalDate on) {
        return new RecordTargetFact(programme, target, title + "（示例）", value, Review.documentNo("成果", on));
    }
}
