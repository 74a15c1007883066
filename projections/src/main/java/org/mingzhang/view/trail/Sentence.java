package org.mingzhang.view.trail;

import java.util.Map;
import org.mingzhang.domain.actor.ActorEvent;
import org.mingzhang.domain.application.ApplicationEvent;
import org.mingzhang.domain.award.AwardEvent;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.bank.BankEvent;
import org.mingzhang.domain.correction.CorrectionEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.expert.ExpertEvent;
import org.mingzhang.domain.imports.ImportEvent;
import org.mingzhang.domain.ledger.LogEvent;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.programme.ProgrammeEvent;
import org.mingzhang.domain.project.ProjectEvent;
import org.mingzhang.domain.provider.ProviderEvent;

/** Says in one plain Chinese sentence what an event is. Amounts are in 元 or 万元. */
public final class Sentence {
    private final Names names;
    private final Map<String, PaymentOrdered> orders;

    /** Tells entries alone: of a payment that one does not order itself, by its number. */
    public Sentence(Names names) {
        this(names, Map.of());
    }

    /** @param orders how payments were ordered, by their numbers */
    Sentence(Names names, Map<String, PaymentOrdered> orders) {
        this.names = names;
        this.orders = Map.copyOf(orders);
    }

    /** The sentence of an entry. */
    public String of(Envelope envelope) {
        return Quotes.nested(told(envelope));
    }

    private String told(Envelope envelope) {
        String id = envelope.stream().id();
        return switch (envelope.event()) {
            case LogEvent e -> LogSentences.of(e, names);
            case ActorEvent e -> PartySentences.of(e, id, names);
            case ProgrammeEvent e -> ProgrammeSentences.of(e, names);
            case EnterpriseEvent e -> PartySentences.of(e, names);
            case ProviderEvent e -> PartySentences.of(e, names);
            case ExpertEvent e -> ExpertSentences.of(e, names);
            case ApplicationEvent e -> CaseSentences.of(e, names);
            case ProjectEvent e -> CaseSentences.of(e, names);
            case AwardEvent e -> AwardSentences.of(e, names, orders);
            case OfficialListEvent e -> ListSentences.of(e, names);
            case BankEvent e -> LogSentences.of(e, id, names);
            case ImportEvent e -> LogSentences.of(e);
            case CorrectionEvent e ->
                CorrectionSentences.of(e, envelope.doneBy().id(), names);
            case LedgerEvent e -> throw new IllegalStateException("no sentence for " + e);
        };
    }
}
