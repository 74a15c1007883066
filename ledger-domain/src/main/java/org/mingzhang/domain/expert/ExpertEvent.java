package org.mingzhang.domain.expert;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamType;

/** What happens to a programme's pool of experts (专家库). Its stream has the programme's id. */
public sealed interface ExpertEvent extends LedgerEvent {
    @Override
    default StreamType streamType() {
        return StreamType.EXPERTS;
    }

    /**
     * 入库.
     *
     * @param expert unique within the programme
     * @param actor the person's own id in the ledger, under which scores are signed
     * @param name experts act officially
     * @param orgCode credit code of the expert's organisation; null where it has none
     * @param orgName what it is called
     * @param speciality 专业领域
     */
    @EventName("expert.enrolled")
    record ExpertEnrolled(
            String expert,
            String actor,
            String name,
            @Nullable String orgCode,
            String orgName,
            String speciality,
            String documentNo)
            implements ExpertEvent {}

    /** 出库. */
    @EventName("expert.withdrawn")
    record ExpertWithdrawn(String expert, String reason, String documentNo) implements ExpertEvent {}

    /**
     * An indicator of a score sheet.
     *
     * @param mostTenths its full mark, in tenths of a point
     */
    record Indicator(String indicator, int mostTenths) {}

    /**
     * 评分表: from now on experts score these indicators, and no others, at a stage.
     *
     * @param stage the pack's stage id
     * @param direction the pack's direction id; null for all directions that have no sheet of their own
     */
    @EventName("expert.sheet-adopted")
    record ScoreSheetAdopted(String stage, @Nullable String direction, List<Indicator> indicators, String documentNo)
            implements ExpertEvent {}
}
