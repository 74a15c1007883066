package org.mingzhang.app.api;

import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.ledger.LogEvent.Access;
import org.mingzhang.domain.ledger.LogEvent.RecordsAccessed;
import org.mingzhang.view.scope.Scope;

/**
 * Who asks over REST: a person's program, their own browser, or the machine's operator, who has the files anyway and so sees all.
 *
 * @param person with the post in which they ask, as the log has it at this request; null for the operator
 * @param readOnly whether the token that they came with looks and does nothing
 */
public record Caller(@Nullable SignedIn person, boolean readOnly) {
    static final Caller OPERATOR = new Caller(null, false);

    /** Somebody in the console, who came with no token. */
    public Caller(SignedIn person) {
        this(person, false);
    }

    public boolean isOperator() {
        return person == null;
    }

    /** Whose rows are handed out. */
    public Scope scope() {
        return person == null ? Scope.city() : person.scope();
    }

    public boolean seesAll() {
        return scope() instanceof Scope.City;
    }

    /** The actor's id; empty for the operator, who is none. */
    public String actor() {
        return person == null ? "" : person.actor();
    }

    public String name() {
        return person == null ? "持令牌的程序" : person.name();
    }

    /** The organisation that they belong to; the operator's program stands on the machine itself. */
    public String orgName() {
        return person == null ? "本机" : person.orgName();
    }

    /**
     * Files that they take away, to be recorded before they get them.
     *
     * @param what in one sentence
     * @param subject the stream that it is about; null where it is about many
     * @param rows null where it is no list
     * @param fileSm3 hex digest of the file
     */
    public RecordsAccessed takes(String what, @Nullable String subject, @Nullable Long rows, String fileSm3) {
        return person == null
                ? new RecordsAccessed("api", null, null, Access.EXPORT, what, subject, rows, fileSm3, null)
                : person.takes(what, subject, rows, fileSm3);
    }

    /** Whether it is this post; the operator holds none. */
    public boolean isIn(Role role) {
        return person != null && person.role() == role;
    }

    /** Whether they act for an authority. */
    public boolean isOfficial() {
        return person == null || person.isOfficial();
    }

    boolean opens(Area area) {
        return person == null || area.opensTo(person.role());
    }

    /**
     * The person.
     *
     * @throws Forbidden for the operator
     */
    public SignedIn require() {
        if (person == null) {
            throw new Forbidden("这件事由经办人办理，请用经办人自己的令牌");
        }
        return person;
    }

    /**
     * Lets only that person's own program go on, and the operator's.
     *
     * @throws Forbidden for anybody else
     */
    public void requireSelf(String actor) {
        if (person != null && !person.actor().equals(actor)) {
            throw new Forbidden("只能以令牌所属的经办人办理，不能代 " + actor + " 办理");
        }
    }
}
