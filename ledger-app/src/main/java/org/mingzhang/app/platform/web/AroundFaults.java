package org.mingzhang.app.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.servlet.ModelAndView;

/** Puts what goes wrong outside any page into the frame of whoever is signed in, so that the menu stays at hand. */
public interface AroundFaults {
    /** The page; empty where it is not known who asks. */
    Optional<ModelAndView> page(HttpServletRequest request, StatusWords words);
}
