package org.mingzhang.domain.enterprise;

import java.text.Normalizer;
import java.util.Locale;
import org.mingzhang.domain.json.RefusedValue;

/**
 * 统一社会信用代码, GB 32100-2015: 18 characters, the last a check character over the first 17 (modulo 31, weights
 * 3<sup>i</sup> mod 31).
 */
public final class CreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private CreditCode() {}

    /** Whether the text is a credit code with a right check character. */
    public static boolean isValid(String text) {
        if (text.length() != 18) {
            return false;
        }
        for (int i = 0; i < 18; i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return text.charAt(17) == checkCharacter(text.substring(0, 17));
    }

    /** Whether it is the code of a business: the first character names who registered it, 9 the market regulators. */
    public static boolean isOfBusiness(String text) {
        return isValid(text) && text.charAt(0) == '9';
    }

    /**
     * Refuses anything else.
     *
     * @throws IllegalArgumentException naming the value and the rule
     */
    public static void require(String text) {
        if (!isValid(text)) {
            throw new RefusedValue(text, "统一社会信用代码应合 GB 32100（18 位，末位校验）");
        }
    }

    /**
     * Refuses what is a credit code in other letters only, which would read as the same organisation and be another one.
     *
     * @throws IllegalArgumentException naming the value and the rule
     */
    public static void requireAsWritten(String text) {
        String canonical =
                Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        if (!canonical.equals(text) && isValid(canonical)) {
            throw new RefusedValue(text, "统一社会信用代码的字母应大写、用半角，前后没有空格");
        }
    }

    /** The check character for the first 17. */
    public static char checkCharacter(String first17) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            int value = ALPHABET.indexOf(first17.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("not a character of a credit code: " + first17.charAt(i));
            }
            sum += value * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
