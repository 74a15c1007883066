package org.mingzhang.app.console;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody begins: what waits for them, what falls due, and whether the ledger is sound. */
@ConsolePage
class WorkbenchPages {
    @GetMapping("/")
    String workbench(SignedIn me, Model model) {
        model.addAttribute("title", Area.WORKBENCH.chinese());
        return "frame/workbench";
    }
}
