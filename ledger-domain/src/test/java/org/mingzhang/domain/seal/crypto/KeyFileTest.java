package org.mingzhang.domain.seal.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeyFileTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2056-01-01T00:00:00Z");
    private static final char[] PASSPHRASE = "口令 with spaces".toCharArray();

    private static byte[] sealed(SigningKey key) {
        return KeyFile.seal(key, KeyCertificate.selfSigned(key, "clerk", FROM, TO), PASSPHRASE, 1000);
    }

    private static KeyFileException.Kind failure(byte[] bytes, String passphrase) {
        try {
            KeyFile.open(bytes, passphrase.toCharArray());
        } catch (KeyFileException refused) {
            return refused.kind();
        }
        throw new AssertionError("opened");
    }

    @Test
    void opensToTheKeyThatWasSealed() {
        for (Algorithm algorithm : Algorithm.values()) {
            SigningKey key = SigningKey.generate(algorithm);
            KeyFile opened = KeyFile.open(sealed(key), PASSPHRASE);
            byte[] message = "message".getBytes(US_ASCII);
            assertThat(opened.key().verifyingKey()).isEqualTo(key.verifyingKey());
            assertThat(key.verifyingKey().verify(message, opened.key().sign(message)))
                    .isTrue();
            assertThat(opened.certificates()).singleElement().satisfies(certificate -> assertThat(certificate.subject())
                    .isEqualTo("CN=clerk"));
        }
    }

    @Test
    void wrongPassphraseAndChangedFileFail() {
        byte[] file = sealed(SigningKey.generate(Algorithm.SM2));
        assertThat(failure(file, "wrong")).isEqualTo(KeyFileException.Kind.WRONG_PASSPHRASE);
        assertThat(failure(file, "")).isEqualTo(KeyFileException.Kind.WRONG_PASSPHRASE);
        byte[] changed = file.clone();
        changed[file.length / 2] ^= 1;
        assertThat(failure(changed, new String(PASSPHRASE))).isEqualTo(KeyFileException.Kind.WRONG_PASSPHRASE);
    }

    @Test
    void bytesThatAreNoKeyFileFail() {
        byte[] file = sealed(SigningKey.generate(Algorithm.SM2));
        for (byte[] bytes : new byte[][] {
            new byte[0], "no key".getBytes(US_ASCII), java.util.Arrays.copyOf(file, file.length - 1), {0x30, 0}
        }) {
            assertThat(failure(bytes, "any")).isEqualTo(KeyFileException.Kind.NOT_A_KEY_FILE);
        }
    }

    @Test
    void certificateOfAnotherKeyIsRefused() {
        SigningKey key = SigningKey.generate(Algorithm.SM2);
        SigningKey other = SigningKey.generate(Algorithm.SM2);
        KeyCertificate certificate = KeyCertificate.selfSigned(other, "other", FROM, TO);
        assertThatIllegalArgumentException().isThrownBy(() -> KeyFile.seal(key, certificate, PASSPHRASE, 1000));
    }

    @Test
    void pkcs8KeysOfOtherKindsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.ofPkcs8(new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.ofPkcs8(new byte[] {0x30, 0}));
        byte[] sm2 = SigningKey.generate(Algorithm.SM2).pkcs8();
        byte[] otherCurve = sm2.clone();
        int at = indexOf(otherCurve, new byte[] {0x2a, (byte) 0x81, 0x1c, (byte) 0xcf, 0x55, 0x01, (byte) 0x82, 0x2d});
        otherCurve[at + 7] = 0x2c;
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.ofPkcs8(otherCurve));
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (java.util.Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }

    @Test
    void certificateKnowsItsIssuerAndItsTime() {
        SigningKey authority = SigningKey.generate(Algorithm.SM2);
        SigningKey clerk = SigningKey.generate(Algorithm.SM2);
        KeyCertificate root = KeyCertificate.selfSigned(authority, "CA", FROM, TO);
        KeyCertificate leaf = KeyCertificate.of(
                root.issue(authority, "clerk", clerk.verifyingKey(), FROM, TO).der());
        assertThat(leaf.verifyingKey()).isEqualTo(clerk.verifyingKey());
        assertThat(leaf.certifies(clerk.verifyingKey())).isTrue();
        assertThat(leaf.certifies(authority.verifyingKey())).isFalse();
        assertThat(leaf.signedBy(authority.verifyingKey())).isTrue();
        assertThat(leaf.signedBy(clerk.verifyingKey())).isFalse();
        assertThat(leaf.signedBy(SigningKey.generate(Algorithm.ED25519).verifyingKey()))
                .isFalse();
        assertThat(leaf.validAt(FROM)).isTrue();
        assertThat(leaf.validAt(FROM.minusSeconds(1))).isFalse();
        assertThat(leaf.validAt(TO.plusSeconds(1))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> root.issue(clerk, "forged", clerk.verifyingKey(), FROM, TO));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> KeyCertificate.of(new byte[] {1, 2, 3}));
    }
}
