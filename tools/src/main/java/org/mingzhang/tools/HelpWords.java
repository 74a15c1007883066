package org.mingzhang.tools;

import java.util.ListResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The parts of a help text that picocli brings along, in Chinese; the rest stands at the commands themselves. */
final class HelpWords extends ListResourceBundle {
    /** For a command and all of its subcommands. */
    static void speak(CommandLine command) {
        command.setResourceBundle(new HelpWords());
        headings(command);
    }

    private static void headings(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.synopsisHeading("用法：");
        usage.parameterListHeading("%n参数：%n");
        usage.optionListHeading("%n选项：%n");
        usage.commandListHeading("%n命令：%n");
        if (!usage.exitCodeList().isEmpty()) {
            usage.exitCodeListHeading("%n退出码：%n");
        }
        if (command.getCommandSpec().helpCommand()) {
            // Without an argument this would only ask what it is.
            usage.header(new String[0]);
            usage.description("显示一个命令的用法；不写命令名则列出全部命令。");
        }
        command.getSubcommands().values().forEach(HelpWords::headings);
    }

    @Override
    protected Object[][] getContents() {
        return new Object[][] {
            {"mixinStandardHelpOptions.help", "显示用法。"},
            {"mixinStandardHelpOptions.version", "显示版本。"},
            {"helpCommand.command", "要看用法的命令。"},
            {"helpCommand.help", "显示 help 命令的用法。"}
        };
    }
}
