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
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
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
            .setAllowNonScalarKeys(true) // refused with their place by who reads the mapping
            .build();

    private YamlTree() {}

    /** The file's one mapping; nothing when the file cannot be read at all, which is then reported. */
    static Optional<MappingNode> read(byte[] bytes, Problems problems) {
        if (bytes.length > MAX_BYTES) {
            problems.report(START, bytes.length + " 字节", "应不超过 " + MAX_BYTES + " 字节（1 MiB）");
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
            problems.report(
                    START, root.isEmpty() ? "空文件" : "不是一组“键: 值”", "应为政策包的各个键，一行一个，例如 pack: mycity-2026；冒号用英文半角，后面空一格");
        } catch (CharacterCodingException notUtf8) {
            problems.report(START, "不是 UTF-8 文字", "应为 UTF-8 编码的文本文件；请用编辑器另存为 UTF-8");
        } catch (MarkedYamlEngineException malformed) {
            report(
                    problems,
                    malformed.getProblemMark().map(mark -> spot(mark, "")).orElse(START),
                    YamlMistakes.of(
                            String.valueOf(malformed.getProblem()), Optional.ofNullable(malformed.getContext())));
        } catch (ReaderException unprintable) {
            problems.report(
                    spot(new String(bytes, StandardCharsets.UTF_8), unprintable.getPosition()),
                    "看不见的字符 U+%04X".formatted(unprintable.getCodePoint()),
                    "应为印在纸上看得见的字符；请删去重打");
        } catch (YamlVersionException directive) {
            problems.report(START, "百分号开头的 YAML 版本指令", "不写这一行");
        } catch (YamlEngineException malformed) {
            report(problems, START, YamlMistakes.of(String.valueOf(malformed.getMessage()), Optional.empty()));
        }
        return Optional.empty();
    }

    private static void report(Problems problems, Spot spot, YamlMistakes.Mistake mistake) {
        problems.report(spot, mistake.found(), mistake.expected());
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
                problems.report(spot, "超过 " + MAX_DEPTH + " 层的嵌套", "应少几层");
                return false;
            }
            if (documents > 1) {
                problems.report(spot, "第二个文档（---）", "应为一个文件一个政策包");
                return false;
            }
            if (event instanceof AliasEvent
                    || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
                problems.report(spot, "锚点或引用（&、*）", "应为值本身，逐处写出；值以 & 或 * 开头的，把值放在引号里");
                return false;
            }
            if (tagged(event)) {
                problems.report(spot, "感叹号开头的标签（!）", "应为不带标签的值；值以 ! 开头的，把值放在引号里，例如 '!(enterprise.pilot)'");
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

    /** Where the character of that number, from 0, stands. */
    private static Spot spot(String text, int characters) {
        String before = text.codePoints()
                .limit(characters)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        int lines = (int) before.chars().filter(character -> character == '\n').count();
        String last = before.substring(before.lastIndexOf('\n') + 1);
        return new Spot(lines + 1, last.codePointCount(0, last.length()) + 1, "");
    }

    static Spot spot(Node node, String path) {
        return node.getStartMark().map(mark -> spot(mark, path)).orElse(START.at(path));
    }
}
