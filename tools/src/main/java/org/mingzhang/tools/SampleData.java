package org.mingzhang.tools;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The mark of what is told of a ledger whose data is invented. */
public final class SampleData {
    /** What stands over everything that is told of it. */
    public static final String WORD = "示例数据";

    /** The same as a sentence. */
    public static final String MARK = "【" + WORD + "】企业、人员、账户、文号均为虚构，仅供演示，不代表任何真实单位和资金。";

    /** What the name of every demo ledger begins with: its receipts and checkpoints are under that name. */
    static final String NAMES = "demo.mingzhang.org/";

    private static final String FIELD = "sampleData";

    private SampleData() {}

    /** Marks a document, or each row of a list of them; what is marked already stays as it is. */
    static JsonNode mark(JsonNode document) {
        if (document instanceof ObjectNode fields) {
            if (!fields.has(FIELD)) {
                fields.put(FIELD, true);
            }
        } else {
            document.forEach(SampleData::mark);
        }
        return document;
    }
}
