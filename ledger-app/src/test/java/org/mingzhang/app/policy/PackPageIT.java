package org.mingzhang.app.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedApplication;
import org.mingzhang.app.Visit;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.projection.Progress;

/** 政策包: the headings are its contents, each section is shut until it is wanted, and all of it is in the page. */
class PackPageIT {
    @Test
    void itsSectionsAreShutAndNumberedOnce(@TempDir Path home) throws Exception {
        try (TwoCounties ledger = new TwoCounties(home)) {
            ledger.openProgramme(Packs.builtIn("handan-2025"));
            try (ServedApplication application = ServedApplication.on(home)) {
                application.bean(LedgerViews.class).catchUp(Progress.SILENT);
                try (Visit city = Visit.of(application, "city")) {
                    String page = city.page("/packs");
                    long parts = Pattern.compile("<details class=\"card part\">")
                            .matcher(page)
                            .results()
                            .count();
                    assertThat(parts).isGreaterThan(8);
                    assertThat(page)
                            .doesNotContain("<ol class=\"toc\">", "<b>目录</b>")
                            .containsOnlyOnce("参数的取值</h2>")
                            .contains("data-open-parts", "改造");
                }
            }
        }
    }
}
