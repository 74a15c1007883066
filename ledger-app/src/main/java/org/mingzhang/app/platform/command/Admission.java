package org.mingzhang.app.platform.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;

/** What is asked of a command before any stream is read: that it is meant for this ledger, and for now. */
final class Admission {
    private static final Duration LONGEST_VALIDITY = Duration.ofDays(31);

    private final String ledger;

    Admission(String ledger) {
        this.ledger = ledger;
    }

    @Nullable
    Rejection refuse(CommandDocument document, Instant now) {
        if (!document.ledger().equals(ledger)) {
            return Rejection.of(
                    RejectionCode.LEDGER_MISMATCH, Map.of("signedFor", document.ledger(), "ledger", ledger));
        }
        Instant expiresAt = document.expiresAt();
        if (now.isAfter(expiresAt)) {
            return Rejection.of(RejectionCode.COMMAND_EXPIRED, Map.of("expiresAt", expiresAt, "now", now));
        }
        Instant latest = now.plus(LONGEST_VALIDITY);
        return expiresAt.isAfter(latest)
                ? Rejection.of(
                        RejectionCode.COMMAND_VALID_TOO_LONG, Map.of("expiresAt", expiresAt, "expiresAtLatest", latest))
                : null;
    }
}
