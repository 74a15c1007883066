package org.mingzhang.app.file;

import java.util.List;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.file.PersonalDisclosure.Shown;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which a personal value is shown in clear. */
@ConsolePage
class PersonalPages {
    private final PersonalDisclosure disclosure;

    PersonalPages(PersonalDisclosure disclosure) {
        this.disclosure = disclosure;
    }

    /** Shows one value. It is the answer to a form and has no address of its own, so to see it again is to be recorded again. */
    @PostMapping("/enterprises/{code}/personal")
    String personal(
            @PathVariable String code,
            @RequestParam String item,
            @RequestParam String reason,
            SignedIn me,
            Model model) {
        Shown shown = disclosure.show(me, code, item, reason);
        model.addAttribute("title", shown.item().chinese());
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb("/enterprises", Area.ENTERPRISES.chinese()),
                        new Crumb("/enterprises/" + code, shown.name())));
        model.addAttribute("name", shown.name());
        model.addAttribute("code", code);
        model.addAttribute("item", shown.item());
        model.addAttribute("value", shown.value());
        model.addAttribute("reason", shown.reason());
        model.addAttribute("position", shown.position());
        return "file/personal";
    }
}
