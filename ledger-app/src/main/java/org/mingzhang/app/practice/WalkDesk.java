package org.mingzhang.app.practice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.practice.WalkPlan.Account;
import org.mingzhang.app.practice.WalkPlan.Around;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.view.officiallist.ListView;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Finds out with whom a case can be practised, how far it is, and who has to do the next step. */
@Component
@ConditionalOnProperty(name = "ledger.practice", havingValue = "true")
final class WalkDesk {
    private final LedgerStore store;
    private final LedgerIdentity identity;
    private final LedgerClock clock;
    private final LedgerViews views;
    private final ActorDirectory directory;
    private final String direction;
    private final String batch;

    /**
     * @param direction the direction of the policy that is applied for; empty for its first one
     * @param batch the batch of the roster into which an enterprise is taken
     */
    WalkDesk(
            LedgerStore store,
            LedgerIdentity identity,
            LedgerClock clock,
            LedgerViews views,
            @Value("${ledger.practice-direction:}") String direction,
            @Value("${ledger.practice-batch:1}") String batch) {
        this.store = store;
        this.identity = identity;
        this.clock = clock;
        this.views = views;
        this.directory = new ActorDirectory(store.log());
        this.direction = direction;
        this.batch = batch;
    }

    /**
     * An enterprise to practise with.
     *
     * @param applicant who acts for it
     * @param begun whether its case was begun
     */
    record Candidate(String enterprise, String name, String applicant, boolean begun) {}

    /** The day by the ledger's clock. */
    LocalDate today() {
        return clock.now().atZone(identity.zone()).toLocalDate();
    }

    /** Enterprises that have applied for nothing but in practice: those whose case was begun first. */
    List<Candidate> candidates() {
        Set<String> practised = Set.copyOf(store.log().streamEnds(StreamType.APPLICATION.code()).stream()
                .map(entry -> entry.stream().id())
                .toList());
        Set<String> applied = Set.copyOf(applicants());
        List<Candidate> found = new ArrayList<>();
        for (Person person : directory.all()) {
            boolean applicant = person.posts().stream().anyMatch(post -> post.role() == Role.APPLICANT);
            if (applicant && person.org().matches("[0-9A-Z]{18}")) {
                CaseNumbers numbers = new CaseNumbers(person.org());
                boolean begun = practised.contains(numbers.application());
                if ((begun || !applied.contains(person.org())) && isEnterprise(person.org())) {
                    found.add(new Candidate(person.org(), person.orgName(), person.actor(), begun));
                }
            }
        }
        found.sort(Comparator.comparing(Candidate::begun).reversed());
        return found;
    }

    /** Who applied for something. */
    private List<String> applicants() {
        return store.log().streamEnds(StreamType.APPLICATION.code()).stream()
                .map(entry -> entry.requireSealed().envelope().event())
                .filter(ApplicationSubmitted.class::isInstance)
                .map(event -> ((ApplicationSubmitted) event).applicant())
                .toList();
    }

    private boolean isEnterprise(String code) {
        return registered(code)
                .filter(event -> event.details().kind() == Kind.ENTERPRISE && event.account() != null)
                .isPresent();
    }

    private Optional<EnterpriseRegistered> registered(String code) {
        StreamId stream = StreamId.enterprise(code);
        return store.log().stream(new StreamRef(stream.type().code(), stream.id()), 0).stream()
                .map(entry -> entry.requireSealed().envelope().event())
                .filter(EnterpriseRegistered.class::isInstance)
                .map(EnterpriseRegistered.class::cast)
                .findFirst();
    }

    /** A case, step by step; empty where there is no such enterprise. */
    Optional<Walk> walk(String enterprise, Chosen chosen) {
        if (!enterprise.matches("[0-9A-Z]{18}")) {
            return Optional.empty();
        }
        return registered(enterprise).flatMap(registered -> account(enterprise, registered)
                .map(account -> walk(new CaseNumbers(enterprise), registered, account, chosen)));
    }

    private static Optional<Account> account(String code, EnterpriseRegistered registered) {
        return Optional.ofNullable(registered.account())
                .map(account -> new Account(code, account.bank(), account.number(), account.holder()));
    }

    private Walk walk(CaseNumbers numbers, EnterpriseRegistered registered, Account account, Chosen chosen) {
        CaseSoFar sofar = CaseSoFar.of(store.log(), numbers);
        Map<String, String> lists = new LinkedHashMap<>();
        for (String list : List.of(numbers.noticeList(), numbers.decisionList())) {
            views.lists().list(list).map(ListView::sm3).ifPresent(sm3 -> lists.put(list, sm3));
        }
        Around around = new Around(
                chosen.programme(),
                registered.details().name(),
                registered.details().county(),
                account,
                seller(),
                today(),
                lists);
        Direction applied = chosen.pack()
                .direction(direction)
                .orElseGet(() -> chosen.pack().directions().getFirst());
        List<WalkStep> steps = new WalkPlan(chosen.pack(), applied, batch, around, sofar, numbers).steps();
        return Walk.of(numbers, around.name(), steps, sofar, directory.all());
    }

    /** Any provider of the programme that has an account. */
    private Account seller() {
        for (StoredEntry entry : store.log().streamEnds(StreamType.PROVIDER.code())) {
            Optional<Account> account = registered(entry.stream().id())
                    .flatMap(found -> account(entry.stream().id(), found));
            if (account.isPresent()) {
                return account.get();
            }
        }
        return new Account("", "", "", "");
    }
}
