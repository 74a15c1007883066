package org.mingzhang.app.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedApplication;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.projection.Progress;

/** Questions about what no policy knows are answered with what is wrong and where, never with a fault. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrayCasesIT {
    private static final String NOWHERE = "ee".repeat(32);

    private final HttpClient client = HttpClient.newHttpClient();
    private TwoCounties ledger;
    private ServedApplication application;
    private String address;
    private String operator;

    @BeforeAll
    void serve(@TempDir Path home) throws IOException {
        ledger = new TwoCounties(home);
        ledger.openProgramme(Packs.builtIn("handan-2025"));
        ledger.stray("programme", "APP-DIRECTION", "HD-99", PackShelf.digest(Packs.builtIn("handan-2025")));
        ledger.stray("elsewhere", "APP-PACK", "HD-01", NOWHERE);
        application = ServedApplication.on(home);
        application.bean(LedgerViews.class).catchUp(Progress.SILENT);
        address = application.address() + ApiAreas.ROOT;
        operator = Files.readString(home.resolve("secrets/api-token")).strip();
    }

    @AfterAll
    void end() {
        client.close();
        application.close();
        ledger.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Authorization", "Bearer " + operator)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void problem(String path, int status, String... words) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(words).doesNotContain("Exception", "org.mingzhang");
    }

    @Test
    void theDocumentsOfACaseForWhatItsPolicyDoesNotKnow() throws Exception {
        problem("/applications/APP-DIRECTION/documents", 404, "APP-DIRECTION", "HD-99", "handan-2025");
        problem("/applications/APP-DIRECTION/documents/" + NOWHERE, 404, "HD-99");
        assertThat(get("/applications/APP-NEAR/documents").statusCode()).isEqualTo(200);
    }

    @Test
    void theDocumentsOfACaseUnderAPolicyThatIsNotKept() throws Exception {
        problem("/applications/APP-PACK/documents", 404, NOWHERE, "政策包");
        problem("/applications/APP-PACK/documents/" + NOWHERE, 404, NOWHERE);
    }

    @Test
    void whatIfWithWhatIsNoParameterOrNoValue() throws Exception {
        String whatIf = "/programmes/programme/whatif?set=";
        problem(whatIf + "nowhere", 400, "/set", "nowhere");
        problem("/programmes/nowhere/whatif?set=a=1", 404, "nowhere");
    }

    @Test
    void whatIfOverACaseThatNoPolicyKnowsSaysWhichOne() throws Exception {
        problem(
                "/programmes/programme/whatif?set=" + URLEncoder.encode("HD-01.cap.L2.batch2=15万元", UTF_8),
                404,
                "HD-99");
    }
}
