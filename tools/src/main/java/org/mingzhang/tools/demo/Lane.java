package org.mingzhang.tools.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.KeptPaper;

/**
 * One thread of the story: errands that happen one after the other, independent of other lanes within the same moment.
 * Written with a cursor: {@link #on} and {@link #within} move the date, {@link #does} puts an errand there.
 */
final class Lane {
    private final String id;
    private final Dice dice;
    private final boolean brisk;
    private final int pace;
    private final List<Errand> errands = new ArrayList<>();
    private Moment cursor;
    private @Nullable Person last;

    /**
     * An empty lane.
     *
     * @param id ASCII letters, digits and {@code -}; unique in the story
     * @param brisk whether everything takes the shortest time that it may
     * @param pace how much of the span of possible times is used, in percent
     */
    Lane(String id, Dice dice, LocalDate from, boolean brisk, int pace) {
        this.id = id;
        this.dice = dice;
        this.brisk = brisk;
        this.pace = pace;
        this.cursor = new Moment(Diary.onOrAfter(from), dice.between(0, 3));
    }

    String id() {
        return id;
    }

    Dice dice() {
        return dice;
    }

    LocalDate date() {
        return cursor.date();
    }

    /** When the next errand is, if the same person does it. */
    Moment moment() {
        return cursor;
    }

    List<Errand> errands() {
        return errands;
    }

    /** Moves to that date, or stays where it is if that is later. */
    Lane on(LocalDate date) {
        LocalDate day = Diary.onOrAfter(date);
        if (day.isAfter(cursor.date())) {
            cursor = new Moment(day, brisk ? 0 : dice.between(0, 4));
            last = null;
        }
        return this;
    }

    /** Moves to that moment, or stays where it is if that is later. */
    Lane at(Moment moment) {
        if (moment.compareTo(cursor) > 0) {
            cursor = moment;
            last = null;
        }
        return this;
    }

    /** Moves on by that many working days. */
    Lane within(int least, int most) {
        int days = brisk ? least : dice.between(least, least + (most - least) * pace / 100);
        return on(Diary.plus(cursor.date(), days));
    }

    Lane does(Person signer, LedgerCommand command) {
        return put(signer, known -> command, null, null);
    }

    /** An errand whose command depends on what the ledger answered before; null when there is nothing to do. */
    Lane does(Person signer, Function<Known, @Nullable LedgerCommand> command) {
        return put(signer, command, null, null);
    }

    /** An attempt that the rules refuse. */
    Lane tries(RejectionCode refusal, Person signer, LedgerCommand command) {
        return put(signer, known -> command, refusal, null);
    }

    /** An attempt that the rules refuse, made from what the ledger answered before. */
    Lane tries(RejectionCode refusal, Person signer, Function<Known, @Nullable LedgerCommand> command) {
        return put(signer, command, refusal, null);
    }

    /**
     * A command brings the paper on which it is done.
     *
     * @param paper null when there is nothing to do
     */
    Lane brings(
            Person signer,
            Function<Known, @Nullable Paper> paper,
            BiFunction<Known, KeptPaper, LedgerCommand> command,
            @Nullable RejectionCode refusal) {
        return put(
                signer,
                known -> {
                    Paper brought = paper.apply(known);
                    return brought == null ? null : command.apply(known, brought.kept());
                },
                refusal,
                paper);
    }

    /** A paper is put into a case as a file. */
    Lane files(Person signer, String application, Function<Known, Paper> paper) {
        return put(signer, known -> paper.apply(known).attachedTo(application), null, paper);
    }

    private Lane put(
            Person signer,
            Function<Known, @Nullable LedgerCommand> command,
            @Nullable RejectionCode refusal,
            @Nullable Function<Known, ? extends @Nullable Paper> paper) {
        // Someone else needs the paper first: what two people do one after the other takes two moments.
        if (last != null && !last.equals(signer)) {
            cursor = cursor.next();
        }
        last = signer;
        errands.add(
                new Errand("demo-%s-%03d".formatted(id, errands.size() + 1), cursor, signer, command, refusal, paper));
        return this;
    }
}
