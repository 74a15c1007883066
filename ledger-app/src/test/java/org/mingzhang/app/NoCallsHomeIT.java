package org.mingzhang.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.TestLedger.Founders;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.platform.eventstore.Appended;
import org.mingzhang.app.platform.eventstore.CheckpointFolder;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.ledger.Genesis;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application, started and asked something: it talks to its database and to loopback, and to nobody else. */
class NoCallsHomeIT {
    private static final String LEDGER = "test.example/quiet";

    @TempDir
    Path home;

    @Test
    void theApplicationOpensNoConnectionButToItsDatabaseAndLoopback() throws Exception {
        begin();
        Set<String> before = NameWatch.asked();
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run("--ledger.home=" + home, "--server.port=0")) {
            int port = Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                    .getPort();
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/ledger"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as("no token, no answer").isEqualTo(401);
            }
            if (Sockets.known()) {
                assertThat(Sockets.ends()).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
            }
        }
        Set<String> asked = new HashSet<>(NameWatch.asked());
        asked.removeAll(before);
        asked.removeAll(List.of("localhost", InetAddress.getLocalHost().getHostName()));
        assertThat(asked).as("names of other machines that were looked up").isEmpty();
    }

    @Test
    void theWatchWouldNoticeANameAndASocket() throws Exception {
        assumeTrue(Sockets.known());
        assertThat(InetAddress.getByName("localhost").isLoopbackAddress()).isTrue();
        assertThat(NameWatch.asked()).contains("localhost");
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
                Socket connected = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
            assertThat(connected.isConnected()).isTrue();
            assertThat(Sockets.ends()).anyMatch(InetAddress::isAnyLocalAddress);
        }
    }

    private void begin() {
        Instant at = Instant.parse("2026-01-05T01:00:00Z");
        try (LedgerStore store = LedgerStore.create(new LedgerHome(home), null)) {
            LedgerKeys keys = LedgerKeys.obtain(store.home(), LEDGER, at);
            try (SealedLog log = new SealedLog(store.database().writer(), keys.signers())) {
                Appended begun = Genesis.perform(
                        log,
                        keys,
                        LEDGER,
                        "测试账本",
                        "Asia/Shanghai",
                        Clock.REAL,
                        at,
                        Founders.with(Signer.of("admin", Role.SYSTEM_ADMIN)).inGenesis());
                CheckpointFolder.keep(store.home().checkpoints(), begun.checkpoint());
            }
        }
    }
}
