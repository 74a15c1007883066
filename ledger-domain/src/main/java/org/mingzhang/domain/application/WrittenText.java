package org.mingzhang.domain.application;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.json.RefusedValue;

/**
 * A text that comes with a command, by its digest. People give the words; they travel beside what is signed, so that the
 * entry stays small and the signature covers them all the same.
 *
 * @param text id or name in the direction's texts
 * @param sm3 hex of the words in UTF-8
 */
public record WrittenText(String text, String sm3) {
    /** How many texts one command brings at most. */
    private static final int MOST = 100;

    public WrittenText {
        Require.digest(sm3, "申报文字");
    }

    static @Nullable List<WrittenText> checked(@Nullable List<WrittenText> texts) {
        if (texts == null) {
            return null;
        }
        if (texts.isEmpty() || texts.size() > MOST) {
            throw new RefusedValue(texts.size(), "申报文字应有 1–" + MOST + " 项，没有的不写");
        }
        Require.distinct(texts.stream().map(WrittenText::text).toList(), "申报文字");
        return List.copyOf(texts);
    }

    /** The digests of these, in their order; none where there are no texts. */
    static List<String> digests(@Nullable List<WrittenText> texts) {
        return texts == null ? List.of() : texts.stream().map(WrittenText::sm3).toList();
    }
}
