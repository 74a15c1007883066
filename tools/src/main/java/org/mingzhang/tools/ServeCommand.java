package org.mingzhang.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.LedgerApplication;
import org.mingzhang.app.imports.UnfinishedImport;
import org.mingzhang.app.platform.eventstore.KeptCheckpoints;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.web.TrustedProxies;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The application. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "在本机提供控制台和 REST 接口，直到停止（Ctrl-C）。")
final class ServeCommand implements Runnable {
    static final int DEFAULT_PORT = 8421;

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Option(names = "--port", paramLabel = "N", description = "端口（默认：" + DEFAULT_PORT + "；0 为任一空闲端口）。")
    private int port = DEFAULT_PORT;

    @Option(
            names = "--practice-url",
            paramLabel = "URL",
            defaultValue = "${env:LEDGER_PRACTICE_URL}",
            description = "旁边演练账套（ledger practice）的地址；给了，控制台上就有“演练账套”的入口（环境变量 LEDGER_PRACTICE_URL）。")
    private @Nullable String practiceUrl;

    @Option(
            names = "--backup-days",
            paramLabel = "N",
            defaultValue = "${env:LEDGER_BACKUP_DAYS:-30}",
            description = "多少天没有一份备份经试恢复通过（ledger backup --check），控制台就提醒（环境变量 LEDGER_BACKUP_DAYS；默认 30）。")
    private int backupDays = 30;

    @Option(
            names = "--trusted-proxies",
            paramLabel = "IP,…",
            defaultValue = "${env:LEDGER_TRUSTED_PROXIES}",
            description = "只有经这些反向代理来的请求，才按其 X-Forwarded-For 所写的地址记来处、计口令错误次数；逐个写 IP 地址，用逗号隔开"
                    + "（环境变量 LEDGER_TRUSTED_PROXIES；默认没有）。")
    private @Nullable String trustedProxies;

    @Override
    public void run() {
        requirePort(port);
        if (backupDays < 1) {
            throw new WrongUsage(
                    "--backup-days", Integer.toString(backupDays), "--backup-days 应为 1 以上的天数：" + backupDays);
        }
        Map<String, Object> more = new LinkedHashMap<>(practice());
        more.put("ledger.backup-days", backupDays);
        more.put("ledger.trusted-proxies", String.join(",", proxies()));
        // Says in one sentence what is wrong before a framework says it in a hundred.
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            KeptCheckpoints.requireContinued(
                    opened.store().home().checkpoints(), opened.store().log());
            if (!UnfinishedImport.of(opened.store().log()).isEmpty()) {
                UnfinishedImports.finishIfPossible(opened.node().imports(), output);
            }
        }
        serve(ledger, output, port, more);
    }

    private Map<String, Object> practice() {
        String url = practiceUrl == null ? "" : practiceUrl.strip();
        if (!url.isEmpty() && !url.matches("https?://[^\\s/]+.*")) {
            throw new WrongUsage("--practice-url", url, "--practice-url 应以 http:// 或 https:// 开头：" + url);
        }
        return url.isEmpty() ? Map.of() : Map.of("ledger.practice-url", url);
    }

    private List<String> proxies() {
        String listed = trustedProxies == null ? "" : trustedProxies;
        try {
            return TrustedProxies.of(listed).addresses();
        } catch (IllegalArgumentException wrong) {
            throw new WrongUsage("--trusted-proxies", listed, "--trusted-proxies：" + wrong.getMessage());
        }
    }

    static void requirePort(int port) {
        if (port < 0 || port > 65_535) {
            throw new WrongUsage("--port", Integer.toString(port), "--port 应为 0–65535：" + port);
        }
    }

    /** Starts the application, says where it is, and waits until the process is told to stop. */
    static void serve(LedgerOptions ledger, Output output, int port) {
        serve(ledger, output, port, Map.of());
    }

    private static void serve(LedgerOptions ledger, Output output, int port, Map<String, Object> more) {
        ConfigurableApplicationContext context = start(ledger, port, more);
        int bound = portOf(context);
        LedgerHome home = new LedgerHome(ledger.home());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("url", "http://127.0.0.1:" + bound);
        document.put("tokenFile", home.secrets().resolve("api-token").toString());
        output.print(document, out -> {
            out.println("控制台：http://127.0.0.1:" + bound + "/");
            out.println("接口：http://127.0.0.1:" + bound + "/api/v1/ledger");
            out.println("令牌：" + home.secrets().resolve("api-token") + "（请求头 Authorization: Bearer …）");
            out.println("例：curl -H \"Authorization: Bearer $(cat "
                    + home.secrets().resolve("api-token") + ")\" http://127.0.0.1:" + bound + "/api/v1/ledger");
        });
        CountDownLatch stopped = new CountDownLatch(1);
        context.addApplicationListener(event -> {
            if (event instanceof org.springframework.context.event.ContextClosedEvent) {
                stopped.countDown();
            }
        });
        try {
            stopped.await();
        } catch (InterruptedException e) {
            context.close();
            Thread.currentThread().interrupt();
        }
    }

    /** Where a started application listens. */
    static int portOf(ConfigurableApplicationContext context) {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    private static ConfigurableApplicationContext start(LedgerOptions ledger, int port, Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>(more);
        properties.put("ledger.home", ledger.home().toString());
        properties.put("server.port", port);
        ledger.database().ifPresent(database -> {
            properties.put("ledger.db-url", database.url());
            put(properties, "ledger.db-user", database.user());
            put(properties, "ledger.db-password", database.password());
        });
        return start(properties);
    }

    /**
     * Starts the application.
     *
     * @param arguments as on a command line: these win over what the application itself says
     */
    static ConfigurableApplicationContext start(Map<String, Object> properties, String... arguments) {
        return new SpringApplicationBuilder(LedgerApplication.class)
                .web(WebApplicationType.SERVLET)
                .logStartupInfo(false)
                .properties(properties)
                .run(arguments);
    }

    private static void put(Map<String, Object> properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }
}
