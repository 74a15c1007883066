package org.mingzhang.app.file;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.platform.web.QueryNames;
import org.mingzhang.app.trail.Sight;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.view.file.EnterpriseFile;
import org.mingzhang.view.file.EnterpriseFiles.Told;
import org.mingzhang.view.file.FileRows.ContractRow;
import org.mingzhang.view.file.ProviderFile;
import org.mingzhang.view.register.Registers;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** 一企一档 and 一服务商一档: listed in registers, and read part by part or printed as one. */
@ConsolePage
class FilePages {
    private static final int LONGEST = 100;

    private final LedgerViews views;
    private final PersonalData personal;
    private final Sight sight;
    private final LedgerClock clock;
    private final LedgerIdentity identity;

    FilePages(LedgerViews views, PersonalData personal, Sight sight, LedgerClock clock, LedgerIdentity identity) {
        this.views = views;
        this.personal = personal;
        this.sight = sight;
        this.clock = clock;
        this.identity = identity;
    }

    /** A part of a file. */
    public record Tab(String id, String chinese) {}

    private static final List<Tab> ENTERPRISE_TABS = List.of(
            new Tab("basics", "基本情况"),
            new Tab("applications", "申报与审核"),
            new Tab("projects", "项目"),
            new Tab("awards", "奖补与拨付"),
            new Tab("duties", "义务"),
            new Tab("documents", "材料"),
            new Tab("refusals", "被拒绝的命令"),
            new Tab("all", "全档"));
    private static final List<Tab> PROVIDER_TABS = List.of(
            new Tab("basics", "资源池与评价"),
            new Tab("contracts", "合同与市场"),
            new Tab("results", "项目成效"),
            new Tab("all", "全档"));

    private static String tab(List<Tab> tabs, @Nullable String wanted) {
        QueryNames.requireOneOf("tab", wanted, tabs.stream().map(Tab::id).toList());
        return wanted == null ? tabs.getFirst().id() : wanted;
    }

    static String words(@Nullable String q) {
        String words = q == null ? "" : q.strip();
        if (words.length() > LONGEST) {
            throw new InvalidDocument(
                    List.of(new Problem("/q", words.substring(0, LONGEST) + "…", "最多 " + LONGEST + " 字")));
        }
        return words;
    }

    /** What a part needs of the log. */
    private static Set<Told> told(String tab) {
        return switch (tab) {
            case "applications", "projects", "awards" -> EnumSet.of(Told.CASES);
            case "documents" -> EnumSet.of(Told.DOCUMENTS);
            case "all" -> EnumSet.allOf(Told.class);
            default -> EnumSet.noneOf(Told.class);
        };
    }

    /** The list is a register, within the same scope. */
    @GetMapping("/enterprises")
    String enterprises(SignedIn me, Chosen chosen, @RequestParam(required = false) @Nullable String q) {
        return register(me, chosen, "enterprises", q);
    }

    @GetMapping("/providers")
    String providers(SignedIn me, Chosen chosen, @RequestParam(required = false) @Nullable String q) {
        return register(me, chosen, "providers", q);
    }

    /** Who sees single cases of a party has no register of parties, and gets the one of those cases. */
    private static String register(SignedIn me, Chosen chosen, String name, @Nullable String q) {
        String registers = "redirect:" + Area.REGISTERS.path();
        return Registers.named(chosen.pack(), name, me.scope()).isEmpty()
                ? registers
                : registers + "/" + name
                        + (words(q).isEmpty() ? "" : "?keyword=" + UriUtils.encode(words(q), StandardCharsets.UTF_8));
    }

    @GetMapping("/enterprises/{code}")
    String enterprise(
            SignedIn me,
            Chosen chosen,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String tab,
            Model model) {
        LocalDate today = clock.now().atZone(identity.zone()).toLocalDate();
        String shown = tab(ENTERPRISE_TABS, tab);
        EnterpriseFile file = views.enterpriseFiles()
                .file(me.scope(), code, today, told(shown))
                .orElseThrow(() -> new NotFound("没有这家企业的档案：" + code));
        String name = Objects.requireNonNullElse(file.basics().name(), code);
        model.addAttribute("title", name);
        model.addAttribute("crumbs", List.of(new Crumb("/enterprises", Area.ENTERPRISES.chinese())));
        model.addAttribute("file", file);
        model.addAttribute("trail", sight.sees(me.scope(), new Subject(Subject.Kind.ENTERPRISE, code)));
        model.addAttribute("today", today);
        model.addAttribute(
                "tabs",
                ENTERPRISE_TABS.stream()
                        .filter(part -> me.isOfficial() || !part.id().equals("refusals"))
                        .toList());
        model.addAttribute("tab", shown);
        boolean basics = shown.equals("basics") || shown.equals("all");
        boolean own = isOwn(me, code);
        model.addAttribute(
                "personal",
                !basics ? List.of() : own ? personal.own(code) : me.isOfficial() ? personal.masked(code) : List.of());
        model.addAttribute("discloses", me.isOfficial());
        model.addAttribute("own", own);
        model.addAttribute(
                "opened",
                views.providerFiles()
                        .opened(
                                me.scope(),
                                chosen.programme(),
                                file.cases().stream()
                                        .flatMap(one -> one.contracts().stream())
                                        .map(ContractRow::party)
                                        .filter(Objects::nonNull)
                                        .collect(Collectors.toSet())));
        model.addAttribute(
                "provider",
                views.providerFiles().file(me.scope(), chosen.programme(), code).isPresent());
        return "file/enterprise";
    }

    /** An organisation knows its own contact; who has only shown that a one-time code was theirs is not known to be of it. */
    private static boolean isOwn(SignedIn me, String code) {
        return me.role() == Role.APPLICANT && me.scope().equals(new Scope.Party(code)) && !me.isUnproven();
    }

    @GetMapping("/providers/{code}")
    String provider(
            SignedIn me,
            Chosen chosen,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String tab,
            Model model) {
        String shown = tab(PROVIDER_TABS, tab);
        ProviderFile file = views.providerFiles()
                .file(me.scope(), chosen.programme(), code)
                .orElseThrow(() -> new NotFound("没有这家服务商的档案：" + code));
        model.addAttribute("title", Objects.requireNonNullElse(file.name(), code));
        model.addAttribute("crumbs", List.of(new Crumb("/providers", Area.PROVIDERS.chinese())));
        model.addAttribute("file", file);
        model.addAttribute("trail", sight.sees(me.scope(), new Subject(Subject.Kind.PROVIDER, code)));
        model.addAttribute("tabs", PROVIDER_TABS);
        model.addAttribute("tab", shown);
        return "file/provider";
    }
}
