package org.mingzhang.domain.officiallist;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.mingzhang.domain.decision.FactWords;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.officiallist.OfficialListEvent.RefusedRow;
import org.mingzhang.domain.policy.PackNames;

/** What the rows of a list came to: events of those that may, refusals of those that may not. */
final class RowsDecided {
    /** Bytes that all reasons together may have in an entry; row numbers and codes find room beside them in any case. */
    private static final int MOST_BYTES = 14_000;

    private final PackNames names;
    private final List<StreamEvent> events = new ArrayList<>();
    private final List<RefusedRow> refused = new ArrayList<>();
    private int accepted;
    private int bytes;

    RowsDecided(PackNames names) {
        this.names = names;
    }

    void accept(List<StreamEvent> more) {
        accepted++;
        events.addAll(more);
    }

    void refuse(int number, Rejection rejection) {
        String compared = FactWords.sentence(Scalar.texts(rejection.facts()), names);
        RefusedRow row = new RefusedRow(number, rejection.code().name(), compared);
        int more = detailed(row).getBytes(StandardCharsets.UTF_8).length;
        boolean fits = !compared.isEmpty() && bytes + more <= MOST_BYTES;
        bytes += fits ? more : 0;
        refused.add(fits ? row : new RefusedRow(row.row(), row.code(), null));
    }

    int accepted() {
        return accepted;
    }

    int refused() {
        return refused.size();
    }

    /** Of all rows that may, in the order of the rows. */
    List<StreamEvent> events() {
        return events;
    }

    List<RefusedRow> refusedRows() {
        return Collections.unmodifiableList(refused);
    }

    /**
     * Every refused row with its reason, in one text: {@code 第 3 行：当前状态下不能办理（…）}. Where reasons find no room, rows that
     * are refused for the same kind of reason stand together.
     */
    String why() {
        StringJoiner all = new StringJoiner("；");
        Map<String, StringJoiner> others = new LinkedHashMap<>();
        for (RefusedRow row : refused) {
            if (row.why() == null) {
                others.computeIfAbsent(row.code(), code -> new StringJoiner("、", "第 ", " 行：" + text(code)))
                        .add(Integer.toString(row.row()));
            } else {
                all.add(detailed(row));
            }
        }
        others.values().forEach(rows -> all.add(rows.toString()));
        return all.toString();
    }

    private static String detailed(RefusedRow row) {
        return "第 " + row.row() + " 行：" + text(row.code()) + "（" + row.why() + "）";
    }

    private static String text(String code) {
        return RejectionCode.valueOf(code).text();
    }
}
