package org.mingzhang.app.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.web.NotFound;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives pages who is signed in and what is chosen, as arguments, and refuses what they do not know in their addresses. */
@Configuration(proxyBeanMethods = false)
class ConsoleArguments implements WebMvcConfigurer {
    private final Choice choice;

    ConsoleArguments(Choice choice) {
        this.choice = choice;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PageParameters(choice)).excludePathPatterns("/api/**", "/login", "/enter");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Argument<>(SignedIn.class, request -> PresenceFilter.of(request)
                .orElseThrow(
                        () -> new IllegalStateException("this page was opened to somebody who is not signed in"))));
        resolvers.add(new Argument<>(
                Chosen.class, request -> choice.of(request).orElseThrow(() -> new NotFound("账本中还没有试点专项：先由市工信主管部门开设"))));
    }

    private record Argument<T>(Class<T> type, Function<HttpServletRequest, T> found)
            implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(type);
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return Objects.requireNonNull(
                    found.apply(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class))));
        }
    }
}
