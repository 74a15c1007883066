package org.mingzhang.app.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as people and clients write it, with nothing doubtful in it: no duplicate names, no trailing text, bounded depth. */
public final class StrictJson {
    /** Larger requests are refused unread. */
    public static final int MAX_BYTES = 1 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(40)
                            .maxStringLength(MAX_BYTES)
                            .maxNumberLength(32)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /**
     * The tree of a document.
     *
     * @throws InvalidDocument naming line and column
     */
    public static JsonNode parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new InvalidDocument(List.of(new Problem("", bytes.length + " 字节", "最多 " + MAX_BYTES + " 字节")));
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            JsonNode tree = MAPPER.readTree(bytes);
            if (tree.isMissingNode()) {
                throw new InvalidDocument(List.of(new Problem("", "空白", "应为 JSON 文档")));
            }
            return tree;
        } catch (CharacterCodingException e) {
            throw new InvalidDocument(List.of(new Problem("", "不是 UTF-8 文字", "应为 UTF-8 编码的 JSON 文档")));
        } catch (JacksonException e) {
            String place = e.getLocation() == null
                    ? "全文"
                    : "第 " + e.getLocation().getLineNr() + " 行第 "
                            + e.getLocation().getColumnNr() + " 列";
            throw new InvalidDocument(List.of(new Problem("", place, rule(e))));
        }
    }

    // The parser's own words are English and name its classes; which of three things is wrong is what a writer needs.
    private static String rule(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return "嵌套过深，或文字、数字过长";
        }
        return String.valueOf(e.getOriginalMessage()).contains("uplicate") ? "同一对象中字段名重复" : "应为 JSON 文档，此处不合 JSON 的写法";
    }
}
