package org.mingzhang.tools.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Objects;
import org.mingzhang.app.LedgerApplication;
import org.mingzhang.tools.DemoLine;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A ledger of invented data with its console, as {@code ledger demo} leaves it. */
final class DemoConsole implements AutoCloseable {
    /** Of every account and every key of a demo. */
    static final String PASSWORD = "demo-only";

    private final Path home;
    private final ConfigurableApplicationContext application;

    private DemoConsole(Path home, ConfigurableApplicationContext application) {
        this.home = home;
        this.application = application;
    }

    static DemoConsole begin(Path home, int enterprises) {
        StringWriter out = new StringWriter();
        int code = DemoLine.run(home, enterprises, new PrintWriter(out, true));
        assertThat(code).as(out.toString()).isZero();
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

    @Override
    public void close() {
        application.close();
    }
}
