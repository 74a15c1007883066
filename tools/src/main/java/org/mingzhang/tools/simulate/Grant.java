package org.mingzhang.tools.simulate;

import static org.mingzhang.tools.demo.Diary.plus;

import java.time.LocalDate;

/** The days of an award and its payment. */
record Grant(LocalDate awardedOn, LocalDate orderedOn, LocalDate paidOn) {

    /** The days of the award of one application, some while after it is ripe. */
    static Grant of(long seed, String number, LocalDate ripeOn) {
        Chance chance = new Chance(seed, "grant " + number, 0);
        LocalDate awarded = plus(ripeOn, chance.between(8, 16));
        LocalDate ordered = plus(awarded, chance.between(3, 8));
        return new Grant(awarded, ordered, plus(ordered, chance.between(1, 4)));
    }
}
