package org.mingzhang.app.system;

import org.mingzhang.app.api.Caller;
import org.mingzhang.app.api.Forbidden;
import org.mingzhang.app.system.ViewRebuild.State;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.json.RecordMapper;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The read models built anew, for programs of who runs the system. */
@RestController
@RequestMapping("/api/v1/system/rebuilds")
class RebuildApi {
    private final ViewRebuild rebuild;

    RebuildApi(ViewRebuild rebuild) {
        this.rebuild = rebuild;
    }

    /** Begins to build the read models anew, or tells of the one that goes on. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ObjectNode begin(Caller caller) {
        require(caller);
        return RecordMapper.toJson(rebuild.begin());
    }

    /** The latest one since the program started, if there was any. */
    @GetMapping("/latest")
    ObjectNode latest(Caller caller) {
        require(caller);
        ObjectNode document = JsonMapper.shared().createObjectNode();
        State state = rebuild.state();
        if (state != null) {
            document.set("rebuild", RecordMapper.toJson(state));
        }
        return document;
    }

    private static void require(Caller caller) {
        if (!caller.isOperator() && !caller.isIn(Role.SYSTEM_ADMIN)) {
            throw new Forbidden(ViewRebuild.OWN);
        }
    }
}
