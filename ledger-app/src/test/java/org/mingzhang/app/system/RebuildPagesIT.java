package org.mingzhang.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedLedger;
import org.mingzhang.app.Visit;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.view.projection.Progress;

/** The read models are built anew at the press of a button, and what somebody changed in them is found and kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildPagesIT {
    private ServedLedger served;
    private Path home;
    private String code;

    @BeforeAll
    void begin(@TempDir Path folder) {
        home = folder;
        served = ServedLedger.begin(home);
        served.arrives("city", "city", Role.CITY_INDUSTRY);
        served.arrives("security", "city", Role.SECURITY_ADMIN);
        served.opensProgramme("handan", "handan-2025", "city");
        code = served.registers("示例企业", 1, "130402", "city");
        served.serve();
        served.part(LedgerViews.class).catchUp(Progress.SILENT);
    }

    @AfterAll
    void end() {
        served.close();
    }

    /** Presses, and looks until it is over. */
    private static String rebuilt(Visit admin) {
        assertThat(admin.post("/system/rebuild", Map.of(), "/system").statusCode())
                .isEqualTo(302);
        String page = admin.page("/system/rebuild");
        for (int looks = 0; page.contains("正在重建视图</h1>"); looks++) {
            assertThat(looks).as(page).isLessThan(20_000);
            page = admin.page("/system/rebuild");
        }
        return page;
    }

    private List<Path> evidence() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.getFileName().toString().startsWith("view-differences-"))
                    .toList();
        }
    }

    @Test
    void whatSomebodyChangedInTheReadModelsIsFoundKeptAndPutRight() throws SQLException, IOException {
        try (Visit admin = served.visit("admin")) {
            assertThat(rebuilt(admin)).contains("与原来的一致");
            assertThat(evidence()).isEmpty();

            try (Connection database = served.ledger().store().writer().getConnection();
                    Statement statement = database.createStatement()) {
                assertThat(statement.executeUpdate(
                                "UPDATE view.enterprise SET name = '另一家企业' WHERE enterprise = '" + code + "'"))
                        .isEqualTo(1);
            }
            assertThat(rebuilt(admin)).contains("原来的视图与账目不一致", "另一家企业", "示例企业");
            assertThat(evidence()).hasSize(1);
            assertThat(Files.readString(evidence().getFirst())).contains("另一家企业");

            assertThat(rebuilt(admin)).as("it is put right").contains("与原来的一致");
        }
    }

    @Test
    void nobodyElseRebuilds() {
        try (Visit security = served.visit("security")) {
            assertThat(security.page("/system")).doesNotContain("按账目重建视图");
            assertThat(security.post("/system/rebuild", Map.of(), "/account").statusCode())
                    .isEqualTo(404);
        }
    }
}
