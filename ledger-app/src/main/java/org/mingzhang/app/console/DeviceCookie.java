package org.mingzhang.app.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Whence;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookie that names a browser in which somebody came in. It opens nothing: it only says that wrong passwords typed elsewhere are
 * no reason to keep its owner out. 256 random bits, of which the accounts keep the digest, so that nobody makes one up.
 */
final class DeviceCookie {
    static final String NAME = "MINGZHANG_DEVICE";

    private static final Duration KEPT = Duration.ofDays(180);
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private DeviceCookie() {}

    /** Where a request comes from. */
    static Whence whence(HttpServletRequest request) {
        return new Whence(request.getRemoteAddr(), of(request));
    }

    private static @Nullable String of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME)
                                && VALUE.matcher(cookie.getValue()).matches())
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    /** What the browser has, or from now on has. */
    static String keep(HttpServletRequest request, HttpServletResponse response) {
        String value = of(request);
        if (value == null) {
            byte[] random = new byte[32];
            RANDOM.nextBytes(random);
            value = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        }
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .path(request.getContextPath() + "/login")
                        .maxAge(KEPT)
                        .build()
                        .toString());
        return value;
    }
}
