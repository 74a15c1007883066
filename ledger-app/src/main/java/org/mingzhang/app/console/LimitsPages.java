package org.mingzhang.app.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What this system cannot prove: the page of the documentation, word for word, so that nobody need look for it. */
@ConsolePage
class LimitsPages {
    private static final String PAGE = "/docs/what-this-cannot-prove.md";

    private final String html = html();

    private static String html() {
        try (InputStream in = LimitsPages.class.getResourceAsStream(PAGE)) {
            String text = new String(Objects.requireNonNull(in, PAGE).readAllBytes(), StandardCharsets.UTF_8);
            return HtmlRenderer.builder()
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .build()
                    .render(Parser.builder().build().parse(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/limits")
    String limits(Model model) {
        model.addAttribute("title", Area.LIMITS.chinese());
        model.addAttribute("html", html);
        return "frame/limits";
    }
}
