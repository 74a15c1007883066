package org.mingzhang.app.imports;

import java.util.List;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;

/**
 * An import that was started and is neither complete nor given up: until it is, the figures of its programme are not complete
 * either.
 *
 * @param importId the command that started it
 * @param stepsRecorded how many of its steps are recorded
 */
public record UnfinishedImport(String importId, ImportStarted start, long stepsRecorded) {
    /** All of a log, in the order in which they were started. */
    public static List<UnfinishedImport> of(LogReader log) {
        return KnownImport.of(log).stream()
                .filter(known -> known.state() == KnownImport.State.UNFINISHED)
                .map(known -> new UnfinishedImport(known.importId(), known.start(), known.steps()))
                .toList();
    }

    /** One line for people. */
    public String sentence() {
        return "【导入未完成】试点专项 " + start.programme() + " 正在导入“" + start.fileName() + "”，已登记 "
                + String.format("%,d", stepsRecorded) + " / " + String.format("%,d", start.steps()) + " 步（" + importId
                + "）；下列数字不含其余部分";
    }
}
