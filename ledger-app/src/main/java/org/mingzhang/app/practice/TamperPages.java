package org.mingzhang.app.practice;

import java.net.URI;
import java.util.List;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.practice.TamperDesk.Job;
import org.mingzhang.app.practice.Tampering.Target;
import org.mingzhang.domain.money.Fen;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 篡改演示: a copy of the log is falsified, and the verdict turns red. */
@ConsolePage
@ConditionalOnProperty(name = "ledger.practice", havingValue = "true")
class TamperPages {
    private final TamperDesk desk;

    TamperPages(TamperDesk desk) {
        this.desk = desk;
    }

    /** A payment as it is chosen. */
    public record Choice(long position, String words) {}

    @GetMapping("/practice/tamper")
    String choose(Model model) {
        model.addAttribute("title", "篡改演示");
        model.addAttribute("ways", List.of(TamperWay.values()));
        model.addAttribute(
                "payments",
                desk.targets().stream()
                        .map(target -> new Choice(target.position(), words(target)))
                        .toList());
        return "practice/tamper";
    }

    private static String words(Target target) {
        return target.payment() + "，" + Fen.of(target.amountFen()).toYuan() + " 元，付给" + target.payee() + "（序号 "
                + target.position() + "）";
    }

    @PostMapping("/practice/tamper")
    ResponseEntity<Void> tamper(@RequestParam TamperWay way, @RequestParam long position) {
        Target target = desk.target(position).orElseThrow(() -> new NotFound("序号 " + position + " 不是提出拨付的账目"));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(
                        "/practice/tamper/runs/" + desk.ask(way, target).asked().id()))
                .build();
    }

    @GetMapping("/practice/tamper/runs/{id}")
    String run(SignedIn me, @PathVariable String id, Model model) {
        standing(me, id, model);
        model.addAttribute("title", "篡改演示：" + require(id).asked().way().chinese());
        model.addAttribute("crumbs", List.of(new Crumb("/practice/tamper", "篡改演示")));
        return "practice/tampered";
    }

    /** The part of the page that changes while it goes on. */
    @GetMapping("/practice/tamper/runs/{id}/standing")
    String standing(SignedIn me, @PathVariable String id, Model model) {
        Job job = require(id);
        Target target = job.asked().target();
        model.addAttribute("id", id);
        model.addAttribute("way", job.asked().way());
        model.addAttribute("target", target);
        model.addAttribute("was", Fen.of(target.amountFen()));
        model.addAttribute("becomes", Fen.of(target.forgedFen()));
        model.addAttribute("standing", job.standing());
        model.addAttribute("outcome", job.outcome());
        model.addAttribute("entries", me.isOfficial() && Area.ENTRIES.opensTo(me.role()));
        return "practice/tampered :: standing";
    }

    private Job require(String id) {
        return desk.find(id).orElseThrow(() -> new NotFound("没有这次演示，或已过了太久；请再演示一次"));
    }
}
