package org.mingzhang.app.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.LedgerApplication;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.LiveVerification;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.AttachDocument;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.log.LogVerification;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server with two applicants and their cases, and what uploads to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Uploading {
    static final String BOUNDARY = "----ledger-test";
    static final String MINE = code(1);
    static final String OTHERS = code(2);

    final Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
    final Signer city = Signer.of("city", Role.CITY_INDUSTRY);
    final Signer applicant = new Signer("applicant", MINE, Role.APPLICANT, SigningKey.generate(Algorithm.SM2));
    final Signer stranger = new Signer("stranger", OTHERS, Role.APPLICANT, SigningKey.generate(Algorithm.SM2));

    final Signer finance = Signer.of("finance", Role.FINANCE);

    TestLedger ledger;
    ConfigurableApplicationContext application;
    HttpClient client;
    String address;
    String token;
    int files;

    static String code(int n) {
        String first = String.format("91130402MA%07d", n);
        return first + CreditCode.checkCharacter(first);
    }

    @BeforeAll
    void begin(@TempDir Path home) throws IOException {
        ledger = TestLedger.begin(home, admin);
        for (Signer person : List.of(city, finance, applicant, stranger)) {
            ledger.arrives(person);
        }
        PolicyPack pack = Packs.builtIn("handan-2025");
        LocalDate from = LocalDate.parse("2025-09-01");
        assertThat(ledger.node()
                        .desk()
                        .submit(
                                sign(
                                        city,
                                        new OpenProgramme(
                                                "handan", "试点", PackShelf.digest(pack), from, from.plusYears(2))),
                                pack))
                .isInstanceOf(Outcome.Accepted.class);
        for (String code : List.of(MINE, OTHERS)) {
            accepted(
                    city,
                    new RegisterEnterprise(
                            code,
                            new Details(
                                    "示例企业",
                                    Kind.ENTERPRISE,
                                    "130402",
                                    null,
                                    null,
                                    null,
                                    true,
                                    null,
                                    50,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null),
                            new BankAccount("示例银行", "6200000000001234", "示例企业")));
            accepted(city, new AdmitEnterprise(code, "handan", "1", "名单〔2026〕1号"));
        }
        accepted(applicant, submission("A-1", MINE));
        accepted(stranger, submission("A-2", OTHERS));
        application = new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run("--ledger.home=" + home, "--server.port=0");
        address = "http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                        .getPort();
        token = Files.readString(home.resolve("secrets/api-token")).strip();
        client = HttpClient.newHttpClient();
    }

    static SubmitApplication submission(String number, String code) {
        return new SubmitApplication(
                number, "handan", "HD-01", code, "示例申报", null, null, 1, null, null, null, List.of(), null, null, null,
                null);
    }

    void accepted(Signer signer, LedgerCommand command) {
        assertThat(ledger.submit(signer, command)).isInstanceOf(Outcome.Accepted.class);
    }

    @AfterAll
    void end() {
        client.close();
        application.close();
        ledger.close();
    }

    SignedCommand sign(Signer signer, LedgerCommand command) {
        return CommandDraft.of(command, null, null)
                .sign(
                        TestLedger.NAME,
                        ledger.node().clock().now(),
                        new ActorRef(
                                signer.actor(),
                                signer.org(),
                                signer.role().name(),
                                signer.key().verifyingKey().keyId()),
                        signer.key());
    }

    /** A PDF that nobody has seen yet. */
    byte[] pdf(int size) {
        byte[] start = ("%PDF-1.7\n%" + ++files + "\ntrailer<<>>\n").getBytes(ISO_8859_1);
        byte[] content = Arrays.copyOf(start, size);
        Arrays.fill(content, start.length, size, (byte) ' ');
        System.arraycopy("\n%%EOF".getBytes(ISO_8859_1), 0, content, size - 6, 6);
        return content;
    }

    static AttachDocument attaching(String number, String name, byte[] content) {
        return attaching(number, name, content, "application/pdf");
    }

    static AttachDocument attaching(String number, String name, byte[] content, String mediaType) {
        return new AttachDocument(
                number,
                "合同扫描件",
                name,
                DigestAlgorithm.SM3,
                Suite.SM3.hash(content).toString(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Suite.SHA256.hash(content).toString(),
                content.length,
                mediaType,
                null,
                null);
    }

    static String wire(SignedCommand signed) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("signature", signed.signature())
                .set("command", signed.tree())
                .toString();
    }

    record Reply(int status, JsonNode body) {
        String code() {
            return body.path("code").asString();
        }
    }

    static byte[] head(String command, String name) {
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"command\"\r\n"
                        + "Content-Type: application/json\r\n\r\n" + command + "\r\n--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(UTF_8);
    }

    static byte[] tail() {
        return ("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8);
    }

    Reply upload(SignedCommand signed, byte[] content) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(head(wire(signed), "x"));
        body.write(content);
        body.write(tail());
        return send(BodyPublishers.ofByteArray(body.toByteArray()), token);
    }

    Reply send(BodyPublisher body, String bearer) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/commands"))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .header("Authorization", "Bearer " + bearer)
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
        return new Reply(
                answer.statusCode(),
                answer.body().isBlank()
                        ? JsonMapper.shared().missingNode()
                        : JsonMapper.shared().readTree(answer.body()));
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    long stored() throws IOException {
        Path folder = ledger.store().home().files();
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    LogVerification verify(boolean readFiles) {
        return LiveVerification.verify(
                ledger.store().database().reader(),
                ledger.store().files(),
                readFiles,
                TestLedger.NAME,
                PublicKeys.in(ledger.store().home().keys()),
                LiveVerification.newestIn(ledger.store().home().checkpoints()),
                done -> {});
    }
}
