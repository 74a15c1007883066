package org.mingzhang.app.signing;

import jakarta.servlet.http.HttpServletRequest;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.SavedDrafts.DraftChanged;
import org.mingzhang.app.access.SavedDrafts.DraftRefused;
import org.mingzhang.app.actor.ActorDirectory.HeldKey;
import org.mingzhang.app.catalogue.CommandCatalogue;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.catalogue.CommandGroup;
import org.mingzhang.app.catalogue.DailyCommands;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.OwnParameters;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.files.ReceivedFile;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.platform.web.QueryNames;
import org.mingzhang.app.signing.SigningDesk.Prepared;
import org.mingzhang.domain.actor.Role;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;

/** What may be done in a post, and the form of each command. */
@ConsolePage
public class SigningPages {
    /** The rows that somebody asked one more for, and the fields that whoever led here filled in. */
    private static final String ADD = "_add";

    static final String FIXED = "_fixed";

    /** The button that fills in what the ledger knows of what the form names. */
    private static final String FILL = "_fill";

    /** The button that puts the form aside. */
    private static final String SAVE = "_save";

    private final SigningDesk desk;
    private final FormFile formFile;
    private final HeldDrafts<HeldDraft> drafts;
    private final BegunForms begun;
    private final PaperDesk papers;
    private final KnownValues knownValues;
    private final PayeeAccounts payees;
    private final AddressedSubject subject;

    SigningPages(
            SigningDesk desk,
            FormFile formFile,
            HeldDrafts<HeldDraft> drafts,
            BegunForms begun,
            PaperDesk papers,
            KnownValues knownValues,
            PayeeAccounts payees,
            AddressedSubject subject) {
        this.subject = subject;
        this.payees = payees;
        this.knownValues = knownValues;
        this.papers = papers;
        this.desk = desk;
        this.formFile = formFile;
        this.drafts = drafts;
        this.begun = begun;
    }

    /** The command, if it is one that this post may sign. */
    static CommandEntry require(String command, SignedIn me) {
        CommandEntry entry = CommandCatalogue.find(command).orElseThrow(() -> new NotFound("没有这种办理事项：" + command));
        if (!entry.isFor(me.role())) {
            throw new NotFound("“" + entry.title() + "”由"
                    + entry.posts().stream().map(Role::chinese).collect(Collectors.joining("、")) + "办理，您的岗位是"
                    + me.role().chinese());
        }
        return entry;
    }

    /** The commands of a post, by group; those that contain what was asked for. */
    @GetMapping("/do")
    String commands(@RequestParam(defaultValue = "") String q, SignedIn me, Model model) {
        String asked = q.strip();
        Map<CommandGroup, List<CommandEntry>> groups = new LinkedHashMap<>();
        for (CommandGroup group : CommandGroup.values()) {
            List<CommandEntry> entries = CommandCatalogue.all().stream()
                    .filter(entry -> entry.group() == group && entry.isFor(me.role()))
                    .filter(entry -> (entry.title() + " " + entry.name() + " " + group.chinese()).contains(asked))
                    .toList();
            if (!entries.isEmpty()) {
                groups.put(group, entries);
            }
        }
        model.addAttribute("title", "办理");
        model.addAttribute("groups", groups);
        model.addAttribute("daily", asked.isEmpty() ? DailyCommands.of(me.role()) : List.of());
        model.addAttribute("q", asked);
        model.addAttribute("begun", asked.isEmpty() ? begun.of(me) : List.of());
        return "signing/commands";
    }

    /** Throws away a form that was begun. */
    @PostMapping("/do/drafts/delete")
    String delete(@RequestParam String saved, SignedIn me) {
        begun.delete(me, saved);
        return "redirect:/do";
    }

    /**
     * The form. What the query names is filled in and only shown, amounts under {@code …Fen} in fen; with {@code draft} it is what
     * was typed before.
     */
    @OwnParameters
    @GetMapping("/do/{command}")
    String form(
            @PathVariable String command,
            @RequestParam(required = false) @Nullable String draft,
            @RequestParam(required = false) @Nullable String saved,
            SignedIn me,
            HttpServletRequest request,
            Model model) {
        CommandEntry entry = require(command, me);
        if (saved != null) {
            Typed typed = begun.find(me, entry, saved).orElseThrow(() -> new NotFound("没有这份草稿：它已签名、已删去，或 90 天没有动过"));
            return form(entry, typed, Set.of(), Map.of(), null, me, model);
        }
        if (draft != null) {
            HeldDraft held = drafts.find(Owner.of(me, request), draft)
                    .filter(found -> found.entry().equals(entry))
                    .orElseThrow(SignaturePages::gone);
            Typed typed = held.typed().with(FormFile.DRAFT, draft);
            return form(entry, typed, fixed(typed), Map.of(), held.file(), me, model);
        }
        Map<String, String> values = new LinkedHashMap<>();
        Typed.of(request.getParameterMap()).values().forEach((name, value) -> {
            if (name.endsWith("Fen")) {
                values.put(name.replaceFirst("Fen$", "Yuan"), YuanText.ofFen(value));
            } else {
                values.put(name, value);
            }
        });
        boolean open = values.remove("_open") != null;
        refuseUnknown(entry, request);
        subject.require(entry, values, me);
        Set<String> fixed = open ? Set.of() : new LinkedHashSet<>(values.keySet());
        suggest(entry, values, me, model.getAttribute("chosen"));
        Typed given = new Typed(values);
        return form(entry, knownValues.of(entry, given, me).fill(given), fixed, Map.of(), null, me, model);
    }

    /** What is filled in is a field of the command, or within one; which programme is looked at may be said to every page. */
    private static void refuseUnknown(CommandEntry entry, HttpServletRequest request) {
        List<String> known =
                new ArrayList<>(entry.fields().stream().map(CommandField::name).toList());
        known.add("programme");
        Set<String> given = QueryNames.of(request).stream()
                .map(name -> name.replaceFirst("[.\\[].*", ""))
                .filter(name -> !name.startsWith("_") && !name.equals("continue"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        QueryNames.requireKnown(given, known);
    }

    /** What is most likely meant; it can be changed. */
    private void suggest(CommandEntry entry, Map<String, String> values, SignedIn me, @Nullable Object chosen) {
        if (chosen instanceof Chosen programme && entry.field("programme").isPresent()) {
            values.putIfAbsent("programme", programme.programme());
        }
        if (entry.name().equals("application.submit")) {
            values.putIfAbsent(
                    "application", "SB-" + desk.today().format(DateTimeFormatter.BASIC_ISO_DATE) + "-" + aNumber());
        }
        if (entry.name().equals("award.confirm-payment") || entry.name().equals("award.return-payment")) {
            // A place for the receipt's file; left empty it is none.
            values.putIfAbsent("documents[0]._", "");
        }
        if (me.role() == Role.APPLICANT) {
            for (String own : List.of("applicant", "enterprise", "member")) {
                if (entry.field(own).isPresent()) {
                    values.putIfAbsent(own, me.org());
                }
            }
        }
    }

    /** Six digits; one that is taken is refused when the form is looked at, and another is typed. */
    private static String aNumber() {
        return "%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    }

    static PackChoices choices(Model model) {
        return model.getAttribute("chosen") instanceof Chosen programme
                ? new PackChoices(programme.pack(), programme.programmes())
                : new PackChoices(null, List.of());
    }

    /** The names of what a command holds, by the programme that it is of. */
    static PackChoices choices(Model model, JsonNode payload) {
        return choices(model)
                .within(
                        payload.path("programme").asString(""),
                        model.getAttribute("chosen") instanceof Chosen programme ? programme.programme() : null);
    }

    static Set<String> fixed(Typed typed) {
        return Arrays.stream(typed.at(FIXED).split(",", -1)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String form(
            CommandEntry entry,
            Typed typed,
            Set<String> fixed,
            Map<String, List<String>> problems,
            @Nullable ReceivedFile file,
            SignedIn me,
            Model model) {
        model.addAttribute("title", entry.title());
        model.addAttribute("crumbs", List.of(new Crumb("/do", "办理")));
        model.addAttribute("entry", entry);
        KnownFields known = knownValues.of(entry, typed, me);
        model.addAttribute("fields", FormView.of(entry, typed, fixed, problems, choices(model), known));
        model.addAttribute("payees", payees.of(entry, known.fill(typed), me.scope()));
        model.addAttribute("fills", knownValues.fills(entry, fixed));
        model.addAttribute("fixed", String.join(",", fixed));
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute(
                "howMany", problems.values().stream().mapToInt(List::size).sum());
        model.addAttribute("file", file);
        model.addAttribute(
                "keys",
                me.person().keys().stream()
                        .filter(HeldKey::signs)
                        .map(HeldKey::keyId)
                        .toList());
        return "signing/form";
    }

    /** Reads the form: one more row, everything that is wrong at its place, or on to what would be signed. */
    @PostMapping("/do/{command}")
    ModelAndView fill(
            @PathVariable String command,
            @RequestParam(name = FormFile.UPLOAD, required = false) @Nullable MultipartFile upload,
            SignedIn me,
            HttpServletRequest request,
            Model model) {
        CommandEntry entry = require(command, me);
        if (entry.elsewhere() != null) {
            throw new NotFound("“" + entry.title() + "”不在这里办理：" + entry.elsewhere());
        }
        String owner = Owner.of(me, request);
        String fileAt = entry.fileAt();
        FormFile.Found found = fileAt != null
                ? formFile.of(owner, fileAt, Typed.of(request.getParameterMap()), upload)
                : new FormFile.Found(Typed.of(request.getParameterMap()), null, Map.of());
        Typed typed = found.typed();
        Map<String, List<String>> problems = new LinkedHashMap<>(found.problems());
        if (typed.given(SAVE) != null) {
            return saved(entry, found, owner, me, model);
        }
        String add = typed.given(ADD);
        boolean fill = typed.given(FILL) != null;
        KnownFields known = knownValues.of(entry, typed, me);
        if (fill) {
            typed = known.fill(typed);
        } else if (add == null) {
            typed = entry.name().equals("award.order-payment") ? KnownMoney.resplit(typed, known) : typed;
            papers.problems(owner, entry, typed).forEach((place, texts) -> problems.put(place, new ArrayList<>(texts)));
            switch (desk.prepare(me, entry, typed, found.file())) {
                case Prepared.Ready(HeldDraft draft)
                when problems.isEmpty() -> {
                    return new ModelAndView("redirect:/do/" + command + "/sign?draft=" + drafts.keep(owner, draft));
                }
                case Prepared.Ready ready -> {
                    // The file was not taken; the rest is in order.
                }
                case Prepared.Wrong(var wrong) ->
                    wrong.forEach((place, more) -> problems.computeIfAbsent(place, at -> new ArrayList<>())
                            .addAll(more));
            }
        }
        if (found.file() != null) {
            typed = formFile.keep(owner, typed, found.file());
        }
        Typed shown = add == null ? typed : typed.with(add + "[" + next(typed, add) + "]._", "");
        ModelAndView page =
                new ModelAndView(form(entry, shown, fixed(shown), problems, found.file(), me, model), model.asMap());
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Puts the form aside and shows it as it is, also where it is far from finished. */
    private ModelAndView saved(CommandEntry entry, FormFile.Found found, String owner, SignedIn me, Model model) {
        Typed typed = found.typed();
        try {
            typed = begun.save(me, entry, typed);
            model.addAttribute("savedAt", desk.now());
        } catch (DraftChanged changed) {
            BegunForms.Elsewhere elsewhere = begun.elsewhere(entry, typed, changed);
            model.addAttribute("elsewhere", elsewhere);
            typed = elsewhere.here();
        } catch (DraftRefused refused) {
            model.addAttribute("notSaved", refused.getMessage());
        }
        if (found.file() != null) {
            typed = formFile.keep(owner, typed, found.file());
        }
        ModelAndView page =
                new ModelAndView(form(entry, typed, fixed(typed), Map.of(), found.file(), me, model), model.asMap());
        page.setStatus(model.containsAttribute("elsewhere") ? HttpStatus.CONFLICT : HttpStatus.OK);
        return page;
    }

    private static int next(Typed typed, String rows) {
        int next = typed.rows(rows).isEmpty() ? 0 : typed.rows(rows).last() + 1;
        return Math.min(next, Typed.MOST_ROWS - 1);
    }
}
