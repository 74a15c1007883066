package org.mingzhang.app.policy;

import java.util.List;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.oversight.ParameterQueries.Version;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A programme's policy for programs: its versions, parameters with what may be chosen, rules with their clauses, the file. */
@RestController
@RequestMapping("/api/v1/programmes/{programme}/packs")
class PoliciesApi {
    private final LedgerViews views;
    private final StoredPacks packs;

    PoliciesApi(LedgerViews views, StoredPacks packs) {
        this.views = views;
        this.packs = packs;
    }

    /** All versions. */
    @GetMapping
    ObjectNode versions(@PathVariable String programme) {
        ObjectNode document = JsonMapper.shared().createObjectNode().put("programme", programme);
        ArrayNode all = document.putArray("versions");
        known(programme).forEach(version -> all.add(RecordMapper.toJson(version)));
        return document;
    }

    /** One version: parameters as they stand, each with its doubt and choices, and every rule with its clause. */
    @GetMapping("/{version}")
    ObjectNode version(@PathVariable String programme, @PathVariable int version) {
        PolicyPack pack = packs.pack(of(programme, version).packSm3());
        ParameterValues values = views.parameters().values(programme, pack);
        ObjectNode document = RecordMapper.toJson(PackOutline.of(pack, values));
        ArrayNode parameters = document.put("version", version).putArray("parameters");
        PolicyPages.standings(pack, values).forEach(standing -> parameters.add(RecordMapper.toJson(standing)));
        return document;
    }

    /** The file itself, exactly as it was published and hashed. */
    @GetMapping(value = "/{version}/pack.yaml", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] file(@PathVariable String programme, @PathVariable int version) {
        return packs.pack(of(programme, version).packSm3()).bytes().toArray();
    }

    private List<Version> known(String programme) {
        views.requireSealed();
        views.requireProgramme(programme);
        return views.parameters().versions(programme);
    }

    private Version of(String programme, int number) {
        return known(programme).stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("政策包没有第 " + number + " 版"));
    }
}
