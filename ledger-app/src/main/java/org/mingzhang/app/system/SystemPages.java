package org.mingzhang.app.system;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.Accounts.Account;
import org.mingzhang.app.access.OneTimeCodes;
import org.mingzhang.app.access.OneTimeCodes.Taking;
import org.mingzhang.app.access.SignIns;
import org.mingzhang.app.access.Tokens;
import org.mingzhang.app.access.Tokens.Token;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.actor.ActorDirectory.HeldKey;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.app.actor.AwaitedKeys;
import org.mingzhang.app.backup.BackupStanding;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.system.PeopleQuestion.Standing;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.CodeRules;
import org.mingzhang.domain.actor.Role;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The system as its three administrators see it (三员分立): who runs it opens accounts and watches the read models; who keeps its
 * secrets watches posts and keys; who audits it reads who came and went. None of them sees cases, and none does another's part.
 */
@ConsolePage
class SystemPages {
    private static final int LATEST = 200;

    static final Map<String, String> VIEW_NAMES = Map.ofEntries(
            Map.entry("budget", "资金"),
            Map.entry("dossier", "案卷"),
            Map.entry("file", "企业与服务商档案"),
            Map.entry("lists", "名单"),
            Map.entry("oversight", "监督与报告"),
            Map.entry("panel", "专家抽取"),
            Map.entry("record-time", "记账时刻"),
            Map.entry("register", "台账"),
            Map.entry("roster", "试点名单"),
            Map.entry("trail", "来龙去脉"),
            Map.entry("treasury", "国库对账"));

    private final Accounts accounts;
    private final SignIns signIns;
    private final Tokens tokens;
    private final ActorDirectory directory;
    private final AwaitedKeys awaited;
    private final LedgerViews views;
    private final LedgerStore store;
    private final BackupStanding backups;
    private final OneTimeCodes codes;

    SystemPages(
            Accounts accounts,
            SignIns signIns,
            Tokens tokens,
            AwaitedKeys awaited,
            LedgerViews views,
            LedgerStore store,
            BackupStanding backups,
            OneTimeCodes codes) {
        this.codes = codes;
        this.accounts = accounts;
        this.signIns = signIns;
        this.tokens = tokens;
        this.directory = new ActorDirectory(store.log());
        this.awaited = awaited;
        this.views = views;
        this.store = store;
        this.backups = backups;
    }

    /** A person with their account. */
    public record Row(Person person, @Nullable Account account) {
        /** How the account stands. */
        public Standing standing() {
            if (account == null) {
                return Standing.NONE;
            }
            return account.closed()
                    ? Standing.CLOSED
                    : account.hasPassword() ? Standing.OPEN : Standing.WITHOUT_PASSWORD;
        }

        public boolean mayComeIn() {
            return standing() == Standing.OPEN;
        }

        /** Whether another administrator has to agree before a code may be taken. */
        public boolean waitsForAgreement() {
            ActorDirectory.AskedCode asked = person.askedCode();
            return asked != null
                    && asked.agreedBy() == null
                    && CodeRules.takesTwo(
                            person.posts().stream().map(Post::role).toList());
        }

        public long keysInUse() {
            return person.keys().stream().filter(HeldKey::signs).count();
        }
    }

    @GetMapping("/system")
    String system(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String org,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "1") long page,
            @RequestParam(defaultValue = "50") int limit,
            SignedIn me,
            Model model) {
        PeopleQuestion question = PeopleQuestion.of(q, org, role, standing, page, limit);
        Map<String, Account> byActor =
                accounts.all().stream().collect(Collectors.toMap(Account::actor, Function.identity()));
        List<Person> everybody = directory.all();
        model.addAttribute("title", Area.SYSTEM.chinese());
        model.addAttribute(
                "people",
                PeoplePage.of(
                        question,
                        everybody.stream()
                                .map(person -> new Row(person, byActor.get(person.actor())))
                                .toList()));
        model.addAttribute("roles", PeopleQuestion.held());
        model.addAttribute("standings", Standing.values());
        model.addAttribute("limits", PeopleQuestion.LIMITS.stream().sorted().toList());
        model.addAttribute("runs", me.role() == Role.SYSTEM_ADMIN);
        model.addAttribute("tokens", me.role() == Role.SYSTEM_ADMIN ? tokens.inForce() : List.of());
        model.addAttribute("reached", views.projections().reached());
        model.addAttribute("viewNames", VIEW_NAMES);
        model.addAttribute("logSize", store.log().size());
        model.addAttribute("backups", backups.now());
        List<Person> proposed =
                everybody.stream().filter(one -> !one.proposed().isEmpty()).toList();
        model.addAttribute("proposed", proposed);
        model.addAttribute(
                "awaited",
                awaited.all().stream()
                        .filter(key -> proposed.stream()
                                .noneMatch(one -> one.actor().equals(key.actor()) && one.proposes(key.keyId())))
                        .toList());
        model.addAttribute(
                "asked",
                everybody.stream().filter(one -> one.askedCode() != null).toList());
        model.addAttribute("audits", me.role() == Role.AUDIT_ADMIN);
        model.addAttribute("guessed", me.role() == Role.AUDIT_ADMIN ? signIns.guessed() : List.of());
        model.addAttribute("signIns", me.role() == Role.AUDIT_ADMIN ? signIns.latest(null, LATEST) : List.of());
        return "system/system";
    }

    /** Takes the one-time code that the administrator has asked for, where nothing is missing; it is shown once. */
    @PostMapping("/system/accounts/{actor}/invite")
    String invite(@PathVariable String actor, SignedIn me, HttpServletRequest request, RedirectAttributes after) {
        if (me.role() == Role.AUDIT_ADMIN) {
            throw new NotFound("一次性代码由申请的管理员取，安全审计员不取");
        }
        Person person = directory.find(actor).orElseThrow(() -> new NotFound("没有经办人 " + actor));
        after.addFlashAttribute("invited", person);
        switch (codes.take(person.actor(), me.actor(), request.getRemoteAddr())) {
            case Taking.Taken(String code) -> {
                after.addFlashAttribute("code", code);
                after.addFlashAttribute("days", Accounts.CODE_VALIDITY.toDays());
            }
            case Taking.Not(String why) -> after.addFlashAttribute("notTaken", why);
        }
        return "redirect:/system";
    }

    /** Ends an account; whoever is signed in with it is not any more. */
    @PostMapping("/system/accounts/{actor}/close")
    String close(@PathVariable String actor, SignedIn me, RedirectAttributes after) {
        Person person = person(actor, me);
        if (person.actor().equals(me.actor())) {
            throw new NotFound("不能停用自己的账号");
        }
        accounts.close(person.actor());
        after.addFlashAttribute("closed", person);
        return "redirect:/system";
    }

    /** Ends somebody's token; the program that has it is let in no more. */
    @PostMapping("/system/tokens/{id}/revoke")
    String revoke(@PathVariable String id, SignedIn me, RedirectAttributes after) {
        if (me.role() != Role.SYSTEM_ADMIN) {
            throw new NotFound("令牌由本人和系统管理员吊销");
        }
        Token token = tokens.find(id).orElseThrow(() -> new NotFound("没有令牌 " + id));
        tokens.revoke(token.id(), me.actor());
        after.addFlashAttribute("revoked", token);
        return "redirect:/system";
    }

    private Person person(String actor, SignedIn me) {
        if (me.role() != Role.SYSTEM_ADMIN) {
            throw new NotFound("账号由系统管理员开设和停用");
        }
        return directory.find(actor).orElseThrow(() -> new NotFound("没有经办人 " + actor));
    }
}
