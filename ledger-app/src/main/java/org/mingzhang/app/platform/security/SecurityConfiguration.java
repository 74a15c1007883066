package org.mingzhang.app.platform.security;

import jakarta.servlet.DispatcherType;
import org.mingzhang.app.platform.embedded.Secrets;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** The interface for programs: everything needs the token, nothing keeps a session. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {
    /** The name of the token in the home's secrets. */
    static final String TOKEN = "api-token";

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, LedgerStore store) throws Exception {
        String token = new Secrets(store.home().secrets()).obtain(TOKEN);
        return http.securityMatcher("/api/**")
                // No cookie authenticates anyone, so there is nothing to forge a request with.
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives("default-src 'self'")))
                .addFilterBefore(new ApiToken(token), UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .authorizeHttpRequests(requests -> requests
                        // Only what was let in before can fail; its error page is no secret.
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .hasRole("API"))
                .build();
    }

    /** There are no users with passwords; without this, the framework would invent one and print its password. */
    @Bean
    UserDetailsService noUsers() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }
}
