package org.mingzhang.domain.policy.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mingzhang.domain.policy.reading.Problems.Spot;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Turns bytes into a tree of YAML nodes with their marks. Nodes only: no object is built from a tag, no alias is
 * followed, and a file that is too large or too deep is refused before it costs anything.
 */
final class YamlTree {
    static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 30;
    private static final Spot START = new Spot(1, 1, "");
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setLabel("pack")
            .setCodePointLimit(MAX_BYTES)
            .setMaxAliasesForCollections(0)
            .setUseMarks(true)
            .build();

    private YamlTree() {}

    /** The file's one mapping; nothing when the file cannot be read at all, which is then reported. */
    static Optional<MappingNode> read(byte[] bytes, Problems problems) {
        if (bytes.length > MAX_BYTES) {
            problems.report(START, bytes.length + " bytes", "at most " + MAX_BYTES + " bytes");
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!scan(text, problems)) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            if (root.isPresent() && root.get() instanceof MappingNode mapping) {
                return Optional.of(mapping);
            }
            problems.report(START, root.isEmpty() ? "an empty file" : "something else", "the keys of a pack");
        } catch (CharacterCodingException notUtf8) {
            problems.report(START, "bytes that are not UTF-8", "a text file in UTF-8");
        } catch (MarkedYamlEngineException malformed) {
            problems.report(
                    malformed.getProblemMark().map(mark -> spot(mark, "")).orElse(START),
                    String.valueOf(malformed.getProblem()),
                    "well-formed YAML");
        } catch (YamlEngineException malformed) {
            problems.report(START, String.valueOf(malformed.getMessage()), "well-formed YAML");
        }
        return Optional.empty();
    }

    /** Looks at the events before any tree is built: one document, no aliases, no tags, not too deep. */
    private static boolean scan(String text, Problems problems) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            switch (event.getEventId()) {
                case DocumentStart -> documents++;
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            Spot spot = event.getStartMark().map(mark -> spot(mark, "")).orElse(START);
            if (depth > MAX_DEPTH) {
                problems.report(spot, "more than " + MAX_DEPTH + " levels", "a flatter file");
                return false;
            }
            if (documents > 1) {
                problems.report(spot, "a second document", "one pack in one file");
                return false;
            }
            if (event instanceof AliasEvent
                    || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
                problems.report(spot, "an anchor or alias (&, *)", "the value itself, written out");
                return false;
            }
            if (tagged(event)) {
                problems.report(spot, "a tag (!)", "plain values without tags");
                return false;
            }
        }
        return true;
    }

    private static boolean tagged(Event event) {
        return (event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
                || (event instanceof CollectionStartEvent collection
                        && collection.getTag().isPresent());
    }

    static Spot spot(Mark mark, String path) {
        return new Spot(mark.getLine() + 1, mark.getColumn() + 1, path);
    }

    static Spot spot(Node node, String path) {
        return node.getStartMark().map(mark -> spot(mark, path)).orElse(START.at(path));
    }
}
