package org.mingzhang.domain.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.seal.SignedNote.Verdict;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

class SignedNoteTest {
    private static final String LEDGER = "example.org/handan";

    private final NoteSigner sm2 = NoteSigner.ofLog(Suite.SM3, LEDGER, SigningKey.generate(Algorithm.SM2));
    private final NoteSigner ed25519 = NoteSigner.ofLog(Suite.SHA256, LEDGER, SigningKey.generate(Algorithm.ED25519));
    private final Checkpoint checkpoint = new Checkpoint(LEDGER + "/sm3", 7, new Hash(1, 2, 3, 4));

    private static SignedNote parse(String note) {
        return SignedNote.parse(note.getBytes(UTF_8));
    }

    @Test
    void verifiesANoteOfTheGoImplementation() {
        // The example in the documentation of golang.org/x/mod/sumdb/note.
        SignedNote note = parse("""
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.

                \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
                """);
        // Its key is written PeterNeumann+c74f20a3+<base64 of 0x01 and the key>.
        byte[] typed = Base64.getDecoder().decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        NoteVerifier verifier = new NoteVerifier(
                "PeterNeumann",
                VerifyingKey.of(Algorithm.ED25519, java.util.Arrays.copyOfRange(typed, 1, typed.length)));
        assertThat(verifier.keyIdHex()).isEqualTo("c74f20a3");
        assertThat(note.verify(List.of(verifier))).isEqualTo(Verdict.VALID);
    }

    @Test
    void keyIdOfSm2NamesOurSignatureType() {
        VerifyingKey key = sm2.signer().verifyingKey();
        HexFormat hex = HexFormat.of();
        String hashed = hex.formatHex("example.org/handan/sm3\n".getBytes(UTF_8))
                + "ff"
                + hex.formatHex("mingzhang.org/sm2-checkpoint/v1\n".getBytes(UTF_8))
                + hex.formatHex(key.encoded());
        assertThat(sm2.verifier().keyIdHex())
                .isEqualTo(Suite.SHA256.hash(hex.parseHex(hashed)).toString().substring(0, 8));
    }

    @Test
    void survivesItsWrittenForm() {
        SignedNote note = sm2.sign(checkpoint).with(ed25519.sign(checkpoint.text()));
        assertThat(SignedNote.parse(note.bytes())).isEqualTo(note);
        assertThat(note.format()).startsWith(checkpoint.text() + "\n\u2014 example.org/handan/sm3 ");
        assertThat(Checkpoint.parse(note.text())).isEqualTo(checkpoint);
    }

    @Test
    void textMayContainEmptyLines() {
        SignedNote note = new SignedNote("a\n\nb\n", List.of(ed25519.sign("a\n\nb\n")));
        assertThat(SignedNote.parse(note.bytes())).isEqualTo(note);
        assertThat(note.verify(List.of(ed25519.verifier()))).isEqualTo(Verdict.VALID);
    }

    @Test
    void linesOfUnknownKeysAreIgnored() {
        NoteSigner witness = new NoteSigner("witness.example", SigningKey.generate(Algorithm.ED25519));
        SignedNote note = sm2.sign(checkpoint).with(witness.sign(checkpoint.text()));
        assertThat(note.verify(List.of(sm2.verifier()))).isEqualTo(Verdict.VALID);
        assertThat(note.verify(List.of(witness.verifier()))).isEqualTo(Verdict.VALID);
        assertThat(note.verify(List.of())).isEqualTo(Verdict.NO_KNOWN_KEY);
    }

    @Test
    void sameKeyUnderAnotherNameAndSameNameWithAnotherKeyAreUnknown() {
        SignedNote note = sm2.sign(checkpoint);
        NoteVerifier otherName =
                new NoteVerifier("example.org/other/sm3", sm2.signer().verifyingKey());
        NoteVerifier otherKey = new NoteVerifier(
                sm2.keyName(), SigningKey.generate(Algorithm.SM2).verifyingKey());
        assertThat(note.verify(List.of(otherName))).isEqualTo(Verdict.NO_KNOWN_KEY);
        assertThat(note.verify(List.of(otherKey))).isEqualTo(Verdict.NO_KNOWN_KEY);
        assertThat(note.verify(List.of(otherName, otherKey, sm2.verifier()))).isEqualTo(Verdict.VALID);
    }

    @Test
    void changedTextFails() {
        for (NoteSigner signer : List.of(sm2, ed25519)) {
            SignedNote note = signer.sign(checkpoint);
            SignedNote grown = parse(note.format().replace("\n7\n", "\n8\n"));
            assertThat(grown.verify(List.of(signer.verifier()))).isEqualTo(Verdict.SIGNATURE_WRONG);
        }
    }

    @Test
    void oneWrongLineOfATrustedKeySpoilsTheNote() {
        NoteSigner witness = new NoteSigner("witness.example", SigningKey.generate(Algorithm.ED25519));
        SignedNote note = sm2.sign(checkpoint).with(witness.sign("another text\n"));
        List<NoteVerifier> both = List.of(sm2.verifier(), witness.verifier());
        assertThat(note.verify(both)).isEqualTo(Verdict.SIGNATURE_WRONG);
        assertThat(note.verify(List.of(sm2.verifier()))).isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "\n\n",
                "text\n\u2014 name AAAAAAA=\n",
                "text\n\n\u2014 name AAAAAAA=",
                "text\n\n- name AAAAAAA=\n",
                "text\n\n\u2014 name\n",
                "text\n\n\u2014  AAAAAAA=\n",
                "text\n\n\u2014 na+me AAAAAAA=\n",
                "text\n\n\u2014 name AAAAAAA\n",
                "text\n\n\u2014 name AAAAAAB=\n",
                "text\n\n\u2014 name AAAAAA==\n",
                "text\n\n\u2014 name AAAAAAA= \n",
                "text\n\n\u2014 name AAAAAAA=\ntrailing\n",
                "te\txt\n\n\u2014 name AAAAAAA=\n",
                "text\n\n\u2014 name AAAAAAA=\r\n",
                "text\r\n\r\n\u2014 name AAAAAAA=\r\n"
            })
    void refusesMalformedNotes(String note) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(note));
    }

    @Test
    void refusesBrokenUtf8AndEndlessNotes() {
        byte[] broken = "te\u00e9xt\n\n\u2014 name AAAAAAA=\n".getBytes(UTF_8);
        assertThat(SignedNote.parse(broken).signatures()).hasSize(1);
        broken[2] = (byte) 0xFF;
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(broken));
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(new byte[SignedNote.MAX_BYTES + 1]));
        assertThat(parse("text\n\n" + "\u2014 name AAAAAAA=\n".repeat(64)).signatures())
                .hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> parse("text\n\n" + "\u2014 name AAAAAAA=\n".repeat(65)));
    }
}
