package org.mingzhang.tools;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.files.CaseFiles.CaseFile;
import org.mingzhang.domain.application.FormValue;
import org.mingzhang.domain.application.StatedText;
import org.mingzhang.domain.application.Statement;
import org.mingzhang.domain.policy.Form;
import org.mingzhang.domain.policy.TextRule;
import org.mingzhang.domain.seal.Hash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What an application states: its texts with their lengths, its form, and the words of one text. */
@Command(
        name = "text",
        mixinStandardHelpOptions = true,
        description = {"列出一份申报的文字（字数、限度、摘要）和申报表各栏；写明文字名称的，显示这段文字。", "文字存在账本旁，显示前重算摘要，与账目不符的不显示。"})
final class TextCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(index = "0", paramLabel = "SUBJECT", description = "申报编号。")
    private String subject = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "文字的编号或名称。")
    private @Nullable String wanted;

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            CaseFile file = FilesCommand.require(FilesCommand.files(opened), "SUBJECT", subject);
            if (wanted == null) {
                list(opened, file);
            } else {
                show(opened, file, wanted);
            }
        }
    }

    private static @Nullable TextRule rule(CaseFile file, String idOrName) {
        return file.direction()
                .flatMap(direction -> direction.texts().stream()
                        .filter(rule ->
                                rule.id().equals(idOrName) || rule.name().equals(idOrName))
                        .findFirst())
                .orElse(null);
    }

    private void show(OpenLedger opened, CaseFile file, String idOrName) {
        TextRule rule = rule(file, idOrName);
        StatedText text = file.state().statement().text(rule == null ? idOrName : rule.id());
        if (text == null) {
            throw No.unknown("TEXT", idOrName, "申报 " + file.application() + " 没有文字 " + idOrName);
        }
        String sm3 = text.sm3();
        if (sm3 == null) {
            throw No.unknown("TEXT", idOrName, "记录只有字数 " + text.characters() + "，没有文字");
        }
        String words = opened.store()
                .blobs()
                .get(Hash.ofHex(sm3))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new No("账目所载摘要 " + sm3 + " 的文字不见了；请用 ledger verify --live 查明"));
        Map<String, Object> document = text(file, text);
        document.put("words", words);
        output.print(document, out -> {
            out.println(name(file, text.text()) + "　" + text.characters() + " 字　SM3 " + sm3);
            out.println(words);
        });
    }

    private void list(OpenLedger opened, CaseFile file) {
        Statement statement = file.state().statement();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("application", file.application());
        document.put("position", file.state().statedAt());
        document.put(
                "texts",
                statement.texts().stream().map(text -> text(file, text)).toList());
        List<Map<String, Object>> form = new ArrayList<>();
        for (FormValue value : statement.form()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("field", value.field());
            one.put("name", field(file, value.field()));
            one.put("value", value.value());
            form.add(one);
        }
        document.put("form", form);
        output.print(document, out -> {
            out.println(opened.heading());
            out.println("申报文字　" + file.application());
            if (statement.texts().isEmpty()) {
                out.println("  （没有）");
            }
            statement.texts().forEach(text -> out.println("  " + name(file, text.text()) + "　" + length(file, text)));
            out.println("申报表");
            if (statement.form().isEmpty()) {
                out.println("  （没有）");
            }
            statement
                    .form()
                    .forEach(value ->
                            out.println("  " + field(file, value.field()) + "　" + Output.inLine(value.value())));
        });
    }

    private static Map<String, Object> text(CaseFile file, StatedText text) {
        Map<String, Object> one = new LinkedHashMap<>();
        TextRule rule = rule(file, text.text());
        one.put("text", text.text());
        one.put("name", name(file, text.text()));
        one.put("characters", text.characters());
        one.put("counted", text.counted());
        Long most = rule == null ? null : rule.most(file.values());
        if (most != null) {
            one.put("most", most);
        }
        if (text.sm3() != null) {
            one.put("sm3", text.sm3());
        }
        return one;
    }

    private static String length(CaseFile file, StatedText text) {
        TextRule rule = rule(file, text.text());
        Long most = rule == null ? null : rule.most(file.values());
        return text.characters() + " 字"
                + (most == null ? "" : "（限 " + most + " 字）")
                + (text.counted() ? "　SM3 " + text.sm3() : "　据记录，账本没有文字，未计");
    }

    private static String name(CaseFile file, String id) {
        TextRule rule = rule(file, id);
        return rule == null ? id : rule.name();
    }

    private static String field(CaseFile file, String id) {
        return file.direction()
                .flatMap(file.pack()::formOf)
                .flatMap(form -> form.field(id))
                .map(Form.Field::name)
                .orElse(id);
    }
}
