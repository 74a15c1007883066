package org.mingzhang.app.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Tokens;
import org.mingzhang.app.console.Presence;
import org.mingzhang.app.platform.embedded.Secrets;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.ProblemAnswer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** The interface for programs: everything needs a token, or for a look the console's session; nothing begins a session. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ApiSecurity {
    /** The name of the operator's token in the home's secrets. */
    static final String TOKEN = "api-token";

    private static final Set<String> LOOKS = Set.of("GET", "HEAD", "OPTIONS");

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, LedgerStore store, Tokens tokens, Presence presence) throws Exception {
        String operator = new Secrets(store.home().secrets()).obtain(TOKEN);
        return http.securityMatcher("/api/**")
                // No cookie does anything but look, so there is nothing to forge a request with.
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        // Nobody signs in here; a new id with each look would sign out whoever looks twice at once.
                        .sessionFixation(fixation -> fixation.none()))
                .requestCache(cache -> cache.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives("default-src 'self'")))
                .addFilterBefore(new BodyLimit(), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(
                        new CallerFilter(operator, tokens, presence), UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, why) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                            problem(request, response, HttpStatus.UNAUTHORIZED, "请带上有效的令牌：Authorization: Bearer …");
                        })
                        .accessDeniedHandler((request, response, why) -> {
                            if (CallerFilter.of(request)
                                    .filter(caller -> refusedAsReadOnly(caller, request))
                                    .isPresent()) {
                                problem(request, response, HttpStatus.FORBIDDEN, "这个令牌是只读的：只能查看（GET），不能提交、办理或修改");
                            } else if (ApiAreas.of(request.getServletPath()).isPresent()) {
                                problem(request, response, HttpStatus.FORBIDDEN, "这个岗位不能查看或办理这一部分");
                            } else {
                                ProblemAnswer.of(404).write(request, response);
                            }
                        }))
                .authorizeHttpRequests(requests -> requests
                        // Only what was let in before can fail; its error page is no secret.
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(ApiSecurity::area))
                .build();
    }

    /** Fails closed: without an area, or without somebody who may open it, nothing is handed out. */
    private static AuthorizationResult area(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        return new AuthorizationDecision(CallerFilter.of(request)
                .filter(caller -> !refusedAsReadOnly(caller, request))
                .flatMap(caller -> ApiAreas.of(request.getServletPath()).map(caller::opens))
                .orElse(false));
    }

    /** Whatever is not a look is refused to a token that is for looking alone, at every address. */
    private static boolean refusedAsReadOnly(Caller caller, HttpServletRequest request) {
        return caller.readOnly() && !LOOKS.contains(request.getMethod());
    }

    static void problem(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String title)
            throws IOException {
        new ProblemAnswer(status.value(), title, null).write(request, response);
    }
}
