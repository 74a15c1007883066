package org.mingzhang.view.trail;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.correction.CorrectionEvent;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionApproved;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionProposed;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionRejected;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.programme.Journal;
import tools.jackson.databind.node.ObjectNode;

/** Sentences of corrections: what was and is, field by field, why, by whom, and which awards it touches. */
final class CorrectionSentences {
    private CorrectionSentences() {}

    static String of(CorrectionEvent event, String actor, Names names) {
        return switch (event) {
            case CorrectionProposed e ->
                "提出" + (e.after() == null ? "冲正" : "更正") + "序号 " + e.position() + " 的账目"
                        + difference(e.before(), e.after(), e.dated(), e.correctedDate(), names) + "，理由：" + e.reason()
                        + "（" + e.documentNo() + "）。";
            case CorrectionApproved e ->
                "复核同意更正" + Names.note(e.opinion())
                        + (e.awards().isEmpty() ? "。" : "，涉及奖补 " + String.join("、", e.awards()) + "。");
            case CorrectionRejected e -> "驳回更正，理由：" + e.reason() + "。";
            case Corrected e ->
                (e.undoes() ? "冲正" : "更正") + "序号 " + e.position() + " 的账目"
                        + difference(e.before(), e.after(), e.dated(), e.correctedDate(), names) + "，理由：" + e.reason()
                        + "（" + e.documentNo() + "）；经办人 " + names.personOf(e.proposedBy()) + " 提出，"
                        + names.personOf(actor) + " 复核" + touched(e, names)
                        + "。";
        };
    }

    private static String difference(
            ObjectNode before,
            @Nullable ObjectNode after,
            @Nullable LocalDate dated,
            @Nullable LocalDate correctedDate,
            Names names) {
        if (after == null) {
            return "，不再计入";
        }
        String fields = FieldWords.differences(before, after, names);
        String date = correctedDate == null || correctedDate.equals(dated)
                ? ""
                : FieldWords.changed("businessDate", dated == null ? "无" : Names.day(dated), Names.day(correctedDate));
        return "：" + fields + (fields.isEmpty() || date.isEmpty() ? "" : "；") + date;
    }

    private static String touched(Corrected e, Names names) {
        LedgerEvent before = e.eventBefore();
        if (!e.awards().isEmpty()) {
            return "；涉及奖补 " + String.join("、", e.awards()) + "，差额另行核减、增核或者追回";
        }
        String lines = Journal.postings(before).stream()
                .map(posting -> posting.line())
                .filter(line -> line != null)
                .distinct()
                .map(names::line)
                .reduce((a, b) -> a + "、" + b)
                .orElse("");
        return lines.isEmpty() ? "；不涉及已核定的奖补" : "；涉及预算科目" + lines;
    }
}
