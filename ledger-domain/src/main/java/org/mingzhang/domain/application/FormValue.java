package org.mingzhang.domain.application;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.RefusedValue;

/**
 * 申报表的一个取值: what is stated in one field of a form.
 *
 * @param field id in the form; people may give its name
 * @param value as the kind of the field is kept: amounts in fen, days as 2026-03-01; people write 20万元, 50%, 是
 */
public record FormValue(String field, String value) {
    /** How many values one command states at most. */
    private static final int MOST = 500;

    private static final int LONGEST = 5_000;

    public FormValue {
        if (value.isBlank()) {
            throw new RefusedValue(field, "申报表栏目没有内容的不写");
        }
        if (value.length() > LONGEST) {
            throw new RefusedValue(field, "申报表一个栏目最多 " + LONGEST + " 字");
        }
    }

    static @Nullable List<FormValue> checked(@Nullable List<FormValue> form) {
        if (form == null) {
            return null;
        }
        if (form.isEmpty() || form.size() > MOST) {
            throw new RefusedValue(form.size(), "申报表应有 1–" + MOST + " 个取值，没有的不写");
        }
        return List.copyOf(form);
    }
}
