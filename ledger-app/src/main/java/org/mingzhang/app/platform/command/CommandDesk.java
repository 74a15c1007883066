package org.mingzhang.app.platform.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.CommandShell.Verdict;
import org.mingzhang.app.platform.eventstore.AppendRefused;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.CommandLog;
import org.mingzhang.app.platform.eventstore.CommandLog.Taken;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.UnprovenRefusal;

/**
 * Takes signed commands and answers each exactly once: the same command again gets the first answer; another one under
 * the same id is refused. Every refusal is recorded, with the signed command where the signature is proven.
 */
public final class CommandDesk {
    /** Tries of a command whose streams were changed by another node meanwhile. */
    private static final int TRIES = 8;

    private static final Duration LONGEST_VALIDITY = Duration.ofDays(31);

    private final CommandBus bus;
    private final CommandLog log;
    private final RecordedRefusals refusals;
    private final DayBreak dayBreak;
    private final LedgerClock clock;
    private final String ledger;
    private final ZoneId zone;
    private final ActorRef self;
    private final Clearance clearance;

    /**
     * A desk of one ledger.
     *
     * @param dayBreak told before anything is recorded
     * @param self the ledger itself, who records refusals of commands that nobody can be shown to have signed
     * @param clearance asked for before anything is decided
     */
    public CommandDesk(
            CommandBus bus,
            CommandLog log,
            RecordedRefusals refusals,
            DayBreak dayBreak,
            LedgerClock clock,
            String ledger,
            ZoneId zone,
            ActorRef self,
            Clearance clearance) {
        this.bus = bus;
        this.log = log;
        this.refusals = refusals;
        this.dayBreak = dayBreak;
        this.clock = clock;
        this.ledger = ledger;
        this.zone = zone;
        this.self = self;
        this.clearance = clearance;
    }

    /** Refusals read back from the log. */
    public interface RecordedRefusals {
        /** The refusal at a position, if what stands there is one. */
        Optional<CommandRefused> at(long position);
    }

    /** What must be out of a command's way, and is kept out of it until it is recorded. */
    public interface Clearance {
        /** For commands that nothing is in the way of, as almost all. */
        Held NOTHING = new Held() {
            @Override
            public @Nullable Rejection refusal() {
                return null;
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };

        /** Sees to it. */
        Held clear(LedgerCommand command);

        /** As long as it is held. */
        interface Held extends AutoCloseable {
            /** Why it could not be; null when the way is clear. */
            @Nullable
            Rejection refusal();

            @Override
            void close();
        }
    }

    /** What a ledger does of itself before the first decision of a day. */
    public interface DayBreak {
        /** Called before each decision; must be quick when the day is an old one. */
        void before(Instant decision);
    }

    /** Takes a command, and answers when what it came to is durable and sealed. */
    public Outcome submit(SignedCommand signed) {
        return submit(signed, null, null);
    }

    /**
     * Takes a command together with the file that it cites.
     *
     * @param file kept only if the command is accepted and cites it
     */
    public Outcome submit(SignedCommand signed, BroughtFile file) {
        return submit(signed, null, file);
    }

    /**
     * Takes a command together with the policy pack that it names by digest.
     *
     * @param brought kept beside the log only if the command is accepted and its events need it
     */
    public Outcome submit(SignedCommand signed, @Nullable PolicyPack brought) {
        return submit(signed, brought, null);
    }

    private Outcome submit(SignedCommand signed, @Nullable PolicyPack brought, @Nullable BroughtFile file) {
        Hash digest = signed.digest();
        Taken taken = log.find(signed.document().commandId()).orElse(null);
        if (taken != null && taken.digest().equals(digest)) {
            return again(signed, taken);
        }
        Instant now = clock.now();
        dayBreak.before(now);
        if (taken != null) {
            return refuseReuse(signed);
        }
        Rejection early = refuseEarly(signed, now);
        if (early != null) {
            return refuse(signed, early, false);
        }
        try (Clearance.Held held = clearance.clear(signed.command())) {
            Rejection inTheWay = held.refusal();
            return inTheWay == null ? decided(signed, brought, file, digest, now) : refuse(signed, inTheWay, false);
        }
    }

    private Outcome decided(
            SignedCommand signed, @Nullable PolicyPack brought, @Nullable BroughtFile file, Hash digest, Instant now) {
        for (int tries = 1; ; tries++) {
            try {
                return answer(signed, brought, file, digest, now);
            } catch (ConcurrencyException changedMeanwhile) {
                // The streams are loaded anew, since the roll-back emptied the cache of them.
                if (tries == TRIES) {
                    return refuse(signed, Rejection.of(RejectionCode.CHANGED_MEANWHILE, Map.of("tries", tries)), false);
                }
            }
        }
    }

    private Outcome answer(
            SignedCommand signed, @Nullable PolicyPack brought, @Nullable BroughtFile file, Hash digest, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        try {
            Verdict verdict = send(Verdict.class, new CommandShell.Decide(signed, brought, file, digest, now, today));
            return switch (verdict) {
                case Verdict.Recorded recorded ->
                    new Outcome.Accepted(
                            signed.document().commandId(), recorded.firstPosition(), recorded.lastPosition(), false);
                case Verdict.Rejected rejected -> refuse(signed, rejected.rejection(), rejected.signatureProven());
            };
        } catch (AppendRefused.ClaimRefused claim) {
            return refuse(signed, claimRejection(claim), true);
        } catch (AppendRefused.CommandRepeated repeated) {
            // Another thread or node was faster with the same command.
            return again(signed, log.find(signed.document().commandId()).orElseThrow());
        } catch (AppendRefused.CommandIdReused reused) {
            return refuseReuse(signed);
        }
    }

    private Outcome refuseReuse(SignedCommand signed) {
        return refuse(
                signed,
                Rejection.of(
                        RejectionCode.COMMAND_ID_REUSED,
                        Map.of("commandId", signed.document().commandId())),
                false);
    }

    private @Nullable Rejection refuseEarly(SignedCommand signed, Instant now) {
        if (!signed.document().ledger().equals(ledger)) {
            return Rejection.of(
                    RejectionCode.LEDGER_MISMATCH,
                    Map.of("signedFor", signed.document().ledger(), "ledger", ledger));
        }
        Instant expiresAt = signed.document().expiresAt();
        if (now.isAfter(expiresAt)) {
            return Rejection.of(RejectionCode.COMMAND_EXPIRED, Map.of("expiresAt", expiresAt, "now", now));
        }
        Instant latest = now.plus(LONGEST_VALIDITY);
        return expiresAt.isAfter(latest)
                ? Rejection.of(
                        RejectionCode.COMMAND_VALID_TOO_LONG, Map.of("expiresAt", expiresAt, "expiresAtLatest", latest))
                : null;
    }

    private Outcome again(SignedCommand signed, Taken taken) {
        CommandRefused refused = refusals.at(taken.firstPosition()).orElse(null);
        if (refused == null) {
            return new Outcome.Accepted(taken.commandId(), taken.firstPosition(), taken.lastPosition(), true);
        }
        Rejection rejection = new Rejection(RejectionCode.valueOf(refused.code()), refused.clause(), refused.facts());
        return new Outcome.Refused(
                taken.commandId(),
                rejection,
                rejection.message(names(signed)),
                taken.firstPosition(),
                taken.lastPosition(),
                true);
    }

    private PackNames names(SignedCommand signed) {
        return send(CommandShell.Named.class, new CommandShell.FindNames(signed))
                .names();
    }

    /**
     * Records a refusal. One whose signature is not proven goes under an id of its own, so that nobody can use up another
     * person's command id.
     */
    private Outcome refuse(SignedCommand signed, Rejection rejection, boolean proven) {
        String commandId = proven ? signed.document().commandId() : unprovenId(signed);
        Taken earlier = log.find(commandId).orElse(null);
        if (earlier != null) {
            return taken(earlier, signed, proven);
        }
        String message = rejection.message(names(signed));
        CommandRefused refused = new CommandRefused(
                signed.document().commandId(),
                signed.document().type(),
                signed.digest().toString(),
                signed.command().subject().toString(),
                signed.document().actor().id(),
                rejection.code().name(),
                rejection.clause(),
                rejection.facts());
        CommandShell.RecordRefusal recording = new CommandShell.RecordRefusal(
                commandId,
                signed.digest(),
                clock.now(),
                proven ? signed : null,
                proven ? signed.document().actor() : self,
                refused);
        Verdict verdict;
        try {
            verdict = send(Verdict.class, recording);
        } catch (AppendRefused.CommandRepeated | AppendRefused.CommandIdReused meanwhile) {
            return taken(log.find(commandId).orElseThrow(), signed, proven);
        }
        if (!(verdict instanceof Verdict.Recorded recorded)) {
            throw new IllegalStateException("a refusal was refused: " + verdict);
        }
        return new Outcome.Refused(
                commandId, rejection, message, recorded.firstPosition(), recorded.lastPosition(), false);
    }

    /** The answer of what another thread or node recorded first under the id of a refusal: this command, or another one. */
    private Outcome taken(Taken earlier, SignedCommand signed, boolean proven) {
        if (earlier.digest().equals(signed.digest())) {
            return again(signed, earlier);
        }
        if (!proven) {
            throw new BrokenSeal(
                    "账目序号 " + earlier.firstPosition() + " 占用了编号 " + earlier.commandId() + "，而该编号由另一条命令的内容算得");
        }
        return refuseReuse(signed);
    }

    private static String unprovenId(SignedCommand signed) {
        byte[] whole = (signed.digest() + signed.signature()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return UnprovenRefusal.ID_PREFIX + Suite.SM3.hash(whole).toString().substring(0, 40);
    }

    private static Rejection claimRejection(AppendRefused.ClaimRefused claim) {
        return Rejection.of(
                Claim.Kind.ofCode(claim.use().kind()).refusal(),
                Map.of("claim", claim.use().kind(), "key", claim.use().key(), "firstUsedAt", claim.firstPosition()));
    }

    private <T> T send(Class<T> answer, Object message) {
        FutureCallback<Object, Object> callback = new FutureCallback<>();
        bus.dispatch(GenericCommandMessage.asCommandMessage(message), callback);
        CommandResultMessage<?> result = callback.getResult();
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(result.exceptionResult());
        }
        return answer.cast(result.getPayload());
    }
}
