package org.mingzhang.domain.award;

import java.util.HashMap;
import java.util.Map;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReversed;

/** What was paid of each award and what of it came back, as the programme's own entries say. */
final class PaidByAward {
    private final Map<String, Fen> paid = new HashMap<>();
    private final Map<String, Fen> recovered = new HashMap<>();

    void take(LedgerEvent event) {
        if (event instanceof FundsDisbursed e) {
            paid.merge(e.award(), Share.total(e.shares()), Fen::plus);
        } else if (event instanceof DisbursementReturned e) {
            paid.merge(e.award(), Share.total(e.shares()).negated(), Fen::plus);
        } else if (event instanceof FundsRecovered e) {
            recovered.merge(e.award(), Share.total(e.shares()), Fen::plus);
        } else if (event instanceof RecoveredFundsReversed e) {
            recovered.merge(e.award(), Share.total(e.shares()).negated(), Fen::plus);
        }
    }

    Fen paid(String award) {
        return paid.getOrDefault(award, Fen.ZERO);
    }

    Fen recovered(String award) {
        return recovered.getOrDefault(award, Fen.ZERO);
    }
}
