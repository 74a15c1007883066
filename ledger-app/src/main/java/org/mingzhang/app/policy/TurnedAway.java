package org.mingzhang.app.policy;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.policy.WhatIfView.Unmet;
import org.mingzhang.app.policy.Wishes.Wish;
import org.mingzhang.domain.award.CaseBook;
import org.mingzhang.domain.award.PassedCondition;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PackNames;

/**
 * The cases that came in or were approved and would not have been under other values, on the facts of that moment. Whoever was refused
 * then is no case, and is not found here.
 */
final class TurnedAway {
    /** Where what was passed stays passed. */
    static final TurnedAway NOBODY = new TurnedAway();

    private record Turned(String direction, String applicant, Moment at, Rejection why) {}

    private final SortedMap<String, Turned> byNumber = new TreeMap<>();

    private TurnedAway() {}

    /** What old records state against the values in force is not for other values to answer. */
    static TurnedAway of(CaseBook book, List<CaseBook.Entry> cases, Wish wish, Wish asItIs) {
        TurnedAway turned = new TurnedAway();
        for (CaseBook.Entry one : cases) {
            turned.judge(book, wish, asItIs, one.number(), one.direction(), one.beneficiary(), one.passed());
        }
        for (CaseBook.Selected one : book.selected()) {
            turned.judge(book, wish, asItIs, one.number(), one.direction(), one.applicant(), one.passed());
        }
        return turned;
    }

    private void judge(
            CaseBook book,
            Wish wish,
            Wish asItIs,
            String number,
            String direction,
            String applicant,
            List<PassedCondition> passed) {
        for (PassedCondition one : passed) {
            one.refusal(wish.under(book, one.pack()))
                    .filter(why -> one.refusal(asItIs.under(book, one.pack())).isEmpty())
                    .ifPresent(
                            why -> byNumber.putIfAbsent(number, new Turned(direction, applicant, one.moment(), why)));
        }
    }

    /** Why a case would not have come further; null where it would. */
    @Nullable
    Rejection why(String number) {
        Turned turned = byNumber.get(number);
        return turned == null ? null : turned.why;
    }

    List<Unmet> unmet(CaseBook book) {
        PackNames names = new PackNames(book.pack());
        return byNumber.entrySet().stream()
                .map(one -> new Unmet(
                        one.getKey(),
                        one.getValue().direction,
                        one.getValue().applicant,
                        book.name(one.getValue().applicant),
                        one.getValue().at,
                        one.getValue().why.message(names)))
                .toList();
    }
}
