package org.mingzhang.app.file;

import org.mingzhang.app.api.ApiBody;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.file.PersonalDisclosure.Shown;
import org.mingzhang.app.view.LedgerViews;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A personal value in clear, for programs of people: each look with its reason, and in the log before it is answered. */
@RestController
class PersonalApi {
    private final LedgerViews views;
    private final PersonalDisclosure disclosure;

    PersonalApi(LedgerViews views, PersonalDisclosure disclosure) {
        this.views = views;
        this.disclosure = disclosure;
    }

    /** It is no look but an act, so it is no GET: to see it again is to be recorded again. */
    @PostMapping(
            path = "/api/v1/programmes/{programme}/enterprises/{code}/personal",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> personal(
            @PathVariable String programme, @PathVariable String code, @RequestBody byte[] body, Caller caller) {
        ApiBody told = ApiBody.of(body);
        String item = told.text("item");
        String reason = told.text("reason");
        told.end();
        views.requireProgramme(programme);
        Shown shown = disclosure.show(caller.require(), code, item, reason);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(JsonMapper.shared()
                        .createObjectNode()
                        .put("enterprise", code)
                        .put("item", shown.item().field())
                        .put("value", shown.value())
                        .put("reason", shown.reason())
                        .put("position", shown.position()));
    }
}
