package org.mingzhang.app.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Accounts.Knock;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.NewPassword;
import org.mingzhang.app.access.SignIns.What;
import org.mingzhang.app.access.SignIns;
import org.mingzhang.app.actor.AwaitedKeys.Awaited;
import org.mingzhang.app.actor.AwaitedKeys;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.view.scope.Scope;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own account: posts, keys, password, and when it was used. */
@ConsolePage
class AccountPages {
    private static final int SIGN_INS = 20;

    private final Accounts accounts;
    private final SignIns signIns;
    private final AwaitedKeys awaited;
    private final LedgerClock clock;
    private final Practice practice;

    AccountPages(
            Accounts accounts, SignIns signIns, AwaitedKeys awaited, LedgerClock clock, Practice practice) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.awaited = awaited;
        this.clock = clock;
        this.practice = practice;
    }

    @GetMapping("/account")
    String account(SignedIn me, Model model) {
        return page(me, model, List.of(), List.of());
    }

    private String page(SignedIn me, Model model, List<String> problems, List<String> keyProblems) {
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
}
