package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.correction.Correctable;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
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
            Map<String, Object> document = document(envelope.stream(), now, !fold.isUndone(position));
            output.print(document, out -> print(opened.heading(), document, out));
        }
    }

    private Map<String, Object> document(StreamId stream, Recorded now, boolean stands) {
        String type = EventCodec.type(now.event());
        LocalDate date = now.businessDate();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("position", position);
        document.put("stream", stream.toString());
        document.put("type", type);
        document.put("businessDate", date == null ? null : date.toString());
        document.put("stands", stands);
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

    private static void print(String heading, Map<String, Object> document, PrintWriter out) {
        boolean stands = Boolean.TRUE.equals(document.get("stands"));
        out.println(heading);
        out.println("账目 " + document.get("position") + "：" + document.get("type") + "，属于 " + document.get("stream")
                + (stands ? "" : "，已冲正"));
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
