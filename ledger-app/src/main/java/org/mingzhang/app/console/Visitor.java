package org.mingzhang.app.console;

import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Whose session it is.
 *
 * @param edition the account's when the session began
 */
record Visitor(String actor, long edition) implements AuthenticatedPrincipal {
    @Override
    public String getName() {
        return actor;
    }

    /** Sessions are counted by person. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Visitor visitor && visitor.actor.equals(actor);
    }

    @Override
    public int hashCode() {
        return actor.hashCode();
    }
}
