package org.mingzhang.app.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.programme.ProgrammeCommand.ClosePeriod;
import org.mingzhang.domain.programme.ProgrammeCommand.ExportPaymentBatch;

/**
 * Closes no month and sends no payments off while an import of the programme is under way: its later parts may lie in that month,
 * or say that the payments were made; and what was begun must be recordable to its end. From the look to the decision no import
 * begins.
 */
final class ImportsAside implements CommandDesk.Clearance {
    private final Imports imports;

    ImportsAside(Imports imports) {
        this.imports = imports;
    }

    @Override
    public Held clear(LedgerCommand command) {
        return switch (command) {
            case ClosePeriod closing -> clear(closing.programme(), "导入完成后再结账");
            case ExportPaymentBatch export -> clear(export.programme(), "导入完成后再导出拨付批次");
            default -> CommandDesk.Clearance.NOTHING;
        };
    }

    private Held clear(String programme, String needs) {
        ImportLock lock = imports.exclusively();
        if (lock == null) {
            return new Kept(null, busy(programme, needs));
        }
        boolean open = imports.unfinished().stream()
                .anyMatch(one -> one.start().programme().equals(programme));
        return new Kept(lock, open ? busy(programme, needs) : null);
    }

    private static Rejection busy(String programme, String needs) {
        return Rejection.of(
                RejectionCode.WRONG_STATE, Map.of("programme", programme, "state", "导入未完成", "needs", needs));
    }

    private record Kept(@Nullable ImportLock lock, @Nullable Rejection refusal) implements Held {
        @Override
        public void close() {
            if (lock != null) {
                lock.close();
            }
        }
    }
}
