package org.mingzhang.app.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.Accounts.Knock;
import org.mingzhang.app.access.NewPassword;
import org.mingzhang.app.access.SignIns;
import org.mingzhang.app.access.SignIns.What;
import org.mingzhang.app.access.Tokens;
import org.mingzhang.app.access.Tokens.Token;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.app.actor.AwaitedKeys;
import org.mingzhang.app.actor.AwaitedKeys.Awaited;
import org.mingzhang.app.actor.PostText;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.domain.json.InvalidDocument;
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

    private final Accounts accounts;
    private final SignIns signIns;
    private final AwaitedKeys awaited;
    private final LedgerClock clock;
    private final Practice practice;
    private final Tokens tokens;

    AccountPages(
            Accounts accounts,
            SignIns signIns,
            AwaitedKeys awaited,
            LedgerClock clock,
            Practice practice,
            Tokens tokens) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.awaited = awaited;
        this.clock = clock;
        this.practice = practice;
        this.tokens = tokens;
    }

    /** A post that a token may be narrowed to. */
    public record PostChoice(String value, Post post) {}

    @GetMapping("/account")
    String account(SignedIn me, Model model) {
        return page(me, model, List.of(), List.of());
    }

    private String page(SignedIn me, Model model, List<String> problems, List<String> keyProblems) {
        model.addAttribute("tokens", tokens.of(me.actor()));
        model.addAttribute("now", InstantSource.system().instant());
        model.addAttribute("mostDays", Tokens.MOST_DAYS);
        model.addAttribute(
                "postChoices",
                me.posts().stream()
                        .map(post -> new PostChoice(PostText.write(post), post))
                        .toList());
        model.addAttribute("title", Area.ACCOUNT.chinese());
        model.addAttribute("problems", problems);
        model.addAttribute("keyProblems", keyProblems);
        model.addAttribute("awaited", waiting(me));
        // Entries of people are shown to who sees the whole city.
        model.addAttribute("seesEntries", me.scope().equals(Scope.city()) && Area.ENTRIES.opensTo(me.role()));
        model.addAttribute("signIns", signIns.latest(me.actor(), SIGN_INS));
        return "frame/account";
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
        List<String> problems = new ArrayList<>(
                practice.isOn()
                        // Others would stand before a shut door.
                        ? List.of("演练账套的口令是公开的，大家共用，不能修改")
                        : NewPassword.problems(me.actor(), password, again));
        if (problems.isEmpty()) {
            switch (accounts.change(me.actor(), old, password)) {
                case Knock.Welcome welcome -> {
                    signIns.record(me.actor(), What.PASSWORD_SET, request.getRemoteAddr());
                    request.getSession().invalidate();
                    return "redirect:/login?why=set";
                }
                case Knock.Wrong(int left) -> problems.add("原口令不对，还可以再试 " + left + " 次");
                case Knock.Shut(Duration left) -> problems.add(AccountAuthentication.shut(left));
            }
            signIns.record(me.actor(), What.WRONG, request.getRemoteAddr());
        }
        return page(me, model, problems, List.of());
    }

    /** A key that was enrolled is in use, and waits no more. */
    private @Nullable Awaited waiting(SignedIn me) {
        return awaited.find(me.actor())
                .filter(key -> me.person().keys().stream()
                        .noneMatch(held -> held.keyId().equals(key.keyId())))
                .orElse(null);
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
        List<String> problems = new ArrayList<>(NewPassword.problems(me.actor(), passphrase, again));
        if (passphrase.equals(password)) {
            problems.add("密钥口令不能与登录口令相同");
        }
        if (problems.isEmpty()) {
            switch (accounts.knock(me.actor(), password)) {
                case Knock.Welcome welcome -> {
                    char[] secret = passphrase.toCharArray();
                    try {
                        awaited.make(me.actor(), secret, clock.now());
                    } finally {
                        Arrays.fill(secret, ' ');
                    }
                    return "redirect:/account";
                }
                case Knock.Wrong(int left) -> problems.add("登录口令不对，还可以再试 " + left + " 次");
                case Knock.Shut(Duration left) -> problems.add(AccountAuthentication.shut(left));
            }
            signIns.record(me.actor(), What.WRONG, request.getRemoteAddr());
        }
        return page(me, model, List.of(), problems);
    }

    /** Makes a token for a program; asks for the password, since a token outlives this session. */
    @PostMapping("/account/tokens")
    String makeToken(
            @RequestParam String name,
            @RequestParam int days,
            @RequestParam(defaultValue = "") String post,
            @RequestParam String password,
            SignedIn me,
            HttpServletRequest request,
            Model model,
            RedirectAttributes after) {
        Post narrowed = me.posts().stream()
                .filter(held -> PostText.write(held).equals(post))
                .findFirst()
                .orElse(null);
        if (narrowed == null && !post.isEmpty()) {
            return tokenPage(me, model, List.of("您没有这个岗位：" + post));
        }
        switch (accounts.knock(me.actor(), password)) {
            case Knock.Welcome welcome -> {
                try {
                    after.addFlashAttribute("made", tokens.make(me.actor(), name, narrowed, days));
                } catch (InvalidDocument invalid) {
                    return tokenPage(
                            me,
                            model,
                            invalid.problems().stream()
                                    .map(problem ->
                                            (problem.pointer().equals("/days") ? "有效天数：" : "名称：") + problem.expected())
                                    .toList());
                }
                signIns.record(me.actor(), What.TOKEN_MADE, request.getRemoteAddr());
                return "redirect:/account";
            }
            case Knock.Wrong(int left) -> {
                signIns.record(me.actor(), What.WRONG, request.getRemoteAddr());
                return tokenPage(me, model, List.of("登录口令不对，还可以再试 " + left + " 次"));
            }
            case Knock.Shut(Duration left) -> {
                return tokenPage(me, model, List.of(AccountAuthentication.shut(left)));
            }
        }
    }

    private String tokenPage(SignedIn me, Model model, List<String> problems) {
        model.addAttribute("tokenProblems", problems);
        return page(me, model, List.of(), List.of());
    }

    /** Ends one of one's own. */
    @PostMapping("/account/tokens/{id}/revoke")
    String revokeToken(@PathVariable String id, SignedIn me, RedirectAttributes after) {
        Token token = tokens.find(id)
                .filter(found -> found.actor().equals(me.actor()))
                .orElseThrow(() -> new NotFound("您没有令牌 " + id));
        tokens.revoke(token.id(), me.actor());
        after.addFlashAttribute("revoked", token);
        return "redirect:/account";
    }
}
