package org.mingzhang.app.workbook;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.StatementSides.Side;

/**
 * A statement as banks print it: of one account, with what went out and what came in, and who is on the other side. Read as a
 * line that says who paid and who was paid.
 *
 * @param account the account whose statement it is
 * @param holder in whose name it is held
 * @param out header of what went out (借方); the same as {@code in} where one column holds both
 * @param in header of what came in (贷方)
 * @param direction header of what says which of the two it is; null where the columns do
 * @param directions further words of the bank for the two sides, written as {@link #word} has it
 * @param otherName header of the other side's name
 * @param otherAccount header of the other side's account
 * @param otherwise who is on the other side where a line names nobody (interest, fees); null where each line has to
 */
record StatementForm(
        String account,
        String holder,
        String out,
        String in,
        @Nullable String direction,
        Map<String, Side> directions,
        String otherName,
        String otherAccount,
        @Nullable Counterparty otherwise) {
    /** The contract's columns that it makes. */
    static final List<String> MADE = List.of("付款户名", "付款账号", "收款户名", "收款账号", "金额");

    private static final Set<String> OUT = Set.of("借", "借方", "支出", "支", "付", "付款", "往账", "转出", "DEBIT", "D", "DR", "-");
    private static final Set<String> IN = Set.of("贷", "贷方", "收入", "收", "收款", "来账", "转入", "CREDIT", "C", "CR", "+");

    StatementForm {
        directions = Map.copyOf(directions);
    }

    /** Who is on the other side. */
    record Counterparty(String name, String account) {}

    /** The headers that it is made of, as {@link Spelling#header} writes them. */
    Set<String> headers() {
        List<String> all = new ArrayList<>(List.of(out, in, otherName, otherAccount));
        if (direction != null) {
            all.add(direction);
        }
        return Set.copyOf(all.stream().map(Spelling::header).distinct().toList());
    }

    /** Whether a header is of amounts. */
    boolean isMoney(String header) {
        return header.equals(Spelling.header(out)) || header.equals(Spelling.header(in));
    }

    /** A word for a side as it is compared: half-width, upper case, without blanks at the ends. */
    static String word(String written) {
        return Spelling.trim(Spelling.halfWidth(written)).toUpperCase(Locale.ROOT);
    }

    /** The side that a word means; null where nobody said what it means. */
    @Nullable
    Side side(String written) {
        String word = word(written);
        Side own = directions.get(word);
        if (own != null) {
            return own;
        }
        return OUT.contains(word) ? Side.DEBIT : IN.contains(word) ? Side.CREDIT : null;
    }

    /** The rows with the contract's columns behind those that they have. */
    StatementRows read(SheetMap map, Iterator<SourceRow> rows) {
        return new StatementRows(this, map, rows);
    }
}
