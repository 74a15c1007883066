package org.mingzhang.app.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** What a number means by the style of its cell: the file holds a date and a share as mere numbers. */
final class XlsxStyles {
    /**
     * How a number is shown. The forms of dates that Chinese Excel has by itself, such as 31 for 2026年3月31日, are written into
     * files by number alone: 27 to 36 and 50 to 58.
     */
    enum Shown {
        PLAIN,
        PERCENT,
        DATE
    }

    /** What is no text beside the number: colours, currencies, conditions, and what only keeps a distance. */
    private static final Pattern NO_TEXT = Pattern.compile("\\[[^\\]]*\\]|_.|\\*.");

    /** A currency with or without the place whose it is, such as {@code [$¥-804]}; or the place alone. */
    private static final Pattern CURRENCY = Pattern.compile("\\[\\$(?<sign>[^\\]-]*)(?:-(?<place>[^\\]]*))?\\]");

    private static final Pattern JAPAN = Pattern.compile("(?i)0*411|ja(?:-.*)?");

    private static final Pattern UNIT = Pattern.compile("[十百千]?[万亿]元?|[十百千]?元");

    /** From here on formats are a file's own; those before are shown in the money of whoever opens the file. */
    private static final int OWN_FORMATS = 164;

    /** A number that is shown a thousand times smaller, or with a point that it does not have. */
    private static final Pattern SCALED = Pattern.compile("[0#?],+(?![0#?,])|[!\\\\]\\.");

    /**
     * How a number is shown, and what text beside it says that it is of.
     *
     * @param unit such as 万元, or a foreign currency; null where the format names none
     */
    record Style(Shown shown, @Nullable String unit) {}

    private static final Style PLAIN = new Style(Shown.PLAIN, null);

    private final List<Style> styles = new ArrayList<>();

    /** Reads a part of styles. */
    void take(XlsxPart part) {
        Map<Integer, String> formats = new HashMap<>();
        boolean cells = false;
        while (part.next()) {
            if (part.starts("numFmt")) {
                String code = part.attribute("formatCode");
                formats.put(part.number("numFmtId", 0), code == null ? "" : code);
            } else if (part.starts("cellXfs") || part.ends("cellXfs")) {
                cells = part.starts("cellXfs");
            } else if (cells && part.starts("xf")) {
                int format = part.number("numFmtId", 0);
                styles.add(new Style(shown(format, formats.get(format)), unit(format, formats.get(format))));
            }
        }
    }

    private static Shown shown(int format, @Nullable String written) {
        if (written == null && ((format >= 27 && format <= 36) || (format >= 50 && format <= 58))) {
            return Shown.DATE;
        }
        String code = written == null ? String.valueOf(BuiltinFormats.getBuiltinFormat(format)) : written;
        if (DateUtil.isADateFormat(format, code)) {
            return Shown.DATE;
        }
        return code.contains("%") ? Shown.PERCENT : Shown.PLAIN;
    }

    /**
     * The unit of money that a format of a file's own shows beside the number, with a word where it is scaled as well, or the
     * foreign currency.
     */
    private static @Nullable String unit(int format, @Nullable String written) {
        if (written == null) {
            return null;
        }
        String code = NO_TEXT.matcher(CURRENCY.matcher(written)
                        .replaceAll(money -> Matcher.quoteReplacement(sign(money.group(1), money.group(2)))))
                .replaceAll("");
        String foreign = format < OWN_FORMATS ? null : WrittenAmount.foreign(code);
        if (foreign != null) {
            return foreign;
        }
        Matcher unit = UNIT.matcher(code);
        if (!unit.find()) {
            return null;
        }
        return SCALED.matcher(code).find() ? unit.group() + "（按比例显示）" : unit.group();
    }

    /** Japan's yen has the sign of ours. */
    private static String sign(String sign, @Nullable String place) {
        return place != null && JAPAN.matcher(place).matches() && !sign.isEmpty() ? "日元" : sign;
    }

    Style of(int style) {
        return style >= 0 && style < styles.size() ? styles.get(style) : PLAIN;
    }
}
