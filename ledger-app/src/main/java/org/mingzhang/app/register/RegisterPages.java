package org.mingzhang.app.register;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.catalogue.CommandsForMany;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.console.Unit;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.register.Column;
import org.mingzhang.view.register.QuestionReader;
import org.mingzhang.view.register.Register;
import org.mingzhang.view.register.RegisterPage;
import org.mingzhang.view.register.RegisterQueries;
import org.mingzhang.view.register.RegisterQuestion;
import org.mingzhang.view.register.RegisterRow;
import org.mingzhang.view.register.RegisterWords;
import org.mingzhang.view.register.Registers;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.workbench.Waiting;
import org.mingzhang.view.workbench.Workbench;
import org.mingzhang.view.workbench.WorkbenchQueries;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Registers as pages: asked for, sorted and turned by links, so that what is shown has an address, with or without a script. */
@ConsolePage
@RequestMapping("/registers")
class RegisterPages {
    /** What the page knows by itself and the register need not. */
    private static final List<String> OWN = List.of("command", "dense", "form", "programme");

    /** The register of the treasury's vouchers. */
    private static final String TREASURY = "treasury";

    private static final String USUAL_ROWS = "50";

    /** What people ask for most; so many of these stand in the form's first line. */
    private static final List<String> OFTEN =
            List.of("county", "batch", "status", "stage", "outcome", "kind", "passed", "standing", "source");

    private static final int FIRST_LINE = 3;

    private final LedgerViews views;
    private final RegisterQueries registers;
    private final RegisterExport export;
    private final LedgerClock clock;
    private final LedgerIdentity identity;

    RegisterPages(
            LedgerViews views,
            RegisterQueries registers,
            RegisterExport export,
            LedgerClock clock,
            LedgerIdentity identity) {
        this.clock = clock;
        this.identity = identity;
        this.views = views;
        this.registers = registers;
        this.export = export;
    }

    @GetMapping
    String first(SignedIn me) {
        return Registers.of(List.of()).stream()
                .filter(register -> register.opensTo(me.scope()))
                .findFirst()
                .map(register -> "redirect:/registers/" + register.name())
                .orElseThrow(() -> new NotFound("您现在的岗位没有可看的台账"));
    }

    @GetMapping("/{name}")
    String page(
            @PathVariable String name,
            @RequestParam MultiValueMap<String, String> parameters,
            SignedIn me,
            Chosen chosen,
            HttpServletResponse response,
            Model model) {
        views.requireSealed();
        Register register = register(chosen, name, me);
        RegisterWords words = new RegisterWords(chosen.pack(), me.scope());
        RegisterQuestion question;
        List<Problem> problems = List.of();
        try {
            question = question(register, chosen, words, parameters);
        } catch (InvalidDocument invalid) {
            // The form stays as it was typed, and nothing is shown that was not asked for.
            problems = invalid.problems();
            question = RegisterQuestion.all(register, chosen.programme());
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        Address address =
                Address.of(Area.REGISTERS.path() + "/" + name, parameters).without("programme", "command");
        model.addAttribute("title", register.title() + "台账");
        model.addAttribute("register", register);
        model.addAttribute("problems", problems);
        model.addAttribute("question", question);
        model.addAttribute("address", address);
        model.addAttribute("dense", parameters.containsKey("dense"));
        model.addAttribute("conditions", question.inWords(words));
        model.addAttribute("forMany", forMany(register, me));
        // Vouchers belong to no county, so who sees one county only is not shown where they part from the ledger.
        model.addAttribute(
                "differences",
                name.equals(TREASURY) && me.scope() instanceof Scope.City && Area.DIFFERENCES.opensTo(me.role()));
        model.addAttribute("parted", name.equals(TREASURY) ? parted(me, chosen) : "");
        fields(register, words, parameters, model);
        if (problems.isEmpty()) {
            RegisterPage page = registers.page(me.scope(), question, words);
            model.addAttribute("page", page);
            model.addAttribute("decimals", decimals(page, chosen.unit()));
        }
        return "registers/register";
    }

    /** How many decimals each column of amounts has, with its total: as many as the amount needs that needs most. */
    private static Map<String, Integer> decimals(RegisterPage page, Unit unit) {
        Map<String, Integer> decimals = new HashMap<>();
        page.totals().forEach((key, total) -> decimals.put(key, unit.decimals(Fen.of(total))));
        for (RegisterRow row : page.rows()) {
            for (RegisterRow.Cell cell : row.cells()) {
                if (cell.column().isMoney() && cell.value() instanceof Long fen) {
                    decimals.merge(cell.column().key(), unit.decimals(Fen.of(fen)), Math::max);
                }
            }
        }
        return decimals;
    }

    /** How often treasury and ledger part: counted for the workbench, which is remembered until a read model moves on. */
    private String parted(SignedIn me, Chosen chosen) {
        if (!(me.scope() instanceof Scope.City) || !Area.DIFFERENCES.opensTo(me.role())) {
            return "";
        }
        LocalDate today = clock.now().atZone(identity.zone()).toLocalDate();
        List<Waiting> waiting = views.workbench()
                .workbench(new WorkbenchQueries.Question(chosen.programme(), me.actor(), me.role(), me.scope(), today))
                .map(Workbench::waiting)
                .orElse(List.of());
        return "无对应拨付 " + many(waiting, WorkbenchQueries.TREASURY_ONLY) + " 笔、与拨付不一致 "
                + many(waiting, WorkbenchQueries.TREASURY_DIFFERING) + " 笔。";
    }

    private static long many(List<Waiting> waiting, String key) {
        return waiting.stream()
                .filter(one -> one.key().equals(key))
                .mapToLong(Waiting::many)
                .sum();
    }

    /** What can be done at once about the rows that are picked out. */
    private static List<CommandEntry> forMany(Register register, SignedIn me) {
        return register.numbers()
                .map(Column::key)
                .map(number -> CommandsForMany.about(number, me.role()))
                .orElse(List.of());
    }

    private static void fields(
            Register register, RegisterWords words, Map<String, List<String>> parameters, Model model) {
        List<QueryField> fields = QueryField.of(register, words, parameters);
        List<QueryField> first = OFTEN.stream()
                .flatMap(often -> fields.stream()
                        .filter(field -> field.isChoice() && field.name().equals(often)))
                .limit(FIRST_LINE)
                .toList();
        List<QueryField> more = new ArrayList<>(fields);
        more.removeAll(first);
        model.addAttribute(
                "keyword", parameters.getOrDefault("keyword", List.of("")).getFirst());
        model.addAttribute("first", first);
        model.addAttribute("more", more);
        model.addAttribute("opened", more.stream().anyMatch(field -> field.isUsed() && !field.isCarried()));
    }

    /** The same rows on all pages, as a file. */
    @GetMapping("/{name}/file")
    void file(
            @PathVariable String name,
            @RequestParam String form,
            @RequestParam MultiValueMap<String, String> parameters,
            SignedIn me,
            Chosen chosen,
            HttpServletResponse response)
            throws IOException {
        views.requireSealed();
        Register register = register(chosen, name, me);
        RegisterWords words = new RegisterWords(chosen.pack(), me.scope());
        RegisterQuestion question = question(register, chosen, words, parameters);
        export.write(new Caller(me), chosen.name(), question, words, RegisterExport.form(form))
                .send(response);
    }

    private static Register register(Chosen chosen, String name, SignedIn me) {
        return Registers.named(chosen.pack(), name, me.scope()).orElseThrow(() -> new NotFound("没有您可看的台账 " + name));
    }

    private static RegisterQuestion question(
            Register register, Chosen chosen, RegisterWords words, Map<String, List<String>> parameters) {
        Map<String, List<String>> asked = new LinkedHashMap<>(parameters);
        OWN.forEach(asked::remove);
        asked.putIfAbsent("limit", List.of(USUAL_ROWS));
        return QuestionReader.read(register, chosen.programme(), words, asked);
    }
}
