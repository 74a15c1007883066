package org.mingzhang.domain.event;

import org.mingzhang.domain.json.RefusedValue;

/**
 * A bank account of an organisation.
 *
 * @param bank the branch's name
 * @param number digits only, as text
 * @param holder the name that the account is held in
 */
public record BankAccount(String bank, String number, String holder) {
    public BankAccount {
        if (!number.matches("\\d{6,32}")) {
            throw new RefusedValue(number, "银行账号应为 6–32 位数字");
        }
    }
}
