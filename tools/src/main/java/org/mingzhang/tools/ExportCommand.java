package org.mingzhang.tools;

import picocli.CommandLine.Command;

/** What leaves the ledger as files. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "把账本中的内容导出为文件。",
        subcommands = ExportPaymentsCommand.class)
final class ExportCommand {
    private ExportCommand() {}
}
