package org.mingzhang.app.console;

import java.time.Duration;
import java.util.List;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.Accounts.Knock;
import org.mingzhang.app.access.Whence;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Lets in who knows an account's password. */
final class AccountAuthentication implements AuthenticationProvider {
    private final Accounts accounts;
    private final boolean sampleData;

    /** @param sampleData whether the ledger is of invented data, where alone the password that everybody knows is one */
    AccountAuthentication(Accounts accounts, boolean sampleData) {
        this.accounts = accounts;
        this.sampleData = sampleData;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String login = asked.getName().strip();
        String password = String.valueOf(asked.getCredentials());
        // Counted like any wrong one, also where somebody carried an account over from a demo.
        String tried = !sampleData && password.equals(Practice.PASSWORD) ? "" : password;
        Whence from = asked.getDetails() instanceof Whence whence ? whence : Whence.address("");
        return switch (accounts.knock(login, tried, from)) {
            case Knock.Welcome(String actor, long edition) -> visitor(actor, edition);
            case Knock.Wrong(int left) -> throw new BadCredentialsException("账号或口令不对，还可以再试 " + left + " 次");
            case Knock.Shut(Duration left) -> throw new LockedException(shut(left));
            case Knock.Slowed(Duration left) -> throw new Slowed(slowed(left));
        };
    }

    /** Nothing was tried, since many places try at once at which nobody ever came in with the account. */
    static final class Slowed extends LockedException {
        private static final long serialVersionUID = 1L;

        Slowed(String message) {
            super(message);
        }
    }

    static String slowed(Duration left) {
        return "有人在别处反复试这个账号的口令：从没有登录过的电脑，请在 " + (left.toSeconds() + 1) + " 秒后再试；以前登录过的电脑不受影响";
    }

    static String shut(Duration left) {
        return "错误次数过多，请在 " + (left.toMinutes() + 1) + " 分钟后再试";
    }

    /** Whose session begins; everybody signed in has the one authority, what they may do is asked of {@link Area}. */
    static Authentication visitor(String actor, long edition) {
        return UsernamePasswordAuthenticationToken.authenticated(
                new Visitor(actor, edition), null, List.of(new SimpleGrantedAuthority("ROLE_CONSOLE")));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
