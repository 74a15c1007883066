package org.mingzhang.app.practice;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.Practice;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.LedgerTime;
import org.mingzhang.app.platform.web.NotFound;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** 走一遍: one case from the application to the proof, each step by whoever holds the post. */
@ConsolePage
@ConditionalOnProperty(name = "ledger.practice", havingValue = "true")
class WalkPages {
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final WalkDesk desk;
    private final LedgerClock clock;
    private final LedgerIdentity identity;
    private final LedgerStore store;
    private final Practice practice;

    WalkPages(WalkDesk desk, LedgerClock clock, LedgerIdentity identity, LedgerStore store, Practice practice) {
        this.desk = desk;
        this.clock = clock;
        this.identity = identity;
        this.store = store;
        this.practice = practice;
    }

    @GetMapping("/practice")
    String home() {
        return "redirect:/practice/walk";
    }

    /** With which enterprise. */
    @GetMapping("/practice/walk")
    String choose(Model model) {
        model.addAttribute("title", "走一遍");
        model.addAttribute("candidates", desk.candidates());
        return "practice/choose";
    }

    @GetMapping("/practice/walk/{enterprise}")
    String walk(@PathVariable String enterprise, SignedIn me, Chosen chosen, HttpServletRequest request, Model model) {
        Walk walk = require(enterprise, chosen);
        practice.walks(request, enterprise);
        model.addAttribute("title", walk.name());
        model.addAttribute("crumbs", List.of(new Crumb("/practice/walk", "走一遍")));
        model.addAttribute("walk", walk);
        model.addAttribute("today", desk.today());
        model.addAttribute("here", "/practice/walk/" + enterprise);
        model.addAttribute("entries", Area.ENTRIES.opensTo(me.role()) && me.isOfficial());
        Long receipt = walk.receipt();
        if (receipt != null) {
            model.addAttribute("ourselves", ourselves(receipt));
            model.addAttribute("openssl", openssl(receipt));
        }
        return "practice/walk";
    }

    private String ourselves(long receipt) {
        return "./ledger keys export --actors -o keys --home '" + store.home().root() + "'\n./ledger verify receipt-"
                + receipt + ".txt --keys keys";
    }

    /** The signature of the checkpoint in a receipt, as the README has it. */
    private static String openssl(long receipt) {
        return """
                sed '1,/^checkpoint sm3$/d' receipt-%d.txt > note
                sed -n 1,3p note > note.txt
                sed -n 5p note | cut -d' ' -f3 | base64 -d | tail -c +5 > note.sig
                openssl dgst -sm3 -verify keys/ledger-sm2.pem \\
                  -sigopt distid:1234567812345678 -signature note.sig note.txt""".formatted(receipt);
    }

    private Walk require(String enterprise, Chosen chosen) {
        return desk.walk(enterprise, chosen).orElseThrow(() -> new NotFound("没有可以演练的企业 " + enterprise));
    }

    /** Lets the days pass that the next step has to wait for. Only a ledger that tells a story has a clock that can be moved. */
    @PostMapping("/practice/walk/{enterprise}/time")
    String later(@PathVariable String enterprise, Chosen chosen) {
        Walk walk = require(enterprise, chosen);
        if (walk.next() >= 0 && clock instanceof LedgerTime time) {
            LocalDate until = walk.lines().get(walk.next()).step().until();
            if (until != null) {
                time.advanceTo(until.atTime(MORNING).atZone(identity.zone()).toInstant());
            }
        }
        return "redirect:/practice/walk/" + enterprise;
    }
}
