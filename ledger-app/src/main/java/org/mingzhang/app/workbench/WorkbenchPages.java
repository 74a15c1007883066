package org.mingzhang.app.workbench;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.Accounts.Account;
import org.mingzhang.app.access.SignIns;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.actor.ActorDirectory.ProposedKey;
import org.mingzhang.app.actor.AwaitedKeys;
import org.mingzhang.app.actor.AwaitedKeys.Awaited;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.policy.County;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.workbench.Waiting;
import org.mingzhang.view.workbench.WaitingItem;
import org.mingzhang.view.workbench.Workbench;
import org.mingzhang.view.workbench.Workbench.Listed;
import org.mingzhang.view.workbench.WorkbenchQueries;
import org.mingzhang.view.workbench.WorkbenchQueries.Part;
import org.mingzhang.view.workbench.WorkbenchQueries.Question;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where everybody begins: what waits for them, what falls due, how far the money is, and whether the ledger is sound. */
@ConsolePage
class WorkbenchPages {
    private final LedgerViews views;
    private final HealthReading health;
    private final Accounts accounts;
    private final LedgerClock clock;
    private final LedgerIdentity identity;
    private final AwaitedKeys awaited;
    private final ActorDirectory directory;
    private final SignIns signIns;

    WorkbenchPages(
            LedgerViews views,
            HealthReading health,
            Accounts accounts,
            LedgerClock clock,
            LedgerIdentity identity,
            AwaitedKeys awaited,
            SignIns signIns,
            LedgerStore store) {
        this.signIns = signIns;
        this.awaited = awaited;
        this.directory = new ActorDirectory(store.log());
        this.views = views;
        this.health = health;
        this.accounts = accounts;
        this.clock = clock;
        this.identity = identity;
    }

    /** How many accounts there are, for who keeps them. */
    public record AccountCount(long all, long withoutPassword, long closed) {
        static AccountCount of(List<Account> accounts) {
            return new AccountCount(
                    accounts.size(),
                    accounts.stream()
                            .filter(account -> !account.hasPassword() && !account.closed())
                            .count(),
                    accounts.stream().filter(Account::closed).count());
        }
    }

    /**
     * A key that somebody made for themself, on its way into the ledger.
     *
     * @param by who proposed it; null while nobody has
     */
    public record NewKey(
            String actor, String keyId, @Nullable String by) {}

    private NewKey newKey(Awaited key) {
        return new NewKey(
                key.actor(),
                key.keyId(),
                directory.find(key.actor()).stream()
                        .flatMap(person -> person.proposed().stream())
                        .filter(one -> one.keyId().equals(key.keyId()))
                        .map(ProposedKey::by)
                        .findFirst()
                        .orElse(null));
    }

    /** In the order of the work; where money and treasury part, that comes before all else. */
    static Map<Waiting.Group, List<Waiting>> groups(List<Waiting> waiting) {
        return waiting.stream()
                .sorted(Comparator.comparing((Waiting one) -> !isTreasury(one)).thenComparing(Waiting::group))
                .collect(Collectors.groupingBy(Waiting::group, LinkedHashMap::new, Collectors.toList()));
    }

    private static boolean isTreasury(Waiting waiting) {
        return WorkbenchQueries.isDifference(waiting.key());
    }

    private Question question(SignedIn me, Chosen chosen) {
        LocalDate today = clock.now().atZone(identity.zone()).toLocalDate();
        return new Question(chosen.programme(), me.actor(), me.role(), me.scope(), today);
    }

    @GetMapping("/")
    String workbench(
            SignedIn me,
            @RequestParam(required = false) @Nullable String list,
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Chosen chosen = (Chosen) model.getAttribute("chosen");
        if (list != null) {
            if (chosen == null || !views.workbench().hasList(question(me, chosen), list)) {
                throw new InvalidDocument(List.of(new Problem("list", list, "工作台没有这一项")));
            }
            return list(question(me, chosen), chosen, list, part(chosen, county, page), model);
        }
        Workbench desk = chosen == null
                ? null
                : views.workbench().workbench(question(me, chosen)).orElse(null);
        model.addAttribute("title", Area.WORKBENCH.chinese());
        model.addAttribute("desk", desk);
        if (desk != null) {
            model.addAttribute("groups", groups(desk.waiting()));
            model.addAttribute(
                    "overdue", desk.due().stream().mapToLong(Waiting::overdue).sum());
        }
        model.addAttribute("health", health.read(desk == null ? null : desk.position()));
        model.addAttribute("mayList", Area.ENTRIES.opensTo(me.role()));
        model.addAttribute("mayVerify", Area.VERIFY.opensTo(me.role()));
        // Backups and read models are the operators' matter; an applicant can do nothing about them.
        model.addAttribute("party", me.role() == Role.APPLICANT);
        if (me.role() == Role.SYSTEM_ADMIN || me.role() == Role.SECURITY_ADMIN) {
            model.addAttribute(
                    "newKeys", awaited.all().stream().map(this::newKey).toList());
        }
        if (me.role() == Role.SYSTEM_ADMIN || me.role() == Role.SECURITY_ADMIN || me.role() == Role.AUDIT_ADMIN) {
            model.addAttribute("accounts", AccountCount.of(accounts.all()));
            model.addAttribute(
                    "askedCodes",
                    directory.all().stream()
                            .filter(person -> person.askedCode() != null)
                            .toList());
        }
        if (me.role() == Role.AUDIT_ADMIN) {
            model.addAttribute("guessed", signIns.guessed());
        }
        return "workbench/workbench";
    }

    private static Part part(Chosen chosen, String county, int page) {
        String code = county.isEmpty()
                ? null
                : chosen.pack()
                        .county(county)
                        .map(County::code)
                        .orElseThrow(() -> new InvalidDocument(List.of(new Problem("county", county, "没有这个县（市、区）"))));
        if (page < 1 || page > Part.MOST_PAGES) {
            throw new InvalidDocument(List.of(new Problem("page", Integer.toString(page), "没有这一页")));
        }
        return new Part(code, page);
    }

    /** One of the things of a list, with the form by which it is done. */
    public record Row(WaitingItem item, ItemForms.@Nullable Form form) {}

    private String list(Question asked, Chosen chosen, String key, Part part, Model model) {
        Listed listed = views.workbench()
                .list(asked, key, part)
                .orElseThrow(() -> new NotFound("这一项现在没有待办：可能已经办结，也可能不归您的岗位办理"));
        model.addAttribute("title", listed.waiting().sentence());
        ItemForms forms = new ItemForms(chosen.pack(), chosen.programme(), asked.role());
        List<Row> rows = listed.items().stream()
                .map(item -> new Row(item, forms.of(key, item).orElse(null)))
                .toList();
        model.addAttribute("listed", listed);
        model.addAttribute("county", part.county() == null ? "" : part.county());
        model.addAttribute(
                "counties", asked.scope() instanceof Scope.City ? chosen.pack().counties() : List.of());
        model.addAttribute("own", asked.role() == Role.APPLICANT);
        model.addAttribute("rows", rows);
        model.addAttribute("forms", rows.stream().anyMatch(row -> row.form() != null));
        DoneAtOnce atOnce = Area.SIGN.opensTo(asked.role()) ? DoneAtOnce.of(key, asked.role()) : null;
        model.addAttribute(
                "atOnce",
                atOnce != null && listed.items().stream().anyMatch(item -> atOnce.number(item) != null)
                        ? atOnce
                        : null);
        model.addAttribute("today", asked.today());
        return "workbench/list";
    }
}
