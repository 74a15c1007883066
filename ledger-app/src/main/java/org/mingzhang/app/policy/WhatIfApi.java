package org.mingzhang.app.policy;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.json.InvalidDocument;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What other parameter values would cost, for programs; records nothing. */
@RestController
class WhatIfApi {
    private final LedgerViews views;
    private final WhatIfDesk desk;

    WhatIfApi(LedgerViews views, WhatIfDesk desk) {
        this.views = views;
        this.desk = desk;
    }

    /** Each {@code set} is PARAMETER=VALUE, as the command line takes it. */
    @GetMapping("/api/v1/programmes/{programme}/whatif")
    ObjectNode whatIf(
            @PathVariable String programme,
            @RequestParam(defaultValue = "false") boolean fromNowOn,
            @RequestParam MultiValueMap<String, String> parameters,
            Caller caller) {
        // Not as a list, which a comma would part: several values of one parameter are written with it.
        List<String> set = parameters.getOrDefault("set", List.of());
        if (!caller.seesAll()) {
            throw new NotFound("假设测算按全市计算，您的数据范围不是全市");
        }
        List<InvalidDocument.Problem> problems = new ArrayList<>(set.stream()
                .filter(line -> line.indexOf('=') < 1 || line.endsWith("="))
                .map(line -> new InvalidDocument.Problem("/set", line, "应写作 参数=取值"))
                .toList());
        if (set.isEmpty()) {
            problems.add(new InvalidDocument.Problem("/set", "", "缺失，应写作 参数=取值"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
        views.requireSealed();
        return desk.answer(programme, set, fromNowOn).view().toJson();
    }
}
