package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mingzhang.app.workbook.Sheet;
import org.mingzhang.app.workbook.Sheets;
import org.mingzhang.app.workbook.Template;
import org.mingzhang.domain.policy.PolicyPack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The empty import workbook. */
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = {"写出空的导入工作簿：各表的列名、下拉选项和一张说明表。", "不写 --programme 和 --pack 时，按唯一自带的政策包。"})
final class TemplateCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private PackChoice choice = new PackChoice();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE.xlsx",
            description = "写入的文件；不覆盖已有的文件。")
    private Path file = Path.of("");

    @Option(names = "--all", description = "写出全部的表，包括该政策包用不到的。")
    private boolean all;

    @Override
    public void run() {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            throw new WrongUsage("-o", file.toString(), "-o 的文件名应以 .xlsx 结尾");
        }
        // Without a word about it, the names are those of the pack that the invented records follow; which one is said.
        write(choice.isPack() || choice.isProgramme() ? choice.pack(ledger, output) : SampleCity.pack());
    }

    private void write(PolicyPack pack) {
        if (Files.exists(file)) {
            throw new WrongUsage("-o", file.toString(), "已有文件 " + file + "：请换一个文件名，或先把它移走");
        }
        List<Sheet> sheets = all ? Sheets.all() : Template.sheets(pack);
        try {
            Template.write(file, pack, sheets);
        } catch (IOException e) {
            throw EnvironmentLack.cannotWrite(file, e);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", file.toString());
        document.put("pack", pack.id());
        document.put("sheets", sheets.stream().map(Sheet::name).toList());
        output.print(
                document,
                out -> out.println("已写入 " + file + "：" + pack.title() + "，" + sheets.size() + " 张表；写法见其中“说明”表"
                        + (choice.isPack() || choice.isProgramme() ? "" : "；其他专项的，以 --programme 或 --pack 指明")));
    }
}
