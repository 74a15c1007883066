package org.mingzhang.app.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.mingzhang.app.access.SignIns;
import org.mingzhang.app.access.Tokens;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.app.actor.PostText;
import org.mingzhang.app.console.OwnAccount.Done;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.view.scope.Scope;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's own account: posts, keys, password, and when it was used. */
@ConsolePage
class AccountPages {
    private static final int SIGN_INS = 20;

    private final SignIns signIns;
    private final OwnAccount own;
    private final LedgerClock clock;

    AccountPages(SignIns signIns, OwnAccount own, LedgerClock clock) {
        this.clock = clock;
        this.signIns = signIns;
        this.own = own;
    }

    /** A post that a token may be narrowed to. */
    public record PostChoice(String value, Post post) {}

    @GetMapping("/account")
    String account(SignedIn me, Model model) {
        return page(me, model, List.of(), List.of());
    }

    private String page(SignedIn me, Model model, List<String> problems, List<String> keyProblems) {
        model.addAttribute("tokens", own.tokens(me));
        model.addAttribute("now", clock.now());
        model.addAttribute("mostDays", Tokens.MOST_DAYS);
        model.addAttribute(
                "postChoices",
                me.posts().stream()
                        .map(post -> new PostChoice(PostText.write(post), post))
                        .toList());
        model.addAttribute("ofCounties", me.posts().stream().anyMatch(OwnAccount::ofCounties));
        model.addAttribute("title", Area.ACCOUNT.chinese());
        model.addAttribute("problems", problems);
        model.addAttribute("keyProblems", keyProblems);
        model.addAttribute("awaited", own.waiting(me));
        // Entries of people are shown to who sees the whole city.
        model.addAttribute("seesEntries", me.scope().equals(Scope.city()) && Area.ENTRIES.opensTo(me.role()));
        model.addAttribute("signIns", signIns.latest(me.actor(), SIGN_INS));
        return "frame/account";
    }

    /** What was wrong, in sentences; empty where it was done. */
    private static List<String> problems(Done<?> done, String password) {
        return switch (done) {
            case Done.Well<?> well -> List.of();
            case Done.Not<?> not -> not.problems();
            case Done.Wrong<?> wrong -> List.of(password + "不对，还可以再试 " + wrong.triesLeft() + " 次");
            case Done.Shut<?> shut -> List.of(AccountAuthentication.shut(shut.left()));
        };
    }

    /** Sets another password; this session ends with all others. */
    @PostMapping("/account/password")
    String password(
            @RequestParam String old,
            @RequestParam String password,
            @RequestParam String again,
            SignedIn me,
            HttpServletRequest request,
            Model model) {
        List<String> problems = problems(own.password(me, old, password, again, request.getRemoteAddr()), "原口令");
        if (problems.isEmpty()) {
            request.getSession().invalidate();
            return "redirect:/login?why=set";
        }
        return page(me, model, problems, List.of());
    }

    /**
     * Makes a new key under a new passphrase. It signs nothing before an administrator has enrolled it; who only found this session
     * open does not even get so far, since the password is asked for.
     */
    @PostMapping("/account/key")
    String key(
            @RequestParam String password,
            @RequestParam String passphrase,
            @RequestParam String again,
            SignedIn me,
            HttpServletRequest request,
            Model model) {
        List<String> problems = problems(own.key(me, password, passphrase, again, request.getRemoteAddr()), "登录口令");
        return problems.isEmpty() ? "redirect:/account" : page(me, model, List.of(), problems);
    }

    /** Makes a token for a program; asks for the password, since a token outlives this session. */
    @PostMapping("/account/tokens")
    String makeToken(
            @RequestParam String name,
            @RequestParam int days,
            @RequestParam(defaultValue = "") String post,
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "false") boolean readOnly,
            @RequestParam String password,
            SignedIn me,
            HttpServletRequest request,
            Model model,
            RedirectAttributes after) {
        Done<Tokens.Made> done = own.token(
                me, name, days, new OwnAccount.Wanted(post, readOnly, county), password, request.getRemoteAddr());
        if (done instanceof Done.Well<Tokens.Made>(Tokens.Made made)) {
            after.addFlashAttribute("made", made);
            return "redirect:/account";
        }
        model.addAttribute("tokenProblems", problems(done, "登录口令"));
        return page(me, model, List.of(), List.of());
    }

    /** Ends one of one's own. */
    @PostMapping("/account/tokens/{id}/revoke")
    String revokeToken(@PathVariable String id, SignedIn me, RedirectAttributes after) {
        after.addFlashAttribute("revoked", own.revoke(me, id));
        return "redirect:/account";
    }
}
