package org.mingzhang.app.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.json.CivilDate;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.budget.BudgetQueries;
import org.mingzhang.view.budget.BudgetQueries.Opening;
import org.mingzhang.view.budget.BudgetView;
import org.mingzhang.view.budget.KnownAt;
import org.mingzhang.view.trail.Names;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody asks of a programme's budget, held against the ledger as it stands: knowledge that the ledger does not have
 * is refused, and where a bound shows nothing or everything the answer says so.
 *
 * @param asOf the last business date that counts; null for all
 */
public record BudgetQuestion(String programme, @Nullable LocalDate asOf, KnownAt knownAt) {

    /**
     * The ledger when it is asked.
     *
     * @param lastPosition its last entry
     * @param now by its own clock
     */
    public record Standing(long lastPosition, Instant now, ZoneId zone) {
        LocalDate today() {
            return now.atZone(zone).toLocalDate();
        }
    }

    /** What is answered. */
    public sealed interface Reply {}

    /**
     * The figures.
     *
     * @param notes how the bounds are to be read, one sentence each; mostly none
     */
    public record Told(BudgetView view, List<String> notes) implements Reply {
        public Told {
            notes = List.copyOf(notes);
        }

        /** The document that commands and the API print. */
        public ObjectNode toJson() {
            ObjectNode document = view.toJson();
            ArrayNode list = document.putArray("notes");
            notes.forEach(list::add);
            return document;
        }
    }

    /** The ledger does not know what is asked, and says why. */
    public record Unknown(String sentence) implements Reply {}

    /**
     * The answer, the same for the command and the API.
     *
     * @throws org.mingzhang.view.projection.ViewFault when the read models cannot be right: they stand beyond the seal, or
     *     do not balance
     */
    public Reply answer(LedgerViews views, Standing ledger) {
        views.requireSealed();
        BudgetQueries budgets = views.budget();
        String beyond = beyond(ledger);
        if (beyond != null) {
            return new Unknown(beyond);
        }
        BudgetView view = budgets.budget(programme, asOf, knownAt).orElse(null);
        Opening opening = budgets.opening(programme).orElse(null);
        if (opening == null) {
            return new Unknown("没有试点专项 " + programme);
        }
        if (view == null) {
            return new Unknown("当时账本中还没有试点专项 " + programme + "：它由序号 " + opening.position() + " 的账目开设");
        }
        return new Told(view, notes(view, opening, ledger));
    }

    private @Nullable String beyond(Standing ledger) {
        if (asOf != null && !CivilDate.holds(asOf)) {
            return "业务日期应在" + CivilDate.FIRST_YEAR + "年至" + CivilDate.LAST_YEAR + "年之间";
        }
        return switch (knownAt) {
            case KnownAt.Now now -> null;
            case KnownAt.Position(long position) ->
                position > ledger.lastPosition
                        ? "账本没有序号 " + position + " 的账目：最后一条的序号是 " + ledger.lastPosition + "（序号从 0 起，共 "
                                + String.format("%,d", ledger.lastPosition + 1) + " 条）"
                        : null;
            case KnownAt.Time(Instant time) ->
                time.isAfter(ledger.now) ? future(Names.time(time, ledger.zone), ledger) : null;
            case KnownAt.Day(LocalDate day, ZoneId zone) ->
                day.isAfter(ledger.today()) ? future(Names.day(day), ledger) : null;
        };
    }

    private static String future(String asked, Standing ledger) {
        return asked + "尚未到来：账本的时间现在是" + Names.time(ledger.now, ledger.zone) + "，最后一条账目的序号是 " + ledger.lastPosition;
    }

    private List<String> notes(BudgetView view, Opening opening, Standing ledger) {
        List<String> notes = new ArrayList<>();
        if (asOf != null && asOf.isBefore(opening.startsOn())) {
            boolean nothing = view.sources().stream()
                    .allMatch(source -> source.appropriatedFen().equals(Fen.ZERO));
            notes.add("业务日期" + Names.day(asOf) + "早于本专项开始之日（" + Names.day(opening.startsOn()) + "）"
                    + (nothing ? "：当时还没有下达任何资金，各项均为零" : "：只计业务日期不晚于此的账目"));
        }
        if (asOf != null && asOf.isAfter(ledger.today())) {
            notes.add("业务日期" + Names.day(asOf) + "尚未到来（账本今日为" + Names.day(ledger.today()) + "）：业务日期不会晚于今日，所示就是今日的数");
        }
        if ((knownAt instanceof KnownAt.Time || knownAt instanceof KnownAt.Day)
                && view.asOfPosition() == ledger.lastPosition) {
            notes.add("所问时刻在最后一条账目之后，所示就是现在所知的全部，到序号 " + ledger.lastPosition + " 为止");
        }
        return notes;
    }
}
