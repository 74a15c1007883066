package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The command speaks one language to people; names of commands, options and values stay as they are. */
class LanguageTest {
    private static final String CHINESE = "\\p{IsHan}";

    @TestFactory
    Stream<DynamicTest> everyCommandExplainsItselfInChinese() {
        CommandLine ledger =
                Ledger.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        List<CommandLine> all = new ArrayList<>();
        collect(ledger, all);
        assertThat(all).hasSizeGreaterThan(25);
        return all.stream()
                .map(command -> DynamicTest.dynamicTest(
                        command.getCommandSpec().qualifiedName(), () -> speaksChinese(command)));
    }

    private static void collect(CommandLine command, Collection<CommandLine> all) {
        all.add(command);
        command.getSubcommands().values().forEach(subcommand -> collect(subcommand, all));
    }

    private static void speaksChinese(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        assertThat(spec.usageMessage().description()).isNotEmpty().allSatisfy(line -> assertThat(line)
                .containsPattern(CHINESE));
        assertThat(spec.findOption("--help")).isNotNull();
        Stream.concat(spec.options().stream(), spec.positionalParameters().stream())
                .forEach(LanguageTest::isDescribed);
        String help = command.getUsageMessage();
        assertThat(help.strip()).as("no heading without a list").doesNotEndWith("：");
        assertThat(help)
                .contains("用法：")
                .doesNotContain("Usage", "Options:", "Commands:", "Parameters:", "Exit codes", "Show this");
    }

    private static void isDescribed(ArgSpec arg) {
        String[] words = arg.description();
        assertThat(words).as(arg.toString()).isNotEmpty().allSatisfy(line -> assertThat(line)
                .as(arg.toString())
                .containsPattern(CHINESE));
    }
}
