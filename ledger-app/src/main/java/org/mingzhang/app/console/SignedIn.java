package org.mingzhang.app.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.ledger.LogEvent.Access;
import org.mingzhang.domain.ledger.LogEvent.RecordsAccessed;
import org.mingzhang.view.scope.Scope;

/**
 * Who is signed in, as the log has them at this request: a post that was revoked a moment ago is not among theirs.
 *
 * @param person with all posts
 * @param post the one in which they look and act now
 * @param scope whose rows they see in it
 */
public record SignedIn(Person person, Post post, Scope scope) {
    /**
     * The same with the rows of one county alone, as if the post were limited to it; with none, where the post does not reach that county.
     */
    public SignedIn within(String county) {
        boolean reaches = scope instanceof Scope.City || scope.equals(new Scope.County(county));
        return reaches
                ? new SignedIn(person, new Post(post.role(), county), new Scope.County(county))
                : new SignedIn(person, post, Scope.nothing());
    }

    public String actor() {
        return person.actor();
    }

    public String name() {
        return person.name();
    }

    public String org() {
        return person.org();
    }

    public String orgName() {
        return person.orgName();
    }

    public Role role() {
        return post.role();
    }

    public List<Post> posts() {
        return person.posts();
    }

    /**
     * Files that they take away, to be recorded before they get them.
     *
     * @param what in one sentence
     * @param subject the stream that it is about; null where it is about many
     * @param rows null where it is no list
     * @param fileSm3 hex digest of the file
     * @throws Unproven when they came in with a one-time code, and have not shown yet that they are the person
     */
    public RecordsAccessed takes(String what, @Nullable String subject, @Nullable Long rows, String fileSm3) {
        requireProven();
        return new RecordsAccessed(actor(), role(), post.county(), Access.EXPORT, what, subject, rows, fileSm3, null);
    }

    /**
     * A personal value that they are shown in clear, to be recorded before they see it.
     *
     * @throws Unproven likewise
     */
    public RecordsAccessed isShown(String what, String subject, String reason) {
        requireProven();
        return new RecordsAccessed(actor(), role(), post.county(), Access.PERSONAL, what, subject, null, null, reason);
    }

    /** Whether all that is known of who sits there is that a one-time code was theirs. */
    public boolean isUnproven() {
        return person.unproven();
    }

    private void requireProven() {
        if (isUnproven()) {
            throw new Unproven();
        }
    }

    /** Whether they act for an authority; who is judged, and who judges one case, are not told what officials say of it. */
    public boolean isOfficial() {
        return switch (post.role()) {
            case CITY_INDUSTRY, COUNTY_INDUSTRY, FINANCE, AUDITOR, SUPERVISOR -> true;
            case EXPERT, ASSESSOR, APPLICANT, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN, LEDGER -> false;
        };
    }
}
