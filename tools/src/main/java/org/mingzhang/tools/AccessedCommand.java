package org.mingzhang.tools;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.RecordedReads;
import org.mingzhang.app.access.RecordedReads.Line;
import org.mingzhang.app.access.RecordedReads.Page;
import org.mingzhang.app.access.RecordedReads.Question;
import org.mingzhang.domain.ledger.LogEvent.Access;
import org.mingzhang.domain.ledger.LogEvent.RecordsAccessed;
import org.mingzhang.view.trail.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who was shown personal data and who took data away. */
@Command(
        name = "accessed",
        mixinStandardHelpOptions = true,
        description = {"列出谁在何时导出了什么、查看了谁的个人信息，最近的在前。", "每一条都是账目：ledger entry 序号 给出其内容和证明。"})
final class AccessedCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Option(names = "--by", paramLabel = "ACTOR", description = "只看此人的。")
    private @Nullable String by;

    @Option(names = "--kind", paramLabel = "KIND", description = "EXPORT（导出）或 PERSONAL（查看个人信息）；默认都看。")
    private @Nullable Access kind;

    @Option(names = "--from", paramLabel = "DATE", description = "自这一天起。")
    private @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "DATE", description = "至这一天止。")
    private @Nullable LocalDate until;

    @Option(names = "--most", paramLabel = "N", defaultValue = "50", description = "最多几条（默认 ${DEFAULT-VALUE}）。")
    private int most;

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            ZoneId zone = opened.store().requireIdentity().zone();
            Page page = new RecordedReads(opened.store())
                    .page(new Question(by, kind, null, from, until), zone, null, Math.max(1, most));
            Map<String, Object> document = new LinkedHashMap<>();
            document.put(
                    "reads",
                    page.lines().stream().map(AccessedCommand::document).toList());
            document.put("further", page.further() != null);
            List<String> altered = new ArrayList<>();
            output.print(document, out -> {
                Table table = new Table(
                        Table.Column.text("账目"),
                        Table.Column.text("时间"),
                        Table.Column.text("谁"),
                        Table.Column.text("岗位"),
                        Table.Column.text("类别"),
                        Table.Column.text("内容"),
                        Table.Column.text("条数"),
                        Table.Column.text("事由"));
                for (Line line : page.lines()) {
                    RecordsAccessed accessed = line.accessed();
                    if (accessed == null) {
                        altered.add(Long.toString(line.position()));
                    } else {
                        table.row(
                                Long.toString(line.position()),
                                Names.moment(line.at(), zone),
                                accessed.reader(),
                                accessed.role() == null ? "程序" : accessed.role().chinese(),
                                accessed.kind().chinese(),
                                accessed.what(),
                                accessed.rows() == null ? "—" : Long.toString(accessed.rows()),
                                accessed.reason() == null ? "—" : accessed.reason());
                    }
                }
                table.print(out);
                if (!altered.isEmpty()) {
                    out.println("被改动过的：账目序号 " + String.join("、", altered));
                }
                out.println(page.further() == null ? "共 " + page.lines().size() + " 条" : "还有更早的；--until 或 --most 可看到");
            });
        }
    }

    private static Map<String, Object> document(Line line) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("position", line.position());
        document.put("at", line.at());
        document.put("accessed", line.accessed());
        return document;
    }
}
