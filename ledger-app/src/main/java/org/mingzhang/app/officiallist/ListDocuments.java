package org.mingzhang.app.officiallist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.view.officiallist.ListComparison;
import org.mingzhang.view.officiallist.ListView;
import org.mingzhang.view.officiallist.PaymentOnList;
import org.mingzhang.view.officiallist.PlannedAbove;

/** What is told of lists as one document, the same on the command line and over HTTP; amounts are fen in fields named …Fen. */
public final class ListDocuments {
    private ListDocuments() {}

    /** All lists of a programme, the payments that agree with none of them, and what plans say beyond awards. */
    public static Map<String, Object> lists(
            String programme, List<ListView> lists, List<PaymentOnList> payments, List<PlannedAbove> above) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("programme", programme);
        document.put("lists", lists);
        document.put(
                "paymentsWithoutList",
                payments.stream()
                        .filter(payment -> payment.list() == null)
                        .map(PaymentOnList::payment)
                        .toList());
        document.put(
                "paymentsOtherThanListed",
                payments.stream()
                        .filter(payment -> !payment.differences().isEmpty())
                        .toList());
        document.put("plannedAboveAward", above);
        return document;
    }

    /** Two lists, or a list and what was paid, held against each other. */
    public static Map<String, Object> comparison(ListComparison found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("first", side(found.first()));
        document.put("second", found.second() == null ? "paid" : side(found.second()));
        document.put("agrees", found.agrees());
        document.put("same", found.same());
        document.put("agreeing", found.agreeing());
        document.put("onlyFirst", found.onlyFirst());
        document.put("onlySecond", found.onlySecond());
        document.put("differing", found.differing());
        return document;
    }

    private static Map<String, Object> side(ListView list) {
        Map<String, Object> side = new LinkedHashMap<>();
        side.put("list", list.list());
        side.put("kind", list.kind());
        if (list.documentNo() != null) {
            side.put("documentNo", list.documentNo());
        }
        side.put("sm3", list.sm3());
        side.put("rows", list.rows());
        side.put("totalFen", list.totalFen());
        return side;
    }
}
