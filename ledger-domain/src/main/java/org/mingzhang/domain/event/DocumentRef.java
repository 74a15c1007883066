package org.mingzhang.domain.event;

import java.util.regex.Pattern;
import org.mingzhang.domain.json.RefusedValue;

/**
 * A document by its content.
 *
 * @param kind id in the pack's checklist, or a plain name
 * @param name the file's name
 * @param sm3 hex of the SM3 of the bytes
 */
public record DocumentRef(String kind, String name, String sm3) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public DocumentRef {
        if (!DIGEST.matcher(sm3).matches()) {
            throw new RefusedValue(sm3, "摘要值应为 64 位十六进制");
        }
    }
}
