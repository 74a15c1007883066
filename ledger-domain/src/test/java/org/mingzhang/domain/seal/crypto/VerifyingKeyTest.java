package org.mingzhang.domain.seal.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class VerifyingKeyTest {
    private static final HexFormat HEX = HexFormat.of();

    /** GM/T 0003.5-2012, appendix A: the recommended curve's example. */
    private static final String SM2_POINT = "04"
            + "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
            + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";

    private static final String SM2_SIGNATURE = "3046"
            + "022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
            + "022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";

    private static final byte[] SM2_MESSAGE = "message digest".getBytes(US_ASCII);

    @Test
    void verifiesTheExampleOfTheSm2Standard() {
        VerifyingKey key = VerifyingKey.of(Algorithm.SM2, HEX.parseHex(SM2_POINT));
        assertThat(key.verify(SM2_MESSAGE, HEX.parseHex(SM2_SIGNATURE))).isTrue();
        assertThat(key.verify("message digesT".getBytes(US_ASCII), HEX.parseHex(SM2_SIGNATURE)))
                .isFalse();
    }

    @Test
    void bindsUserIdAndKeyAsTheSm2StandardDoes() {
        Sm2VerifyingKey key = new Sm2VerifyingKey(HEX.parseHex(SM2_POINT));
        assertThat(HEX.formatHex(key.z()))
                .isEqualTo("b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3");
    }

    @Test
    void serviceThatSignsDigestsIsGivenTheDigestOfTheStandard() {
        VerifyingKey key = VerifyingKey.of(Algorithm.SM2, HEX.parseHex(SM2_POINT));
        Sm2DigestSigner signer = new Sm2DigestSigner(key, e -> {
            assertThat(HEX.formatHex(e)).isEqualTo("f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640");
            return HEX.parseHex(SM2_SIGNATURE);
        });
        assertThat(key.verify(SM2_MESSAGE, signer.sign(SM2_MESSAGE))).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sm2DigestSigner(
                        SigningKey.generate(Algorithm.ED25519).verifyingKey(), e -> e));
    }

    @Test
    void verifiesTheExampleOfTheEd25519Standard() {
        // RFC 8032 §7.1, test 3.
        VerifyingKey key = VerifyingKey.of(
                Algorithm.ED25519, HEX.parseHex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"));
        byte[] signature = HEX.parseHex("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
        assertThat(key.verify(HEX.parseHex("af82"), signature)).isTrue();
        assertThat(key.verify(HEX.parseHex("af83"), signature)).isFalse();
    }

    @Test
    void freshSignaturesVerifyAndEveryChangedBitFails() {
        for (Algorithm algorithm : Algorithm.values()) {
            SigningKey key = SigningKey.generate(algorithm);
            byte[] signature = key.sign(SM2_MESSAGE);
            assertThat(key.verifyingKey().verify(SM2_MESSAGE, signature)).isTrue();
            for (int bit = 0; bit < 8 * signature.length; bit += 3) {
                byte[] changed = signature.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(key.verifyingKey().verify(SM2_MESSAGE, changed)).isFalse();
            }
            assertThat(SigningKey.generate(algorithm).verifyingKey().verify(SM2_MESSAGE, signature))
                    .isFalse();
        }
    }

    @Test
    void malformedSignaturesAreWrongAndNothingWorse() {
        for (Algorithm algorithm : Algorithm.values()) {
            VerifyingKey key = SigningKey.generate(algorithm).verifyingKey();
            for (String signature : new String[] {
                "",
                "00",
                "3000",
                "3006020100020100",
                "3006020101020101",
                "30820100",
                "ff".repeat(64),
                "00".repeat(64),
                SM2_SIGNATURE + "00",
                // r with a needless leading zero: DER has one spelling.
                "3047" + "02220000f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                        + SM2_SIGNATURE.substring(74)
            }) {
                assertThat(key.verify(SM2_MESSAGE, HEX.parseHex(signature))).isFalse();
            }
        }
    }

    @Test
    void survivesEveryForm() {
        for (Algorithm algorithm : Algorithm.values()) {
            VerifyingKey key = SigningKey.generate(algorithm).verifyingKey();
            assertThat(VerifyingKey.of(algorithm, key.encoded())).isEqualTo(key).hasSameHashCodeAs(key);
            assertThat(VerifyingKey.ofSpki(key.spki())).isEqualTo(key);
            assertThat(VerifyingKey.ofPem(key.pem())).isEqualTo(key);
            assertThat(VerifyingKey.ofPem(key.pem().replace("\n", "\r\n"))).isEqualTo(key);
            assertThat(key).hasToString(algorithm.label() + " " + key.keyId());
        }
    }

    @Test
    void equalTextGivesTheSameObject() {
        String text = SigningKey.generate(Algorithm.SM2).verifyingKey().base64();
        assertThat(VerifyingKey.ofBase64(text)).isSameAs(VerifyingKey.ofBase64(text));
    }

    @Test
    void refusesWhatIsNoKey() {
        byte[] offCurve = HEX.parseHex(SM2_POINT);
        offCurve[64] ^= 1;
        byte[] compressed = Arrays.copyOf(HEX.parseHex(SM2_POINT), 33);
        compressed[0] = 3;
        for (byte[] bad : new byte[][] {offCurve, compressed, new byte[0], new byte[65]}) {
            assertThatIllegalArgumentException().isThrownBy(() -> VerifyingKey.of(Algorithm.SM2, bad));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> VerifyingKey.of(Algorithm.ED25519, new byte[31]));
        byte[] notAPoint = new byte[32];
        notAPoint[0] = 2;
        assertThatIllegalArgumentException().isThrownBy(() -> VerifyingKey.of(Algorithm.ED25519, notAPoint));
        VerifyingKey key = VerifyingKey.of(Algorithm.SM2, HEX.parseHex(SM2_POINT));
        byte[] spki = key.spki();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifyingKey.ofSpki(Arrays.copyOf(spki, spki.length + 1)));
        spki[20] ^= 1;
        assertThatIllegalArgumentException().isThrownBy(() -> VerifyingKey.ofSpki(spki));
        assertThatIllegalArgumentException().isThrownBy(() -> VerifyingKey.ofPem(key.base64()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifyingKey.ofPem(key.pem().replace("PUBLIC", "PRIVATE")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifyingKey.ofBase64(Base64.getEncoder().encodeToString(new byte[44])));
    }
}
