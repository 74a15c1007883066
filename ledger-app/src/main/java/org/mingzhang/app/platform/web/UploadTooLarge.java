package org.mingzhang.app.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.files.FileRefused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** A file that the server did not even read, told to a person: how large one may be, what to do, and the way back to the form. */
final class UploadTooLarge {
    private UploadTooLarge() {}

    static ModelAndView page(HttpServletRequest request) {
        ModelAndView page = new ModelAndView("too-large");
        page.setStatus(HttpStatus.CONTENT_TOO_LARGE);
        page.addObject("title", FileRefused.Reason.FILE_TOO_LARGE.text());
        page.addObject("limit", FileRefused.Reason.FILE_TOO_LARGE.allowed());
        page.addObject("back", back(request.getHeader(HttpHeaders.REFERER), request.getServerName()));
        return page;
    }

    /** The page that the form stood on, if it is one of this console; its front page otherwise. */
    private static String back(@Nullable String from, String host) {
        try {
            URI page = URI.create(from == null ? "/" : from);
            boolean here = host.equals(page.getHost())
                    && page.getRawPath() != null
                    && page.getRawPath().matches("/[^/].*");
            return here ? page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery()) : "/";
        } catch (IllegalArgumentException malformed) {
            return "/";
        }
    }
}
