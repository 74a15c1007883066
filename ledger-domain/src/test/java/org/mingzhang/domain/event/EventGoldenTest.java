package org.mingzhang.domain.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.given.Samples;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.seal.CanonicalJson;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One stored entry of every event and revision that was ever written. {@code -Drewrite=true} writes samples that are
 * missing and those of the newest revision; a build server never does. A sample of a revision that was released must never
 * change: what changes is the revision, with an upcaster from the old.
 */
class EventGoldenTest {
    private static final Pattern NAME = Pattern.compile("(.+)\\.([0-9]+)\\.json");
    private static final Path FOLDER = Path.of("src/test/resources/golden/events");
    private static final Path NAMES = Path.of("src/test/resources/golden/enums.txt");
    private static final boolean REWRITE = Boolean.getBoolean("rewrite");

    private static Envelope envelope(LedgerEvent event) {
        ObjectNode command = JsonNodeFactory.instance.objectNode();
        command.put("schema", "mingzhang.command/1").put("commandId", "golden-0001");
        return new Envelope(
                "示例账本",
                "golden-0001.0",
                new StreamId(event.streamType(), "示例-1"),
                7,
                Instant.parse("2026-03-02T01:02:03.004Z"),
                LocalDate.of(2026, 3, 1),
                new ActorRef("示例经办", "示例单位", "FINANCE", "d071b195ad7fdb8c"),
                command,
                null,
                "c2ln",
                event);
    }

    private static Path file(String type, int revision) {
        return FOLDER.resolve(type + "." + revision + ".json");
    }

    private static Map<String, LedgerEvent> samples() {
        Map<String, LedgerEvent> samples = new TreeMap<>();
        EventCodec.types().forEach((type, shape) -> samples.put(type, (LedgerEvent) Samples.full(shape)));
        return samples;
    }

    @Test
    void theNewestRevisionOfEveryEventHasItsSampleByteForByte() throws IOException {
        for (Map.Entry<String, LedgerEvent> sample : samples().entrySet()) {
            Path file = file(sample.getKey(), EventCodec.revision(sample.getValue()));
            byte[] bytes = EventCodec.encode(envelope(sample.getValue()));
            if (REWRITE) {
                Files.createDirectories(FOLDER);
                Files.write(file, bytes);
            }
            assertThat(file)
                    .as("a sample of every event; -Drewrite=true writes it")
                    .exists();
            assertThat(new String(Files.readAllBytes(file), UTF_8))
                    .as("%s: a changed shape is a new revision with an upcaster", file.getFileName())
                    .isEqualTo(new String(bytes, UTF_8));
        }
    }

    @Test
    void everySampleIsOfAnEventThatExistsAndReadsBack() throws IOException {
        for (Path file : files()) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            assertThat(name.matches()).as(file.toString()).isTrue();
            byte[] bytes = Files.readAllBytes(file);
            Envelope read = EventCodec.decode(bytes);
            assertThat(EventCodec.type(read.event())).isEqualTo(name.group(1));
            int revision = Integer.parseInt(name.group(2));
            assertThat(revision).isLessThanOrEqualTo(EventCodec.revision(read.event()));
            assertThat(CanonicalJson.read(bytes).get("revision").intValue()).isEqualTo(revision);
        }
    }

    @Test
    void everySampleOfTheNewestRevisionEncodesBackToItsBytes() throws IOException {
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            Envelope read = EventCodec.decode(bytes);
            if (CanonicalJson.read(bytes).get("revision").intValue() == EventCodec.revision(read.event())) {
                assertThat(EventCodec.encode(read)).as(file.toString()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void anEventWithoutItsOptionalFieldsReadsBackToo() {
        EventCodec.types().forEach((type, shape) -> {
            Record bare = Samples.bare(shape);
            assertThat(EventCodec.event(type, 1, RecordMapper.toJson(bare))).isEqualTo(bare);
        });
    }

    /** Constants are stored by name; renaming one makes old entries unreadable. */
    @Test
    void storedConstantsKeepTheirNames() throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        EventCodec.types().values().forEach(shape -> constants(shape, lines));
        String text = String.join("\n", lines) + "\n";
        if (REWRITE) {
            Files.writeString(NAMES, text, UTF_8);
        }
        List<String> now = List.copyOf(lines);
        for (String before : Files.readAllLines(NAMES, UTF_8)) {
            String kind = before.substring(0, before.indexOf(':'));
            List<String> constants =
                    Arrays.asList(before.substring(before.indexOf(':') + 2).split(" ", -1));
            assertThat(now).anySatisfy(line -> {
                assertThat(line).startsWith(kind + ":");
                assertThat(line.substring(line.indexOf(':') + 2).split(" ", -1)).containsAll(constants);
            });
        }
        assertThat(Files.readString(NAMES, UTF_8)).isEqualTo(text);
    }

    private static void constants(Class<?> shape, Set<String> lines) {
        for (var component : shape.getRecordComponents()) {
            visit(component.getGenericType(), lines);
        }
    }

    private static void visit(java.lang.reflect.Type type, Set<String> lines) {
        if (type instanceof java.lang.reflect.ParameterizedType parameterized) {
            for (java.lang.reflect.Type argument : parameterized.getActualTypeArguments()) {
                visit(argument, lines);
            }
        } else if (type instanceof Class<?> raw && raw.isEnum()) {
            lines.add(raw.getName().substring("org.mingzhang.domain.".length()) + ": "
                    + Arrays.stream(raw.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(" ")));
        } else if (type instanceof Class<?> raw && raw.isRecord()) {
            constants(raw, lines);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }
}
