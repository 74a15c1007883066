package org.mingzhang.domain.correction;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.seal.CanonicalJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Payloads of events as corrections hold them: without personal fields, which nobody but their command states. */
final class Payloads {
    private static final String COMMIT = "commit";

    private Payloads() {}

    /** The same tree as its bytes read, so that equal payloads are equal objects. */
    static ObjectNode same(ObjectNode payload) {
        return (ObjectNode) CanonicalJson.read(CanonicalJson.write(payload));
    }

    /** What of an event a correction may speak of. */
    static ObjectNode plain(LedgerEvent event) {
        ObjectNode payload = EventCodec.payload(event);
        strip(payload);
        return same(payload);
    }

    private static void strip(ObjectNode node) {
        for (Map.Entry<String, JsonNode> field : Map.copyOf(fields(node)).entrySet()) {
            if (isPersonal(field.getValue())) {
                node.remove(field.getKey());
            } else if (field.getValue() instanceof ObjectNode nested) {
                strip(nested);
            }
        }
    }

    private static Map<String, JsonNode> fields(ObjectNode node) {
        return node.properties().stream()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isPersonal(JsonNode node) {
        return node.isObject() && node.has(COMMIT);
    }

    /** The fields in which what is said to stand differs from what stands, each with both values. */
    static List<String> differing(ObjectNode stands, ObjectNode said) {
        SortedSet<String> names = new TreeSet<>(stands.propertyNames());
        names.addAll(said.propertyNames());
        return names.stream()
                .filter(name -> !Objects.equals(stands.get(name), said.get(name)))
                .map(name -> name + " 账上 " + text(stands.get(name)) + "、命令写 " + text(said.get(name)))
                .toList();
    }

    private static String text(@Nullable JsonNode value) {
        return value == null ? "无" : value.toString();
    }

    /** An event as a correction says it, with the personal fields of the recorded one. */
    static LedgerEvent event(String type, int revision, ObjectNode plain, LedgerEvent recorded) {
        ObjectNode whole = plain.deepCopy();
        restore(whole, EventCodec.payload(recorded));
        return EventCodec.event(type, revision, whole);
    }

    private static void restore(ObjectNode into, ObjectNode recorded) {
        for (Map.Entry<String, JsonNode> field : recorded.properties()) {
            JsonNode present = into.get(field.getKey());
            if (isPersonal(field.getValue())) {
                into.set(field.getKey(), field.getValue());
            } else if (field.getValue() instanceof ObjectNode nested && present instanceof ObjectNode target) {
                restore(target, nested);
            }
        }
    }

    /** An event as a correction says it, where personal fields do not matter; those that cannot be left out are empty. */
    static LedgerEvent event(String type, int revision, ObjectNode plain) {
        ObjectNode whole = plain.deepCopy();
        if (type.equals("enterprise.relation-recorded") && !whole.has("party")) {
            whole.set("party", JsonNodeFactory.instance.objectNode().put(COMMIT, ""));
        }
        return EventCodec.event(type, revision, whole);
    }

    /**
     * Refuses what does not read as an event of that name, or states personal fields.
     *
     * @throws RefusedValue naming it
     */
    static void requireEvent(String type, ObjectNode plain) {
        Class<? extends Record> shape = EventCodec.types().get(type);
        if (shape == null) {
            throw new RefusedValue(type, "没有这种账目");
        }
        try {
            LedgerEvent event = event(type, EventCodec.revision(shape), plain);
            if (!plain(event).equals(plain)) {
                throw new RefusedValue(plain, "更正不写个人信息，个人信息以变更单位信息办理");
            }
        } catch (InvalidDocument e) {
            throw new RefusedValue(
                    plain, "更正后的内容不是 " + type + "：" + e.problems().getFirst());
        }
    }
}
