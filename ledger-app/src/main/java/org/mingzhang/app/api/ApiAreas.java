package org.mingzhang.app.api;

import static org.mingzhang.app.console.Area.ACCOUNT;
import static org.mingzhang.app.console.Area.BUDGET;
import static org.mingzhang.app.console.Area.DIFFERENCES;
import static org.mingzhang.app.console.Area.ENTERPRISES;
import static org.mingzhang.app.console.Area.ENTRIES;
import static org.mingzhang.app.console.Area.FIND;
import static org.mingzhang.app.console.Area.IMPORTS;
import static org.mingzhang.app.console.Area.PACKS;
import static org.mingzhang.app.console.Area.PROVIDERS;
import static org.mingzhang.app.console.Area.REGISTERS;
import static org.mingzhang.app.console.Area.SIGN;
import static org.mingzhang.app.console.Area.SYSTEM;
import static org.mingzhang.app.console.Area.TRAIL;
import static org.mingzhang.app.console.Area.VERIFY;
import static org.mingzhang.app.console.Area.WHATIF;
import static org.mingzhang.app.console.Area.WORKBENCH;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.app.console.Area;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Of which part of the console each address hands out what stands there. So a post opens over REST what it opens as a page, and
 * nothing else; an address that is not here is open to nobody.
 */
public final class ApiAreas {
    /** Under it stands everything. */
    public static final String ROOT = "/api/v1";

    private static final List<Line> LINES = Stream.of(
                    // What the ledger is, and who asks, is no secret from whoever may come in at all.
                    line("/ledger", WORKBENCH),
                    line("/me", WORKBENCH),
                    line("/me/password", ACCOUNT),
                    line("/me/key", ACCOUNT),
                    line("/me/tokens/**", ACCOUNT),
                    line("/me/drafts/**", SIGN),
                    line("/openapi.json", WORKBENCH),
                    line("/programmes", WORKBENCH),
                    line("/programmes/{programme}/workbench/**", WORKBENCH),
                    line("/programmes/{programme}/budget/**", BUDGET),
                    line("/programmes/{programme}/differences", DIFFERENCES),
                    line("/programmes/{programme}/whatif", WHATIF),
                    line("/programmes/{programme}/lists/**", REGISTERS),
                    line("/programmes/{programme}/roster", REGISTERS),
                    line("/programmes/{programme}/packs/**", PACKS),
                    line("/programmes/{programme}/enterprises/**", ENTERPRISES),
                    line("/programmes/{programme}/providers/**", PROVIDERS),
                    line("/programmes/{programme}/imports/**", IMPORTS),
                    line("/imports/{import}/**", TRAIL),
                    line("/registers/**", REGISTERS),
                    line("/applications/{application}/documents/**", ENTERPRISES),
                    line("/enterprises/{enterprise}/account-papers/{sm3}", ENTERPRISES),
                    line("/catalogue/**", SIGN),
                    line("/commands/**", SIGN),
                    line("/actors/{actor}/commands", SIGN),
                    line("/entries/{position}/**", ENTRIES),
                    line("/receipts/{commandId}", ENTRIES),
                    line("/events", ENTRIES),
                    line("/trail/{kind}/{subject}", TRAIL),
                    line("/find", FIND),
                    line("/log/{suite}/**", VERIFY),
                    line("/checkpoints/**", VERIFY),
                    line("/verifications/**", VERIFY),
                    line("/system/**", SYSTEM))
            .toList();

    private ApiAreas() {}

    private record Line(PathPattern pattern, Area area) {}

    private static Line line(String pattern, Area area) {
        return new Line(PathPatternParser.defaultInstance.parse(ROOT + pattern), area);
    }

    /** The area of an address; empty where none hands it out. */
    public static Optional<Area> of(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return LINES.stream()
                .filter(line -> line.pattern.matches(parsed))
                .map(Line::area)
                .findFirst();
    }
}
