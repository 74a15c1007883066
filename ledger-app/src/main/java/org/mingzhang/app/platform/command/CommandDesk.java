package org.mingzhang.app.platform.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BinaryOperator;
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
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
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

    private final CommandBus bus;
    private final CommandLog log;
    private final RecordedRefusals refusals;
    private final DayBreak dayBreak;
    private final LedgerClock clock;
    private final Admission admission;
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
        this.admission = new Admission(ledger);
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

    /**
     * What a command would come to if it were signed now by the one it names. Takes the way that {@link #submit} takes, up to what
     * the log would say to the append, and records nothing: no entry, no claim, no refusal and no day's root.
     *
     * @param file the file that comes with it
     * @throws org.mingzhang.domain.json.InvalidDocument when it would be no valid input
     */
    public Preview preview(UnsignedCommand command, @Nullable BroughtFile file) {
        CommandDocument document = command.document();
        Taken taken = log.find(document.commandId()).orElse(null);
        if (taken != null && taken.digest().equals(command.digest())) {
            return new Preview.Answered(again(command, taken));
        }
        if (taken != null) {
            return refusable(command, reuse(document), Basis.NOTHING);
        }
        Instant now = clock.now();
        Rejection early = admission.refuse(document, now);
        if (early != null) {
            return refusable(command, early, Basis.NOTHING);
        }
        try (Clearance.Held held = clearance.clear(command.command())) {
            Rejection inTheWay = held.refusal();
            return inTheWay == null ? foreseen(command, file, now) : refusable(command, inTheWay, Basis.NOTHING);
        }
    }

    private Preview foreseen(UnsignedCommand command, @Nullable BroughtFile file, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        for (int tries = 1; ; tries++) {
            try {
                CommandShell.Foreseen foreseen =
                        send(CommandShell.Foreseen.class, new CommandShell.Foresee(command, file, now, today));
                return foreseen.preview() instanceof Preview.Refusable refused && !foreseen.wholeCity()
                        ? withheld(command, refused)
                        : foreseen.preview() instanceof Preview.Refusable refused
                                ? refusable(command, refused.rejection(), refused.basis())
                                : foreseen.preview();
            } catch (AppendRefused.ClaimRefused claim) {
                return refusable(command, OutOfSight.claim(command.document().actor(), claim), Basis.NOTHING);
            } catch (AppendRefused.CommandIdReused reused) {
                return refusable(command, reuse(command.document()), Basis.NOTHING);
            } catch (ConcurrencyException changedMeanwhile) {
                if (tries == TRIES) {
                    throw changedMeanwhile;
                }
            }
        }
    }

    private Preview.Refusable withheld(UnsignedCommand command, Preview.Refusable refused) {
        Rejection told = OutOfSight.told(refused.rejection());
        return refusable(command, told, told.equals(refused.rejection()) ? refused.basis() : Basis.NOTHING);
    }

    private Preview.Refusable refusable(UnsignedCommand command, Rejection rejection, Basis basis) {
        return new Preview.Refusable(rejection, rejection.message(names(command)), basis);
    }

    private static Rejection reuse(CommandDocument document) {
        return Rejection.of(RejectionCode.COMMAND_ID_REUSED, Map.of("commandId", document.commandId()));
    }

    /**
     * Takes a command that its signer looked at before, and judges it only if it is still what was seen. From that comparison
     * to the append nothing can come in between.
     *
     * @param file kept only if the command is accepted and cites it
     */
    public SeenOutcome submitAsSeen(SignedCommand signed, @Nullable BroughtFile file, Seen seen) {
        try {
            return new SeenOutcome.Judged(submit(signed, null, file, seen));
        } catch (MovedOn moved) {
            return new SeenOutcome.Moved(moved.streams);
        }
    }

    /** Leaves the way of a command without an answer to it. */
    private static final class MovedOn extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient SortedMap<StreamId, Long> streams;

        MovedOn(SortedMap<StreamId, Long> streams) {
            super("the signer saw other streams: " + streams.keySet());
            this.streams = streams;
        }
    }

    /** Takes a command, and answers when what it came to is durable and sealed. */
    public Outcome submit(SignedCommand signed) {
        return submit(signed, null, null, null);
    }

    /**
     * Takes a command together with the file that it cites.
     *
     * @param file kept only if the command is accepted and cites it
     */
    public Outcome submit(SignedCommand signed, BroughtFile file) {
        return submit(signed, null, file, null);
    }

    /**
     * Takes a command together with the policy pack that it names by digest.
     *
     * @param brought kept beside the log only if the command is accepted and its events need it
     */
    public Outcome submit(SignedCommand signed, @Nullable PolicyPack brought) {
        return submit(signed, brought, null, null);
    }

    private Outcome submit(
            SignedCommand signed, @Nullable PolicyPack brought, @Nullable BroughtFile file, @Nullable Seen seen) {
        Hash digest = signed.digest();
        Taken taken = log.find(signed.document().commandId()).orElse(null);
        if (taken != null && taken.digest().equals(digest)) {
            return again(signed.unsigned(), taken);
        }
        Instant now = clock.now();
        dayBreak.before(now);
        if (taken != null) {
            return refuseReuse(signed);
        }
        Rejection early = admission.refuse(signed.document(), now);
        if (early != null) {
            return refuse(signed, early, false);
        }
        try (Clearance.Held held = clearance.clear(signed.command())) {
            Rejection inTheWay = held.refusal();
            CommandShell.Decide decide = new CommandShell.Decide(
                    signed, brought, file, seen, digest, now, now.atZone(zone).toLocalDate());
            return inTheWay == null ? decided(decide) : refuse(signed, inTheWay, false);
        }
    }

    private Outcome decided(CommandShell.Decide decide) {
        for (int tries = 1; ; tries++) {
            try {
                return answer(decide);
            } catch (ConcurrencyException changedMeanwhile) {
                // The streams are loaded anew, since the roll-back emptied the cache of them.
                if (tries == TRIES) {
                    return refuse(
                            decide.signed(),
                            Rejection.of(RejectionCode.CHANGED_MEANWHILE, Map.of("tries", tries)),
                            false);
                }
            }
        }
    }

    private Outcome answer(CommandShell.Decide decide) {
        SignedCommand signed = decide.signed();
        try {
            return switch (send(Verdict.class, decide)) {
                case Verdict.Recorded recorded ->
                    new Outcome.Accepted(
                            signed.document().commandId(), recorded.firstPosition(), recorded.lastPosition(), false);
                case Verdict.Rejected rejected -> refuse(signed, rejected.rejection(), rejected.signatureProven());
                case Verdict.Moved(SortedMap<StreamId, Long> streams) -> throw new MovedOn(streams);
            };
        } catch (AppendRefused.ClaimRefused claim) {
            return refuse(signed, OutOfSight.claim(signed.document().actor(), claim), true);
        } catch (AppendRefused.CommandRepeated repeated) {
            // Another thread or node was faster with the same command.
            return again(
                    signed.unsigned(), log.find(signed.document().commandId()).orElseThrow());
        } catch (AppendRefused.CommandIdReused reused) {
            return refuseReuse(signed);
        }
    }

    private Outcome refuseReuse(SignedCommand signed) {
        return refuse(signed, reuse(signed.document()), false);
    }

    private Outcome again(UnsignedCommand command, Taken taken) {
        CommandRefused refused = refusals.at(taken.firstPosition()).orElse(null);
        if (refused == null) {
            return new Outcome.Accepted(taken.commandId(), taken.firstPosition(), taken.lastPosition(), true);
        }
        Rejection rejection = new Rejection(RejectionCode.valueOf(refused.code()), refused.clause(), refused.facts());
        return new Outcome.Refused(
                taken.commandId(),
                rejection,
                rejection.message(names(command)),
                taken.firstPosition(),
                taken.lastPosition(),
                true);
    }

    private BinaryOperator<String> names(UnsignedCommand command) {
        return send(CommandShell.Named.class, new CommandShell.FindNames(command))
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
        String message = rejection.message(names(signed.unsigned()));
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
            return again(signed.unsigned(), earlier);
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
