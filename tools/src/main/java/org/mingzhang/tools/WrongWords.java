package org.mingzhang.tools;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Command lines that picocli cannot read, told in Chinese and without the names of Java types. */
final class WrongWords {
    private WrongWords() {}

    static Failure failure(ParameterException wrong) {
        List<Problem> problems = problems(wrong);
        return new Failure(
                ExitCode.WRONG_USAGE,
                "wrong-usage",
                problems.size() == 1 ? problems.getFirst().message() : "命令写法有 " + problems.size() + " 处不对",
                problems,
                "用法见 " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    }

    private static List<Problem> problems(ParameterException wrong) {
        return switch (wrong) {
            case MissingParameterException missing
            when !missing.getMissing().isEmpty() ->
                missing.getMissing().stream()
                        .map(arg -> problem(name(arg), "", "缺少必填的 " + name(arg) + described(arg)))
                        .toList();
            case UnmatchedArgumentException unmatched
            when !unmatched.getUnmatched().isEmpty() -> unknown(unmatched);
            case OverwrittenOptionException twice ->
                List.of(problem(name(twice.getOverwritten()), "", name(twice.getOverwritten()) + " 只能写一次"));
            case MaxValuesExceededException more -> List.of(problem("", "", "取值写多了，请对照用法"));
            default -> List.of(other(wrong));
        };
    }

    /** After a command that there is not, nothing can be said of its options. */
    private static List<Problem> unknown(UnmatchedArgumentException unmatched) {
        List<String> words = unmatched.getUnmatched();
        boolean noCommand = !words.getFirst().startsWith("-")
                && !unmatched.getCommandLine().getSubcommands().isEmpty();
        return words.stream()
                .limit(noCommand ? 1 : words.size())
                .map(word -> unknown(word, unmatched))
                .toList();
    }

    private static List<String> near(String word, CommandLine command) {
        return near(
                word,
                word.startsWith("-")
                        ? command.getCommandSpec().options().stream().map(OptionSpec::longestName)
                        : command.getSubcommands().keySet().stream());
    }

    /** What somebody may have meant: a letter or two away. */
    static List<String> near(String word, Stream<String> known) {
        return known.filter(name -> distance(word, name) <= Math.min(2, word.length() / 2))
                .toList();
    }

    /** Letters to change, add, leave out, or swap with their neighbour. */
    private static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                steps[i][j] = Math.min(steps[i - 1][j - 1] + change, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[a.length()][b.length()];
    }

    private static Problem unknown(String word, UnmatchedArgumentException unmatched) {
        boolean option = word.startsWith("-");
        List<String> near = near(word, unmatched.getCommandLine());
        String what =
                option ? "没有选项 " : unmatched.getCommandLine().getSubcommands().isEmpty() ? "多余的参数 " : "没有命令 ";
        return problem(
                word,
                word,
                what
                        + word
                        + (near.isEmpty()
                                ? ""
                                : "；是不是 "
                                        + String.join(
                                                "、", near.stream().limit(3).toList())));
    }

    private static Problem other(ParameterException wrong) {
        ArgSpec arg = wrong.getArgSpec();
        String value = wrong.getValue();
        if (arg != null && value != null) {
            return new Problem(
                    name(arg), value, form(arg), name(arg) + " 的取值不对：" + value + "；" + form(arg), null, null);
        }
        if (arg != null) {
            return problem(name(arg), "", name(arg) + " 的写法不对" + described(arg));
        }
        var subcommands = wrong.getCommandLine().getSubcommands().keySet();
        return problem("", "", subcommands.isEmpty() ? "命令写法不对" : "请写明以下命令之一：" + String.join("、", subcommands));
    }

    private static Problem problem(String place, String value, String sentence) {
        return new Problem(place, value, sentence, sentence, null, null);
    }

    /** An option by its longest name, a parameter by its label. */
    private static String name(@Nullable ArgSpec arg) {
        return switch (arg) {
            case OptionSpec option -> option.longestName();
            case PositionalParamSpec parameter -> parameter.paramLabel();
            case null, default -> "参数";
        };
    }

    private static String described(ArgSpec arg) {
        return arg.description().length == 0 ? "" : "（" + arg.description()[0].replaceFirst("[。；]$", "") + "）";
    }

    private static String form(ArgSpec arg) {
        Class<?> type = arg.auxiliaryTypes().length > 0 ? arg.auxiliaryTypes()[0] : arg.type();
        if (type.isEnum()) {
            return "应为以下之一："
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining("、"));
        }
        if (type == LocalDate.class) {
            return "应为日期，写作 2026-03-31";
        }
        return List.of(int.class, long.class, Integer.class, Long.class).contains(type) ? "应为整数" : "请对照用法";
    }
}
