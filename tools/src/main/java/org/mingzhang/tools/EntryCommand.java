package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.imports.KnownImport;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.correction.Correctable;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.Origin;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One entry as it stands now, and the draft of a correction of it. */
@Command(
        name = "entry",
        mixinStandardHelpOptions = true,
        description = {"按序号列出一条账目现在的内容（不含个人信息）。", "可以更正的，给出 correction.propose 的命令文件草稿：改好 after，写上理由和文号，交 ledger do。"})
final class EntryCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "POSITION", description = "账目序号，见 ledger trace。")
    private long position;

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            StoredEntry entry =
                    position < 0 ? null : opened.store().log().entry(position).orElse(null);
            if (entry == null) {
                throw No.unknown("POSITION", Long.toString(position), "账本中没有序号 " + position + " 的账目");
            }
            Envelope envelope = entry.requireSealed().envelope();
            StreamFold fold = StreamFold.of(envelope.stream().type());
            opened.store().log().stream(
                            new StreamRef(
                                    envelope.stream().type().code(),
                                    envelope.stream().id()),
                            0)
                    .forEach(one -> fold.evolve(Recorded.of(one.requireSealed().envelope(), one.position())));
            Recorded corrected = fold.at(position);
            // Streams whose events are never corrected keep none: there the entry is what it was.
            Recorded now = corrected == null ? Recorded.of(envelope, position) : corrected;
            Map<String, Object> document = document(opened, envelope, now, !fold.isUndone(position));
            output.print(document, out -> print(opened.heading(), document, out));
        }
    }

    /** The row that an imported entry comes from, and who imported it; null for any other entry. */
    private static @Nullable Map<String, Object> origin(OpenLedger opened, Envelope envelope) {
        Origin from = envelope.origin();
        if (from == null) {
            return null;
        }
        Map<String, Object> origin = new LinkedHashMap<>();
        KnownImport.of(opened.store().log()).stream()
                .filter(one -> one.start().workbookSm3().equals(from.workbook())
                        && !one.at().isAfter(envelope.recordedAt()))
                .reduce((one, later) -> later)
                .ifPresent(one -> {
                    origin.put("import", one.importId());
                    origin.put("fileName", one.start().fileName());
                });
        origin.put("workbook", from.workbook());
        origin.put("sheet", from.sheet());
        origin.put("row", from.row());
        origin.put("by", from.by());
        origin.put("registeredAt", from.registeredAt());
        origin.put("importedBy", importer(opened, envelope.actor().id()));
        origin.put("breaches", from.breaches());
        origin.put("also", from.also());
        return origin;
    }

    private static String importer(OpenLedger opened, String actor) {
        return opened.store().log().stream(
                        new StreamRef(StreamId.actor(actor).type().code(), actor), 0)
                .stream()
                .map(entry -> entry.requireSealed().envelope().event())
                .filter(ActorRegistered.class::isInstance)
                .map(ActorRegistered.class::cast)
                .map(registered -> registered.name() + "（" + registered.orgName() + "）")
                .findFirst()
                .orElse(actor);
    }

    private Map<String, Object> document(OpenLedger opened, Envelope envelope, Recorded now, boolean stands) {
        StreamId stream = envelope.stream();
        String type = EventCodec.type(now.event());
        LocalDate date = now.businessDate();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("position", position);
        document.put("stream", stream.toString());
        document.put("type", type);
        document.put("businessDate", date == null ? null : date.toString());
        document.put("stands", stands);
        Map<String, Object> origin = origin(opened, envelope);
        if (origin != null) {
            document.put("origin", origin);
        }
        document.put("payload", Correctable.before(now.event()));
        if (stands && Correctable.types().contains(type)) {
            document.put("correction", draft(document));
        }
        return document;
    }

    /** A command file for {@code do}, complete but for what a person has to say. */
    private static Map<String, Object> draft(Map<String, Object> document) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("correction", "GZ-" + document.get("position"));
        for (String field : new String[] {"stream", "position", "type"}) {
            payload.put(field, document.get(field));
        }
        payload.put("before", document.get("payload"));
        payload.put("after", document.get("payload"));
        payload.put("reason", "");
        payload.put("documentNo", "");
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("command", "correction.propose");
        draft.put("payload", payload);
        return draft;
    }

    private static void print(Map<?, ?> origin, PrintWriter out) {
        Object file = origin.get("fileName");
        out.println("来源：" + (file == null ? "工作簿" : "“" + file + "”") + "的“" + origin.get("sheet") + "”第 "
                + origin.get("row") + " 行（SM3 摘要 " + origin.get("workbook") + "）");
        if (origin.get("by") instanceof Origin.By by && by.name() != null) {
            out.println("  当时经办：" + by.name() + (by.org() == null ? "" : "（" + by.org() + "）"));
        }
        if (origin.get("registeredAt") != null) {
            out.println("  原登记时间：" + origin.get("registeredAt"));
        }
        out.println(
                "  导入：" + origin.get("importedBy") + (origin.get("import") == null ? "" : "，" + origin.get("import")));
        if (origin.get("breaches") instanceof List<?> rules && !rules.isEmpty()) {
            out.println("  【当时不合规则】"
                    + rules.stream()
                            .map(rule ->
                                    RejectionCode.valueOf(String.valueOf(rule)).text() + "（" + rule + "）")
                            .collect(Collectors.joining("；")));
        }
        if (origin.get("also") instanceof Map<?, ?> also) {
            also.forEach((column, cell) -> out.println("  " + column + "：" + cell));
        }
    }

    private static void print(String heading, Map<String, Object> document, PrintWriter out) {
        boolean stands = Boolean.TRUE.equals(document.get("stands"));
        out.println(heading);
        out.println("账目 " + document.get("position") + "：" + document.get("type") + "，属于 " + document.get("stream")
                + (stands ? "" : "，已冲正"));
        if (document.get("origin") instanceof Map<?, ?> origin) {
            print(origin, out);
        }
        out.println(Output.written(Objects.requireNonNull(document.get("payload"))));
        Object draft = document.get("correction");
        if (draft != null) {
            out.println();
            out.println("更正的命令文件草稿：改好 after，写上 reason 和 documentNo；冲正的删去 after");
            out.println(Output.written(draft));
        } else if (stands) {
            out.println("这类账目不用更正修改，以其自身的命令办理");
        }
    }
}
