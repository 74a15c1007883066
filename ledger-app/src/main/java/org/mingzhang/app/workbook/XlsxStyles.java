package org.mingzhang.app.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;

/** What a number means by the style of its cell: the file holds a date and a share as mere numbers. */
final class XlsxStyles {
    /** How a number is shown. */
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
                String code = formats.getOrDefault(format, BuiltinFormats.getBuiltinFormat(format));
                styles.add(shown(format, code == null ? "" : code));
            }
        }
    }

    private static Shown shown(int format, String code) {
        if (DateUtil.isADateFormat(format, code)) {
            return Shown.DATE;
        }
        return code.contains("%") ? Shown.PERCENT : Shown.PLAIN;
    }

    Shown of(int style) {
        return style >= 0 && style < styles.size() ? styles.get(style) : Shown.PLAIN;
    }
}
