package org.mingzhang.app.signing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.DepositedKeys;
import org.mingzhang.app.actor.DepositedKeys.Opening;
import org.mingzhang.app.actor.OpeningWords;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.catalogue.CommandsForMany;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.signing.BatchDesk.Filled;
import org.mingzhang.app.signing.HeldBatch.Row;
import org.mingzhang.app.signing.HeldBatch.State;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.money.Fen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;

/** Many cases, payments or enterprises that were picked out of a register, done in one go: 批量办理. */
@ConsolePage
class BatchPages {
    private static final Logger LOG = LoggerFactory.getLogger(BatchPages.class);

    /** A page of a register has no more rows. */
    static final int MOST = 100;

    /** What the form says of itself beside the command's fields. */
    private static final String COMMAND = "_command";

    private static final String SUBJECTS = "_subjects";

    private final BatchDesk desk;
    private final HeldDrafts<HeldBatch> batches;
    private final DepositedKeys keys;
    private final PayeeAccounts payees;

    BatchPages(BatchDesk desk, HeldDrafts<HeldBatch> batches, DepositedKeys keys, PayeeAccounts payees) {
        this.payees = payees;
        this.desk = desk;
        this.batches = batches;
        this.keys = keys;
    }

    /** The form for what was picked out: once for all. */
    @GetMapping("/do/batch")
    String form(
            @RequestParam(required = false) @Nullable String command,
            @RequestParam(required = false) @Nullable String batch,
            @RequestParam MultiValueMap<String, String> parameters,
            SignedIn me,
            HttpServletRequest request,
            Model model) {
        if (batch != null) {
            HeldBatch held = require(batch, me, request);
            return form(held.entry(), held.typed(), Map.of(), me, model);
        }
        CommandEntry entry = require(command, me);
        List<String> subjects = subjects(CommandsForMany.names(BatchDesk.field(entry)).stream()
                .flatMap(name -> parameters.getOrDefault(name, List.of()).stream())
                .toList());
        desk.requireSight(me, entry, subjects);
        Map<String, String> values = new LinkedHashMap<>();
        entry.fields().stream()
                .map(CommandField::name)
                .filter(name -> parameters.containsKey(name) && !name.equals(BatchDesk.field(entry)))
                .forEach(name -> values.put(name, String.valueOf(parameters.getFirst(name))));
        values.put(SigningPages.FIXED, String.join(",", values.keySet()));
        if (model.getAttribute("chosen") instanceof Chosen chosen
                && entry.field("programme").isPresent()) {
            values.putIfAbsent("programme", chosen.programme());
        }
        values.put(SUBJECTS, String.join("\n", subjects));
        return form(entry, new Typed(values), Map.of(), me, model);
    }

    private static CommandEntry require(@Nullable String command, SignedIn me) {
        if (command == null || command.isBlank()) {
            throw new NotFound("批量办理从台账或工作台的清单开始：先在那里选取要办的各行，再按“批量办理”选一个事项");
        }
        return SigningPages.require(command, me);
    }

    /** Each of them once, in the order of the page. */
    private static List<String> subjects(List<String> given) {
        List<String> subjects = given.stream()
                .map(String::strip)
                .filter(subject -> !subject.isEmpty())
                .distinct()
                .toList();
        if (subjects.isEmpty() || subjects.size() > MOST) {
            throw new InvalidDocument(
                    List.of(new Problem("选取的各行", subjects.size() + " 行", "先在台账中选取，一次 1 至 " + MOST + " 行")));
        }
        return subjects;
    }

    private String form(CommandEntry entry, Typed typed, Map<String, List<String>> problems, SignedIn me, Model model) {
        // A payment is given together with its case, which the ledger knows.
        List<String> own = List.of(BatchDesk.field(entry), "application");
        around(entry, "批量办理：" + entry.title(), model);
        List<String> subjects = List.of(typed.at(SUBJECTS).split("\n", -1));
        model.addAttribute("subjects", subjects);
        List<PayeeAccount> accounts = payees.picked(entry, subjects, me.scope());
        model.addAttribute(
                "payees",
                accounts.stream().filter(account -> account.warning() == null).toList());
        model.addAttribute(
                "warned",
                accounts.stream().filter(account -> account.warning() != null).toList());
        model.addAttribute("orders", OrdersAtOnce.isFor(entry));
        model.addAttribute(
                "fields",
                FormView.of(
                                entry,
                                typed,
                                SigningPages.fixed(typed),
                                problems,
                                SigningPages.choices(model),
                                KnownFields.NOTHING)
                        .stream()
                        .filter(field -> !OrdersAtOnce.isFor(entry) && !own.contains(field.place()))
                        .toList());
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "signing/batch";
    }

    private static void around(CommandEntry entry, String title, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("crumbs", List.of(new Crumb("/do", "办理")));
        model.addAttribute("entry", entry);
    }

    /** Reads the form: everything that is wrong at its place, or on to what would be signed. */
    @PostMapping("/do/batch")
    ModelAndView fill(SignedIn me, HttpServletRequest request, Model model) {
        Typed typed = Typed.of(request.getParameterMap());
        CommandEntry entry = require(typed.given(COMMAND), me);
        List<String> subjects = subjects(Arrays.asList(typed.at(SUBJECTS).split("\\R", -1)));
        desk.requireSight(me, entry, subjects);
        return switch (desk.fill(me, entry, typed, subjects)) {
            case Filled.Ready(HeldBatch batch) ->
                new ModelAndView("redirect:/do/batch/sign?batch=" + batches.keep(Owner.of(me, request), batch));
            case Filled.Wrong(var problems) -> {
                ModelAndView page = new ModelAndView(form(entry, typed, problems, me, model), model.asMap());
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield page;
            }
        };
    }

    private HeldBatch require(String handle, SignedIn me, HttpServletRequest request) {
        return batches.find(Owner.of(me, request), handle).orElseThrow(SignaturePages::gone);
    }

    /** Line by line what will be recorded and signed, or was. */
    @GetMapping("/do/batch/sign")
    String sign(@RequestParam String batch, SignedIn me, HttpServletRequest request, Model model) {
        HeldBatch held = require(batch, me, request);
        synchronized (held) {
            return list(held, batch, null, me, model);
        }
    }

    private String list(HeldBatch held, String handle, @Nullable String problem, SignedIn me, Model model) {
        around(held.entry(), "批量办理：" + held.entry().title(), model);
        List<Row> rows = desk.rows(held);
        Map<String, Long> counts = new LinkedHashMap<>();
        for (State state : State.values()) {
            long many = held.count(state)
                    + (state == State.LEFT_OUT ? held.without().size() : 0);
            if (many > 0) {
                counts.put(state.chinese(), many);
            }
        }
        model.addAttribute("without", held.without());
        model.addAttribute("handle", handle);
        model.addAttribute("rows", rows);
        model.addAttribute("counts", counts);
        model.addAttribute("ready", held.count(State.READY));
        model.addAttribute("done", held.count(State.RECORDED) + held.count(State.REFUSED));
        model.addAttribute("again", held.count(State.MOVED));
        model.addAttribute("toSign", total(rows, State.READY));
        model.addAttribute("recorded", total(rows, State.RECORDED));
        HeldDraft first = held.all().getFirst().draft();
        JsonNode payload = FormReader.read(held.entry(), held.typed()).payload();
        SignedFields fields = SignedFields.of(held.entry().fields(), payload, SigningPages.choices(model, payload));
        model.addAttribute("signed", fields);
        model.addAttribute("document", first.command().document());
        model.addAttribute("deposited", keys.has(me.actor()));
        model.addAttribute(
                "editable", CommandsForMany.field(held.entry().name()).isPresent());
        model.addAttribute("problem", problem);
        return "signing/batch-sign";
    }

    /** Null where none of them is about money. */
    private static @Nullable Fen total(List<Row> rows, State state) {
        return rows.stream()
                .filter(row -> row.state() == state)
                .map(Row::amount)
                .filter(Objects::nonNull)
                .reduce(Fen::plus)
                .orElse(null);
    }

    /** Looks again at what moved; what is recorded stays. */
    @PostMapping("/do/batch/again")
    String again(@RequestParam String batch, SignedIn me, HttpServletRequest request) {
        HeldBatch held = require(batch, me, request);
        synchronized (held) {
            desk.lookAgain(held);
        }
        return "redirect:/do/batch/sign?batch=" + batch;
    }

    /** Signs each of those that can be done with the key that its owner left here. A second press does nothing twice. */
    @PostMapping("/do/batch/sign")
    ModelAndView sign(
            @RequestParam String batch,
            @RequestParam String passphrase,
            SignedIn me,
            HttpServletRequest request,
            Model model) {
        HeldBatch held = require(batch, me, request);
        char[] secret = passphrase.toCharArray();
        synchronized (held) {
            try {
                Opening opening = keys.open(me.actor(), secret);
                if (!(opening instanceof Opening.Opened(var key))) {
                    return refused(held, batch, OpeningWords.of(opening, "请逐件办理，用自己的密钥在别处签名") + "；没有签名", me, model);
                }
                String keyId = key.verifyingKey().keyId();
                if (!keyId.equals(BatchDesk.keyId(held))) {
                    return refused(
                            held, batch, "本机存放的是密钥 " + keyId + "，而这些命令由密钥 " + BatchDesk.keyId(held) + " 签名", me, model);
                }
                desk.sign(held, key);
                return new ModelAndView("redirect:/do/batch/sign?batch=" + batch);
            } catch (InvalidDocument toldByItself) {
                throw toldByItself;
            } catch (RuntimeException fault) {
                return afterFault(held, batch, fault, me, model);
            } finally {
                Arrays.fill(secret, ' ');
            }
        }
    }

    private ModelAndView afterFault(HeldBatch held, String handle, RuntimeException fault, SignedIn me, Model model) {
        LOG.error("A batch of {} ended in a fault", held.entry().name(), fault);
        desk.lookUp(held);
        ModelAndView page =
                refused(held, handle, "账本出了故障，办到一半停了。各件已按命令编号查过账本，结果如下：写着可以办理的未入账，可以重新提交；已记账的不会记两次", me, model);
        page.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
        return page;
    }

    private ModelAndView refused(HeldBatch held, String handle, String problem, SignedIn me, Model model) {
        ModelAndView page = new ModelAndView(list(held, handle, problem, me, model), model.asMap());
        page.setStatus(HttpStatus.FORBIDDEN);
        return page;
    }
}
