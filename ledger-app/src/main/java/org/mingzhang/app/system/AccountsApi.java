package org.mingzhang.app.system;

import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.RecordedReads;
import org.mingzhang.app.access.SignIns;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.api.Forbidden;
import org.mingzhang.app.backup.BackupStanding;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.json.RecordMapper;
import org.springframework.web.bind.annotation.GetMapping;
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

    private final Accounts accounts;
    private final SignIns signIns;
    private final RecordedReads reads;
    private final LedgerViews views;

    private final BackupStanding backups;

    AccountsApi(
            Accounts accounts, SignIns signIns, RecordedReads reads, LedgerViews views, BackupStanding backups) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.reads = reads;
        this.views = views;
        this.backups = backups;
    }

    /** All accounts. */
    @GetMapping("/accounts")
    ObjectNode accounts() {
        return rows("accounts", accounts.all());
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

    /** Who came and who was turned away, the newest first; for who audits. */
    @GetMapping("/sign-ins")
    ObjectNode signIns(Caller caller) {
        audits(caller);
        ObjectNode document = JsonMapper.shared().createObjectNode();
        ArrayNode all = document.putArray("signIns");
        signIns.latest(null, LATEST).forEach(one -> all.add(RecordMapper.toJson(one)));
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
