package org.mingzhang.app.register;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.imports.AnswerMarks;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.budget.KnownAt;
import org.mingzhang.view.register.Column;
import org.mingzhang.view.register.ColumnKind;
import org.mingzhang.view.register.QuestionReader;
import org.mingzhang.view.register.Register;
import org.mingzhang.view.register.RegisterPage;
import org.mingzhang.view.register.RegisterQueries;
import org.mingzhang.view.register.RegisterQuestion;
import org.mingzhang.view.register.RegisterRow.Cell;
import org.mingzhang.view.register.RegisterWords;
import org.mingzhang.view.register.Registers;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Registers for programs: ids with their words, page by page. Everybody gets the rows that they see on its page. */
@RestController
@RequestMapping("/api/v1/registers")
class RegistersApi {
    private final LedgerViews views;
    private final RegisterQueries registers;
    private final RegisterExport export;
    private final AnswerMarks marks;

    RegistersApi(
            LedgerViews views,
            RegisterQueries registers,
            RegisterExport export,
            LedgerStore store,
            LedgerIdentity identity) {
        this.views = views;
        this.registers = registers;
        this.export = export;
        this.marks = new AnswerMarks(store, identity);
    }

    /** Which registers a programme has, with their columns and by what rows may be asked for. */
    @GetMapping
    ObjectNode all(@RequestParam String programme, Caller caller) {
        PolicyPack pack = pack(programme);
        RegisterWords words = new RegisterWords(pack, caller.scope());
        ObjectNode document = JsonMapper.shared().createObjectNode().put("programme", programme);
        ArrayNode all = document.putArray("registers");
        for (Register register : Registers.of(pack)) {
            if (!register.opensTo(caller.scope())) {
                continue;
            }
            ObjectNode one = all.addObject().put("register", register.name()).put("title", register.title());
            ArrayNode columns = one.putArray("columns");
            register.columns().forEach(column -> describe(columns.addObject(), column, words));
        }
        return marks.on(programme, document);
    }

    private static void describe(ObjectNode out, Column column, RegisterWords words) {
        out.put("column", column.key())
                .put("title", column.title())
                .put("kind", column.kind().name())
                .put("shown", column.shown())
                .put("filter", column.filtered());
        if (column.filtered() && column.vocabulary() != null) {
            ArrayNode choices = out.putArray("choices");
            words.choices(column)
                    .forEach(word -> choices.addObject().put("id", word.id()).put("word", word.word()));
        }
    }

    /** A page of a register: {@code after} is the {@code next} of the page before. */
    @GetMapping("/{name}")
    ObjectNode page(
            @PathVariable String name,
            @RequestParam String programme,
            @RequestParam MultiValueMap<String, String> parameters,
            Caller caller) {
        views.requireSealed();
        PolicyPack pack = pack(programme);
        Register register =
                Registers.named(pack, name, caller.scope()).orElseThrow(() -> new NotFound("没有您可看的台账 " + name));
        RegisterWords words = new RegisterWords(pack, caller.scope());
        Map<String, List<String>> asked = new LinkedHashMap<>(parameters);
        asked.remove("programme");
        asked.remove("at-least");
        RegisterQuestion question = QuestionReader.read(register, programme, words, asked);
        return marks.on(programme, told(registers.page(caller.scope(), question, words), words));
    }

    /** The same rows on all pages, as a file; it is in the log who took it, with its SM3, before it goes out. */
    @GetMapping("/{name}/file")
    void file(
            @PathVariable String name,
            @RequestParam String programme,
            @RequestParam String form,
            @RequestParam MultiValueMap<String, String> parameters,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        views.requireSealed();
        PolicyPack pack = pack(programme);
        Register register =
                Registers.named(pack, name, caller.scope()).orElseThrow(() -> new NotFound("没有您可看的台账 " + name));
        RegisterWords words = new RegisterWords(pack, caller.scope());
        Map<String, List<String>> asked = new LinkedHashMap<>(parameters);
        List.of("programme", "at-least", "form").forEach(asked::remove);
        RegisterQuestion question = QuestionReader.read(register, programme, words, asked);
        export.write(caller, name(programme), question, words, RegisterExport.form(form))
                .send(response);
    }

    private String name(String programme) {
        return views.budget().programmes(new KnownAt.Now()).stream()
                .filter(known -> known.programme().equals(programme))
                .findFirst()
                .map(known -> Objects.requireNonNullElse(known.name(), programme))
                .orElse(programme);
    }

    private PolicyPack pack(String programme) {
        return views.budget().pack(programme).orElseThrow(() -> new NotFound("账本中没有试点专项 " + programme));
    }

    private static ObjectNode told(RegisterPage page, RegisterWords words) {
        RegisterQuestion question = page.question();
        ObjectNode document = JsonMapper.shared()
                .createObjectNode()
                .put("programme", question.programme())
                .put("register", question.register().name())
                .put("title", question.register().title())
                .put("asOfPosition", page.position())
                .put("conditions", question.inWords(words))
                .put("count", page.count());
        ObjectNode totals = document.putObject("totals");
        for (Column column : question.columns()) {
            Long total = page.totals().get(column.key());
            if (total != null) {
                totals.put(column.key(), total);
            }
        }
        ArrayNode rows = document.putArray("rows");
        page.rows().forEach(row -> {
            ObjectNode out = rows.addObject();
            row.cells().forEach(cell -> put(out, cell));
        });
        return page.next() == null ? document : document.put("next", page.next());
    }

    /** Amounts in fen and scores in tenths; an id with its word; nothing where nothing is said. */
    private static void put(ObjectNode out, Cell cell) {
        String key = cell.column().key();
        if (cell.isEmpty()) {
            return;
        }
        ColumnKind kind = cell.column().kind();
        if (cell.word() != null || kind == ColumnKind.CODE || kind == ColumnKind.STATUS) {
            ObjectNode both = out.putObject(key);
            if (cell.value() != null) {
                both.put("id", cell.value().toString());
            }
            if (cell.word() != null) {
                both.put("word", cell.word().word());
            }
        } else if (cell.value() instanceof Long number) {
            out.put(key, number);
        } else {
            out.put(key, String.valueOf(cell.value()));
        }
    }
}
