package org.mingzhang.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class HashTest {
    private static final String HEX = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";

    @Test
    void isTheSameValueInEveryForm() {
        Hash hash = Hash.ofHex(HEX);
        assertThat(hash).hasToString(HEX);
        assertThat(Hash.of(hash.bytes())).isEqualTo(hash);
        assertThat(Hash.ofBase64(hash.base64())).isEqualTo(hash);
        assertThat(Base64.getDecoder().decode(hash.base64())).isEqualTo(hash.bytes());
        byte[] longer = new byte[40];
        hash.writeTo(longer, 5);
        assertThat(Hash.at(longer, 5)).isEqualTo(hash);
    }

    @Test
    void refusesOtherLengthsAndOtherSpellings() {
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.of(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.ofHex(HEX.toUpperCase(java.util.Locale.ROOT)));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.ofHex(HEX.substring(2)));
        String base64 = Hash.ofHex(HEX).base64();
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.ofBase64(base64.replace("=", "")));
        // The last digit before '=' carries two unused bits: another digit decodes to the same bytes.
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.ofBase64(base64.replace("A=", "B=")));
        assertThat(base64).endsWith("A=");
    }
}
