package org.mingzhang.domain.policy.reading;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Says in a clerk's Chinese why a file is no YAML. The parser's own words are English and a programmer's; they stay in
 * brackets only where a later version of it says something that is not known here.
 */
final class YamlMistakes {
    /** What stands there, and what should. */
    record Mistake(String found, String expected) {}

    private static final String INDENT = "应为同一层的各行左边对齐，下一层多缩进两个空格";
    private static final String QUOTE = "应为成对的引号；值里本来有引号的，整个值换另一种引号括起来，例如 '他说\"可以\"'";

    private static final Mistake DIRECTIVE = new Mistake("感叹号开头的标签（!）或百分号开头的指令（%）", "应为普通的值；值以 ! 或 % 开头的，把值放在引号里");

    /** By how the parser's message begins. */
    private static final Map<String, Mistake> KNOWN = Map.ofEntries(
            Map.entry("expected ',' or ']'", new Mistake("列表的方括号没有配对，或两项之间缺少逗号", "应为 [a, b]，逗号和括号都用英文半角")),
            Map.entry("expected ',' or '}'", new Mistake("花括号没有配对，或两项之间缺少逗号", "应为 {a: 1, b: 2}，逗号、冒号和括号都用英文半角")),
            Map.entry(
                    "mapping values are not allowed here",
                    new Mistake("这里多出一个冒号，或缩进不对", "应为一行一个“键: 值”，同一层左边对齐；值里有“: ”的，把值放在引号里")),
            Map.entry("mapping keys are not allowed here", new Mistake("这里不能以“? ”开头", "应为一行一个“键: 值”；值以问号开头的，把值放在引号里")),
            Map.entry(
                    "sequence entries are not allowed here",
                    new Mistake("键的后面直接写了“- ”", "应为列表另起一行，每行一个“- 项”；或写作 [a, b]")),
            Map.entry("found unexpected end of stream", new Mistake("引号没有配对，一直到文件末尾", QUOTE)),
            Map.entry("found unknown escape character", new Mistake("双引号里有反斜杠", "应为不带反斜杠的文字，或把双引号换成单引号")),
            Map.entry("expected escape sequence", new Mistake("双引号里有反斜杠", "应为不带反斜杠的文字，或把双引号换成单引号")),
            Map.entry("found character '\\t(TAB)'", new Mistake("制表符（Tab）", "应为空格，每层缩进两个")),
            Map.entry("found character '", new Mistake("值以 @、% 或反引号开头", "应为放在引号里的值，例如 '@示例'")),
            Map.entry("expected <block end>, but found '<scalar>'", new Mistake("引号后面还有文字", QUOTE)),
            Map.entry("expected <block end>", new Mistake("这一行的缩进与上面对不齐", INDENT)),
            Map.entry("could not find expected ':'", new Mistake("上面一行缺少冒号", "应为“键: 值”，冒号用英文半角，后面空一格")),
            Map.entry("expected the node content", new Mistake("值以括号或逗号开头", "应为成对的括号；值以括号或逗号开头的，把值放在引号里")),
            Map.entry("expected chomping", new Mistake("| 或 > 的后面还有文字", "应为 | 或 > 后面换行，文字从下一行开始并缩进")),
            Map.entry("expected indentation indicator", new Mistake("| 或 > 的后面还有数字", "应为 | 或 > 后面换行，文字从下一行开始并缩进")),
            Map.entry("expected a comment or a line break", new Mistake("| 或 > 的后面还有文字", "应为 | 或 > 后面换行，文字从下一行开始并缩进")),
            Map.entry("expected '<document start>'", new Mistake("“...” 的后面还有内容", "应为一个文件一个政策包，不写单独一行的 ... 或 ---")),
            Map.entry("but found another document", new Mistake("第二个文档（---）", "应为一个文件一个政策包")),
            Map.entry("found undefined alias", new Mistake("星号开头的引用（*）", "应为值本身，逐处写出；值以星号开头的，把值放在引号里")),
            Map.entry("unexpected character found", new Mistake("& 或 * 的后面没有名称", "应为值本身；值以 & 或 * 开头的，把值放在引号里")),
            Map.entry("duplicate tag handle", DIRECTIVE),
            Map.entry("found duplicate YAML directive", DIRECTIVE),
            Map.entry("found undefined tag handle", DIRECTIVE));

    private YamlMistakes() {}

    /** The parser's message in Chinese. */
    static Mistake of(String message, Optional<String> context) {
        if (context.orElse("").matches("while (scanning|parsing) a (tag|directive|YAML directive|TAG directive).*")) {
            return DIRECTIVE;
        }
        return KNOWN.entrySet().stream()
                .filter(known -> message.startsWith(known.getKey()))
                .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)))
                .map(Map.Entry::getValue)
                .orElseGet(() -> new Mistake("读不懂的写法（解析程序原文：" + message + "）", "应为 YAML：一行一个“键: 值”，按层缩进两个空格"));
    }
}
