package org.mingzhang.app.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.Accounts.Knock;
import org.mingzhang.app.access.NewPassword;
import org.mingzhang.app.access.SignIns;
import org.mingzhang.app.access.SignIns.What;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Coming in: with a password, or for the first time with a one-time code. */
@ConsolePage
class LoginPages {
    /** Under which the session keeps the name that was typed, so that it need not be typed again. */
    static final String TYPED = "mingzhang.typed";

    private static final Map<String, String> WHY = Map.of(
            "out", "已退出。",
            "ended", "登录已到期，或账号、岗位有了变动，请重新登录。",
            "elsewhere", "该账号已在别处登录，这里的登录已结束。如果不是您本人，请马上修改口令并告知安全保密管理员。",
            "again", "页面停留太久，请重新登录。",
            "set", "口令已设定，请登录。",
            "reset", "演练账套已恢复到最初的样子，请重新选一个岗位进入。");

    /** Under which a new session keeps by what the one before was ended. */
    static final String ENDED_BY = "mingzhang.endedBy";

    private final Accounts accounts;
    private final SignIns signIns;
    private final OpenSessions sessions;
    private final Arrival arrival;
    private final Words words;
    private final LedgerIdentity identity;
    private final @Nullable DemoLogins demo;

    LoginPages(
            Accounts accounts,
            SignIns signIns,
            OpenSessions sessions,
            Arrival arrival,
            Words words,
            LedgerIdentity identity,
            ObjectProvider<DemoLogins> demo) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.sessions = sessions;
        this.arrival = arrival;
        this.words = words;
        this.identity = identity;
        this.demo = demo.getIfAvailable();
    }

    @GetMapping("/login")
    String login(@RequestParam(required = false) @Nullable String why, HttpServletRequest request, Model model) {
        HttpSession session = request.getSession(false);
        Object typed = session == null ? null : session.getAttribute(TYPED);
        model.addAttribute("typed", typed == null ? "" : typed);
        model.addAttribute("said", said(why, session));
        model.addAttribute("bad", "wrong".equals(why) || "shut".equals(why));
        model.addAttribute("ledger", identity);
        model.addAttribute("benches", demo == null ? List.of() : demo.benches());
        return "frame/login";
    }

    private @Nullable String said(@Nullable String why, @Nullable HttpSession session) {
        if (why == null) {
            return null;
        }
        if (why.equals("elsewhere")
                && session != null
                && session.getAttribute(ENDED_BY) instanceof OpenSessions.Begun by) {
            return "该账号已于 " + words.second(by.at()) + " 在别处（地址 " + by.address()
                    + "）登录并结束了这里的登录。如果不是您本人，请马上修改口令并告知安全保密管理员。";
        }
        Object failure = session == null ? null : session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        return failure instanceof AuthenticationException exception ? exception.getMessage() : WHY.get(why);
    }

    /** Says that somebody sits elsewhere with the same account, and lets who came now choose. */
    @GetMapping(Arrival.ELSEWHERE)
    String elsewhere(HttpServletRequest request, Authentication who, Model model) {
        HttpSession session = request.getSession();
        if (!OpenSessions.isHeld(session)) {
            return "redirect:/";
        }
        model.addAttribute(
                "others", sessions.others((Visitor) Objects.requireNonNull(who.getPrincipal()), session.getId()));
        model.addAttribute("minutes", OpenSessions.CHOICE.toMinutes());
        model.addAttribute("ledger", identity);
        return "frame/elsewhere";
    }

    /** Ends what is open elsewhere and comes in. */
    @PostMapping(Arrival.ELSEWHERE)
    void comeIn(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws ServletException, IOException {
        if (OpenSessions.mayChoose(request.getSession())) {
            arrival.goOn(request, response, who);
        } else {
            response.sendRedirect(request.getContextPath() + "/");
        }
    }

    /** What to do about a password or a passphrase that was lost; for who cannot come in, too. */
    @GetMapping("/lost-passphrase")
    String lost(Model model) {
        model.addAttribute("ledger", identity);
        return "frame/lost-passphrase";
    }

    @GetMapping("/enter")
    String enter(Model model) {
        return entering(model, "", List.of());
    }

    private String entering(Model model, String login, List<String> problems) {
        model.addAttribute("typed", login);
        model.addAttribute("problems", problems);
        model.addAttribute("ledger", identity);
        return "frame/enter";
    }

    /** Sets the first password; everything that is wrong is said at once. */
    @PostMapping("/enter")
    String enter(
            @RequestParam String login,
            @RequestParam String code,
            @RequestParam String password,
            @RequestParam String again,
            HttpServletRequest request,
            Model model) {
        List<String> problems = new ArrayList<>(NewPassword.problems(login.strip(), password, again));
        if (problems.isEmpty()) {
            switch (accounts.enter(login.strip(), code, password, DeviceCookie.whence(request))) {
                case Knock.Welcome welcome -> {
                    signIns.record(welcome.actor(), What.PASSWORD_SET, request.getRemoteAddr());
                    return "redirect:/login?why=set";
                }
                case Knock.Wrong(int left) -> problems.add("账号或一次性代码不对，或代码已过期；还可以再试 " + left + " 次");
                case Knock.Shut(Duration left) -> problems.add(AccountAuthentication.shut(left));
                case Knock.Slowed(Duration left) -> problems.add(AccountAuthentication.slowed(left));
            }
            signIns.record(login.strip(), What.CODE_WRONG, request.getRemoteAddr());
        }
        return entering(model, login, problems);
    }
}
