package org.mingzhang.app.signing;

import jakarta.servlet.http.HttpServletRequest;
import org.mingzhang.app.console.SignedIn;

/** Whose a held draft is: one person's, in one session and one post. */
final class Owner {
    private Owner() {}

    static String of(SignedIn me, HttpServletRequest request) {
        return request.getSession().getId() + " " + me.actor() + " " + me.role() + " "
                + me.post().county();
    }
}
