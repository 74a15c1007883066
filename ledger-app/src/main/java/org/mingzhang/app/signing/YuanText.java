package org.mingzhang.app.signing;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mingzhang.domain.money.Fen;

/** Amounts as people type them: in 元, with thousands separators or without, and at most two decimals. */
final class YuanText {
    private static final Pattern AMOUNT = Pattern.compile("-?([0-9]{1,14}|[0-9]{1,3}(,[0-9]{3}){1,4})(\\.[0-9]{1,2})?");

    private YuanText() {}

    /** The amount; empty for what is none, or is no amount in 元. */
    static Optional<Fen> read(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (plain.endsWith("元") && !plain.endsWith("万元")) {
            plain = plain.substring(0, plain.length() - 1).strip();
        }
        if (!AMOUNT.matcher(plain).matches()) {
            return Optional.empty();
        }
        boolean negative = plain.startsWith("-");
        String digits = plain.replaceAll("[-,]", "");
        int dot = digits.indexOf('.');
        String whole = dot < 0 ? digits : digits.substring(0, dot);
        String decimals = dot < 0 ? "00" : (digits.substring(dot + 1) + "0").substring(0, 2);
        long fen = Long.parseLong(whole + decimals);
        return fen > Fen.MAX_VALUE ? Optional.empty() : Optional.of(Fen.of(negative ? -fen : fen));
    }

    /** An amount in fen, as a link names it, as it stands in the form; what is none stays as it is. */
    static String ofFen(String text) {
        try {
            return Fen.of(Long.parseLong(text.strip())).toYuan();
        } catch (ArithmeticException | NumberFormatException none) {
            return text;
        }
    }
}
