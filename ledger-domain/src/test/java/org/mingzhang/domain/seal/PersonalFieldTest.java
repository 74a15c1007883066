package org.mingzhang.domain.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.seal.PersonalField.Place;
import org.mingzhang.domain.seal.PersonalFieldException.Kind;

class PersonalFieldTest {
    private static final String VALUE = "示例 13800000000";
    private static final Place PLACE = new Place("example.org/handan", "c-00000001.0", "/payload/contact/phone");

    private final DataKey key = DataKey.of(filled(32, 1));
    private final PersonalField field = seal(VALUE);

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private PersonalField seal(String value) {
        return PersonalField.seal(value, filled(32, 2), key, PLACE, filled(16, 3));
    }

    private static Kind failure(PersonalField field, DataKey key, Place place) {
        try {
            field.open(key, place);
        } catch (PersonalFieldException refused) {
            return refused.kind();
        }
        throw new AssertionError("opened");
    }

    @Test
    void opensToTheValue() {
        assertThat(field.open(key, PLACE)).isEqualTo(VALUE);
        assertThat(seal("").open(key, PLACE)).isEmpty();
        assertThat(PersonalField.keyId(field.enc())).isEqualTo(key.id());
    }

    @Test
    void commitsToLabelSaltAndValue() {
        HexFormat hex = HexFormat.of();
        byte[] committed = hex.parseHex(hex.formatHex("mingzhang.org/commit@v1\n".getBytes(UTF_8))
                + "02".repeat(32)
                + hex.formatHex(VALUE.getBytes(UTF_8)));
        assertThat(field.commit()).isEqualTo(Suite.SM3.hash(committed).toString());
        assertThat(PersonalField.commit(VALUE, filled(32, 2))).isEqualTo(field.commit());
    }

    @Test
    void wrongKeyFails() {
        assertThat(failure(field, DataKey.of(filled(32, 9)), PLACE)).isEqualTo(Kind.WRONG_KEY);
    }

    @Test
    void fieldMovedToAnotherPlaceFails() {
        assertThat(failure(field, key, new Place(PLACE.ledger(), PLACE.eventId(), "/payload/contact/name")))
                .isEqualTo(Kind.WRONG_PLACE);
        assertThat(failure(field, key, new Place(PLACE.ledger(), "c-00000001.1", PLACE.pointer())))
                .isEqualTo(Kind.WRONG_PLACE);
        assertThat(failure(field, key, new Place("example.org/handaN", PLACE.eventId(), PLACE.pointer())))
                .isEqualTo(Kind.WRONG_PLACE);
        // Lengths are authenticated: a letter cannot wander from one part to the next.
        assertThat(failure(field, key, new Place("example.org/handanc", "-00000001.0", PLACE.pointer())))
                .isEqualTo(Kind.WRONG_PLACE);
    }

    @Test
    void changedCiphertextOrIvFails() {
        String[] parts = field.enc().split("\\.", -1);
        for (int part : new int[] {2, 3}) {
            byte[] bytes = Base64.getUrlDecoder().decode(parts[part]);
            for (int i = 0; i < bytes.length; i++) {
                byte[] changed = bytes.clone();
                changed[i] ^= 1;
                assertThat(failure(with(part, changed), key, PLACE)).isEqualTo(Kind.ALTERED);
            }
        }
    }

    @Test
    void changedTagFails() {
        byte[] tag = Base64.getUrlDecoder().decode(field.enc().split("\\.", -1)[4]);
        for (int i = 0; i < tag.length; i++) {
            byte[] changed = tag.clone();
            changed[i] ^= 1;
            assertThat(failure(with(4, changed), key, PLACE)).isEqualTo(Kind.WRONG_PLACE);
        }
    }

    @Test
    void commitmentToAnotherValueFails() {
        // The ledger's own key holder re-encrypts another value under the old commitment.
        PersonalField other =
                new PersonalField(field.commit(), seal("示例 13900000000").enc());
        assertThat(failure(other, key, PLACE)).isEqualTo(Kind.COMMITMENT_MISMATCH);
    }

    @Test
    void textThatIsNoTokenFails() {
        String enc = field.enc();
        for (String bad : new String[] {
            "",
            "fl1",
            enc.replace("fl1.", "fl2."),
            enc + ".",
            enc + "=",
            enc.substring(0, enc.length() - 1),
            enc.replace("fl1.", "fl1.."),
            "fl1." + key.id() + ".AwMDAwMDAwMDAwMDAwMDAw.AA." + "A".repeat(43),
            "fl1." + key.id().toUpperCase(java.util.Locale.ROOT) + enc.substring(36)
        }) {
            assertThat(failure(new PersonalField(field.commit(), bad), key, PLACE))
                    .isEqualTo(Kind.MALFORMED);
        }
    }

    private PersonalField with(int part, byte[] bytes) {
        String[] parts = field.enc().split("\\.", -1);
        parts[part] = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new PersonalField(field.commit(), String.join(".", parts));
    }

    @Test
    void wrongLengthsAndLoneSurrogatesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> DataKey.of(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> PersonalField.commit(VALUE, new byte[16]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonalField.seal(VALUE, new byte[32], key, PLACE, new byte[12]));
        assertThatIllegalArgumentException().isThrownBy(() -> PersonalField.commit("\ud800", new byte[32]));
    }

    @Test
    void dataKeyUnwrapsOnlyUnderItsKeyAndForItsLedger() {
        byte[] wrapping = filled(32, 4);
        String wrapped = key.wrap(wrapping, "example.org/handan", filled(16, 5));
        DataKey unwrapped = DataKey.unwrap(wrapped, wrapping, "example.org/handan");
        assertThat(unwrapped).isEqualTo(key).hasSameHashCodeAs(key).hasToString("data key " + key.id());
        assertThat(field.open(unwrapped, PLACE)).isEqualTo(VALUE);
        assertThat(wrapped).startsWith("dk1." + key.id() + ".");
        assertThatExceptionOfType(PersonalFieldException.class)
                .isThrownBy(() -> DataKey.unwrap(wrapped, filled(32, 6), "example.org/handan"))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(Kind.WRONG_KEY));
        assertThatExceptionOfType(PersonalFieldException.class)
                .isThrownBy(() -> DataKey.unwrap(wrapped, wrapping, "example.org/changji"))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(Kind.WRONG_KEY));
        assertThatExceptionOfType(PersonalFieldException.class)
                .isThrownBy(() -> DataKey.unwrap(field.enc(), wrapping, "example.org/handan"))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(Kind.MALFORMED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataKey.unwrap(wrapped, new byte[16], "example.org/handan"));
    }
}
