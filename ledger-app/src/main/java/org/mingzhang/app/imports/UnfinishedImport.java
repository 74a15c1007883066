package org.mingzhang.app.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.Import;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;

/**
 * An import that was started and is not complete: until it is, the figures of its programme are not either.
 *
 * @param importId the command that started it
 * @param stepsRecorded how many of its steps are recorded
 */
public record UnfinishedImport(String importId, ImportStarted start, long stepsRecorded) {
    /** All of a log, in the order in which they were started. */
    public static List<UnfinishedImport> of(LogReader log) {
        Map<String, Import> states = new LinkedHashMap<>();
        for (StoredEntry entry : log.streamEnds(StreamType.IMPORT.code())) {
            states.computeIfAbsent(entry.stream().id(), none -> new Import())
                    .evolve(Recorded.of(entry.requireSealed().envelope(), entry.position()));
        }
        List<UnfinishedImport> out = new ArrayList<>();
        states.forEach((id, state) -> {
            ImportStarted start = state.started();
            if (start != null && !state.isComplete()) {
                out.add(new UnfinishedImport(id, start, state.steps()));
            }
        });
        return out;
    }

    /** One line for people. */
    public String sentence() {
        return "【导入未完成】试点专项 " + start.programme() + " 正在导入“" + start.fileName() + "”，已登记 "
                + String.format("%,d", stepsRecorded) + " / " + String.format("%,d", start.steps()) + " 步（" + importId
                + "）；下列数字不含其余部分";
    }
}
