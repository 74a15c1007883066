package org.mingzhang.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.web.StrictJson;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.tools.ActorDirectory.Person;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Any decision as a signed command. */
@Command(
        name = "do",
        mixinStandardHelpOptions = true,
        description = {
            "Signs a command here and hands it in.",
            "FILE holds {\"command\": NAME, \"payload\": {…}}, and optionally commandId, businessDate, role;"
                    + " or a command that was signed elsewhere: {\"command\": {…}, \"signature\": …}.",
            "A personal field is written {\"personal\": \"value\"}: only its salted commitment is signed and stored."
        })
final class DoCommand implements Runnable {
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

    /** What FILE holds when it is to be signed here. */
    record Request(
            String command,
            @Nullable String commandId,
            @Nullable LocalDate businessDate,
            @Nullable String role,
            ObjectNode payload) {}

    @Override
    public void run() {
        if (explain != null) {
            explain(explain);
            return;
        }
        if (file == null) {
            throw new No("name a command file, or use --explain");
        }
        try (OpenLedger opened = OpenLedger.open(ledger)) {
            SignedCommand signed = read(opened, StrictJson.parse(Files.readAllBytes(file)));
            answer(opened.node().desk().submit(signed));
        } catch (InvalidDocument e) {
            throw new No(file + ":\n" + e.getMessage());
        } catch (IOException e) {
            throw new EnvironmentLack("cannot read " + file + ": " + e, e);
        }
    }

    private SignedCommand read(OpenLedger opened, JsonNode json) {
        if (json.get("signature") != null) {
            return SignedCommand.read(json);
        }
        Request request = RecordMapper.fromJson(json, Request.class);
        ActorKey signer = ActorKey.open(key.required());
        Person person = new ActorDirectory(opened.store()).require(signer.actor());
        return signer.sign(
                opened.identity().name(),
                opened.node().clock(),
                request.commandId == null ? UUID.randomUUID().toString() : request.commandId,
                person.org(),
                role(person, request.role),
                request.businessDate,
                request.command,
                request.payload);
    }

    private static String role(Person person, @Nullable String asked) {
        List<String> held = person.posts().stream()
                .map(post -> post.role().name())
                .distinct()
                .toList();
        if (asked != null) {
            return asked;
        }
        if (held.size() != 1) {
            throw new No(person.actor() + " holds " + held + ": say in which \"role\" this is done");
        }
        return held.getFirst();
    }

    private void answer(Outcome outcome) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("commandId", outcome.commandId());
        document.put("firstPosition", outcome.firstPosition());
        document.put("lastPosition", outcome.lastPosition());
        document.put("repeated", outcome.repeated());
        switch (outcome) {
            case Outcome.Accepted accepted -> {
                document.put("accepted", true);
                output.print(
                        document,
                        out -> out.println((accepted.repeated() ? "此前已记账，" : "已记账，")
                                + "账目 " + accepted.firstPosition() + "–" + accepted.lastPosition()
                                + "；命令编号 " + accepted.commandId()));
            }
            case Outcome.Refused refused -> {
                document.put("accepted", false);
                document.put("code", refused.rejection().code().name());
                document.put("clause", refused.rejection().clause().toString());
                document.put("facts", refused.rejection().facts());
                if (output.isJson()) {
                    output.print(document, out -> {});
                }
                throw new No("不予办理：" + refused.rejection().message() + "；已记录在案，账目 " + refused.firstPosition());
            }
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
            throw new No("there is no command " + name + "; `ledger do --explain all` lists them");
        }
        Map<String, String> fields = RecordMapper.describe(shape);
        output.print(fields, out -> print(out, name, fields));
    }

    private static void print(PrintWriter out, String name, Map<String, String> fields) {
        out.println(name + "  " + CommandCodec.title(name));
        fields.forEach((field, type) -> out.println("  " + field + "  " + type));
        out.println("字段名后的 ? 表示可省略；Fen 为整数分。");
    }
}
