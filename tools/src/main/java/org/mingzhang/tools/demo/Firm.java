package org.mingzhang.tools.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Size;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.tools.SampleCity;

/**
 * An invented organisation that applies.
 *
 * @param key short ASCII name within the story, such as {@code e0001}
 * @param code credit code: valid in form, and of nobody
 * @param county the pack's county code
 */
record Firm(
        String key,
        String code,
        String name,
        Kind kind,
        String county,
        @Nullable String industry,
        @Nullable String industryCode,
        Size size,
        boolean aboveScale,
        int employees,
        LocalDate foundedOn) {

    /** Who acts for it. */
    Person applicant() {
        return new Person(key + "-applicant", "示例经办" + key, code, name, Role.APPLICANT, null);
    }

    /** Its account, in its own name. Real numbers do not begin with 9999. */
    BankAccount account() {
        return new BankAccount("示例银行" + SampleCity.brand() + "分行", "9999" + digits(), name);
    }

    /** The account that it changes to when the bank sends a payment back. */
    BankAccount newAccount() {
        return new BankAccount("示例银行" + SampleCity.brand() + "第二支行", "9998" + digits(), name);
    }

    private String digits() {
        StringBuilder out = new StringBuilder(code.length());
        code.chars().forEach(c -> out.append(c % 10));
        return out.substring(3);
    }

    Details details(@Nullable Personal contactName, @Nullable Personal contactPhone) {
        return new Details(
                name,
                kind,
                county,
                industry,
                industryCode,
                size,
                aboveScale,
                kind == Kind.COUNTY_BODY ? "国有" : "民营",
                employees,
                foundedOn,
                SampleCity.name() + "示例路%d号".formatted(employees),
                null,
                contactName,
                contactPhone,
                null,
                null);
    }
}
