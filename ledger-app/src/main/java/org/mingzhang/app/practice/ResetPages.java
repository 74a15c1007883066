package org.mingzhang.app.practice;

import java.util.UUID;
import org.mingzhang.app.console.ConsolePage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 重置: puts the practice ledger back to what it was when it was made. Whoever runs the program does it; this asks for it. */
@ConsolePage
@ConditionalOnProperty(name = "ledger.practice", havingValue = "true")
public class ResetPages {
    private final ApplicationEventPublisher events;
    private final String run = UUID.randomUUID().toString();

    ResetPages(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Somebody asked for it. */
    public record ResetAsked() {}

    @GetMapping("/practice/reset")
    String ask(Model model) {
        model.addAttribute("title", "重置");
        return "practice/reset";
    }

    /** The answer is a page that waits; the program ends after it was sent. */
    @PostMapping("/practice/reset")
    String reset(@RequestParam String sure, Model model) {
        model.addAttribute("title", "正在重置");
        model.addAttribute("run", run);
        events.publishEvent(new ResetAsked());
        return "practice/resetting";
    }

    /** Which run of the program answers: another one than before has been put back. */
    @GetMapping("/practice/alive")
    ResponseEntity<String> alive() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.TEXT_PLAIN)
                .body(run);
    }
}
