package org.mingzhang.tools;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.web.StrictJson;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.RecordMapper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Any decision as a signed command. */
@Command(
        name = "do",
        mixinStandardHelpOptions = true,
        description = {
            "在本机签名并办理一个命令。",
            "FILE 内容为 {\"command\": 命令名, \"payload\": {…}}，可另写 commandId、expiresAt、businessDate、role；"
                    + "或为已在别处签名的命令：{\"command\": {…}, \"signature\": …}。",
            "答复载有回执：其账目、收录证明和已签名的校验点；-o FILE 把它写入文件，即可用 ledger verify 核验。",
            "个人信息写作 {\"personal\": \"原值\"}：签名和入账的只是其加盐承诺值。"
        })
final class DoCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private KeyOption key = new KeyOption();

    @Mixin
    private ReceiptOption receipt = new ReceiptOption();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "命令文件（JSON）。")
    private @Nullable Path file;

    @Option(names = "--explain", paramLabel = "NAME", description = "说明一个命令的字段；写 all 列出全部命令。")
    private @Nullable String explain;

    @Override
    public void run() {
        if (explain != null) {
            explain(explain);
            return;
        }
        if (file == null) {
            throw new WrongUsage("FILE", "", "请指明命令文件，或用 --explain 查看命令的字段");
        }
        receipt.requireWritable();
        InputFile input = new InputFile("FILE", file);
        byte[] bytes = input.bytes();
        try (OpenLedger opened = OpenLedger.open(ledger)) {
            Recording.of(opened.node().desk().submit(signed(opened, input, bytes)), opened, receipt)
                    .answer(output);
        }
    }

    private SignedCommand signed(OpenLedger opened, InputFile input, byte[] bytes) {
        try {
            JsonNode json = StrictJson.parse(bytes);
            return json.get("signature") != null
                    ? SignedCommand.read(json)
                    : ActorKey.open(key.required()).sign(opened, json);
        } catch (InvalidDocument e) {
            throw input.rejected(Problem.of(e));
        }
    }

    private void explain(String name) {
        if (name.equals("all")) {
            Map<String, String> titles = new LinkedHashMap<>();
            CommandCodec.types().keySet().forEach(type -> titles.put(type, CommandCodec.title(type)));
            output.print(titles, out -> titles.forEach((type, title) -> out.println(type + "  " + title)));
            return;
        }
        Class<? extends Record> shape = CommandCodec.types().get(name);
        if (shape == null) {
            throw No.unknown("--explain", name, "没有命令 " + name + "；用 ledger do --explain all 列出全部命令");
        }
        Map<String, String> fields = RecordMapper.describe(shape);
        output.print(fields, out -> print(out, name, fields));
    }

    private static void print(PrintWriter out, String name, Map<String, String> fields) {
        out.println(name + "  " + CommandCodec.title(name));
        fields.forEach((field, type) -> out.println("  " + field + "  " + type));
        out.println("字段名后的 ? 表示可省略；commit 为个人信息，写作 {\"personal\": \"原值\"}。");
    }
}
