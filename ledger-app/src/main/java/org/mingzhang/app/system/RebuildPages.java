package org.mingzhang.app.system;

import java.util.List;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.system.ViewRebuild.State;
import org.mingzhang.domain.actor.Role;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The read models built anew at the press of a button, by who runs the system. */
@ConsolePage
class RebuildPages {
    private final ViewRebuild rebuild;

    RebuildPages(ViewRebuild rebuild) {
        this.rebuild = rebuild;
    }

    @PostMapping("/system/rebuild")
    String begin(SignedIn me) {
        require(me);
        rebuild.begin();
        return "redirect:/system/rebuild";
    }

    /** How far it is, and then what came of it. */
    @GetMapping("/system/rebuild")
    String look(SignedIn me, Model model) {
        require(me);
        State state = rebuild.state();
        if (state == null) {
            return "redirect:/system";
        }
        model.addAttribute("title", "重建视图");
        model.addAttribute("crumbs", List.of(new Crumb("/system", "系统")));
        model.addAttribute("state", state);
        return "system/rebuild";
    }

    private static void require(SignedIn me) {
        if (me.role() != Role.SYSTEM_ADMIN) {
            throw new NotFound(ViewRebuild.OWN);
        }
    }
}
