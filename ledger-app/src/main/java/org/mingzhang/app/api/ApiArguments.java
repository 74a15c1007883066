package org.mingzhang.app.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.view.LedgerViews;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Gives each address who calls, as an argument, and refuses parameters that there are not, and has those wait that ask for what was just recorded. */
@Configuration(proxyBeanMethods = false)
class ApiArguments implements WebMvcConfigurer {
    private final LedgerStore store;
    private final LedgerViews views;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    ApiArguments(
            LedgerStore store,
            LedgerViews views,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.store = store;
        this.views = views;
        this.mappings = mappings;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters(
                        () -> OpenApiDocument.of(mappings.getObject().getHandlerMethods())))
                .addPathPatterns(ApiAreas.ROOT + "/**");
        registry.addInterceptor(new AtLeast(() -> store.log().size() - 1, views::reached))
                .addPathPatterns(ApiAreas.ROOT + "/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Caller.class;
            }

            @Override
            public Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @Nullable WebDataBinderFactory binders) {
                return CallerFilter.of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)))
                        .orElseThrow(() -> new IllegalStateException("nobody was recognised, and yet let in"));
            }
        });
    }
}
