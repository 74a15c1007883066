package org.mingzhang.view.trail;

import java.util.stream.Collectors;
import org.mingzhang.domain.expert.ExpertEvent;
import org.mingzhang.domain.expert.ExpertEvent.ExpertEnrolled;
import org.mingzhang.domain.expert.ExpertEvent.ExpertWithdrawn;
import org.mingzhang.domain.expert.ExpertEvent.ScoreSheetAdopted;

/** Sentences of the pool of experts. */
final class ExpertSentences {
    private ExpertSentences() {}

    static String of(ExpertEvent event, Names names) {
        return switch (event) {
            case ExpertEnrolled e ->
                "专家 " + e.name() + "（" + e.expert() + "，" + e.orgName() + (e.orgCode() == null ? "" : " " + e.orgCode())
                        + "，" + e.speciality() + "）进入专家库（" + e.documentNo() + "）。";
            case ExpertWithdrawn e -> "专家 " + e.expert() + " 退出专家库，理由：" + e.reason() + "（" + e.documentNo() + "）。";
            case ScoreSheetAdopted e ->
                names.stage(e.stage()) + (e.direction() == null ? "" : "（" + names.direction(e.direction()) + "）")
                        + "定下评分表："
                        + e.indicators().stream()
                                .map(one -> one.indicator() + " " + Names.tenths(one.mostTenths()) + " 分")
                                .collect(Collectors.joining("、"))
                        + "（" + e.documentNo() + "）。";
        };
    }
}
