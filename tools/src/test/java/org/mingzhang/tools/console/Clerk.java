package org.mingzhang.tools.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;

/** Somebody at a desk who knows the console by what stands on its pages, and nothing else. */
final class Clerk implements AutoCloseable {
    static final int WIDTH = 1366;
    static final int HEIGHT = 768;

    /** How long the whole ledger of a demo may take to be verified. */
    private static final int LONGEST_MILLIS = 120_000;

    private final String login;
    private final Looking looking;
    private final Page page;

    Clerk(Browser browser, String address, String login) {
        this.login = login;
        this.looking = new Looking(browser, address, WIDTH, HEIGHT);
        this.page = looking.page();
        looking.signIn(login, DemoConsole.PASSWORD);
    }

    /** Opens a page of the menu, or one that stands in a paper. */
    Clerk open(String path) {
        looking.open(path);
        return sound();
    }

    /** Follows a link of the page. */
    Clerk follow(String text) {
        looking.press(page.locator("main a", new Page.LocatorOptions().setHasText(text))
                .first());
        return sound();
    }

    /** Presses a button of the page. */
    Clerk press(String text) {
        looking.press(button(text));
        return sound();
    }

    /** Presses a button and is told what to mend. */
    Clerk pressInVain(String text) {
        looking.press(button(text), 422);
        return sound();
    }

    private Locator button(String text) {
        return page.locator("main button:has-text('" + text + "'):not(.visually-hidden)")
                .first();
    }

    /** Opens the trail of a case, an organisation or a list and takes what is to be done from there. */
    Clerk begin(String trail, String what) {
        open(trail);
        page.locator("main summary:has-text('办理')").click();
        looking.press(page.locator(".next-steps a:text-is('" + what + "')"));
        return sound();
    }

    /** Fills in a field by the label that stands before it. */
    Clerk fill(String label, String value) {
        String field = page.locator("main .do-form label:has(> span:text-is('" + label + "'))")
                .first()
                .getAttribute("for");
        Locator control = page.locator("[id='" + field + "']");
        if ("SELECT".equals(control.evaluate("control => control.tagName"))) {
            control.selectOption(new SelectOption().setLabel(option(control, value)));
        } else {
            control.fill(value);
        }
        return this;
    }

    /** The choice that says so, whatever it says beside. */
    private static String option(Locator control, String value) {
        return control.locator("option").allInnerTexts().stream()
                .filter(text -> text.equals(value) || text.startsWith(value + "（") || text.startsWith(value + "，"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no choice " + value + " among "
                        + control.locator("option").allInnerTexts()));
    }

    /** What would be signed, or why it would be refused. */
    Clerk look() {
        return press("看将要签名的内容");
    }

    /** Looks at what would be signed, signs it, and it is recorded. */
    Clerk sign() {
        look();
        return signed();
    }

    /** Signs what is looked at, and it is recorded. */
    Clerk signed() {
        assertThat(text()).as(login).contains("签名并记账").doesNotContain("账本不会接受这件事");
        page.fill("#passphrase", DemoConsole.PASSWORD);
        press("签名并记账");
        assertThat(text()).as(login).contains("已记账");
        return this;
    }

    /** What a table says behind a heading of its rows. */
    String cell(String heading) {
        return page.locator("main tr:has(> th:text-is('" + heading + "')) td")
                .last()
                .innerText();
    }

    /** Turns the page until that stands in the middle. */
    Clerk show(String selector) {
        page.locator(selector).first().evaluate("there => there.scrollIntoView({block: 'center'})");
        return this;
    }

    String address(Locator link) {
        return link.first().getAttribute("href");
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    String text() {
        return page.locator("main").innerText();
    }

    Path download(String text, Path file) {
        Download download = page.waitForDownload(
                () -> page.locator("main a:has-text('" + text + "')").click());
        download.saveAs(file);
        return file;
    }

    /** Waits for words that come by themselves. */
    Clerk await(String selector) {
        page.waitForSelector(selector, new Page.WaitForSelectorOptions().setTimeout(LONGEST_MILLIS));
        looking.inspect();
        return sound();
    }

    private Clerk sound() {
        assertThat(looking.findings())
                .as("%s at %s%n%s", login, page.url(), text())
                .isEmpty();
        return this;
    }

    @Override
    public void close() {
        looking.close();
    }
}
