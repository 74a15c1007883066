package org.mingzhang.app.system;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.Accounts.Account;
import org.mingzhang.app.access.OneTimeCodes;
import org.mingzhang.app.access.OneTimeCodes.Taking;
import org.mingzhang.app.access.RecordedReads;
import org.mingzhang.app.access.SignIns;
import org.mingzhang.app.access.Tokens;
import org.mingzhang.app.access.Tokens.Token;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.api.Forbidden;
import org.mingzhang.app.backup.BackupStanding;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.json.RecordMapper;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Accounts for the three administrators, each their own part, as on their page. */
@RestController
@RequestMapping("/api/v1/system")
class AccountsApi {
    private static final int LATEST = 200;

    /** Accounts on a page. */
    private static final int MOST = 100;

    private final Accounts accounts;
    private final Tokens tokens;
    private final SignIns signIns;
    private final RecordedReads reads;
    private final LedgerViews views;
    private final ActorDirectory directory;
    private final BackupStanding backups;
    private final OneTimeCodes codes;

    AccountsApi(
            Accounts accounts,
            Tokens tokens,
            SignIns signIns,
            RecordedReads reads,
            LedgerViews views,
            LedgerStore store,
            BackupStanding backups,
            OneTimeCodes codes) {
        this.codes = codes;
        this.accounts = accounts;
        this.tokens = tokens;
        this.directory = new ActorDirectory(store.log());
        this.signIns = signIns;
        this.reads = reads;
        this.views = views;
        this.backups = backups;
    }

    /** Accounts by name; where there are more of them, {@code next} is the {@code after} of the next page. */
    @GetMapping("/accounts")
    ObjectNode accounts(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "" + MOST) int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidDocument(
                    List.of(new Problem("limit", Integer.toString(limit), "应为 1 至 " + MOST + " 的整数")));
        }
        List<Account> found = accounts.page(after, limit + 1);
        List<Account> page = found.subList(0, Math.min(limit, found.size()));
        ObjectNode document = rows("accounts", page);
        if (found.size() > limit) {
            document.put("next", page.getLast().actor());
        }
        return document;
    }

    /**
     * Takes the one-time code that the caller has asked for under their signature, and to which another administrator has agreed where
     * that takes two: the answer has the code, and has it once.
     */
    @PostMapping("/accounts/{actor}/invitations")
    ObjectNode invite(@PathVariable String actor, Caller caller, HttpServletRequest request) {
        Person person = directory.find(actor).orElseThrow(() -> new NotFound("没有经办人 " + actor));
        return switch (codes.take(person.actor(), caller.require().actor(), request.getRemoteAddr())) {
            case Taking.Taken(String code) ->
                JsonMapper.shared()
                        .createObjectNode()
                        .put("actor", person.actor())
                        .put("code", code)
                        .put("validDays", Accounts.CODE_VALIDITY.toDays());
            case Taking.Not(String why) -> throw new Forbidden(why);
        };
    }

    /** Ends an account and whatever is signed in with it; one that there is not is as good as ended. */
    @DeleteMapping("/accounts/{actor}")
    ObjectNode close(@PathVariable String actor, Caller caller) {
        Person person = person(actor, caller);
        if (person.actor().equals(caller.actor())) {
            throw new Forbidden("不能停用自己的账号");
        }
        accounts.close(person.actor());
        return JsonMapper.shared()
                .createObjectNode()
                .put("actor", person.actor())
                .put("open", false);
    }

    /** The tokens in force, whose they are and when they were used; without their secrets, which nobody has. */
    @GetMapping("/tokens")
    ObjectNode tokens(Caller caller) {
        runs(caller);
        return rows("tokens", tokens.inForce());
    }

    /** Ends a token; the program that has it is let in no more. */
    @DeleteMapping("/tokens/{id}")
    ObjectNode revoke(@PathVariable String id, Caller caller) {
        runs(caller);
        Token token = tokens.find(id).orElseThrow(() -> new NotFound("没有令牌 " + id));
        tokens.revoke(token.id(), caller.isOperator() ? "operator" : caller.actor());
        return JsonMapper.shared().createObjectNode().put("id", token.id()).put("inForce", false);
    }

    private Person person(String actor, Caller caller) {
        runs(caller);
        return directory.find(actor).orElseThrow(() -> new NotFound("没有经办人 " + actor));
    }

    private static void runs(Caller caller) {
        if (!caller.isOperator() && !caller.isIn(Role.SYSTEM_ADMIN)) {
            throw new Forbidden("账号和令牌由系统管理员开设、停用和吊销");
        }
    }

    /** How far each read model is. */
    @GetMapping("/views")
    ObjectNode views() {
        return rows("views", views.projections().reached());
    }

    /** The newest backups, and when one was last seen to be good. */
    @GetMapping("/backups")
    ObjectNode backups() {
        return RecordMapper.toJson(backups.now());
    }

    /** Who came and who was turned away, the newest first, and at whose password somebody guesses; for who audits. */
    @GetMapping("/sign-ins")
    ObjectNode signIns(Caller caller) {
        audits(caller);
        ObjectNode document = JsonMapper.shared().createObjectNode();
        ArrayNode all = document.putArray("signIns");
        signIns.latest(null, LATEST).forEach(one -> all.add(RecordMapper.toJson(one)));
        ArrayNode guessed = document.putArray("guessed");
        signIns.guessed().forEach(one -> guessed.add(RecordMapper.toJson(one)));
        return document;
    }

    /** Who was shown personal data or took data away, the newest first; for who audits. */
    @GetMapping("/reads")
    ObjectNode reads(Caller caller, @RequestParam(required = false) @Nullable Long before) {
        audits(caller);
        RecordedReads.Page page =
                reads.page(new RecordedReads.Question(null, null, null, null, null), ZoneOffset.UTC, before, LATEST);
        ObjectNode document = rows("reads", page.lines());
        if (page.further() != null) {
            document.put("next", page.further());
        }
        return document;
    }

    private static void audits(Caller caller) {
        if (!caller.isOperator() && !caller.isIn(Role.AUDIT_ADMIN)) {
            throw new Forbidden("登录记录和导出记录由安全审计员查看");
        }
    }

    private static ObjectNode rows(String name, List<? extends Record> rows) {
        ObjectNode document = JsonMapper.shared().createObjectNode();
        ArrayNode all = document.putArray(name);
        rows.forEach(row -> all.add(RecordMapper.toJson(row)));
        return document;
    }
}
