package org.mingzhang.tools.console;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.mingzhang.app.LedgerApplication;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.LedgerTime;
import org.mingzhang.tools.DemoLine;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A ledger of invented data with its console, as {@code ledger demo} leaves it. */
final class DemoConsole implements AutoCloseable {
    /** Of every account and every key of a demo. */
    static final String PASSWORD = "demo-only";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Path home;
    private final ConfigurableApplicationContext application;

    private DemoConsole(Path home, ConfigurableApplicationContext application) {
        this.home = home;
        this.application = application;
    }

    /** In a home that is not there yet. */
    static DemoConsole begin(Path home) {
        // As the command line does: the framework would replace the logging of the whole process.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        DemoLine.told(home);
        return open(home);
    }

    /** The console of a demo that was told before. */
    static DemoConsole open(Path home) {
        return new DemoConsole(
                home,
                new SpringApplicationBuilder(LedgerApplication.class)
                        .logStartupInfo(false)
                        .run("--ledger.home=" + home, "--server.port=0"));
    }

    String address() {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                        .getPort();
    }

    Path home() {
        return home;
    }

    /** The database, as whoever owns the machine has it. */
    LedgerStore store() {
        return application.getBean(LedgerStore.class);
    }

    /** The day on which the story stands. */
    LocalDate today() {
        return clock().now().atZone(ZONE).toLocalDate();
    }

    /** Lets days pass, up to the morning of that one. */
    void waitUntil(LocalDate day) {
        clock().advanceTo(day.atTime(9, 0).atZone(ZONE).toInstant());
    }

    private LedgerTime clock() {
        return (LedgerTime) application.getBean(LedgerClock.class);
    }

    @Override
    public void close() {
        application.close();
    }
}
