package org.mingzhang.app.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.mingzhang.app.platform.web.AroundFaults;
import org.mingzhang.app.platform.web.StatusWords;
import org.springframework.stereotype.Component;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.servlet.ModelAndView;

/** What a post may not open, or is not there, in the console's frame. */
@Component
class FramedFaults implements AroundFaults {
    private final Frame frame;

    FramedFaults(Frame frame) {
        this.frame = frame;
    }

    @Override
    public Optional<ModelAndView> page(HttpServletRequest request, StatusWords words) {
        ExtendedModelMap model = new ExtendedModelMap();
        frame.around(request, model);
        if (!model.containsAttribute("me")) {
            return Optional.empty();
        }
        // The address that failed is no place to come back to.
        model.addAttribute("here", "/");
        model.addAttribute("title", words.title());
        model.addAttribute("detail", words.detail() + "。");
        model.addAttribute("problems", List.of());
        return Optional.of(new ModelAndView("frame/fault", model));
    }
}
