package org.mingzhang.domain.enterprise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.DishonestyRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseBatchMoved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseDetailsChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseLeftPilot;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReplaced;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReserved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.HonourRecorded;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;

/** An organisation as its events leave it. */
public final class Enterprise implements StreamState {
    /**
     * Where it stands in a programme's roster.
     *
     * @param batch null while it is only reserved
     * @param position the entry that says so
     */
    public record Membership(@Nullable String batch, boolean left, long position) {
        public boolean inPilot() {
            return batch != null && !left;
        }
    }

    /** A title with the entry that records it. */
    public record Honour(HonourRecorded event, long position) {}

    /** An award counted for caps and ladders, with the entry that counts it. */
    public record Counted(AwardCounted event, long position) {}

    private @Nullable Details details;
    private @Nullable BankAccount account;
    private final Map<String, Membership> memberships = new HashMap<>();
    private final List<Honour> honours = new ArrayList<>();
    private final List<DishonestyRecorded> dishonesty = new ArrayList<>();
    private final List<Counted> awards = new ArrayList<>();

    @Override
    public void evolve(Recorded recorded) {
        long position = recorded.position();
        switch ((EnterpriseEvent) recorded.event()) {
            case EnterpriseRegistered e -> {
                details = e.details();
                account = e.account();
            }
            case EnterpriseDetailsChanged e -> details = e.details();
            case BankAccountChanged e -> account = e.account();
            case HonourRecorded e -> honours.add(new Honour(e, position));
            case DishonestyRecorded e -> dishonesty.add(e);
            case EnterpriseReserved e -> memberships.put(e.programme(), new Membership(null, false, position));
            case EnterpriseAdmitted e -> memberships.put(e.programme(), new Membership(e.batch(), false, position));
            case EnterpriseBatchMoved e -> memberships.put(e.programme(), new Membership(e.toBatch(), false, position));
            case EnterpriseLeftPilot e -> {
                Membership before = memberships.get(e.programme());
                memberships.put(e.programme(), new Membership(before == null ? null : before.batch, true, position));
            }
            case EnterpriseReplaced e -> {
                // The one who comes in has an admission of its own; this one has already left.
            }
            case AwardCounted e -> awards.add(new Counted(e, position));
        }
    }

    public boolean exists() {
        return details != null;
    }

    public @Nullable Details details() {
        return details;
    }

    public String name() {
        return details == null ? "" : details.name();
    }

    public @Nullable String county() {
        return details == null ? null : details.county();
    }

    public @Nullable BankAccount account() {
        return account;
    }

    public @Nullable Membership membership(String programme) {
        return memberships.get(programme);
    }

    public List<Honour> honours() {
        return honours;
    }

    public List<DishonestyRecorded> dishonesty() {
        return dishonesty;
    }

    public List<Counted> awards() {
        return awards;
    }
}
