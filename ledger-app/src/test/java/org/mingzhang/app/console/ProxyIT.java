package org.mingzhang.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.app.console.ServedConsole.PASSWORD;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.console.Visit.Answer;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.Role;

/** Behind a proxy that is named everybody has an address of their own; what anybody else says of where they come from is nothing. */
class ProxyIT {
    private static final String HEADER = "X-Forwarded-For";

    private static Answer from(Visit visit, String forwarded, String password) throws Exception {
        visit.get("/login");
        return visit.post("/login", Map.of("login", "owner", "password", password), HEADER, forwarded);
    }

    private static void shut(ServedConsole console, String forwarded) throws Exception {
        try (Visit attacker = console.visit()) {
            for (int n = 0; n < Accounts.TRIES; n++) {
                from(attacker, forwarded.replace("#", Integer.toString(n + 1)), "Wrong-horse-" + n);
            }
            assertThat(from(attacker, forwarded.replace("#", "99"), PASSWORD).location())
                    .isEqualTo("/login?why=shut");
        }
    }

    @Test
    void whoGuessesBehindATrustedProxyShutsTheirOwnAddressAlone(@TempDir Path home) throws Exception {
        try (ServedConsole console = new ServedConsole(home, "--ledger.trusted-proxies=192.0.2.9, 127.0.0.1")) {
            console.arrives("owner", new Post(Role.FINANCE, null));
            // An attack: a made-up address in front of the one that the proxy wrote, another one with each try.
            shut(console, "198.51.100.#, 203.0.113.7");
            try (Visit owner = console.visit()) {
                assertThat(from(owner, "203.0.113.8", PASSWORD).location()).isIn("/", "/?continue");
                assertThat(owner.get("/account", HEADER, "203.0.113.8").body()).contains("203.0.113.8");
            }
        }
    }

    /** An attack: whoever is no named proxy writes the header, another address with each try. */
    @Test
    void aForgedHeaderFromElsewhereChangesNothing(@TempDir Path home) throws Exception {
        try (ServedConsole console = new ServedConsole(home, "--ledger.trusted-proxies=192.0.2.9")) {
            console.arrives("owner", new Post(Role.FINANCE, null));
            shut(console, "203.0.113.#");
        }
    }

    @Test
    void withoutANamedProxyNobodysWordIsTaken(@TempDir Path home) throws Exception {
        try (ServedConsole console = new ServedConsole(home)) {
            console.arrives("owner", new Post(Role.FINANCE, null));
            shut(console, "203.0.113.#");
        }
    }
}
