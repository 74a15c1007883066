package org.mingzhang.tools.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page that the menu or a link leads to, for somebody in each post, at the sizes of the screens that offices have. Pictures
 * of all of them are kept in {@code target/console}, to be looked at by people.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
    private static final int WIDTH = 1366;
    private static final int HEIGHT = 768;
    private static final int WIDE = 1920;
    private static final int TALL = 1080;

    /** Of each kind of page, so many are opened for each post; the walk of a case opens forms of its own. */
    private static final int OF_A_KIND = 1;

    private static final Path PICTURES = Path.of("target", "console");

    private DemoConsole console;
    private Chromium chromium;

    @BeforeAll
    void begin(@TempDir Path folder) throws IOException {
        console = DemoConsole.begin(folder.resolve("home"));
        chromium = new Chromium();
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    void end() {
        chromium.close();
        console.close();
    }

    @Test
    void theDoors() {
        try (Looking looking = new Looking(chromium.browser(), console.address(), WIDTH, HEIGHT)) {
            for (String path : List.of("/login", "/enter", "/login?why=out")) {
                looking.open(path);
                assertThat(looking.findings()).as(path).isEmpty();
            }
            looking.picture(PICTURES.resolve("login.png"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"finance-order-01", "county-130402-01", "expert-01", "e0001-applicant", "admin"})
    void everyPageIsFitToBeRead(String login) {
        inspect(login);
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(strings = {"city-approval-01", "auditor-01", "supervisor-01", "assessor-01"})
    void everyPageIsFitToBeReadByTheOthers(String login) {
        inspect(login);
    }

    private void inspect(String login) {
        Map<String, List<String>> findings = new LinkedHashMap<>();
        try (Looking looking = new Looking(chromium.browser(), console.address(), WIDTH, HEIGHT)) {
            looking.signIn(login, DemoConsole.PASSWORD);
            Map<String, Integer> kinds = new LinkedHashMap<>();
            Set<String> known = new LinkedHashSet<>(Set.of("/"));
            Deque<String> waiting = new ArrayDeque<>(known);
            int number = 0;
            while (!waiting.isEmpty()) {
                String path = waiting.poll();
                if (kinds.merge(kind(path), 1, Integer::sum) > OF_A_KIND) {
                    continue;
                }
                looking.open(path).inspectAt(WIDE, TALL);
                List<String> found = looking.findings();
                if (!found.isEmpty()) {
                    findings.put(path, found);
                }
                looking.picture(PICTURES.resolve(
                        "%s-%02d%s.png".formatted(login, number++, kind(path).replace('/', '-'))));
                for (String link : links(looking)) {
                    if (known.add(link)) {
                        waiting.add(link);
                    }
                }
            }
            assertThat(kinds).hasSizeGreaterThan(3);
            inYuan(looking, known, findings);
        }
        assertThat(findings).isEmpty();
    }

    /** Amounts in 元 are four digits longer, and have to fit as well. */
    private static void inYuan(Looking looking, Set<String> known, Map<String, List<String>> findings) {
        Set<String> kinds = new LinkedHashSet<>();
        looking.open("/").choose("YUAN");
        for (String path : known) {
            if (kinds.add(kind(path))) {
                looking.open(path).inspectAt(WIDE, TALL);
                List<String> found = looking.findings();
                if (!found.isEmpty()) {
                    findings.merge(path + " in 元", found, (one, more) -> one);
                }
            }
        }
    }

    /** Pages of one kind differ in the thing that they are about. */
    private static String kind(String path) {
        String bare = path.replaceFirst("[?#].*", "");
        if (bare.startsWith("/system/people/")) {
            return "/system/people";
        }
        if (bare.equals("/") && path.contains("list=")) {
            return "/list";
        }
        String[] steps = bare.split("/", -1);
        boolean ofThings = steps.length > 2
                && Set.of("entries", "trail", "enterprises", "providers", "do", "packs")
                        .contains(steps[1]);
        return ofThings ? "/" + steps[1] + (steps[1].equals("trail") ? "/" + steps[2] : "") : bare;
    }

    /** Where the page leads to within the console; what is handed out as a file is no page. */
    private static List<String> links(Looking looking) {
        Locator all = looking.page().locator("a[href^='/']:not([download])");
        Object found = all.evaluateAll("links => links.map(link => link.getAttribute('href'))");
        return ((List<?>) found)
                .stream()
                        .map(String::valueOf)
                        .filter(link -> !link.matches(".*/(export|files?|receipt|bytes)([/?].*)?|/api/.*"))
                        .toList();
    }
}
