package org.mingzhang.view.officiallist;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.Payment;

/**
 * A payment beside the row by which it was ordered: what flags and reconciliations of payments against lists rest on.
 *
 * @param list null where it was ordered by no list
 * @param listedFen null where the row states no amount
 * @param listedAccount the account that was registered when the plan was issued; null where the row does not say
 * @param noticed whether the plan states days of public notice
 */
public record PaymentOnList(
        String payment,
        String application,
        Payment.State state,
        String beneficiary,
        long amountFen,
        @Nullable String account,
        @Nullable String list,
        @Nullable Integer row,
        @Nullable String listedApplication,
        @Nullable String listedEnterprise,
        @Nullable Long listedFen,
        @Nullable String listedAccount,
        boolean noticed) {

    /** The names of the fields in which payment and row differ. */
    public List<String> differences() {
        List<String> out = new ArrayList<>();
        note(out, "application", listedApplication, application);
        note(out, "enterprise", listedEnterprise, beneficiary);
        note(out, "amountFen", listedFen, amountFen);
        note(out, "account", listedAccount, account);
        return out;
    }

    private static void note(List<String> out, String field, @Nullable Object listed, @Nullable Object paid) {
        if (listed != null && !Objects.equals(listed, paid)) {
            out.add(field);
        }
    }
}
