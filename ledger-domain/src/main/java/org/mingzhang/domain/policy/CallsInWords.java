package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls of an expression whose words stand around their arguments and not before them, however deep they are nested. */
final class CallsInWords {
    private static final Pattern CALL = Pattern.compile("\\b(yearsAfter|monthsAfter|daysAfter|share|year)\\(");

    private CallsInWords() {}

    /** The expression with these calls in words; everything else as it is. */
    static String of(String expression) {
        String text = expression;
        int end = text.length();
        while (true) {
            // The last call has none within it.
            int at = last(text, end);
            if (at < 0) {
                return text;
            }
            int open = text.indexOf('(', at);
            List<String> arguments = new ArrayList<>();
            int close = close(text, open, arguments);
            if (close > 0) {
                text = text.substring(0, at) + words(text.substring(at, open), arguments) + text.substring(close + 1);
            }
            end = at;
        }
    }

    private static int last(String text, int end) {
        int at = -1;
        Matcher call = CALL.matcher(text).region(0, end);
        while (call.find()) {
            at = call.start();
        }
        return at;
    }

    /** Where the bracket that is open there is closed; 0 where it is not. */
    private static int close(String text, int open, List<String> arguments) {
        int depth = 0;
        int from = open + 1;
        for (int i = open; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '(' || sign == '[') {
                depth++;
            } else if (sign == ')' || sign == ']') {
                depth--;
            }
            if (depth == 0 || (depth == 1 && sign == ',')) {
                arguments.add(text.substring(from, i).strip());
                from = i + 1;
            }
            if (depth == 0) {
                return i;
            }
        }
        return 0;
    }

    private static String words(String function, List<String> arguments) {
        String first = arguments.getFirst();
        String last = arguments.getLast();
        return switch (function) {
            case "yearsAfter" -> first + "后" + last + "年";
            case "monthsAfter" -> first + "后" + last + "个月";
            case "daysAfter" -> first + "后" + last + "日";
            case "year" -> first + "的年份";
            default -> bracketed(first) + " 占 " + bracketed(last) + " 的比例";
        };
    }

    /** A sum of several stands in brackets where the words would hold only its end for the argument. */
    private static String bracketed(String argument) {
        return argument.contains(" 占 ") ? "(" + argument + ")" : argument;
    }
}
