package org.mingzhang.app.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.view.scope.Scope;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Finds out at each request who a session or a token belongs to, in which post, and whether it still does. */
public final class Presence {
    /** Under which the session keeps the post that was chosen. */
    static final String POST = "mingzhang.post";

    /** However busy somebody is, after this long they sign in again. */
    static final Duration LONGEST = Duration.ofHours(10);

    private final ActorDirectory directory;
    private final Accounts accounts;
    private final Function<Person, List<String>> drawnFor;
    private final SessionRegistry sessions;
    private final InstantSource clock;
    private final Supplier<LocalDate> today;

    /**
     * Of the people of a ledger.
     *
     * @param drawnFor the applications that an expert was drawn for
     * @param today the ledger's day, by which somebody stands in for another
     */
    Presence(
            ActorDirectory directory,
            Accounts accounts,
            Function<Person, List<String>> drawnFor,
            SessionRegistry sessions,
            InstantSource clock,
            Supplier<LocalDate> today) {
        this.directory = directory;
        this.accounts = accounts;
        this.drawnFor = drawnFor;
        this.sessions = sessions;
        this.clock = clock;
        this.today = today;
    }

    /**
     * A person in a post of theirs, whatever proved who they are.
     *
     * @param post null for their first; empty where they do not hold it any more
     */
    public Optional<SignedIn> holding(String actor, @Nullable Post post) {
        return standing(actor).flatMap(person -> person.posts().stream()
                .filter(held -> post == null || held.equals(post))
                .findFirst()
                .map(held -> in(person, held)));
    }

    /** The person with the posts of this day: one in which they stand in for somebody is gone after its last. */
    private Optional<Person> standing(String actor) {
        return directory.find(actor).map(person -> person.on(today.get()));
    }

    /** Who the request's session belongs to, outside the console's own way; as there, it may be over or have been displaced. */
    public Optional<SignedIn> bySession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null
                || tooLong(request)
                || OpenSessions.isHeld(session)
                || !(session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context)
                || context.getAuthentication() == null
                || !(context.getAuthentication().getPrincipal() instanceof Visitor visitor)) {
            return Optional.empty();
        }
        SessionInformation known = sessions.getSessionInformation(session.getId());
        return known == null || known.isExpired() ? Optional.empty() : now(visitor, request);
    }

    /** Whether somebody has to sign in again, however busy they are. */
    boolean tooLong(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && Instant.ofEpochMilli(session.getCreationTime()).plus(LONGEST).isBefore(clock.instant());
    }

    /** Who it is now; empty when the account was closed or its password changed since, or the person holds no post any more. */
    Optional<SignedIn> now(Visitor visitor, HttpServletRequest request) {
        boolean stands = accounts.find(visitor.actor())
                .filter(account -> !account.closed() && account.edition() == visitor.edition())
                .isPresent();
        if (!stands) {
            return Optional.empty();
        }
        return standing(visitor.actor())
                .filter(person -> !person.posts().isEmpty())
                .map(person -> in(person, chosen(person, request)));
    }

    private static Post chosen(Person person, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object kept = session == null ? null : session.getAttribute(POST);
        return person.posts().stream()
                .filter(post -> post.equals(kept))
                .findFirst()
                .orElse(person.posts().getFirst());
    }

    private SignedIn in(Person person, Post post) {
        return new SignedIn(person, post, scope(person, post));
    }

    private Scope scope(Person person, Post post) {
        return switch (post.role()) {
            case CITY_INDUSTRY, FINANCE, AUDITOR, SUPERVISOR -> limited(post.county(), Scope.city());
            // A county's post without a county is a mistake, and shows nothing until it is mended.
            case COUNTY_INDUSTRY -> limited(post.county(), Scope.nothing());
            case APPLICANT -> new Scope.Party(person.org());
            case ASSESSOR -> new Scope.Assessor(person.org());
            case EXPERT -> new Scope.Cases(drawnFor.apply(person));
            case LEDGER, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> Scope.nothing();
        };
    }

    private static Scope limited(@Nullable String county, Scope without) {
        return county == null ? without : new Scope.County(county);
    }
}
