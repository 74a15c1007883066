package org.mingzhang.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseDetailsChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseLeftPilot;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReserved;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.programme.ProgrammeEvent.RuleParameterDecided;

/** Accounts, rosters and what was granted, by organisation. */
final class OrganisationAudit {
    private record Account(@Nullable BankAccount account, String setBy) {}

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Account> accounts = new HashMap<>();
    private final Set<String> pilots = new HashSet<>();
    private final Set<String> reserved = new HashSet<>();
    private final Map<String, String> leftBy = new HashMap<>();
    private final Map<String, Long> granted = new HashMap<>();
    private int noticeDays = 5;

    void take(Envelope entry) {
        String code = entry.stream().id();
        switch (entry.event()) {
            case EnterpriseRegistered e -> {
                names.put(code, e.details().name());
                accounts.put(code, new Account(e.account(), entry.actor().id()));
            }
            case EnterpriseDetailsChanged e -> names.put(code, e.details().name());
            case BankAccountChanged e ->
                accounts.put(code, new Account(e.account(), entry.actor().id()));
            case EnterpriseReserved e -> reserved.add(code);
            case EnterpriseAdmitted e -> {
                String by = leftBy.remove(code);
                if (by != null) {
                    assertThat(reserved).as("comes back by the reserve").contains(code);
                    assertThat(entry.actor().id())
                            .as("takes back whom he let leave")
                            .isNotEqualTo(by);
                }
                pilots.add(code);
            }
            case EnterpriseLeftPilot e -> {
                pilots.remove(code);
                reserved.remove(code);
                leftBy.put(code, entry.actor().id());
            }
            case RuleParameterDecided e
            when e.parameter().equals("notice.workingDays") ->
                noticeDays = Integer.parseInt(e.value().text());
            default -> {
                // Nothing that this audit looks at.
            }
        }
    }

    boolean inPilot(String code) {
        return pilots.contains(code);
    }

    int noticeDays() {
        return noticeDays;
    }

    /** The payee is the registered account in the own name, and who set it does not pay to it. */
    void ownAccount(String code, BankAccount payee, String payer) {
        Account account = accounts.get(code);
        if (account == null) {
            throw new AssertionError("no account of " + code);
        }
        assertThat(payee).isEqualTo(account.account);
        assertThat(payee.holder()).isEqualTo(names.get(code));
        assertThat(payer).isNotEqualTo(account.setBy);
    }

    /** What is granted once is not granted again while it stands; purchases may be many. */
    void granted(String code, String direction, String key, long fen) {
        if (!direction.equals("HD-12") && fen > 0) {
            assertThat(granted.getOrDefault(place(code, direction, key), 0L))
                    .as("%s %s stands already", code, direction)
                    .isZero();
        }
        counts(code, direction, key, fen);
    }

    /** What came back and left again counts again, whatever was granted in between: a bank's fact waits for no rule. */
    void stoodAllAlong(String code, String direction, String key, long fen) {
        counts(code, direction, key, fen);
    }

    private static String place(String code, String direction, String key) {
        return code + " " + direction + " " + key;
    }

    private void counts(String code, String direction, String key, long fen) {
        if (direction.equals("HD-12")) {
            return;
        }
        String place = place(code, direction, key);
        assertThat(granted.merge(place, fen, Long::sum)).as(place).isNotNegative();
    }
}
