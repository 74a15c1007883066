package org.mingzhang.app.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.domain.actor.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether this console is that of a practice ledger (演练账套), and where there is one beside it. Only a ledger whose data is
 * invented can be one: on any other the program does not start as such.
 */
@Component("practice")
public final class Practice {
    /** Of every account and every key of a ledger of invented data; no secret, and good in no other ledger. */
    public static final String PASSWORD = "demo-only";

    /** Under which a session keeps with which enterprise a case is being walked through. */
    private static final String WALK = "mingzhang.walk";

    private final boolean on;
    private final @Nullable String elsewhere;

    Practice(
            LedgerIdentity identity,
            @Value("${ledger.practice:false}") boolean on,
            @Value("${ledger.practice-url:#{null}}") @Nullable String elsewhere) {
        if (on && !identity.isSampleData()) {
            throw new IllegalStateException("账本 " + identity.name() + " 不是示例账本，不能用来演练");
        }
        this.on = on;
        this.elsewhere = on ? null : address(elsewhere);
    }

    private static @Nullable String address(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        URI uri = URI.create(given.strip());
        if (!("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) || uri.getHost() == null) {
            throw new IllegalArgumentException("演练账套的地址应以 http:// 或 https:// 开头：" + given);
        }
        return uri.toString();
    }

    public boolean isOn() {
        return on;
    }

    /** Where the practice ledger beside this one is; null where none is known, and in a practice ledger itself. */
    public @Nullable String getElsewhere() {
        return elsewhere;
    }

    /** Remembers with which enterprise somebody walks, over a change of seats. */
    public void walks(HttpServletRequest request, @Nullable String enterprise) {
        if (on && enterprise != null && enterprise.matches("[0-9A-Z]{18}")) {
            request.getSession().setAttribute(WALK, enterprise);
        }
    }

    /** With which enterprise; null where with none. */
    @Nullable
    String walking(HttpServletRequest request) {
        HttpSession session = on ? request.getSession(false) : null;
        return session == null ? null : (String) session.getAttribute(WALK);
    }

    public String getPassword() {
        return PASSWORD;
    }

    /** Whether an area is open in a post. The one for practice is nobody's but in a practice ledger, where it is everybody's. */
    public boolean opens(Area area, Role role) {
        return area == Area.PRACTICE ? on && role != Role.LEDGER : area.opensTo(role);
    }
}
