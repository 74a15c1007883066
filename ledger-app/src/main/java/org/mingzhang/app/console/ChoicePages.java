package org.mingzhang.app.console;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The bar on top: programme, unit, and the post in which somebody acts. */
@ConsolePage
class ChoicePages {
    private final Choice choice;

    ChoicePages(Choice choice) {
        this.choice = choice;
    }

    @PostMapping("/choose")
    String choose(
            @RequestParam(required = false) @Nullable String programme,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(defaultValue = "/") String back,
            HttpSession session) {
        choice.keep(session, programme, unit);
        return "redirect:" + within(back);
    }

    /** Acts in another post from now on; only in one that they hold. */
    @PostMapping("/post")
    String post(@RequestParam int number, SignedIn me, HttpSession session) {
        if (number >= 0 && number < me.posts().size()) {
            Post post = me.posts().get(number);
            session.setAttribute(Presence.POST, post);
        }
        return "redirect:/";
    }

    /** Nobody is sent anywhere else by a link that somebody made. */
    private static String within(String back) {
        return back.startsWith("/") && !back.startsWith("//") && !back.contains("\\") && !back.contains(":")
                ? back
                : "/";
    }
}
