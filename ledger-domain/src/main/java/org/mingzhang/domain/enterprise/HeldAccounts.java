package org.mingzhang.domain.enterprise;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Recorded;

/** 收款账户: every account that an organisation was paid to, in the order in which they were recorded. */
public final class HeldAccounts {
    /**
     * One of them, with the entry that says so.
     *
     * @param account null where it was registered with none
     * @param on the day from which it is the one, as that entry says
     * @param by who recorded it; of an old record whoever it names, with the key that signed the import
     * @param change null where it came with the registration
     */
    public record HeldAccount(
            @Nullable BankAccount account,
            @Nullable LocalDate on,
            Instant recordedAt,
            ActorRef by,
            long position,
            @Nullable BankAccountChanged change) {
        private LocalDate from() {
            return on == null ? LocalDate.MIN : on;
        }
    }

    private final List<HeldAccount> all = new ArrayList<>();

    void hold(@Nullable BankAccount account, @Nullable BankAccountChanged change, Recorded recorded) {
        all.add(new HeldAccount(
                account,
                recorded.businessDate(),
                recorded.recordedAt(),
                recorded.actor(),
                recorded.position(),
                change));
    }

    /** The account that is registered now; null where there is none. */
    public @Nullable BankAccount account() {
        return all.isEmpty() ? null : all.getLast().account;
    }

    /** The account that is registered now, with the entry that says so; null where there is none. */
    public @Nullable HeldAccount now() {
        return account() == null ? null : all.getLast();
    }

    /** The account that was registered on a day, as it is known now; null where none was. */
    public @Nullable BankAccount on(LocalDate day) {
        BankAccount found = null;
        LocalDate since = LocalDate.MIN;
        for (HeldAccount held : all) {
            if (!held.from().isAfter(day) && !held.from().isBefore(since)) {
                found = held.account;
                since = held.from();
            }
        }
        return found;
    }

    /**
     * Who ever recorded the number of the account that is registered now: whoever writes its bank anew does not take it off the one
     * who brought the number.
     */
    public List<ActorRef> setters() {
        BankAccount now = account();
        return now == null
                ? List.of()
                : all.stream()
                        .filter(held ->
                                held.account != null && held.account.number().equals(now.number()))
                        .map(HeldAccount::by)
                        .distinct()
                        .toList();
    }
}
