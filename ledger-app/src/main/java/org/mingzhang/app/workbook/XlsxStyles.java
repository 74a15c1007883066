package org.mingzhang.app.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final List<Shown> styles = new ArrayList<>();

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
                styles.add(shown(format, formats.get(format)));
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

    Shown of(int style) {
        return style >= 0 && style < styles.size() ? styles.get(style) : Shown.PLAIN;
    }
}
