package org.mingzhang.app.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers what nobody else did: an address that there is not, a method that it does not take, a fault. Programs get problem+json, people
 * a page; neither is told of what the program is made. The address may be the very thing that is wrong, so no parameter is read.
 */
@Controller
@ConditionalOnWebApplication
class LastAnswers implements ErrorController {
    private final ObjectProvider<AroundFaults> around;

    LastAnswers(ObjectProvider<AroundFaults> around) {
        this.around = around;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given ? given : 404;
        if (ProblemAnswer.isFor((String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))) {
            ProblemAnswer.of(status).write(request, response);
            return null;
        }
        response.setStatus(status);
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        ModelAndView framed = Optional.ofNullable(around.getIfAvailable())
                .flatMap(found -> found.page(request, StatusWords.of(status)))
                .orElse(null);
        if (framed != null) {
            return framed;
        }
        ModelAndView page = new ModelAndView("error");
        page.addObject("status", status);
        page.addObject("words", StatusWords.of(status));
        return page;
    }
}
