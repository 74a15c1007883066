package org.mingzhang.tools;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandFields;
import org.mingzhang.app.catalogue.CommandPosts;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.web.StrictJson;
import org.mingzhang.domain.actor.Role;
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
            "申报文字写作 {\"text\": 名称, \"words\": \"文字\"}：签名和入账的是其 SM3 摘要，字数由账本计，文字存在账本旁。",
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

    @Option(names = "--explain", paramLabel = "NAME", description = "说明一个命令：哪些岗位可签名，每个字段的含义、类型、是否必填和例子；写 all 列出全部命令。")
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
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            SignedCommand signed = signed(opened, input, bytes);
            Recording.of(opened.desk(output, signed).submit(signed), opened, receipt)
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
            throw new WrongUsage("--explain", name, "没有命令 " + name + near(name) + "；用 ledger do --explain all 列出全部命令");
        }
        output.print(RecordMapper.describe(shape), out -> print(out, name));
    }

    /** Names that were probably meant: nearly so written, or of the same subject, or with the same verb. */
    private static String near(String name) {
        Set<String> known = CommandCodec.types().keySet();
        List<String> written = WrongWords.near(name, known.stream());
        String subject = name.substring(0, name.indexOf('.') + 1);
        List<String> near = written.isEmpty()
                ? known.stream()
                        .filter(type -> type.contains(name) || (!subject.isEmpty() && type.startsWith(subject)))
                        .toList()
                : written;
        return near.isEmpty() ? "" : "；是不是 " + String.join("、", near);
    }

    private static void print(PrintWriter out, String name) {
        CommandFields fields = new CommandFields(name);
        out.println(name + "  " + CommandCodec.title(name));
        out.println("可签名的岗位：" + posts(name));
        out.println("字段：");
        fields.rows()
                .forEach(row -> out.println("  " + row.name() + (row.required() ? "　必填　" : "　可省略　") + row.meaning()
                        + "　" + row.type() + (row.example() == null ? "" : "　例 " + Output.inLine(row.example()))));
        List<String> optional = fields.optionalInExample();
        out.println(
                optional.isEmpty()
                        ? "命令文件的例子，只写了不可省略的字段："
                        : "命令文件的例子（其中可省略、不用就删去的：" + String.join("、", optional) + "）：");
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("command", name);
        file.put("payload", fields.example());
        out.println(Output.written(file));
    }

    private static String posts(String name) {
        List<Role> posts = CommandPosts.of(name);
        return posts.isEmpty()
                ? "不限岗位，限本人"
                : posts.stream().map(Role::chinese).collect(Collectors.joining("、")) + "（另须合乎所办事项的环节、县域和回避规则）";
    }
}
