package org.mingzhang.app.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mingzhang.app.platform.web.QueryNames;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what a page does not know behind its question mark, as the interface for programs does. What it knows is read from the
 * arguments of the method that answers, so that no page is forgotten.
 */
final class PageParameters implements HandlerInterceptor {
    /** Which programme is looked at may be said to every page. */
    private static final String PROGRAMME = "programme";

    /** What signing in puts behind the address to which it leads back. */
    private static final String AFTER_SIGNING_IN = "continue";

    private final Choice choice;
    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    PageParameters(Choice choice) {
        this.choice = choice;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !isPage(method)
                || !(request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))) {
            return true;
        }
        Set<String> given = QueryNames.of(request);
        given.remove(AFTER_SIGNING_IN);
        if (given.isEmpty() || hasOwn(method)) {
            return true;
        }
        QueryNames.requireKnown(given, known.computeIfAbsent(method, PageParameters::names));
        String programme = request.getParameter(PROGRAMME);
        if (programme != null && !choice.has(programme)) {
            throw new InvalidDocument(List.of(new Problem(PROGRAMME, programme, "没有这个试点专项")));
        }
        return true;
    }

    private static boolean isPage(HandlerMethod method) {
        return AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ConsolePage.class);
    }

    /** A map takes whatever comes: such a page reads its names itself. */
    private static boolean hasOwn(HandlerMethod method) {
        if (method.hasMethodAnnotation(OwnParameters.class)) {
            return true;
        }
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestParam.class)
                    && Map.class.isAssignableFrom(parameter.getParameterType())) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> names(HandlerMethod method) {
        Set<String> names = new HashSet<>(Set.of(PROGRAMME));
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                String name = asked.name().isEmpty() ? parameter.getParameterName() : asked.name();
                if (name != null) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
