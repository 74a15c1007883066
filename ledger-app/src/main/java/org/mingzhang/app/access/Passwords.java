package org.mingzhang.app.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Passwords as they are kept: Argon2id (RFC 9106) in PHC form, each with a salt of its own. Hashing takes 16 MB and a while, so
 * only so many are hashed at once, whoever asks for more waits.
 */
final class Passwords {
    /** Fewer characters are not taken. */
    static final int SHORTEST = 10;

    /** More are not taken either, since each is hashed. */
    static final int LONGEST = 128;

    private static final int AT_ONCE = 2;

    private final Argon2PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final String nobodys = encoder.encode("nobody has this password");

    String hash(CharSequence password) {
        places.acquireUninterruptibly();
        try {
            return encoder.encode(password);
        } finally {
            places.release();
        }
    }

    boolean matches(CharSequence password, String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        places.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash);
        } finally {
            places.release();
        }
    }

    /** Takes as long as a password that is wrong, so that nobody hears from the time whether there is such an account. */
    void matchNobody(CharSequence password) {
        matches(password, nobodys);
    }

    /** What is wrong with a new password, in sentences; empty when nothing is. */
    static List<String> problems(String password, String login) {
        List<String> problems = new ArrayList<>();
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            problems.add("口令应为 " + SHORTEST + " 至 " + LONGEST + " 个字符");
        }
        if (password.chars().distinct().count() < SHORTEST / 2) {
            problems.add("口令重复的字符太多");
        }
        String small = password.toLowerCase(Locale.ROOT);
        if (!login.isEmpty() && small.contains(login.toLowerCase(Locale.ROOT))) {
            problems.add("口令不得含有账号");
        }
        long kinds = List.of("[a-z]", "[A-Z]", "[0-9]", "[^a-zA-Z0-9]").stream()
                .filter(kind -> password.matches("(?s).*" + kind + ".*"))
                .count();
        if (kinds < 2) {
            problems.add("口令应含大写字母、小写字母、数字、其他字符中的至少两类");
        }
        return problems;
    }
}
