package org.mingzhang.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The application on one home, on a free port of this machine, until it is closed. */
public final class ServedApplication implements AutoCloseable {
    private final ConfigurableApplicationContext application;

    private ServedApplication(ConfigurableApplicationContext application) {
        this.application = application;
    }

    public static ServedApplication on(Path home, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("--ledger.home=" + home, "--server.port=0"));
        arguments.addAll(List.of(settings));
        return new ServedApplication(new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run(arguments.toArray(String[]::new)));
    }

    /** Where it answers, such as {@code http://127.0.0.1:40000}. */
    public String address() {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                        .getPort();
    }

    public <T> T bean(Class<T> kind) {
        return application.getBean(kind);
    }

    /** Everything that it answers to, pages and programs alike. */
    public RequestMappingHandlerMapping addresses() {
        return application.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    @Override
    public void close() {
        application.close();
    }
}
