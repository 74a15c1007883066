package org.mingzhang.app.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.domain.application.ApplicationCommand.AttachDocument;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.LogProblem;
import org.mingzhang.domain.seal.log.LogStep;
import org.mingzhang.domain.seal.log.LogVerification;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files come in with the command that cites them and go out checked; whoever tampers with one is found out by verification. */
class DocumentsApiIT extends Uploading {
    @Test
    void aFileComesInWithItsCommandAndGoesOutAsItCame() throws IOException, InterruptedException {
        byte[] content = pdf(300_000);
        AttachDocument command = attaching("A-1", "合同.pdf", content);
        SignedCommand signed = sign(applicant, command);
        Reply reply = upload(signed, content);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        Reply again = upload(signed, content);
        assertThat(again.body().get("repeated").booleanValue()).isTrue();
        assertThat(again.body().get("firstPosition")).isEqualTo(reply.body().get("firstPosition"));

        HttpResponse<byte[]> got = get("/api/v1/applications/A-1/documents/" + command.digest());
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(content);
        assertThat(got.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(got.headers().allValues("Content-Security-Policy")).containsExactly("sandbox; default-src 'none'");
        assertThat(got.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E5%90%88%E5%90%8C.pdf");

        JsonNode list = JsonMapper.shared()
                .readTree(get("/api/v1/applications/A-1/documents").body());
        assertThat(list.get("listed").booleanValue()).isFalse();
        assertThat(list.get("documents").findValuesAsString("state")).contains("STORED", "MISSING");
        assertThat(get("/api/v1/applications/A-2/documents/" + command.digest()).statusCode())
                .as("it is not that case's")
                .isEqualTo(404);
        assertThat(get("/api/v1/applications/A-1/documents/..%2f..%2fkeys").statusCode())
                .isBetween(400, 404);
        assertThat(get("/api/v1/applications/nowhere/documents").statusCode()).isEqualTo(404);
    }

    @Test
    void whoMayNotAttachLeavesNothingBehind() throws IOException, InterruptedException {
        byte[] content = pdf(1_000);
        long before = stored();
        Reply reply = upload(sign(stranger, attaching("A-1", "合同.pdf", content)), content);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo("SCOPE_EXCEEDED");
        assertThat(stored()).isEqualTo(before);
        assertThat(send(BodyPublishers.ofByteArray(head("{}", "x")), "wrong").status())
                .isEqualTo(401);
    }

    @Test
    void theSameFileUnderANewCommandIsNoSecondDocument() throws IOException, InterruptedException {
        byte[] content = pdf(1_000);
        AttachDocument command = attaching("A-1", "重放.pdf", content);
        assertThat(upload(sign(applicant, command), content).status()).isEqualTo(200);
        assertThat(upload(sign(applicant, command), content).code()).isEqualTo("ALREADY_EXISTS");
    }

    @Test
    void commandThatCitesAFileWithoutBringingItIsInvalid() throws IOException, InterruptedException {
        byte[] content = pdf(1_000);
        SignedCommand signed = sign(applicant, attaching("A-1", "没来.pdf", content));
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/commands"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(wire(signed)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("没有随命令送来");
    }

    @Test
    void whoKnowsADigestAloneDoesNotGetAtTheFile() throws IOException, InterruptedException {
        byte[] secret = pdf(1_000);
        assertThat(upload(sign(applicant, attaching("A-1", "底稿.pdf", secret)), secret)
                        .status())
                .isEqualTo(200);
        Reply reply = upload(sign(stranger, attaching("A-2", "猜.pdf", secret)), pdf(1_000));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().toString()).contains("与签名所写不符");
        assertThat(get("/api/v1/applications/A-2/documents/" + Suite.SM3.hash(secret))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void otherBytesThanThoseSignedAreNotTaken() throws IOException, InterruptedException {
        byte[] content = pdf(1_000);
        SignedCommand signed = sign(applicant, attaching("A-1", "换过.pdf", content));
        byte[] swapped = content.clone();
        swapped[500] ^= 1;
        long before = stored();
        Reply reply = upload(signed, swapped);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(stored()).isEqualTo(before);
        assertThat(upload(signed, content).status())
                .as("the command was not judged, so it may come again with the right file")
                .isEqualTo(200);
    }

    @Test
    void wrongTypeByContentIsRefusedWithItsCode() throws IOException, InterruptedException {
        byte[] program = "MZ this is no PDF %PDF-1.7 %%EOF".getBytes(UTF_8);
        Reply reply = upload(sign(applicant, attaching("A-1", "合同.pdf", program)), program);
        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.code()).isEqualTo("FILE_TYPE_NOT_ALLOWED");
        assertThat(reply.body().get("allowed").asString()).contains("PDF（.pdf）");
    }

    @Test
    void traversalAndBidiInASignedNameAreRefused() {
        byte[] content = pdf(1_000);
        for (String name : List.of("../../x.pdf", "合同\u202efdp.pdf", "a\u0000.pdf")) {
            assertThatThrownBy(() -> attaching("A-1", name, content)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void oversizeStreamWithoutALengthIsCutOff() throws InterruptedException, IOException {
        byte[] small = pdf(1_000);
        String command = wire(sign(applicant, attaching("A-1", "大.pdf", small)));
        long before = stored();
        InputStream endless = new InputStream() {
            private long left = 200L << 20;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }

            @Override
            public int read(byte[] out, int offset, int length) {
                int n = (int) Math.min(length, left);
                left -= n;
                Arrays.fill(out, offset, offset + Math.max(0, n), (byte) ' ');
                return n <= 0 ? -1 : n;
            }
        };
        BodyPublisher chunked = BodyPublishers.ofInputStream(
                () -> new SequenceInputStream(new ByteArrayInputStream(head(command, "x")), endless));
        assertThat(chunked.contentLength()).as("no length is announced").isNegative();
        try {
            Reply reply = send(chunked, token);
            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.code()).isEqualTo("FILE_TOO_LARGE");
        } catch (IOException closed) {
            // The server may close the connection before it has read all that is being sent.
            assertThat(closed).isNotNull();
        }
        assertThat(stored()).isEqualTo(before);
        assertThat(get("/api/v1/ledger").statusCode()).isEqualTo(200);
    }

    @Test
    void senderWhoBreaksOffLeavesNothingThatIsCited() throws InterruptedException, IOException {
        byte[] content = pdf(500_000);
        SignedCommand signed = sign(applicant, attaching("A-1", "断.pdf", content));
        long before = stored();
        long entries = ledger.store().log().size();
        InputStream half = new SequenceInputStream(
                new ByteArrayInputStream(head(wire(signed), "x")),
                new SequenceInputStream(new ByteArrayInputStream(Arrays.copyOf(content, 300_000)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the sender was killed");
                    }

                    @Override
                    public int read(byte[] out, int offset, int length) throws IOException {
                        return read();
                    }
                }));
        assertThatThrownBy(() -> send(BodyPublishers.ofInputStream(() -> half), token))
                .isInstanceOf(IOException.class);
        assertThat(stored()).isEqualTo(before);
        assertThat(ledger.store().log().size()).isEqualTo(entries);
        assertThat(upload(signed, content).status()).isEqualTo(200);
    }

    @Test
    void uploadWithoutItsFileIsInvalid() throws IOException, InterruptedException {
        String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"command\"\r\n\r\n{}\r\n--"
                + BOUNDARY + "--\r\n";
        Reply reply = send(BodyPublishers.ofString(body), token);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().toString()).contains("command 和 file 两部分");
    }

    /** What a step named by its digest alone is held against the file that came later; both entries are named. */
    @Test
    void aFileThatCameAfterTheStepThatNamedItIsHeldAgainstThatStepToo() throws IOException, InterruptedException {
        byte[] content = pdf(3_000);
        Outcome submitted = application
                .getBean(CommandDesk.class)
                .submit(sign(
                        applicant,
                        new SubmitApplication(
                                "A-9",
                                "handan",
                                "HD-01",
                                MINE,
                                "示例申报",
                                null,
                                null,
                                1,
                                null,
                                null,
                                null,
                                List.of(new DocumentRef(
                                        "合同扫描件",
                                        "先报摘要.pdf",
                                        Suite.SM3.hash(content).toString())),
                                null,
                                null,
                                null,
                                null)));
        assertThat(submitted).as("%s", submitted).isInstanceOf(Outcome.Accepted.class);
        long named = submitted.firstPosition();
        assertThat(verify(true).problems()).as("it has not come yet").isEmpty();
        Reply kept = upload(sign(applicant, attaching("A-9", "后存.pdf", content)), content);
        assertThat(kept.status()).isEqualTo(200);
        assertThat(verify(true).problems()).isEmpty();
        Path path = ledger.store().files().path(Suite.SM3.hash(content).toString());
        byte[] tampered = content.clone();
        tampered[2_000] ^= 1;
        Files.write(path, tampered);
        try {
            assertThat(verify(true).problems())
                    .extracting(LogProblem::position, LogProblem::kind)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(named, LogProblem.Kind.FILE_ALTERED),
                            org.assertj.core.groups.Tuple.tuple(
                                    kept.body().get("firstPosition").longValue(), LogProblem.Kind.FILE_ALTERED));
        } finally {
            Files.write(path, content);
        }
    }

    @Test
    void tamperedAndDeletedFilesAreFoundWithTheEntryNamed() throws IOException, InterruptedException {
        byte[] content = pdf(200_000);
        byte[] other = pdf(2_000);
        Reply altered = upload(sign(applicant, attaching("A-1", "改.pdf", content)), content);
        Reply deleted = upload(sign(applicant, attaching("A-1", "删.pdf", other)), other);
        assertThat(altered.status() + deleted.status()).isEqualTo(400);
        LogVerification sound = verify(true);
        assertThat(sound.problems()).isEmpty();
        assertThat(sound.steps())
                .filteredOn(step -> step.name() == LogStep.FILES)
                .singleElement()
                .satisfies(step -> assertThat(step.checked()).isPositive());

        Path changed = ledger.store().files().path(Suite.SM3.hash(content).toString());
        Path gone = ledger.store().files().path(Suite.SM3.hash(other).toString());
        byte[] tampered = content.clone();
        tampered[100_000] ^= 1;
        Files.write(changed, tampered);
        Files.delete(gone);
        try {
            assertThat(verify(true).problems())
                    .extracting(LogProblem::position, LogProblem::kind)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(
                                    altered.body().get("firstPosition").longValue(), LogProblem.Kind.FILE_ALTERED),
                            org.assertj.core.groups.Tuple.tuple(
                                    deleted.body().get("firstPosition").longValue(), LogProblem.Kind.FILE_MISSING));
            LogVerification unread = verify(false);
            assertThat(unread.holds()).isTrue();
            assertThat(unread.filesNotRead()).as("and it says so").isGreaterThanOrEqualTo(2);
            assertThatThrownBy(() -> get("/api/v1/applications/A-1/documents/" + Suite.SM3.hash(content)))
                    .as("a falsified file is never handed on whole")
                    .isInstanceOf(IOException.class);
            HttpResponse<byte[]> missing = get("/api/v1/applications/A-1/documents/" + Suite.SM3.hash(other));
            assertThat(missing.statusCode()).isEqualTo(503);
            assertThat(new String(missing.body(), UTF_8)).contains("SEAL_BROKEN");
        } finally {
            Files.write(changed, content);
            Files.write(gone, other);
        }
        assertThat(verify(true).holds()).isTrue();
    }
}
