package org.mingzhang.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.Visit;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.seal.Suite;

/** The notice on which money is appropriated comes in with the entry, stands beside it, and goes out checked to who may see the entry. */
class FundPapersIT extends Uploading {
    private static AppropriateFunds appropriation(String documentNo, byte[] paper) {
        return new AppropriateFunds(
                "handan",
                "central",
                Fen.ofWan(1),
                documentNo,
                2025,
                new KeptPaper(
                        "资金下达通知.pdf",
                        Suite.SM3.hash(paper).toString(),
                        Suite.SHA256.hash(paper).toString(),
                        paper.length,
                        "application/pdf"));
    }

    @Test
    void theNoticeStandsBesideTheEntryThreeStepsFromTheFigure() throws IOException, InterruptedException {
        byte[] paper = pdf(4_000);
        String sm3 = Suite.SM3.hash(paper).toString();
        Reply reply = upload(sign(finance, appropriation("示例财建〔2025〕1号", paper)), paper);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        long entry = reply.body().get("firstPosition").asLong();
        String path = "/api/v1/entries/" + entry + "/paper";
        HttpResponse<byte[]> got = get(path);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(paper);
        assertThat(get("/api/v1/entries/0/paper").statusCode())
                .as("it has none")
                .isEqualTo(404);
        assertThat(verify(true).holds()).isTrue();
        try (Visit city = Visit.of(application, "finance");
                Visit stranger = Visit.of(application, "stranger")) {
            assertThat(city.page("/entries/" + entry)).contains("随附文件“资金下达通知.pdf”", "/trail/document/" + sm3);
            assertThat(city.page("/trail/document/" + sm3))
                    .contains("资金下达通知.pdf", "SM3 和 SHA-256 摘要都与账目所载一致", path, "序号 " + entry);
            assertThat(stranger.get(path).statusCode()).as("an enterprise").isEqualTo(404);
        }
    }

    /** An attack: a digest stands for a notice that nobody handed in, or the notice is exchanged in the folder after the fact. */
    @Test
    void aNoticeThatDidNotComeOrWasAlteredIsFound() throws IOException, InterruptedException {
        byte[] paper = pdf(5_000);
        Reply another = upload(sign(finance, appropriation("示例财建〔2025〕2号", paper)), pdf(5_000));
        assertThat(another.status()).as("%s", another.body()).isEqualTo(400);
        assertThat(upload(sign(finance, appropriation("示例财建〔2025〕2号", paper)), paper)
                        .status())
                .isEqualTo(200);
        Path file = ledger.store().files().path(Suite.SM3.hash(paper).toString());
        byte[] forged = paper.clone();
        forged[4_000] = 'X';
        Files.write(file, forged);
        try {
            assertThat(verify(true).holds()).isFalse();
        } finally {
            Files.write(file, paper);
        }
    }
}
