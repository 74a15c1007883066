package org.mingzhang.domain.event;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorEvent;
import org.mingzhang.domain.application.ApplicationEvent;
import org.mingzhang.domain.award.AwardEvent;
import org.mingzhang.domain.bank.BankEvent;
import org.mingzhang.domain.correction.CorrectionEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.expert.ExpertEvent;
import org.mingzhang.domain.imports.ImportEvent;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.ledger.LogEvent;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.programme.ProgrammeEvent;
import org.mingzhang.domain.project.ProjectEvent;
import org.mingzhang.domain.provider.ProviderEvent;
import org.mingzhang.domain.seal.CanonicalJson;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.IsoTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The only place where an event becomes bytes and bytes become an event. The bytes are RFC 8785 JSON; what is stored is
 * what is hashed. Old revisions are lifted by upcasters on reading; stored bytes never change.
 */
public final class EventCodec {
    /** Tile bundles carry the length of an entry in 16 bits. */
    public static final int MAX_BYTES = 65_535;

    /** Every event family; a family that is missing here cannot be written. */
    static final List<Class<? extends LedgerEvent>> FAMILIES = List.of(
            LogEvent.class,
            ActorEvent.class,
            ProgrammeEvent.class,
            EnterpriseEvent.class,
            ProviderEvent.class,
            ExpertEvent.class,
            ApplicationEvent.class,
            ProjectEvent.class,
            AwardEvent.class,
            OfficialListEvent.class,
            BankEvent.class,
            ImportEvent.class,
            CorrectionEvent.class);

    private static final Map<String, Class<? extends Record>> TYPES = new TreeMap<>();

    /** From {@code name/revision} to the payload of the next revision. Empty until a shape changes. */
    private static final Map<String, UnaryOperator<ObjectNode>> UPCASTERS = Map.of();

    static {
        for (Class<? extends LedgerEvent> family : FAMILIES) {
            for (Class<?> type : family.getPermittedSubclasses()) {
                EventName name = nameOf(type);
                Class<?> other = TYPES.put(name.value(), type.asSubclass(Record.class));
                if (other != null) {
                    throw new IllegalStateException(name.value() + " names both " + type + " and " + other);
                }
            }
        }
    }

    private EventCodec() {}

    private static EventName nameOf(Class<?> type) {
        EventName name = type.getAnnotation(EventName.class);
        if (name == null) {
            throw new IllegalStateException(type + " has no @EventName");
        }
        return name;
    }

    /** The stored name of an event. */
    public static String type(LedgerEvent event) {
        return nameOf(event.getClass()).value();
    }

    /** The same of a kind of events. */
    public static String type(Class<? extends LedgerEvent> event) {
        return nameOf(event).value();
    }

    /** The revision of the event's shape that is written today. */
    public static int revision(LedgerEvent event) {
        return nameOf(event.getClass()).revision();
    }

    /** The revision of a shape that is written today. */
    public static int revision(Class<? extends Record> shape) {
        return nameOf(shape).revision();
    }

    /** Every stored name with the record that holds it. */
    public static Map<String, Class<? extends Record>> types() {
        return java.util.Collections.unmodifiableMap(TYPES);
    }

    /** The payload of an event as a tree. */
    public static ObjectNode payload(LedgerEvent event) {
        return RecordMapper.toJson((Record) event);
    }

    /**
     * The entry's bytes.
     *
     * @throws IllegalArgumentException when they would be longer than {@link #MAX_BYTES}
     */
    public static byte[] encode(Envelope envelope) {
        return encode(envelope, payload(envelope.event()));
    }

    /**
     * The entry's bytes with a payload that was completed after the decision (ciphertext of personal fields).
     *
     * @throws IllegalArgumentException when they would be longer than {@link #MAX_BYTES}
     */
    public static byte[] encode(Envelope envelope, ObjectNode payload) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("schema", Envelope.SCHEMA);
        out.put("ledger", envelope.ledger());
        out.put("eventId", envelope.eventId());
        out.putObject("stream")
                .put("type", envelope.stream().type().code())
                .put("id", envelope.stream().id())
                .put("seq", envelope.seq());
        out.put("type", type(envelope.event()));
        out.put("revision", revision(envelope.event()));
        out.put("recordedAt", RecordMapper.text(envelope.recordedAt()));
        if (envelope.businessDate() != null) {
            out.put("businessDate", envelope.businessDate().toString());
        }
        out.set("actor", RecordMapper.toJson(envelope.actor()));
        if (envelope.command() != null) {
            out.set("command", envelope.command());
        }
        if (envelope.commandRef() != null) {
            out.put("commandRef", envelope.commandRef());
        }
        if (envelope.commandSig() != null) {
            out.put("commandSig", envelope.commandSig());
        }
        if (envelope.origin() != null) {
            out.set("origin", RecordMapper.toJson(envelope.origin()));
        }
        out.set("payload", payload);
        byte[] bytes = CanonicalJson.write(out);
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "一条账目最多 " + MAX_BYTES + " 字节，这一条 " + bytes.length + " 字节：" + type(envelope.event()));
        }
        return bytes;
    }

    /**
     * What the bytes of an entry say.
     *
     * @throws RuntimeException when they are not an entry of this format: a fault, since only such were written
     */
    public static Envelope decode(byte[] bytes) {
        JsonNode tree = CanonicalJson.read(bytes);
        if (!Envelope.SCHEMA.equals(text(tree, "schema"))) {
            throw new IllegalArgumentException("unknown entry schema: " + tree.get("schema"));
        }
        JsonNode stream = required(tree, "stream");
        JsonNode date = tree.get("businessDate");
        JsonNode origin = tree.get("origin");
        return new Envelope(
                text(tree, "ledger"),
                text(tree, "eventId"),
                new StreamId(StreamType.ofCode(text(stream, "type")), text(stream, "id")),
                required(stream, "seq").longValue(),
                IsoTime.instant(text(tree, "recordedAt")),
                date == null ? null : IsoTime.date(date.stringValue()),
                RecordMapper.fromJson(required(tree, "actor"), ActorRef.class),
                (ObjectNode) tree.get("command"),
                optionalText(tree, "commandRef"),
                optionalText(tree, "commandSig"),
                origin == null ? null : RecordMapper.fromJson(origin, Origin.class),
                event(text(tree, "type"), required(tree, "revision").intValue(), required(tree, "payload")));
    }

    /**
     * The event of an entry whose header was read, without the envelope around it.
     *
     * @throws RuntimeException when it is not an event of this format
     */
    public static LedgerEvent event(EntryHeader header, byte[] bytes) {
        return event(header.type(), header.revision(), header.payload(bytes));
    }

    /**
     * An event from its stored name, revision and payload.
     *
     * @throws IllegalArgumentException when there is no such event or the payload is not of its shape
     */
    public static LedgerEvent event(String type, int revision, JsonNode payload) {
        Class<? extends Record> shape = TYPES.get(type);
        if (shape == null) {
            throw new IllegalArgumentException("unknown event type: " + type);
        }
        ObjectNode lifted = (ObjectNode) payload;
        int newest = nameOf(shape).revision();
        for (int at = revision; at < newest; at++) {
            UnaryOperator<ObjectNode> upcaster = UPCASTERS.get(type + "/" + at);
            if (upcaster == null) {
                throw new IllegalStateException("no upcaster for " + type + "/" + at);
            }
            lifted = upcaster.apply(lifted);
        }
        if (revision > newest) {
            throw new IllegalArgumentException(type + "/" + revision + " is newer than this program");
        }
        return (LedgerEvent) RecordMapper.fromJson(lifted, shape);
    }

    /** Event names by family, in order of declaration, for documents. */
    public static Map<String, List<String>> namesByFamily() {
        Map<String, List<String>> out = new LinkedHashMap<>();
        for (Class<? extends LedgerEvent> family : FAMILIES) {
            out.put(
                    family.getSimpleName(),
                    Arrays.stream(family.getPermittedSubclasses())
                            .map(type -> nameOf(type).value())
                            .toList());
        }
        return out;
    }

    private static JsonNode required(JsonNode tree, String name) {
        JsonNode child = tree.get(name);
        if (child == null) {
            throw new IllegalArgumentException("entry lacks " + name);
        }
        return child;
    }

    private static String text(JsonNode tree, String name) {
        return required(tree, name).stringValue();
    }

    private static @Nullable String optionalText(JsonNode tree, String name) {
        JsonNode child = tree.get(name);
        return child == null ? null : child.stringValue();
    }
}
