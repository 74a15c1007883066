package org.mingzhang.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.Visit;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeBankAccount;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.seal.Suite;

/** The paper on which an account is changed comes in with the change, goes out checked, and is missed where it was altered. */
class AccountPapersIT extends Uploading {
    private static ChangeBankAccount change(String code, byte[] paper) {
        return new ChangeBankAccount(
                code,
                new BankAccount("新银行", "6299000000000009", "示例企业"),
                "销户",
                new KeptPaper(
                        "变更申请.pdf",
                        Suite.SM3.hash(paper).toString(),
                        Suite.SHA256.hash(paper).toString(),
                        paper.length,
                        "application/pdf"));
    }

    private static String sm3(byte[] paper) {
        return Suite.SM3.hash(paper).toString();
    }

    @Test
    void thePaperComesInWithTheChangeAndGoesOutAsItCame() throws IOException, InterruptedException {
        byte[] paper = pdf(4_000);
        ChangeBankAccount command = change(MINE, paper);
        Reply reply = upload(sign(finance, command), paper);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        HttpResponse<byte[]> got = get("/api/v1/enterprises/" + MINE + "/account-papers/" + sm3(paper));
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(paper);
        assertThat(got.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(get("/api/v1/enterprises/" + OTHERS + "/account-papers/" + sm3(paper))
                        .statusCode())
                .as("it is not that one's")
                .isEqualTo(404);
        assertThat(verify(true).holds()).isTrue();
    }

    /** An attack: another enterprise asks for the paper by its digest, which it saw somewhere. */
    @Test
    void whoseAccountItIsGetsThePaperAndNoOtherEnterprise() throws IOException, InterruptedException {
        byte[] paper = pdf(7_000);
        assertThat(upload(sign(finance, change(MINE, paper)), paper).status()).isEqualTo(200);
        String path = "/api/v1/enterprises/" + MINE + "/account-papers/" + sm3(paper);
        try (Visit owner = Visit.of(application, "applicant");
                Visit other = Visit.of(application, "stranger")) {
            assertThat(other.get(path).statusCode()).isEqualTo(404);
            assertThat(owner.get(path).statusCode()).isEqualTo(200);
            assertThat(owner.page("/trail/document/" + sm3(paper)))
                    .contains("变更申请.pdf", "随附于收款账户的变更", "SM3 和 SHA-256 摘要都与账目所载一致", path);
            assertThat(owner.page("/trail/enterprise/" + MINE)).contains("随附文件“变更申请.pdf”");
            assertThat(other.get("/trail/document/" + sm3(paper)).body()).doesNotContain("变更申请.pdf");
        }
    }

    /** An attack: a digest that was seen somewhere stands for a paper that nobody handed in. */
    @Test
    void aChangeThatCitesAPaperWithoutBringingItIsNoCommand() throws IOException, InterruptedException {
        byte[] paper = pdf(5_000);
        Reply reply = upload(sign(finance, change(MINE, paper)), pdf(5_000));
        assertThat(reply.status()).isEqualTo(400);
    }

    /** An attack: the paper is exchanged in the folder after the fact. */
    @Test
    void aPaperThatWasAlteredIsFoundAndNotHandedOut() throws IOException, InterruptedException {
        byte[] paper = pdf(300_000);
        ChangeBankAccount command = change(OTHERS, paper);
        assertThat(upload(sign(finance, command), paper).status()).isEqualTo(200);
        String sm3 = sm3(paper);
        Path file = ledger.store().files().path(sm3);
        byte[] forged = paper.clone();
        forged[100_000] = 'X';
        Files.write(file, forged);
        try {
            assertThat(verify(true).holds()).isFalse();
            assertThatThrownBy(() -> get("/api/v1/enterprises/" + OTHERS + "/account-papers/" + sm3))
                    .as("it breaks off before the end")
                    .isInstanceOf(IOException.class);
        } finally {
            Files.write(file, paper);
        }
    }
}
