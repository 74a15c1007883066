package org.mingzhang.app.view;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.Basis;
import org.mingzhang.app.platform.command.BroughtFile;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.OutOfSight;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.Preview;
import org.mingzhang.app.platform.command.UnsignedCommand;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.view.scope.Owners;
import org.mingzhang.view.scope.Scope;
import org.springframework.stereotype.Component;

/**
 * What a command comes to, for somebody who does not see the whole city. The rules ask in an order of their own, and so would tell
 * the state of a neighbour's case before they tell whose it is. Where a command names what its signer may not see, and is refused,
 * the answer is that of what does not exist; where the rules let them do it, it is theirs to do.
 */
@Component
public class WithinSight {
    /** What is found out before anything is read of what a command is about, and so says nothing of it. */
    private static final Set<RejectionCode> BEFORE = EnumSet.of(
            RejectionCode.COMMAND_ID_REUSED,
            RejectionCode.LEDGER_MISMATCH,
            RejectionCode.COMMAND_EXPIRED,
            RejectionCode.COMMAND_VALID_TOO_LONG,
            RejectionCode.ACTOR_UNKNOWN,
            RejectionCode.KEY_UNKNOWN,
            RejectionCode.SIGNATURE_INVALID,
            RejectionCode.KEY_REVOKED);

    /** What is asked before or after the case is read, as each command has it. */
    private static final Set<RejectionCode> ANYWHERE =
            EnumSet.of(RejectionCode.ROLE_MISSING, RejectionCode.BUSINESS_DATE_IN_FUTURE);

    /** How long an answer waits for what was recorded just before, so that one's own is known to be one's own. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final CommandDesk desk;
    private final LedgerStore store;
    private final LedgerViews views;

    WithinSight(CommandDesk desk, LedgerStore store, LedgerViews views) {
        this.desk = desk;
        this.store = store;
        this.views = views;
    }

    /** The preview of a command as it may be told to who sees that much. */
    public Preview preview(Scope scope, UnsignedCommand command, @Nullable BroughtFile file) {
        return switch (desk.preview(command, file)) {
            case Preview.Acceptable acceptable -> acceptable;
            case Preview.Answered(Outcome outcome) -> new Preview.Answered(told(scope, command, outcome));
            case Preview.Refusable refusable ->
                hides(scope, command.document(), command.command(), refusable.rejection()) ? ofNothing() : refusable;
        };
    }

    private static Preview ofNothing() {
        Rejection nothing = Rejection.of(RejectionCode.NOT_FOUND, Map.of());
        return new Preview.Refusable(nothing, nothing.message(PackNames.NONE), Basis.NOTHING);
    }

    /**
     * What became of a signed command, as it may be told to who sees that much. The refusal itself is recorded in full, for those who see
     * what it is about.
     */
    public Outcome told(Scope scope, UnsignedCommand command, Outcome outcome) {
        if (scope instanceof Scope.City || !(outcome instanceof Outcome.Refused refused)) {
            return outcome;
        }
        views.awaitNewest(PATIENCE);
        Rejection rejection = refused.rejection();
        boolean hidden = hides(scope, command.document(), command.command(), rejection)
                || !OutOfSight.told(rejection).equals(rejection);
        return hidden ? refused.asOfNothing() : refused;
    }

    /** Whether a refusal that is recorded is told, to who sees that much, as one of what does not exist. */
    public boolean withholds(Scope scope, Envelope envelope) {
        if (!(envelope.event() instanceof CommandRefused refused)
                || envelope.command() == null
                || scope instanceof Scope.City) {
            return false;
        }
        CommandDocument document = CommandCodec.document(envelope.command());
        Rejection rejection = new Rejection(RejectionCode.valueOf(refused.code()), refused.clause(), refused.facts());
        return hides(scope, document, CommandCodec.command(document), rejection)
                || !OutOfSight.told(rejection).equals(rejection);
    }

    private boolean hides(Scope scope, CommandDocument document, LedgerCommand command, Rejection rejection) {
        if (scope instanceof Scope.City || BEFORE.contains(rejection.code())) {
            return false;
        }
        StreamId subject = command.subject();
        boolean ofACase = subject.type() == StreamType.APPLICATION
                || subject.type() == StreamType.PROJECT
                || subject.type() == StreamType.AWARD;
        boolean exists = exists(subject);
        Owners owners = views.owners();
        NamedSubjects named = NamedSubjects.in(document.payload());
        Set<String> cases = named.cases();
        // Where the case may not have been read yet, one that is not there is not told from a neighbour's.
        boolean strict = ANYWHERE.contains(rejection.code()) && !(command instanceof SubmitApplication);
        // A number that is to be given, or was mistyped, hides nothing; that of another row must be one's own.
        if (ofACase && !exists && !strict) {
            cases.remove(subject.id());
        }
        // A payment that is to be ordered has no case yet.
        Map<String, String> payments = owners.casesOfPayments(named.payments());
        cases.addAll(payments.values());
        boolean foreignParty = subject.type() == StreamType.ENTERPRISE
                && (exists || strict)
                && owners.parties(scope, Set.of(subject.id())).isEmpty();
        boolean foreignPayment = strict && !payments.keySet().containsAll(named.payments());
        return foreignParty || foreignPayment || !owners.cases(scope, cases).containsAll(cases);
    }

    private boolean exists(StreamId stream) {
        StreamId first = stream.type() == StreamType.PROJECT || stream.type() == StreamType.AWARD
                ? StreamId.application(stream.id())
                : stream;
        List<StoredEntry> entries =
                store.log().stream(new StreamRef(first.type().code(), first.id()), 0);
        // Who signs for an enterprise may be noted before there is one.
        return first.type() == StreamType.ENTERPRISE
                ? entries.stream()
                        .anyMatch(entry -> entry.requireSealed().envelope().event() instanceof EnterpriseRegistered)
                : !entries.isEmpty();
    }
}
