package org.mingzhang.app.platform.web;

import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How requests are read, and what the server itself says. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebConfiguration implements WebMvcConfigurer {
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> serverAnswers() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ServerAnswers.class.getName());
            }
        });
    }

    /** Off unless proxies are named: then nobody's word is taken for where they come from. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> proxies(
            @Value("${ledger.trusted-proxies:}") String listed) {
        TrustedProxies proxies = TrustedProxies.of(listed);
        return factory -> {
            if (!proxies.isEmpty()) {
                factory.addEngineValves(proxies.valve());
            }
        };
    }

    /** A comma is part of what a person wrote; several values come as several parameters. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new WholeValues());
    }
}
