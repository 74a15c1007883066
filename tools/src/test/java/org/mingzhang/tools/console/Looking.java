package org.mingzhang.tools.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ViewportSize;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Somebody at a screen who notices everything: what a page asks of others than its own server, what the browser complains about,
 * what weighs too much, what an inspector finds.
 */
final class Looking implements AutoCloseable {
    /** What a page may weigh with all its assets, charts apart. */
    static final long MOST_BYTES = 300 * 1024;

    /** As many rows as a page of a register has at most; a page with fewer is weighed as if it had so many. */
    private static final int MOST_ROWS = 100;

    /** Fewer rows say too little of what one more weighs. */
    private static final int ROWS_THAT_TELL = 10;

    /** How long a page may let a person wait before that is a fault, on a machine that is busy with other things. */
    private static final int MOST_MILLIS = 15_000;

    private static final String INSPECTION = script();

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> findings = new ArrayList<>();
    private long bytes;
    private int expectedStatus = 200;

    Looking(Browser browser, String address, int width, int height) {
        this.address = address;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai"));
        page = context.newPage();
        page.setDefaultTimeout(MOST_MILLIS);
        page.onRequest(request -> {
            if (!request.url().startsWith(address + "/") && !request.url().startsWith("blob:" + address)) {
                findings.add("asks elsewhere: " + request.url());
            }
        });
        page.onConsoleMessage(message -> {
            boolean refused = expectedStatus >= 400 && message.text().contains("Failed to load resource");
            if ((message.type().equals("error") || message.type().equals("warning")) && !refused) {
                findings.add("the browser says: " + message.text());
            }
        });
        page.onPageError(error -> findings.add("a script broke: " + error));
        page.onResponse(this::weigh);
    }

    /** A wide screen after a narrow one, in the same visit: what fits there may still break here. */
    void inspectAt(int width, int height) {
        ViewportSize before = page.viewportSize();
        page.setViewportSize(width, height);
        for (Object finding : (List<?>) page.evaluate(INSPECTION)) {
            findings.add("at " + width + " × " + height + ": " + finding);
        }
        page.setViewportSize(before.width, before.height);
    }

    private static String script() {
        try (InputStream in = Looking.class.getResourceAsStream("/console/inspect.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^//.*\n", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void weigh(Response response) {
        boolean own = response.url().startsWith(address + "/");
        if (own && response.status() >= 400 && response.status() != expectedStatus) {
            findings.add(response.status() + " for " + response.url());
        }
        String length = response.headers().get("content-length");
        if (own && length != null && !response.url().contains("/vendor/")) {
            bytes += Long.parseLong(length);
        }
    }

    Page page() {
        return page;
    }

    /** Comes in, as a person does. */
    Looking signIn(String login, String password) {
        page.navigate(address + "/login");
        page.fill("#login", login);
        page.fill("#password", password);
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.endsWith("/login"));
        if (page.url().endsWith("/login/elsewhere")) {
            page.click("form[action$='/login/elsewhere'] button");
        }
        page.waitForURL(url -> !url.contains("/login"));
        return this;
    }

    /** Has amounts shown in a unit from now on. */
    void choose(String unit) {
        page.selectOption("select[name=unit]", unit);
        page.locator("select[name=unit] option[value=" + unit + "][selected]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.waitForLoadState();
    }

    /** Opens a page and inspects it. */
    Looking open(String path) {
        return open(path, 200);
    }

    Looking open(String path, int status) {
        expectedStatus = status;
        bytes = 0;
        Response response = Objects.requireNonNull(page.navigate(address + path));
        if (response.status() != status) {
            findings.add(response.status() + " instead of " + status + " for " + path);
        }
        inspect();
        return this;
    }

    /** Presses what leads to another page, and inspects that. */
    Looking press(Locator what) {
        return press(what, 200);
    }

    Looking press(Locator what, int status) {
        expectedStatus = status;
        bytes = 0;
        Response response = page.waitForResponse(
                answer -> answer.request().isNavigationRequest() && (answer.status() < 300 || answer.status() >= 400),
                what::click);
        page.waitForLoadState();
        if (response.status() != status) {
            findings.add(response.status() + " instead of " + status + " for " + page.url());
        }
        inspect();
        return this;
    }

    /** Inspects what is there now. */
    void inspect() {
        long weight = bytes + page.content().getBytes(StandardCharsets.UTF_8).length;
        if (weight > MOST_BYTES) {
            findings.add("weighs " + weight / 1024 + " KiB");
        } else if (weight + bytesToCome() > MOST_BYTES) {
            findings.add("would weigh " + (weight + bytesToCome()) / 1024 + " KiB with " + MOST_ROWS + " rows");
        }
        for (Object finding : (List<?>) page.evaluate(INSPECTION)) {
            findings.add(String.valueOf(finding));
        }
    }

    /** What the rows would weigh that a full page of a register has more than this one. */
    private long bytesToCome() {
        if (!page.url().startsWith(address + "/registers/")) {
            return 0;
        }
        List<?> rows = (List<?>) page.locator("main .grid tbody tr")
                .evaluateAll("rows => rows.map(row => new TextEncoder().encode(row.outerHTML).length)");
        long all = rows.stream().mapToLong(row -> ((Number) row).longValue()).sum();
        return rows.size() < ROWS_THAT_TELL || rows.size() >= MOST_ROWS
                ? 0
                : all * (MOST_ROWS - rows.size()) / rows.size();
    }

    /** What is there now, as a picture. */
    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    /** What was found since the last time this was asked. */
    List<String> findings() {
        List<String> found = List.copyOf(findings);
        findings.clear();
        return found;
    }

    @Override
    public void close() {
        context.close();
    }
}
