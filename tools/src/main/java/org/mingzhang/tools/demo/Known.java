package org.mingzhang.tools.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.AwardIncreased;
import org.mingzhang.domain.award.AwardEvent.AwardReduced;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.ListDigest;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReturnedToTreasury;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReversed;
import org.mingzhang.domain.programme.ProgrammeEvent.ReturnedFrom;

/** What the people of the story know when they act: amounts that the ledger computed, and their own keys. */
final class Known {
    private final Port port;
    private final Map<String, AwardCalculated> calculated = new ConcurrentHashMap<>();
    private final Map<String, Fen> approved = new ConcurrentHashMap<>();
    private final Map<String, PaymentOrdered> payments = new ConcurrentHashMap<>();
    private final Map<String, Fen> recovered = new ConcurrentHashMap<>();
    private final Map<String, String> lists = new ConcurrentHashMap<>();

    Known(Port port) {
        this.port = port;
    }

    /** Remembers what later commands are made from. */
    void learn(String application, List<LedgerEvent> events) {
        for (LedgerEvent event : events) {
            switch (event) {
                case AwardCalculated e -> calculated.put(application, e);
                case AwardApproved e -> approved.put(application, e.amountFen());
                case AwardIncreased e -> approved.merge(application, e.amountFen(), Fen::plus);
                case AwardReduced e -> approved.merge(application, e.amountFen().negated(), Fen::plus);
                case PaymentOrdered e -> payments.put(e.payment(), e);
                case FundsRecovered e -> {
                    for (Share share : e.shares()) {
                        recovered.merge(key(share.source(), e.purpose().line()), share.amountFen(), Fen::plus);
                    }
                }
                case RecoveredFundsReversed e -> {
                    for (Share share : e.shares()) {
                        recovered.merge(
                                key(share.source(), e.purpose().line()),
                                share.amountFen().negated(),
                                Fen::plus);
                    }
                }
                case FundsReturnedToTreasury e -> {
                    if (e.from() == ReturnedFrom.LINE_RECOVERED && e.line() != null) {
                        recovered.merge(key(e.source(), e.line()), e.amountFen().negated(), Fen::plus);
                    }
                }
                default -> {
                    // Nothing that a later command is made from.
                }
            }
        }
    }

    /** Remembers what a list says, by which it is carried out. */
    void learnList(String list, List<LedgerEvent> events) {
        ListIssued issued = (ListIssued) events.getFirst();
        List<ListItemEntered> items = events.stream()
                .filter(ListItemEntered.class::isInstance)
                .map(ListItemEntered.class::cast)
                .toList();
        lists.put(list, ListDigest.of(list, issued, items).toString());
    }

    /** The digest of a list that was issued. */
    String digest(String list) {
        return Objects.requireNonNull(lists.get(list), list);
    }

    Port.Key key(Person person) {
        return port.key(person);
    }

    Personal personal(String value) {
        return port.personal(value);
    }

    /** The least that the policy grants for an application. */
    Fen floor(String application) {
        return Objects.requireNonNull(calculated.get(application), application).floorFen();
    }

    /** The most that the policy grants for an application. */
    Fen ceiling(String application) {
        return Objects.requireNonNull(calculated.get(application), application).ceilingFen();
    }

    /** What of an award stands: approved less what was given up. */
    Fen granted(String application) {
        return Objects.requireNonNull(approved.get(application), application);
    }

    /** What a payment takes from each source. */
    List<Share> shares(String payment) {
        return new ArrayList<>(
                Objects.requireNonNull(payments.get(payment), payment).shares());
    }

    /** What came back to a line and was not yet handed on to the treasury. */
    Fen recovered(String source, String line) {
        return recovered.getOrDefault(key(source, line), Fen.ZERO);
    }

    private static String key(String source, String line) {
        return source + "/" + line;
    }
}
