package org.mingzhang.app.file;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.view.file.EnterpriseFiles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** 一企一档 and 一服务商一档 for programs. */
@RestController
@RequestMapping("/api/v1/programmes/{programme}")
class FilesApi {
    private final LedgerViews views;
    private final LedgerClock clock;
    private final LedgerIdentity identity;

    FilesApi(LedgerViews views, LedgerClock clock, LedgerIdentity identity) {
        this.views = views;
        this.clock = clock;
        this.identity = identity;
    }

    /** Enterprises whose name or code has the words in it; more than {@code most} are not listed. */
    @GetMapping("/enterprises")
    ObjectNode enterprises(@PathVariable String programme, @RequestParam(defaultValue = "") String q, Caller caller) {
        return found(views.enterpriseFiles().search(caller.scope(), programme, FilePages.words(q)));
    }

    /** Providers, likewise. */
    @GetMapping("/providers")
    ObjectNode providers(@PathVariable String programme, @RequestParam(defaultValue = "") String q, Caller caller) {
        return found(views.providerFiles().search(caller.scope(), programme, FilePages.words(q)));
    }

    private static ObjectNode found(List<? extends Record> found) {
        ObjectNode document = JsonMapper.shared().createObjectNode();
        ArrayNode rows = document.putArray("found");
        found.forEach(one -> rows.add(RecordMapper.toJson(one)));
        return document.put("most", EnterpriseFiles.MOST_FOUND);
    }

    /** Everything about one enterprise; of refusals only officials are told. */
    @GetMapping("/enterprises/{code}")
    ObjectNode enterprise(@PathVariable String programme, @PathVariable String code, Caller caller) {
        LocalDate today = clock.now().atZone(identity.zone()).toLocalDate();
        ObjectNode document = views.enterpriseFiles()
                .file(caller.scope(), code, today, EnumSet.allOf(EnterpriseFiles.Told.class))
                .map(RecordMapper::toJson)
                .orElseThrow(() -> new NotFound("没有这家企业的档案：" + code));
        if (!caller.isOfficial()) {
            document.remove("refusals");
        }
        return document;
    }

    /** Everything about one provider, likewise. */
    @GetMapping("/providers/{code}")
    ObjectNode provider(@PathVariable String programme, @PathVariable String code, Caller caller) {
        ObjectNode document = views.providerFiles()
                .file(caller.scope(), programme, code)
                .map(RecordMapper::toJson)
                .orElseThrow(() -> new NotFound("没有这家服务商的档案：" + code));
        if (!caller.isOfficial()) {
            document.remove("refusals");
        }
        return document;
    }
}
