package org.mingzhang.app.signing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.SavedDrafts.DraftChanged;
import org.mingzhang.app.access.SavedDrafts.DraftRefused;
import org.mingzhang.app.api.ApiBody;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.json.RecordMapper;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Forms that a person has begun, for programs: the same ones as on the pages, and nobody else's. */
@RestController
@RequestMapping("/api/v1/me/drafts")
class DraftsApi {
    private final BegunForms begun;

    DraftsApi(BegunForms begun) {
        this.begun = begun;
    }

    /** Those that the present post may sign, the newest first. */
    @GetMapping
    ObjectNode all(Caller caller) {
        ObjectNode document = JsonMapper.shared().createObjectNode();
        ArrayNode all = document.putArray("drafts");
        begun.of(caller.require()).forEach(one -> all.add(RecordMapper.toJson(one)));
        return document;
    }

    /** One with what was typed, by the place of each field as the form has it. */
    @GetMapping("/{draft}")
    ObjectNode one(@PathVariable String draft, Caller caller) {
        SignedIn me = caller.require();
        BegunForms.Begun found = require(me, draft);
        Typed typed =
                begun.find(me, SigningPages.require(found.command(), me), draft).orElseThrow(() -> none(draft));
        ObjectNode document = RecordMapper.toJson(found);
        ObjectNode fields = document.putObject("fields");
        typed.values().forEach((place, value) -> {
            if (!place.equals(BegunForms.SAVED) && !place.equals(BegunForms.SAVED_AT)) {
                fields.put(place, value);
            }
        });
        return document;
    }

    /** Keeps one; with an id it takes the place of that one. Personal values are left out, as on the page. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode keep(@RequestBody byte[] body, Caller caller) {
        ApiBody told = ApiBody.of(body);
        String command = told.text("command");
        String id = told.textOrNull("id");
        Map<String, String> fields = told.texts("fields");
        told.end();
        SignedIn me = caller.require();
        CommandEntry entry = SigningPages.require(command, me);
        Typed typed = new Typed(fields);
        return RecordMapper.toJson(require(me, kept(me, entry, id == null ? typed : typed.with(BegunForms.SAVED, id))));
    }

    private String kept(SignedIn me, CommandEntry entry, Typed typed) {
        try {
            return begun.save(me, entry, typed).at(BegunForms.SAVED);
        } catch (DraftRefused | DraftChanged refused) {
            throw new InvalidDocument(List.of(new Problem("/fields", "", String.valueOf(refused.getMessage()))));
        }
    }

    /** Throws one away; one that there is not is as good as thrown away. */
    @DeleteMapping("/{draft}")
    ObjectNode delete(@PathVariable String draft, Caller caller) {
        begun.delete(caller.require(), draft);
        return JsonMapper.shared().createObjectNode().put("id", draft).put("kept", false);
    }

    private BegunForms.Begun require(SignedIn me, @Nullable String id) {
        return begun.of(me).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> none(id));
    }

    private static NotFound none(@Nullable String id) {
        return new NotFound("您没有草稿 " + id);
    }
}
