package org.mingzhang.app.platform.command;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.mingzhang.app.platform.command.SignedCommand.Disclosure;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.seal.PersonalField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Replaces personal values in a command by salted commitments; value and salt travel beside the signed document. */
public final class PersonalValues {
    private static final SecureRandom RANDOM = new SecureRandom();

    private PersonalValues() {}

    /** A copy of the tree in which each {@code {"personal": "value"}} is {@code {"commit": "…"}}. */
    public static JsonNode commit(JsonNode node, Map<String, Disclosure> disclosures) {
        if (node.isArray()) {
            ArrayNode out = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> out.add(commit(element, disclosures)));
            return out;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        JsonNode value = node.get("personal");
        if (node.size() == 1 && value != null && value.isString()) {
            out.put("commit", commitTo(value.stringValue(), disclosures));
            return out;
        }
        node.properties().forEach(field -> out.set(field.getKey(), commit(field.getValue(), disclosures)));
        return out;
    }

    /** Adds a problem for each ciphertext in a command: the ledger alone makes them, under keys that it keeps. */
    static void refuseCiphertext(JsonNode node, String pointer, List<Problem> problems) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                refuseCiphertext(node.get(i), pointer + "/" + i, problems);
            }
            return;
        }
        if (node.has("commit") && node.has("enc")) {
            problems.add(new Problem(pointer + "/enc", "…", "命令中的个人信息只写承诺值（commit），密文由账本填写"));
        }
        node.properties()
                .forEach(field -> refuseCiphertext(field.getValue(), pointer + "/" + field.getKey(), problems));
    }

    /** The commitment to one value. */
    public static String commitTo(String value, Map<String, Disclosure> disclosures) {
        byte[] salt = new byte[PersonalField.SALT_LENGTH];
        RANDOM.nextBytes(salt);
        String commit = PersonalField.commit(value, salt);
        disclosures.put(commit, new Disclosure(HexFormat.of().formatHex(salt), value));
        return commit;
    }
}
