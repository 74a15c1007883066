package org.mingzhang.domain.project;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;

/** What a project claims by its invoices: in all, by contract, and by each invoice. */
final class Invoices {
    /** @param contract empty where the invoice names none */
    private record Key(String code, String number, String contract) {}

    private final Map<Key, Fen> byInvoice = new HashMap<>();
    private final Map<String, Fen> byContract = new HashMap<>();
    private Fen claimedFen = Fen.ZERO;

    void take(InvoiceRegistered e) {
        String contract = Objects.requireNonNullElse(e.contract(), "");
        claimedFen = claimedFen.plus(e.countedFen());
        byContract.merge(contract, e.countedFen(), Fen::plus);
        byInvoice.merge(key(e.invoiceCode(), e.invoiceNo(), contract), e.countedFen(), Fen::plus);
    }

    private static Key key(@Nullable String code, String number, String contract) {
        return new Key(Objects.requireNonNullElse(code, ""), number, contract);
    }

    /** What is claimed in all. */
    Fen claimedFen() {
        return claimedFen;
    }

    /** The same under one contract. */
    Fen claimedFen(String contract) {
        return byContract.getOrDefault(contract, Fen.ZERO);
    }

    /** The same by one invoice under one contract; zero after it was called off. */
    Fen claimedFen(@Nullable String code, String number, String contract) {
        return byInvoice.getOrDefault(key(code, number, contract), Fen.ZERO);
    }
}
