package org.mingzhang.app.platform.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.event.Contents;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The words of an application's texts, which travel beside the signed command: people write {@code {"text": …, "words": …}}, what
 * is signed is their digest.
 */
public final class TextWords {
    /** The longest text, in bytes of UTF-8; a million Chinese characters and more go into all of one command. */
    static final int MOST_BYTES = 4 << 20;

    private static final String TEXTS = "texts";
    private static final String WORDS = "words";

    private TextWords() {}

    /**
     * A copy of a payload in which digests stand in place of words.
     *
     * @param words gets the words by their digest
     */
    public static JsonNode apart(JsonNode payload, Map<String, String> words) {
        JsonNode texts = payload.get(TEXTS);
        if (texts == null || !texts.isArray()) {
            return payload;
        }
        ObjectNode out = (ObjectNode) payload.deepCopy();
        ArrayNode apart = out.putArray(TEXTS);
        for (JsonNode text : texts) {
            JsonNode written = text.get(WORDS);
            if (text.isObject() && written != null && written.isString() && isUnicode(written.stringValue())) {
                ObjectNode named = ((ObjectNode) text).deepCopy();
                named.remove(WORDS);
                String digest = Contents.digest(written.stringValue());
                named.put("sm3", digest);
                words.put(digest, written.stringValue());
                apart.add(named);
            } else {
                apart.add(text);
            }
        }
        return out;
    }

    /** Half a pair of surrogates has no bytes, and would be counted as something else than it is kept as. */
    private static boolean isUnicode(String words) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(words);
    }

    /**
     * What came beside a command, as far as the command names it by its digest: all that it names must be there, and nothing else.
     *
     * @param problems gets everything that is wrong
     */
    static Map<String, String> checked(LedgerCommand command, Map<String, String> came, List<Problem> problems) {
        Map<String, String> checked = new TreeMap<>();
        List<String> texts = command.wordsBeside();
        for (int i = 0; i < texts.size(); i++) {
            String digest = texts.get(i);
            String words = came.get(digest);
            if (words == null) {
                problems.add(new Problem("/command/payload/texts/" + i + "/sm3", digest, "这段文字没有随命令送来（texts：摘要 → 文字）"));
            } else {
                checked.put(digest, words);
            }
        }
        came.forEach((digest, words) -> {
            if (!isUnicode(words) || !Contents.digest(words).equals(digest)) {
                problems.add(new Problem("/texts/" + digest, "…", "文字与摘要不符"));
            } else if (words.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
                problems.add(new Problem("/texts/" + digest, "…", "一段文字最多 4 MiB"));
            } else if (!checked.containsKey(digest)) {
                problems.add(new Problem("/texts/" + digest, "…", "命令没有用到这段文字"));
            }
        });
        return checked;
    }
}
