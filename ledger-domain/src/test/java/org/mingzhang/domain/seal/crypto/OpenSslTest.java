package org.mingzhang.domain.seal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that strangers verify, verified by the OpenSSL program, and the other way round. */
class OpenSslTest {
    private static final String DISTID = "distid:1234567812345678";
    private static final byte[] MESSAGE = "账目 42 已记账。\n".getBytes(UTF_8);
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2056-01-01T00:00:00Z");
    private static final char[] PASSPHRASE = "correct horse".toCharArray();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private OpenSsl openSsl;

    @BeforeEach
    void program() {
        openSsl = new OpenSsl(directory);
        assertThat(openSsl.ok("version").text()).startsWith("OpenSSL 3.");
    }

    @Test
    void sm3AgreesWithOpenSsl() {
        byte[] bytes = new byte[1000];
        new Random(7).nextBytes(bytes);
        for (int length : new int[] {0, 1, 55, 56, 63, 64, 65, 900, 1000}) {
            byte[] part = Arrays.copyOf(bytes, length);
            byte[] ours = new byte[32];
            HashFunction sm3 = HashFunction.sm3();
            sm3.update(part, 0, length);
            sm3.finish(ours, 0);
            byte[] theirs = openSsl.file("file", part)
                    .ok("dgst", "-sm3", "-binary", "file")
                    .output();
            assertThat(ours).isEqualTo(theirs);
        }
    }

    @Test
    void sm2SignatureVerifiesWithOpenSsl() {
        SigningKey key = SigningKey.generate(Algorithm.SM2);
        openSsl.file("pub.pem", key.verifyingKey().pem()).file("msg", MESSAGE).file("s.der", key.sign(MESSAGE));
        String[] verify = {"dgst", "-sm3", "-verify", "pub.pem", "-sigopt", DISTID, "-signature", "s.der", "msg"};
        assertThat(openSsl.ok(verify).text()).contains("Verified OK");
        openSsl.file("msg", "账目 43 已记账。\n");
        assertThat(openSsl.run(verify).exitCode()).isEqualTo(1);
    }

    @Test
    void sm2SignatureUnderAnotherUserIdFails() {
        SigningKey key = SigningKey.generate(Algorithm.SM2);
        openSsl.file("pub.pem", key.verifyingKey().pem()).file("msg", MESSAGE).file("s.der", key.sign(MESSAGE));
        assertThat(openSsl.run("dgst", "-sm3", "-verify", "pub.pem", "-signature", "s.der", "msg")
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void sm2SignatureByOpenSslVerifiesHere() {
        openSsl.file("msg", MESSAGE);
        openSsl.ok("genpkey", "-algorithm", "SM2", "-out", "key.pem");
        openSsl.ok("pkey", "-in", "key.pem", "-pubout", "-out", "pub.pem");
        openSsl.ok("dgst", "-sm3", "-sign", "key.pem", "-sigopt", DISTID, "-out", "s.der", "msg");
        VerifyingKey key = VerifyingKey.ofPem(new String(openSsl.read("pub.pem"), UTF_8));
        assertThat(key.algorithm()).isEqualTo(Algorithm.SM2);
        assertThat(key.verify(MESSAGE, openSsl.read("s.der"))).isTrue();
        openSsl.ok("dgst", "-sm3", "-sign", "key.pem", "-out", "other-id.der", "msg");
        assertThat(key.verify(MESSAGE, openSsl.read("other-id.der"))).isFalse();
    }

    @Test
    void ed25519SignatureVerifiesBothWays() {
        SigningKey key = SigningKey.generate(Algorithm.ED25519);
        openSsl.file("pub.pem", key.verifyingKey().pem()).file("msg", MESSAGE).file("sig", key.sign(MESSAGE));
        openSsl.ok("pkeyutl", "-verify", "-pubin", "-inkey", "pub.pem", "-rawin", "-in", "msg", "-sigfile", "sig");
        openSsl.ok("genpkey", "-algorithm", "ED25519", "-out", "key.pem");
        openSsl.ok("pkey", "-in", "key.pem", "-pubout", "-out", "their.pem");
        openSsl.ok("pkeyutl", "-sign", "-inkey", "key.pem", "-rawin", "-in", "msg", "-out", "their.sig");
        VerifyingKey theirs = VerifyingKey.ofPem(new String(openSsl.read("their.pem"), UTF_8));
        assertThat(theirs.verify(MESSAGE, openSsl.read("their.sig"))).isTrue();
        assertThat(key.verifyingKey().verify(MESSAGE, openSsl.read("their.sig")))
                .isFalse();
    }

    @Test
    void pemIsSpelledAsOpenSslSpellsIt() {
        for (Algorithm algorithm : Algorithm.values()) {
            VerifyingKey key = SigningKey.generate(algorithm).verifyingKey();
            openSsl.file("pub.pem", key.pem());
            openSsl.ok("pkey", "-pubin", "-in", "pub.pem", "-out", "again.pem");
            assertThat(new String(openSsl.read("again.pem"), UTF_8)).isEqualTo(key.pem());
            openSsl.ok("pkey", "-pubin", "-in", "pub.pem", "-outform", "DER", "-out", "pub.der");
            String digest = HexFormat.of()
                    .formatHex(openSsl.ok("dgst", "-sm3", "-binary", "pub.der").output());
            assertThat(key.keyId()).isEqualTo(digest.substring(0, 16));
        }
    }

    @Test
    void keyFileOpensWithOpenSsl() {
        for (Algorithm algorithm : Algorithm.values()) {
            SigningKey key = SigningKey.generate(algorithm);
            KeyCertificate certificate = KeyCertificate.selfSigned(key, "示例账本", FROM, TO);
            openSsl.file("key.p12", KeyFile.seal(key, certificate, PASSPHRASE, 2048));
            openSsl.ok("pkcs12", "-in", "key.p12", "-passin", "pass:correct horse", "-nodes", "-out", "all.pem");
            openSsl.ok("pkey", "-in", "all.pem", "-pubout", "-out", "pub.pem");
            assertThat(new String(openSsl.read("pub.pem"), UTF_8))
                    .isEqualTo(key.verifyingKey().pem());
            assertThat(openSsl.run("pkcs12", "-in", "key.p12", "-passin", "pass:wrong", "-nodes")
                            .exitCode())
                    .isNotZero();
        }
    }

    @Test
    void keyFileByOpenSslOpensHere() {
        openSsl.ok("genpkey", "-algorithm", "SM2", "-out", "key.pem");
        openSsl.ok(
                "req",
                "-new",
                "-x509",
                "-key",
                "key.pem",
                "-sm3",
                "-sigopt",
                DISTID,
                "-subj",
                "/CN=clerk",
                "-out",
                "cert.pem");
        openSsl.ok(
                "pkcs12",
                "-export",
                "-inkey",
                "key.pem",
                "-in",
                "cert.pem",
                "-passout",
                "pass:correct horse",
                "-out",
                "key.p12");
        KeyFile file = KeyFile.open(openSsl.read("key.p12"), PASSPHRASE);
        openSsl.ok("pkey", "-in", "key.pem", "-pubout", "-out", "pub.pem");
        assertThat(file.key().verifyingKey()).isEqualTo(VerifyingKey.ofPem(new String(openSsl.read("pub.pem"), UTF_8)));
        assertThat(file.certificates()).hasSize(1);
        assertThat(file.certificates().getFirst().signedBy(file.key().verifyingKey()))
                .isTrue();
    }

    @Test
    void certificatesVerifyWithOpenSsl() {
        SigningKey authority = SigningKey.generate(Algorithm.SM2);
        SigningKey clerk = SigningKey.generate(Algorithm.SM2);
        KeyCertificate root = KeyCertificate.selfSigned(authority, "示例账本 CA", FROM, TO);
        KeyCertificate leaf = root.issue(authority, "经办人", clerk.verifyingKey(), FROM, TO);
        openSsl.file("root.pem", root.pem()).file("leaf.pem", leaf.pem());
        String[] verify = {
            "verify",
            "-attime",
            String.valueOf(FROM.getEpochSecond() + 60),
            "-vfyopt",
            DISTID,
            "-CAfile",
            "root.pem",
            "leaf.pem"
        };
        assertThat(openSsl.ok(verify).text()).contains("OK");
        SigningKey stranger = SigningKey.generate(Algorithm.SM2);
        KeyCertificate forgedRoot = KeyCertificate.selfSigned(stranger, "示例账本 CA", FROM, TO);
        openSsl.file(
                "leaf.pem",
                forgedRoot
                        .issue(stranger, "经办人", clerk.verifyingKey(), FROM, TO)
                        .pem());
        assertThat(openSsl.run(verify).exitCode()).isNotZero();
    }

    @Test
    void everyHalfOfAFieldCanBeRedoneWithOpenSsl() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 0x11);
        byte[] info = "mingzhang.org/field@v1".getBytes(UTF_8);
        // The counter runs over all 128 bits: this iv overflows its lower half.
        byte[] iv = HexFormat.of().parseHex("0011223344556677fffffffffffffffe");
        byte[] plaintext = new byte[100];
        FieldCipher cipher = FieldCipher.derive(key, info);
        byte[] ciphertext = cipher.crypt(iv, plaintext);
        byte[] tag = cipher.tag("a".getBytes(UTF_8), ciphertext);

        HexFormat hex = HexFormat.of();
        String keys = hex.formatHex(openSsl.ok(
                        "kdf",
                        "-keylen",
                        "48",
                        "-binary",
                        "-kdfopt",
                        "digest:SM3",
                        "-kdfopt",
                        "hexkey:" + hex.formatHex(key),
                        "-kdfopt",
                        "hexinfo:" + hex.formatHex(info),
                        "HKDF")
                .output());
        openSsl.file("ct", ciphertext)
                .ok(
                        "enc",
                        "-d",
                        "-sm4-ctr",
                        "-K",
                        keys.substring(0, 32),
                        "-iv",
                        hex.formatHex(iv),
                        "-in",
                        "ct",
                        "-out",
                        "pt");
        assertThat(openSsl.read("pt")).isEqualTo(plaintext);
        byte[] authenticated = hex.parseHex("00000001" + "61" + "00000064" + hex.formatHex(ciphertext));
        byte[] theirs = openSsl.file("aad", authenticated)
                .ok("mac", "-binary", "-digest", "SM3", "-macopt", "hexkey:" + keys.substring(32), "-in", "aad", "HMAC")
                .output();
        assertThat(tag).isEqualTo(theirs);
    }
}
