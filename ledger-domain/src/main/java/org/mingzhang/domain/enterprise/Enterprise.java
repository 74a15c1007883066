package org.mingzhang.domain.enterprise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceNoted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.CaseNoted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.DishonestyRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseBatchMoved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseDetailsChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseLeftPilot;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReplaced;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReserved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.ExternalFactRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.HonourRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.PriorAwardRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.RelationRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.SignerNoted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.SpecialAccountDeclared;
import org.mingzhang.domain.enterprise.EnterpriseEvent.ThirdPartyEngaged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.YearlyFigureRecorded;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.json.Scalar;

/** An organisation as its events leave it. */
public final class Enterprise implements StreamState {
    /**
     * Where it stands in a programme's roster.
     *
     * @param batch the pack's batch number; null while it is only reserved
     * @param replacedBy credit code of who came in for it
     * @param reserved whether it was in the reserve since it came, or since it left and came again
     * @param places of how many places it has one; null where the roster sets no number
     * @param since the business date of the entry that says so
     * @param position that entry
     * @param leftBy the persons who let it leave, the pilot or the reserve, since it was last admitted
     */
    public record Membership(
            @Nullable String batch,
            boolean left,
            @Nullable String replacedBy,
            boolean reserved,
            @Nullable Integer places,
            @Nullable LocalDate since,
            long position,
            Set<String> leftBy) {
        public boolean inPilot() {
            return batch != null && !left;
        }
    }

    /** A title with the entry that records it. */
    public record Honour(HonourRecorded event, long position) {}

    /** An award counted for caps and ladders, with the entry that counts it and that entry's business date. */
    public record Counted(
            AwardCounted event, long position, @Nullable LocalDate on) {}

    /**
     * An acceptance of its own, with the entry that notes or records it.
     *
     * @param on when it was assessed; null where records do not say
     * @param by who assessed it in this ledger, or recorded its certificate
     */
    public record Accepted(
            Acceptance event, long position, @Nullable LocalDate on, String by) {}

    /** 失信事故 with the entry that records it. */
    public record Incident(DishonestyRecorded event, long position) {}

    /** 历史奖补 with the entry that records it; its business date is the day of that award. */
    public record PriorAward(
            PriorAwardRecorded event,
            long position,
            @Nullable LocalDate on) {}

    /** A figure of one year with the entry that records it. */
    public record Figure(Scalar value, long position) {}

    private @Nullable Details details;
    private long detailsAt;

    private final HeldAccounts accounts = new HeldAccounts();
    private final Map<String, Membership> memberships = new TreeMap<>();
    /** By programme, from which entry on it was in which batch. */
    private final Map<String, NavigableMap<Long, String>> batches = new HashMap<>();

    private final List<Honour> honours = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final List<Counted> awards = new ArrayList<>();
    private final List<PriorAward> priorAwards = new ArrayList<>();
    private final Acceptances acceptances = new Acceptances();
    private final YearlyFigures figures = new YearlyFigures();
    private final Set<String> related = new TreeSet<>();
    private final Set<String> specialAccounts = new HashSet<>();
    private final Set<String> signers = new TreeSet<>();
    private final Set<ThirdPartyEngaged> engagements = new HashSet<>();
    /** Cases that limits count, by the application's number. */
    private final Map<String, CaseNoted> cases = new TreeMap<>();

    @Override
    public void evolve(Recorded recorded) {
        long position = recorded.position();
        LocalDate on = recorded.businessDate();
        switch ((EnterpriseEvent) recorded.event()) {
            case EnterpriseRegistered e -> {
                details = e.details();
                detailsAt = position;
                accounts.hold(e.account(), null, recorded);
            }
            case EnterpriseDetailsChanged e -> {
                details = e.details();
                detailsAt = position;
            }
            case BankAccountChanged e -> accounts.hold(e.account(), e, recorded);
            case HonourRecorded e -> honours.add(new Honour(e, position));
            case DishonestyRecorded e -> incidents.add(new Incident(e, position));
            case EnterpriseReserved e ->
                memberships.put(
                        e.programme(),
                        new Membership(null, false, null, true, null, on, position, leftBy(e.programme())));
            case EnterpriseAdmitted e -> {
                memberships.put(
                        e.programme(),
                        new Membership(
                                e.batch(), false, null, reserved(e.programme()), e.places(), on, position, Set.of()));
                batches(e.programme()).put(position, e.batch());
            }
            case EnterpriseBatchMoved e -> {
                memberships.put(
                        e.programme(),
                        new Membership(
                                e.toBatch(),
                                false,
                                null,
                                reserved(e.programme()),
                                places(e.programme()),
                                on,
                                position,
                                leftBy(e.programme())));
                batches(e.programme()).put(position, e.toBatch());
            }
            case EnterpriseLeftPilot e ->
                memberships.put(
                        e.programme(),
                        new Membership(
                                batch(e.programme()),
                                true,
                                null,
                                false,
                                null,
                                on,
                                position,
                                leftBy(e.programme(), recorded.actor().id())));
            case EnterpriseReplaced e ->
                memberships.put(
                        e.programme(),
                        new Membership(
                                batch(e.programme()),
                                true,
                                e.replacement(),
                                false,
                                null,
                                on,
                                position,
                                leftBy(e.programme())));
            case AwardCounted e -> awards.add(new Counted(e, position, on));
            case AcceptanceNoted e ->
                acceptances.note(
                        e, new Accepted(e, position, on, recorded.actor().id()));
            case AcceptanceRecorded e ->
                acceptances.add(new Accepted(
                        e, position, e.assessedOn(), recorded.actor().id()));
            case YearlyFigureRecorded e -> figures.take(e, on, position);
            case SpecialAccountDeclared e -> specialAccounts.add(e.programme());
            case ThirdPartyEngaged e -> engagements.add(e);
            case CaseNoted e -> {
                if (e.state() == CaseState.RELEASED) {
                    cases.remove(e.application());
                } else {
                    cases.put(e.application(), e);
                }
            }
            case RelationRecorded e -> {
                if (e.partyDigest() != null) {
                    related.add(e.partyDigest());
                }
            }
            case PriorAwardRecorded e -> priorAwards.add(new PriorAward(e, position, on));
            case SignerNoted e -> signers.add(e.actor());
            case ExternalFactRecorded e -> {
                // Held against other records and flagged elsewhere; no decision of this stream rests on it.
            }
        }
    }

    private @Nullable String batch(String programme) {
        Membership membership = memberships.get(programme);
        return membership == null ? null : membership.batch;
    }

    private NavigableMap<Long, String> batches(String programme) {
        return batches.computeIfAbsent(programme, none -> new TreeMap<>());
    }

    /** The batch in which it was when an entry was made, by what is known now; null where it was in none. */
    public @Nullable String batchAt(String programme, long position) {
        Map.Entry<Long, String> batch =
                batches.getOrDefault(programme, Collections.emptyNavigableMap()).floorEntry(position);
        return batch == null ? null : batch.getValue();
    }

    private boolean reserved(String programme) {
        Membership membership = memberships.get(programme);
        return membership != null && membership.reserved;
    }

    private Set<String> leftBy(String programme) {
        Membership membership = memberships.get(programme);
        return membership == null ? Set.of() : membership.leftBy;
    }

    private Set<String> leftBy(String programme, String last) {
        Set<String> all = new TreeSet<>(leftBy(programme));
        all.add(last);
        return Collections.unmodifiableSet(all);
    }

    private @Nullable Integer places(String programme) {
        Membership membership = memberships.get(programme);
        return membership == null ? null : membership.places;
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
        return accounts.account();
    }

    /** Every account that it was paid to, with who recorded it and when. */
    public HeldAccounts accounts() {
        return accounts;
    }

    /** Who may sign for it, or ever might, as far as it was noted. */
    public Set<String> signers() {
        return Collections.unmodifiableSet(signers);
    }

    public @Nullable Membership membership(String programme) {
        return memberships.get(programme);
    }

    /** Its place in every roster that it is or was in, by programme. */
    public Map<String, Membership> memberships() {
        return Collections.unmodifiableMap(memberships);
    }

    public List<Honour> honours() {
        return Collections.unmodifiableList(honours);
    }

    /** The entry that states its details as they are. */
    public long detailsAt() {
        return detailsAt;
    }

    public List<DishonestyRecorded> dishonesty() {
        return incidents.stream().map(Incident::event).toList();
    }

    public List<Incident> incidents() {
        return Collections.unmodifiableList(incidents);
    }

    public List<PriorAward> priorAwards() {
        return Collections.unmodifiableList(priorAwards);
    }

    /** Every acceptance of its own that is noted with it. */
    public List<Accepted> acceptances() {
        return acceptances.all();
    }

    /**
     * Its last acceptance that passed; null where there is none.
     *
     * @param programmes whose acceptances count
     * @param by the day up to which acceptances count
     */
    public @Nullable Accepted accepted(Predicate<String> programmes, LocalDate by) {
        return acceptances.last(programmes, by);
    }

    /**
     * What shows that two organisations are one and the same, or in the same hands: their name, their account, somebody who
     * stands behind both. Null where nothing on record does.
     */
    public @Nullable String tieTo(Enterprise other) {
        if (OrganisationName.same(name(), other.name())) {
            return "单位名称相同";
        }
        BankAccount own = account();
        BankAccount others = other.account();
        if (own != null && others != null && own.number().equals(others.number())) {
            return "收款账户相同";
        }
        return Collections.disjoint(related, other.related) ? null : "关联方证件摘要相同";
    }

    /** Whether it declared accounts of their own for a programme's money. */
    public boolean hasSpecialAccount(String programme) {
        return specialAccounts.contains(programme);
    }

    /** What a figure of a programme's pack was in a year, as it was entered by a day; null where it was not. */
    public @Nullable Figure figure(String programme, String figure, int year, LocalDate by) {
        return figures.find(programme, figure, year, by);
    }

    /** Whether the certificate of an acceptance is recorded already. */
    boolean isRecorded(AcceptanceRecorded other) {
        return acceptances.holds(other);
    }

    boolean isEngaged(ThirdPartyEngaged engagement) {
        return engagements.stream()
                .anyMatch(other -> other.programme().equals(engagement.programme())
                        && other.service() == engagement.service()
                        && Objects.equals(other.from(), engagement.from()));
    }

    /** Its case as limits count it; null where none counts it. */
    public @Nullable CaseNoted noted(String application) {
        return cases.get(application);
    }

    /** Its cases in a programme that limits count. */
    public List<CaseNoted> cases(String programme) {
        return cases.values().stream()
                .filter(noted -> noted.programme().equals(programme))
                .toList();
    }

    public List<Counted> awards() {
        return Collections.unmodifiableList(awards);
    }
}
