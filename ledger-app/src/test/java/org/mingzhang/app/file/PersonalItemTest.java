package org.mingzhang.app.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalItemTest {
    @ParameterizedTest
    @CsvSource({
        "CONTACT_PHONE, 13800000000, 138****0000",
        "CONTACT_PHONE, 0310-1234567, 031****4567",
        "CONTACT_PHONE, 0310-1234567（示例 12）, 031****4567",
        "CONTACT_PHONE, 12345678, ****",
        "CONTACT_NAME, 王示例, 王**",
        "CONTACT_NAME, 欧阳示例人, 欧**",
        "LEGAL_REPRESENTATIVE, 王, **",
        "ACTUAL_CONTROLLER, 𠀀某, 𠀀**",
        "EMAIL, someone@example.org, s****@example.org",
        "EMAIL, a@example.org, ****",
        "EMAIL, nonsense, ****",
    })
    void mostOfItIsLeftOutAndItsLengthWithIt(PersonalItem item, String value, String shown) {
        assertThat(item.masked(value)).isEqualTo(shown);
    }
}
