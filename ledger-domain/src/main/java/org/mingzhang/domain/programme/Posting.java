package org.mingzhang.domain.programme;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.money.Fen;

/**
 * One line of the journal. Lines of one event add up to zero.
 *
 * @param account the kind of account
 * @param line budget line id, where the account is kept by line
 * @param year budget year, where the account is kept by year
 * @param beneficiary credit code, on the beneficiary's account
 * @param purpose direction, batch, county and level, where the money has a purpose
 * @param amountFen debit positive, credit negative
 */
public record Posting(
        Account account,
        String source,
        @Nullable String line,
        @Nullable Integer year,
        @Nullable String beneficiary,
        @Nullable Purpose purpose,
        Fen amountFen) {

    /** The kinds of accounts. The root says how other bookkeeping programs class it. */
    public enum Account implements Worded {
        APPROPRIATION("equity:appropriation", "下达"),
        AVAILABLE("assets:available", "未分配"),
        LINE_AVAILABLE("assets:line:available", "科目可用"),
        LINE_COMMITTED("assets:line:committed", "已承诺未支付"),
        LINE_RECOVERED("assets:line:recovered", "追回未处理"),
        BENEFICIARY("expenses:beneficiary", "已拨付（减追回）"),
        TREASURY("assets:treasury", "上缴"),
        RECEIVED("assets:received", "到位"),
        AWAITED("equity:awaited", "到位（对应）");

        private final String root;
        private final String chinese;

        Account(String root, String chinese) {
            this.root = root;
            this.chinese = chinese;
        }

        /** As people read it in a trial balance. */
        @Override
        public String chinese() {
            return chinese;
        }

        public String root() {
            return root;
        }
    }

    /** The account's full name: root, source, and what else it is kept by, parted by colons. */
    public String name() {
        StringBuilder out = new StringBuilder(account.root).append(':').append(source);
        if (line != null) {
            out.append(':').append(line);
        }
        if (year != null) {
            out.append(':').append(year);
        }
        if (beneficiary != null) {
            out.append(':').append(beneficiary);
        }
        return out.toString();
    }
}
