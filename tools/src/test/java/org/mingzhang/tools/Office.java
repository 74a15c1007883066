package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A fresh ledger that is not a demo, with one finance officer and Handan's programme, made by commands. */
final class Office {
    static final String PROGRAMME = "handan";

    /** An office that was opened before any test; all others are copies. */
    private static final Supplier<Path> MODEL =
            SingletonSupplier.of(() -> Groundwork.model(folder -> new Office(folder).open()));

    private final Path keys;
    private final Path home;

    private Office(Path folder) {
        keys = folder.resolve("keys");
        home = folder.resolve("home");
    }

    static Office opened(Path folder) throws IOException {
        Office office = new Office(folder);
        Groundwork.copy(MODEL.get(), folder);
        Groundwork.hold(office.home);
        return office;
    }

    private void open() throws IOException {
        for (String founder : List.of("admin", Founding.SECURITY, Founding.AUDIT)) {
            key(founder);
        }
        done(Founding.words("test.example/office", "admin", id -> keys.resolve(id + ".pem")));
        Groundwork.hold(home);
        registerAs("finance", "经办甲", "finance-bureau", "某市财政局", "FINANCE");
        done("programme", "open", "handan-2025", "--programme", PROGRAMME, "--key", key());
    }

    /** A key with its passphrase beside it, so that nobody is asked. */
    private String key(String actor) throws IOException {
        Path file = keys.resolve(actor + ".p12");
        SigningKey key = KeyStoreFolder.create(
                file, Algorithm.SM2, actor, "passphrase".toCharArray(), 1_000, Instant.parse("2026-01-05T01:00:00Z"));
        Files.writeString(
                file.resolveSibling(actor + ".pem"), key.verifyingKey().pem());
        Path pass = file.resolveSibling(actor + ".pass");
        Files.writeString(pass, "passphrase");
        Files.setPosixFilePermissions(pass, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }

    Path home() {
        return home;
    }

    /** The key of somebody who records here. */
    String keyOf(String actor) {
        return keys.resolve(actor + ".p12").toString();
    }

    String key() {
        return keyOf("finance");
    }

    /** Somebody else who can record: registered under a new key, and given a post by another administrator. */
    Ran register(String actor) throws IOException {
        return registerAs(actor, "经办乙", "finance-bureau", "某市财政局", "FINANCE");
    }

    /** Somebody of an organisation in a post, registered under a new key. */
    Ran registerAs(String actor, String org, String post) throws IOException {
        return registerAs(actor, "经办丙", org, "示例单位" + org, post);
    }

    private Ran registerAs(String actor, String name, String org, String orgName, String post) throws IOException {
        key(actor);
        Ran registered = done(
                "actors",
                "register",
                actor,
                "--name",
                name,
                "--org",
                org,
                "--org-name",
                orgName,
                "--for",
                post.split(":", 2)[0],
                "--public-key",
                keys.resolve(actor + ".pem").toString(),
                "--key",
                keyOf("admin"));
        done("actors", "grant", actor, post, "--key", keyOf(Founding.SECURITY));
        return registered;
    }

    Ran done(String... args) {
        return Ran.ended(ExitCode.DONE, home, args);
    }

    Ran no(String... args) {
        return Ran.ended(ExitCode.NO, home, args);
    }

    /** Revokes somebody's only key, as after a theft. */
    void revoke(String actor) throws IOException {
        String keyId = KeyStoreFolder.open(Path.of(keyOf(actor)), "passphrase".toCharArray())
                .key()
                .verifyingKey()
                .keyId();
        done("keys", "revoke", actor, keyId, "--reason", "密钥文件失窃", "--key", keyOf("admin"));
    }

    /** Another person agrees to every import that nobody has agreed to yet. */
    void reviewed(String by) {
        done("imports", "--json")
                .json()
                .valueStream()
                .filter(one -> !one.has("agreed"))
                .forEach(one -> done(
                        "imports",
                        "review",
                        one.get("importId").asString(),
                        "--agree",
                        "true",
                        "--opinion",
                        "逐行对过原始台账和审批单",
                        "--key",
                        keyOf(by)));
    }

    /** The same by somebody who is new here: who agreed to payments had a part in them, and vouchers want yet another. */
    void reviewedByNew(String person) throws IOException {
        registerAs(person, person + "-office", "FINANCE");
        reviewed(person);
    }

    /** The budget view, apart from how far the log has come. */
    JsonNode budget() {
        ObjectNode budget =
                (ObjectNode) done("budget", "--programme", PROGRAMME, "--json").json();
        budget.remove("asOfPosition");
        return budget;
    }

    /** The command line that imports a workbook. */
    String[] importing(Path file, String... more) {
        return importingBy("finance", file, more);
    }

    /** The same, signed by somebody else. */
    String[] importingBy(String actor, Path file, String... more) {
        String[] line = {"import", file.toString(), "--programme", PROGRAMME, "--key", keyOf(actor)};
        String[] all = java.util.Arrays.copyOf(line, line.length + more.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return all;
    }
}
