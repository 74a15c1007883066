package org.mingzhang.view.workbench;

import static org.mingzhang.domain.actor.Role.AUDITOR;
import static org.mingzhang.domain.actor.Role.CITY_INDUSTRY;
import static org.mingzhang.domain.actor.Role.FINANCE;
import static org.mingzhang.domain.actor.Role.SUPERVISOR;

import java.util.List;
import java.util.Set;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.workbench.Wait.Shown;
import org.mingzhang.view.workbench.Waiting.Group;
import org.mingzhang.view.workbench.Waiting.Tone;

/** Old records that one person brought in and nobody else has agreed to. */
final class ImportWaits {
    private static final String FROM = "imported_workbook w";
    private static final String UNREVIEWED =
            "w.mode = 'HISTORY' AND w.state <> 'UNFINISHED' AND w.review IS DISTINCT FROM 'AGREED'";
    private static final Shown SHOWN = new Shown(
            Shown.NOTHING,
            "w.import",
            Shown.NOTHING,
            "w.file_name",
            Shown.NOTHING,
            "w.started_on",
            "(SELECT sum(p.amount_fen) FROM payment p WHERE p.import = w.import AND p.status = 'CONFIRMED')");

    private ImportWaits() {}

    static List<Wait> all() {
        return List.of(
                wait(
                        "imports-to-review",
                        "补录的工作簿，待另一人复核",
                        "按历史导入、还没有由导入人以外的人复核认可的工作簿，金额为其中已拨付的；未复核的，不得据以核定、拨付",
                        Tone.WARN,
                        Wait.posts(FINANCE, CITY_INDUSTRY)),
                wait(
                        "imports-unreviewed",
                        "补录的账目，只有一人签名",
                        "按历史导入、还没有由导入人以外的人复核认可的工作簿，金额为其中已拨付的",
                        Tone.BAD,
                        Wait.posts(AUDITOR, SUPERVISOR)));
    }

    private static Wait wait(String key, String sentence, String rule, Tone tone, Set<Role> posts) {
        return new Wait(
                key,
                Group.OVERSIGHT,
                sentence,
                "份",
                rule,
                tone,
                posts,
                FROM,
                "w.programme",
                UNREVIEWED,
                List.of(),
                Scope.Columns.NONE,
                SHOWN);
    }
}
