package org.mingzhang.app.view;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.Basis;
import org.mingzhang.app.platform.command.BroughtFile;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.Preview;
import org.mingzhang.app.platform.command.UnsignedCommand;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.view.scope.Owners;
import org.mingzhang.view.scope.Scope;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What a command would come to, for somebody who does not see the whole city. The rules ask in an order of their own, and so would tell
 * the state of a neighbour's case before they tell whose it is. Where a command names what its signer may not see, and would be refused,
 * the answer is that of what does not exist; where the rules would let them do it, it is theirs to do.
 */
@Component
public class WithinSight {
    private static final Set<String> CASES = Set.of("application", "award", "project");

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
        Preview preview = desk.preview(command, file);
        if (scope instanceof Scope.City || !(preview instanceof Preview.Refusable) || seesAll(scope, command)) {
            return preview;
        }
        Rejection nothing = Rejection.of(RejectionCode.NOT_FOUND, Map.of());
        return new Preview.Refusable(nothing, nothing.message(PackNames.NONE), Basis.NOTHING);
    }

    private boolean seesAll(Scope scope, UnsignedCommand command) {
        StreamId subject = command.command().subject();
        boolean ofACase = subject.type() == StreamType.APPLICATION
                || subject.type() == StreamType.PROJECT
                || subject.type() == StreamType.AWARD;
        Owners owners = views.owners();
        Set<String> cases = new TreeSet<>();
        Set<String> payments = new TreeSet<>();
        collect("", command.document().payload(), cases, payments);
        // A number that is to be given, or was mistyped, hides nothing; that of another row must be one's own.
        if (ofACase && !exists(subject)) {
            cases.remove(subject.id());
        }
        // A payment that is to be ordered has no case yet.
        cases.addAll(owners.casesOfPayments(payments).values());
        boolean foreignParty = subject.type() == StreamType.ENTERPRISE
                && exists(subject)
                && owners.parties(scope, Set.of(subject.id())).isEmpty();
        return !foreignParty && owners.cases(scope, cases).containsAll(cases);
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

    private static void collect(String name, JsonNode node, Set<String> cases, Set<String> payments) {
        if (node.isString() && CASES.contains(name)) {
            cases.add(node.stringValue());
        } else if (node.isString() && name.equals("payment")) {
            payments.add(node.stringValue());
        } else if (node.isObject()) {
            node.properties().forEach(one -> collect(one.getKey(), one.getValue(), cases, payments));
        } else if (node.isArray()) {
            node.forEach(one -> collect(name, one, cases, payments));
        }
    }
}
