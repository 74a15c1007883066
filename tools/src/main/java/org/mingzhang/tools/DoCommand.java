package org.mingzhang.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.web.StrictJson;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.RecordMapper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Any decision as a signed command. */
@Command(
        name = "do",
        mixinStandardHelpOptions = true,
        description = {
            "Signs a command here and hands it in.",
            "FILE holds {\"command\": NAME, \"payload\": {…}}, and optionally commandId, expiresAt, businessDate, role;"
                    + " or a command that was signed elsewhere: {\"command\": {…}, \"signature\": …}.",
            "A personal field is written {\"personal\": \"value\"}: only its salted commitment is signed and stored."
        })
final class DoCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private KeyOption key = new KeyOption();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", arity = "0..1")
    private @Nullable Path file;

    @Option(names = "--explain", paramLabel = "NAME", description = "Print a command's fields; `all` lists commands.")
    private @Nullable String explain;

    @Override
    public void run() {
        if (explain != null) {
            explain(explain);
            return;
        }
        if (file == null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "Name a command file, or use --explain.");
        }
        try (OpenLedger opened = OpenLedger.open(ledger)) {
            SignedCommand signed = read(opened, StrictJson.parse(Files.readAllBytes(file)));
            Recording.answer(opened.node().desk().submit(signed), output);
        } catch (InvalidDocument e) {
            throw new No(file + ":\n" + e.getMessage());
        } catch (IOException e) {
            throw new EnvironmentLack("cannot read " + file + ": " + e, e);
        }
    }

    private SignedCommand read(OpenLedger opened, JsonNode json) {
        return json.get("signature") != null
                ? SignedCommand.read(json)
                : ActorKey.open(key.required()).sign(opened, CommandDraft.read(json));
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
            throw new No("there is no command " + name + "; `ledger do --explain all` lists them");
        }
        Map<String, String> fields = RecordMapper.describe(shape);
        output.print(fields, out -> print(out, name, fields));
    }

    private static void print(PrintWriter out, String name, Map<String, String> fields) {
        out.println(name + "  " + CommandCodec.title(name));
        fields.forEach((field, type) -> out.println("  " + field + "  " + type));
        out.println("字段名后的 ? 表示可省略；Fen 为整数分；LocalDate 写作 2026-03-31；commit 为个人信息，写作 {\"personal\": \"原值\"}。");
    }
}
