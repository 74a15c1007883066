package org.mingzhang.app.platform.command;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.PersonalField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command as it arrives: the document that was signed, the signature, the personal values that the document only
 * commits to, and the words of texts that it names by their digest.
 *
 * @param tree the signed document
 * @param document the same, read
 * @param command what it asks for
 * @param signature base64 of the SM2 signature in DER
 * @param disclosures personal values by their commitment
 * @param words texts by the hex of their SM3
 */
public record SignedCommand(
        ObjectNode tree,
        CommandDocument document,
        LedgerCommand command,
        String signature,
        Map<String, Disclosure> disclosures,
        Map<String, String> words) {

    /** A command that brings no texts. */
    public SignedCommand(
            ObjectNode tree,
            CommandDocument document,
            LedgerCommand command,
            String signature,
            Map<String, Disclosure> disclosures) {
        this(tree, document, command, signature, disclosures, Map.of());
    }

    /**
     * A personal value beside the command; only its ciphertext is ever stored.
     *
     * @param salt 64 hex digits
     */
    public record Disclosure(String salt, String value) {
        byte[] saltBytes() {
            return HexFormat.of().parseHex(salt);
        }
    }

    private record Wire(
            ObjectNode command,
            String signature,
            @Nullable Map<String, Disclosure> disclosures,
            @Nullable Map<String, String> texts) {}

    /**
     * Reads {@code {command, signature, disclosures, texts}}.
     *
     * @throws InvalidDocument with every problem
     */
    public static SignedCommand read(JsonNode json) {
        List<Problem> problems = new ArrayList<>();
        Wire wire = RecordMapper.read(json, Wire.class, "", problems);
        CommandDocument document = null;
        LedgerCommand command = null;
        JsonNode tree = json.get("command");
        if (tree != null && tree.isObject()) {
            document = RecordMapper.read(tree, CommandDocument.class, "/command", problems);
            command = command(tree, problems);
        }
        Map<String, Disclosure> checked = wire == null ? Map.of() : disclosed(wire, problems);
        Map<String, String> words = command == null || wire == null
                ? Map.of()
                : TextWords.checked(command, wire.texts == null ? Map.of() : wire.texts, problems);
        if (wire == null || document == null || command == null || !problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
        return new SignedCommand(
                wire.command, document, command, wire.signature, Map.copyOf(checked), Map.copyOf(words));
    }

    private static @Nullable LedgerCommand command(JsonNode tree, List<Problem> problems) {
        JsonNode type = tree.get("type");
        JsonNode payload = tree.get("payload");
        return type != null && type.isString() && payload != null && payload.isObject()
                ? CommandCodec.read(type.stringValue(), "/command/type", payload, "/command/payload", problems)
                : null;
    }

    private static Map<String, Disclosure> disclosed(Wire wire, List<Problem> problems) {
        Map<String, Disclosure> disclosures = wire.disclosures == null ? Map.of() : wire.disclosures;
        Map<String, Disclosure> checked = new TreeMap<>();
        disclosures.forEach((commit, disclosure) -> {
            if (!disclosure.salt.matches("[0-9a-f]{64}")) {
                problems.add(new Problem("/disclosures/" + commit + "/salt", disclosure.salt, "应为 64 位十六进制"));
            } else if (!PersonalField.commit(disclosure.value, disclosure.saltBytes())
                    .equals(commit)) {
                problems.add(new Problem("/disclosures/" + commit, "…", "与承诺值不符"));
            } else {
                checked.put(commit, disclosure);
            }
        });
        PersonalValues.refuseCiphertext(wire.command, "/command", problems);
        requireDisclosed(wire.command, "/command", checked, problems);
        return checked;
    }

    private static void requireDisclosed(
            JsonNode node, String pointer, Map<String, Disclosure> disclosures, List<Problem> problems) {
        if (node.isObject()) {
            if (node.size() == 1
                    && node.get("commit") != null
                    && node.get("commit").isString()) {
                String commit = node.get("commit").stringValue();
                if (!disclosures.containsKey(commit)) {
                    problems.add(new Problem(pointer, commit, "个人信息的承诺值缺少对应的原值（disclosures）"));
                }
            }
            node.properties()
                    .forEach(field ->
                            requireDisclosed(field.getValue(), pointer + "/" + field.getKey(), disclosures, problems));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                requireDisclosed(node.get(i), pointer + "/" + i, disclosures, problems);
            }
        }
    }

    /** The same as before it was signed. */
    public UnsignedCommand unsigned() {
        return new UnsignedCommand(tree, document, command, disclosures, words);
    }

    /** What idempotency goes by, beside the id. */
    public Hash digest() {
        return CommandSignature.digest(tree);
    }
}
