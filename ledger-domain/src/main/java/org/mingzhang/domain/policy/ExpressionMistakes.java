package org.mingzhang.domain.policy;

import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in a clerk's Chinese what the compiler of expressions found. Its own words are English and a programmer's; they
 * stay in brackets only where a later version of it says something that is not known here.
 */
final class ExpressionMistakes {
    private static final String REFERENCE_FORM = " 的括号里写一个编号，放在英文双引号里，例如 ";

    /** What a name of the type checker means to a clerk. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("int", "整数"),
            Map.entry("amount", "金额"),
            Map.entry("share", "比例"),
            Map.entry("string", "文字"),
            Map.entry("bool", "是否"),
            Map.entry("date", "日期"),
            Map.entry("points", "分数"),
            Map.entry("null", "空值 null"),
            Map.entry("null_type", "空值 null"),
            Map.entry("uint", "带后缀 u 的数"),
            Map.entry("bytes", "带前缀 b 的文字"),
            Map.entry("double", "小数"),
            Map.entry("list", "列表"));

    private static final String SAME = "两边须是同一类值";
    /** What each operation takes. */
    static final Map<String, String> TAKES = Map.ofEntries(
            Map.entry("_==_", SAME),
            Map.entry("_!=_", SAME),
            Map.entry("_<_", SAME),
            Map.entry("_<=_", SAME),
            Map.entry("_>_", SAME),
            Map.entry("_>=_", SAME),
            Map.entry("_+_", "两边须都是金额、都是比例、都是整数或都是文字"),
            Map.entry("_-_", "两边须都是金额、都是比例或都是整数"),
            Map.entry("_*_", "可以是比例乘金额、比例乘整数、金额乘整数、整数乘整数"),
            Map.entry("_&&_", "两边须都是“是否”，例如 enterprise.pilot && acceptance.passed"),
            Map.entry("_||_", "两边须都是“是否”，例如 enterprise.pilot || acceptance.passed"),
            Map.entry("!_", "后面须是“是否”，例如 !enterprise.pilot"),
            Map.entry("-_", "后面须是整数"),
            Map.entry("_?_:_", "问号前须是“是否”，冒号两边须是同一类值"),
            Map.entry("@in", "左边的值须与列表里的值同类，例如 honour.id in [\"cmmm\", \"dcmm\"]"),
            Map.entry("min", "括号里须是两个金额或两个整数，例如 min(1, 2)"),
            Map.entry("max", "括号里须是两个金额或两个整数，例如 max(1, 2)"),
            Map.entry("share", "括号里须是两个金额或两个整数，例如 share(5, 10)"),
            Map.entry("year", "括号里须是一个日期，例如 year(application.submittedOn)"),
            Map.entry("yearsAfter", "括号里须是一个日期和一个整数，例如 yearsAfter(contract.signedOn, 1)"),
            Map.entry("monthsAfter", "括号里须是一个日期和一个整数，例如 monthsAfter(acceptance.assessedOn, 6)"),
            Map.entry("daysAfter", "括号里须是一个日期和一个整数，例如 daysAfter(project.completedOn, 60)"),
            Map.entry(ExpressionLanguage.YEARS_BEFORE, "括号里须是一个整数，例如 yearsAgo(3)"),
            Map.entry(ExpressionLanguage.MONTHS_BEFORE, "括号里须是一个整数，例如 monthsAgo(6)"),
            Map.entry("floor", "括号里须是一个比例，例如 floor(rate(\"5%\") * 116)"));

    private static final Map<String, String> LITERALS = Map.of(
            "分数", "points(\"75\")",
            "比例", "rate(\"15%\")",
            "金额", "amount(\"20万元\")",
            "日期", "date(\"2026-09-30\")");

    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '(.+?)' applied to '(?:.+\\.)?\\((.*?)\\)'.*");
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(.+?)'.*");
    private static final Pattern CHARACTER = Pattern.compile("token recognition error at: '(.+?)\\s*'");
    private static final Pattern UNEXPECTED = Pattern.compile("(?:extraneous|mismatched) input '(.+?)' expecting .*");
    private static final Pattern NO_ALTERNATIVE = Pattern.compile("no viable alternative at input '(.+?)'");
    private static final Pattern MISSING = Pattern.compile("missing '?(.+?)'? at '(.+?)'");
    private static final Pattern RESERVED = Pattern.compile("reserved identifier: (.+)");
    private static final Pattern NUMBER = Pattern.compile("For input string: \"(.+?)\".*");
    private static final String END = "<EOF>";

    private ExpressionMistakes() {}

    /** Our own words for a name that is no literal, which come back through the compiler. */
    static String referenceForm(String word) {
        return word.equals(ExpressionLanguage.PARAMETER_WORD)
                ? "param 的括号里写一个参数编号，放在英文双引号里，例如 param(\"pilot.from\")"
                : word + REFERENCE_FORM + word + "(\"编号\")";
    }

    /** The same for a yearly figure. */
    static String yearForm() {
        return "figure 的括号里写编号和一个写明的年份，例如 figure(\"revenue\", 2024)；办理之年的上一年写 figure(\"revenue\", -1)";
    }

    /** The compiler's message in Chinese. */
    static String chinese(String message) {
        if (message.contains(REFERENCE_FORM)
                || message.equals(yearForm())
                || message.equals(referenceForm(ExpressionLanguage.PARAMETER_WORD))) {
            return message;
        }
        Matcher words = OVERLOAD.matcher(message);
        if (words.matches()) {
            return mixed(words.group(1), words.group(2));
        }
        words = UNDECLARED.matcher(message);
        if (words.matches()) {
            return undeclared(words.group(1));
        }
        words = RESERVED.matcher(message);
        if (words.matches()) {
            return "“" + words.group(1) + "” 是表达式语言的保留字，不能作名称";
        }
        words = NUMBER.matcher(message);
        if (words.matches()) {
            return "整数 " + words.group(1) + " 太大";
        }
        if (message.startsWith("expression code point size exceeds limit")) {
            return "表达式太长，最多 " + ExpressionLanguage.MAX_LENGTH + " 个字符，请拆成几条规则";
        }
        if (message.startsWith("Expression recursion limit exceeded")) {
            return "括号或运算嵌套太深，请拆成几条规则";
        }
        return syntax(message);
    }

    /** A kind of the type checker with its word in a pack. */
    static String kind(CelType type) {
        return kind(type.name());
    }

    private static String syntax(String message) {
        Matcher words = CHARACTER.matcher(message);
        if (words.matches()) {
            return character(words.group(1));
        }
        words = UNEXPECTED.matcher(message);
        if (words.matches()) {
            return unexpected(words.group(1));
        }
        words = NO_ALTERNATIVE.matcher(message);
        if (words.matches()) {
            return unexpected(words.group(1));
        }
        words = MISSING.matcher(message);
        if (words.matches()) {
            String missing = words.group(1).matches("[A-Z_]+") ? "名称或值" : "“" + words.group(1) + "”";
            return (words.group(2).equals(END) ? "末尾" : "“" + words.group(2) + "” 之前") + "缺少" + missing;
        }
        return "表达式写法不对（解析程序原文：" + message + "）";
    }

    private static String character(String found) {
        return switch (found.charAt(0)) {
            case '"', '\'' -> "文字的引号没有配对，或引号内有反斜杠、换行；写作 \"cmmm\"";
            case '“', '”', '‘', '’' -> "引号 " + found + " 应为英文双引号，例如 honour.id == \"cmmm\"";
            case '=' -> "“" + found + "” 不是比较符号；等于写作 ==，大于等于写作 >=，小于等于写作 <=";
            case '≥' -> "“≥” 应写作 >=";
            case '≤' -> "“≤” 应写作 <=";
            case '≠' -> "“≠” 应写作 !=";
            case '×' -> "“×” 应写作 *";
            case '&' -> "“并且”应写作 &&";
            case '|' -> "“或者”应写作 ||";
            default -> "表达式里不能有 “" + found + "”；符号用英文半角，文字放在英文双引号里，金额写作 amount(\"20万元\")";
        };
    }

    private static String unexpected(String found) {
        return switch (found) {
            case END -> "表达式没有写完，后面还缺内容，例如 acceptance.levelAfter >= 2；百分数写作 rate(\"15%\")";
            case "and" -> "“并且”应写作 &&，不写 and";
            case "*" -> "“*” 前面缺少一个数；百分数写作 rate(\"50%\")，例如 rate(\"50%\") * contract.priceFen";
            case "or" -> "“或者”应写作 ||，不写 or";
            default -> "“" + found + "” 不应出现在这里，请看它前面是否缺少符号，或括号没有配对";
        };
    }

    private static String undeclared(String name) {
        return switch (name) {
            case "_/_", "_%_" -> "表达式里没有除法和求余；求比例写作 share(部分, 全部)，按比例计算写作 rate(\"50%\") * contract.priceFen";
            case "_[_]" -> "表达式里不能用 [ ] 取列表中的某一项；属于其中之一写作 honour.id in [\"cmmm\", \"dcmm\"]";
            case "param", "granted", "count", "figure", "items", "form" -> referenceForm(name);
            default -> "没有 “" + name + "” 这个名称或运算";
        };
    }

    private static String mixed(String function, String arguments) {
        List<String> kinds =
                split(arguments).stream().map(ExpressionMistakes::kind).toList();
        String takes = TAKES.get(function);
        String given =
                switch (function) {
                    case "!_", "-_" -> "后面是" + kinds.getFirst();
                    case "_?_:_" ->
                        "问号前是" + kinds.getFirst() + "，冒号两边是" + String.join("和", kinds.subList(1, kinds.size()));
                    case "@in" -> "左边是" + kinds.getFirst() + "，右边是" + kinds.getLast();
                    default ->
                        function.startsWith("_") && kinds.size() == 2
                                ? "左边是" + kinds.getFirst() + "，右边是" + kinds.getLast()
                                : "括号里是" + (kinds.isEmpty() ? "空的" : String.join("、", kinds));
                };
        return "“" + symbol(function) + "” 不能这样用：" + given + (takes == null ? "" : "；" + takes)
                + (SAME.equals(takes) ? literal(kinds) : "");
    }

    /** How a value is written of the kind that a whole number is compared with. */
    private static String literal(List<String> kinds) {
        return kinds.contains("整数")
                ? LITERALS.entrySet().stream()
                        .filter(literal -> kinds.contains(literal.getKey()))
                        .map(literal -> "，" + literal.getKey() + "写作 " + literal.getValue())
                        .findFirst()
                        .orElse("")
                : "";
    }

    private static String symbol(String function) {
        return switch (function) {
            case "_?_:_" -> "? :";
            case "@in" -> "in";
            default -> function.startsWith("_") || function.endsWith("_") ? function.replace("_", "") : function;
        };
    }

    private static String kind(String name) {
        if (name.startsWith("list(")) {
            return "列表（" + kind(name.substring("list(".length(), name.length() - 1)) + "）";
        }
        return KINDS.getOrDefault(name, "另一类值");
    }

    /** The kinds between commas; a list's own kind stands in brackets. */
    private static List<String> split(String arguments) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < arguments.length(); i++) {
            char character = arguments.charAt(i);
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (character == ',' && depth == 0) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(character);
            }
        }
        parts.add(part.toString());
        return parts.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
