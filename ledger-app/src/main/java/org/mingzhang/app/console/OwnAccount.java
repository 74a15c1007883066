package org.mingzhang.app.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.Accounts.Knock;
import org.mingzhang.app.access.NewPassword;
import org.mingzhang.app.access.SignIns;
import org.mingzhang.app.access.SignIns.What;
import org.mingzhang.app.access.Tokens;
import org.mingzhang.app.access.Tokens.Limits;
import org.mingzhang.app.access.Tokens.Made;
import org.mingzhang.app.access.Tokens.Token;
import org.mingzhang.app.access.Whence;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.app.actor.AwaitedKeys;
import org.mingzhang.app.actor.AwaitedKeys.Awaited;
import org.mingzhang.app.actor.PostText;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.json.InvalidDocument;
import org.springframework.stereotype.Component;

/**
 * What people do with their own account, on its page or by a program. Whoever only found a session open, or a token, gets no further:
 * each of these asks for the password, and a wrong one is counted and noted as at the door.
 */
@Component
public class OwnAccount {
    private static final Set<Role> OF_COUNTIES =
            EnumSet.of(Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY, Role.FINANCE, Role.AUDITOR, Role.SUPERVISOR);

    private final Accounts accounts;
    private final SignIns signIns;
    private final AwaitedKeys awaited;
    private final LedgerClock clock;
    private final Practice practice;
    private final Tokens tokens;

    OwnAccount(
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

    /** What came of it. */
    public sealed interface Done<T> {
        record Well<T>(T what) implements Done<T> {}

        /** Something that was typed will not do; in sentences. */
        record Not<T>(List<String> problems) implements Done<T> {}

        /** The password is not the right one. */
        record Wrong<T>(int triesLeft) implements Done<T> {}

        /** Too many wrong ones; nothing was tried. */
        record Shut<T>(Duration left) implements Done<T> {}
    }

    /** Sets another password; what was signed in with the old one ends. */
    public Done<String> password(SignedIn me, String old, String password, String again, String from) {
        List<String> problems = practice.isOn()
                // Others would stand before a shut door.
                ? List.of("演练账套的口令是公开的，大家共用，不能修改")
                : NewPassword.problems(me.actor(), password, again);
        return knocked(
                me, problems, () -> accounts.change(me.actor(), old, password, Whence.address(from)), from, () -> {
                    signIns.record(me.actor(), What.PASSWORD_SET, from);
                    return me.actor();
                });
    }

    /** Makes a new key under a new passphrase. It signs nothing before an administrator has enrolled it. */
    public Done<Awaited> key(SignedIn me, String password, String passphrase, String again, String from) {
        List<String> problems = new ArrayList<>(NewPassword.problems(me.actor(), passphrase, again));
        if (passphrase.equals(password)) {
            problems.add("密钥口令不能与登录口令相同");
        }
        return knocked(me, problems, () -> accounts.knock(me.actor(), password, Whence.address(from)), from, () -> {
            char[] secret = passphrase.toCharArray();
            try {
                return awaited.make(me.actor(), secret, clock.now());
            } finally {
                Arrays.fill(secret, ' ');
            }
        });
    }

    /** The key that waits to be enrolled; null where none does, since one that was enrolled is in use. */
    public @Nullable Awaited waiting(SignedIn me) {
        return awaited.find(me.actor())
                .filter(key -> me.person().keys().stream()
                        .noneMatch(held -> held.keyId().equals(key.keyId())))
                .orElse(null);
    }

    /**
     * Makes a token for a program, which outlives a session.
     *
     * @param wanted to what it is narrowed
     */
    public Done<Made> token(SignedIn me, String name, int days, Wanted wanted, String password, String from) {
        String post = wanted.post;
        Post narrowed = me.posts().stream()
                .filter(held -> PostText.write(held).equals(post))
                .findFirst()
                .orElse(null);
        if (narrowed == null && !post.isEmpty()) {
            return new Done.Not<>(List.of("您没有这个岗位：" + post));
        }
        String county = wanted.county.isEmpty() ? null : wanted.county;
        if (county != null && !reaches(me.person(), narrowed, county)) {
            return new Done.Not<>(List.of(narrowed == null ? "只看一个县的令牌，须选定能看这个县的岗位" : "这个岗位看不到所选的县，不能限定到它"));
        }
        Limits limits = new Limits(narrowed, wanted.readOnly, county);
        try {
            return knocked(
                    me, List.of(), () -> accounts.knock(me.actor(), password, Whence.address(from)), from, () -> {
                        Made made = tokens.make(me.actor(), name, limits, days);
                        signIns.record(me.actor(), wanted.readOnly ? What.READING_TOKEN_MADE : What.TOKEN_MADE, from);
                        return made;
                    });
        } catch (InvalidDocument invalid) {
            return new Done.Not<>(invalid.problems().stream()
                    .map(problem -> (problem.pointer().equals("/days") ? "有效天数：" : "名称：") + problem.expected())
                    .toList());
        }
    }

    /**
     * To what somebody wants a token narrowed.
     *
     * @param post as {@link PostText} writes it; empty for all of its owner's
     * @param county a county's code; empty for all that its owner sees
     */
    public record Wanted(String post, boolean readOnly, String county) {}

    /** Whether a post sees more counties than one, so that a token can be limited to one of them. */
    static boolean ofCounties(Post post) {
        return OF_COUNTIES.contains(post.role()) && post.county() == null;
    }

    /** Whether a post sees the rows of a county, as one of an office for the whole city or for that county does. */
    public static boolean reaches(Person person, @Nullable Post post, String county) {
        return post != null
                && county.matches("[0-9]{6}")
                && person.posts().contains(post)
                && OF_COUNTIES.contains(post.role())
                && (post.county() == null
                        ? post.role() != Role.COUNTY_INDUSTRY
                        : post.county().equals(county));
    }

    /** One's own, ended ones among them. */
    public List<Token> tokens(SignedIn me) {
        return tokens.of(me.actor());
    }

    /** Ends one of one's own. */
    public Token revoke(SignedIn me, String id) {
        Token token = tokens.find(id)
                .filter(found -> found.actor().equals(me.actor()))
                .orElseThrow(() -> new NotFound("您没有令牌 " + id));
        tokens.revoke(token.id(), me.actor());
        return token;
    }

    private <T> Done<T> knocked(
            SignedIn me, List<String> problems, Supplier<Knock> knock, String from, Supplier<T> then) {
        if (!problems.isEmpty()) {
            return new Done.Not<>(problems);
        }
        return switch (knock.get()) {
            case Knock.Welcome welcome -> new Done.Well<>(then.get());
            case Knock.Wrong(int left) -> {
                signIns.record(me.actor(), What.WRONG, from);
                yield new Done.Wrong<>(left);
            }
            case Knock.Shut(Duration left) -> {
                signIns.record(me.actor(), What.WRONG, from);
                yield new Done.Shut<>(left);
            }
            case Knock.Slowed(Duration left) -> {
                signIns.record(me.actor(), What.SLOWED, from);
                yield new Done.Shut<>(left);
            }
        };
    }
}
