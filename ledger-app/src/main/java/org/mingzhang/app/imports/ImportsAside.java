package org.mingzhang.app.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.programme.ProgrammeCommand.ClosePeriod;

/**
 * Closes no month while an import of the programme is under way: its later parts may lie in that month, and what was begun must
 * be recordable to its end. From the look to the closing no import begins.
 */
final class ImportsAside implements CommandDesk.Clearance {
    private final Imports imports;

    ImportsAside(Imports imports) {
        this.imports = imports;
    }

    @Override
    public Held clear(LedgerCommand command) {
        if (!(command instanceof ClosePeriod closing)) {
            return CommandDesk.Clearance.NOTHING;
        }
        ImportLock lock = imports.exclusively();
        if (lock == null) {
            return new Kept(null, busy(closing.programme()));
        }
        boolean open = imports.unfinished().stream()
                .anyMatch(one -> one.start().programme().equals(closing.programme()));
        return new Kept(lock, open ? busy(closing.programme()) : null);
    }

    private static Rejection busy(String programme) {
        return Rejection.of(
                RejectionCode.WRONG_STATE, Map.of("programme", programme, "state", "导入未完成", "needs", "导入完成后再结账"));
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
