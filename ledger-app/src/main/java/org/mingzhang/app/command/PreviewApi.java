package org.mingzhang.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.platform.command.Basis;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.Preview;
import org.mingzhang.app.platform.command.UnsignedCommand;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.platform.web.StrictJson;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.app.view.WithinSight;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.trail.Told;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells what a command would come to, before anybody signs it. Nothing is recorded, a refusal neither. */
@RestController
class PreviewApi {
    private final ActorDirectory actors;
    private final WithinSight sight;
    private final LedgerStore store;
    private final LedgerIdentity identity;
    private final LedgerClock clock;
    private final LedgerViews views;
    private final Answers answers;

    PreviewApi(LedgerStore store, WithinSight sight, LedgerIdentity identity, LedgerClock clock, LedgerViews views) {
        this.actors = new ActorDirectory(store.log());
        this.sight = sight;
        this.store = store;
        this.identity = identity;
        this.clock = clock;
        this.views = views;
        this.answers = new Answers(identity, store);
    }

    /**
     * Takes {@code {actor, command, payload}} and optionally {@code role}, {@code keyId}, {@code commandId}, {@code expiresAt}
     * and {@code businessDate}. 200 with the events and sentences that would be recorded, the streams they rest on, and the
     * document that is to be signed with its digest, which holds for the same id and expiry only where no personal value is salted anew; 422 where it
     * would be refused, with code, clause and facts. A command that was taken already gets its first answer.
     */
    @PostMapping(path = "/api/v1/commands/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> preview(@RequestBody byte[] body, Caller caller) {
        JsonNode json = StrictJson.parse(body);
        List<Problem> problems = new ArrayList<>();
        String actor = take(json, "actor");
        if (actor == null) {
            problems.add(new Problem("/actor", "缺失", "应为经办人编号"));
        }
        String keyId = take(json, "keyId");
        CommandDraft draft = CommandDraft.read(json, problems);
        if (draft == null || actor == null) {
            throw new InvalidDocument(problems);
        }
        // What would be recorded tells what stands in the streams that the actor may read.
        caller.requireSelf(actor);
        Person person = actors.find(actor)
                .orElseThrow(() -> new NotFound("没有经办人 " + actor))
                .on(clock.now().atZone(identity.zone()).toLocalDate());
        UnsignedCommand command = draft.fix(
                identity.name(),
                clock.now(),
                person.acting(draft.role(), person.signingKey(keyId).keyId()));
        Preview preview = sight.preview(caller.scope(), command, null);
        return switch (preview) {
            case Preview.Answered answered -> answers.of(answered.outcome());
            case Preview.Refusable refusable -> refused(command, refusable);
            case Preview.Acceptable acceptable -> ResponseEntity.ok(accepted(command, acceptable));
        };
    }

    private static @Nullable String take(JsonNode json, String name) {
        JsonNode value = json instanceof ObjectNode object && object.path(name).isString() ? object.remove(name) : null;
        return value == null ? null : value.stringValue();
    }

    private static ResponseEntity<?> refused(UnsignedCommand command, Preview.Refusable refusable) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("accepted", false);
        document.put("recorded", false);
        document.put("message", refusable.message());
        document.put("code", refusable.rejection().code().name());
        document.put("clause", refusable.rejection().clause().toString());
        document.put("facts", refusable.rejection().factsJson());
        document.put("basis", basis(refusable.basis()));
        document.put("digest", command.digest().toString());
        return Answers.problem(
                HttpStatus.UNPROCESSABLE_CONTENT, refusable.rejection().code().text(), document);
    }

    private Map<String, Object> accepted(UnsignedCommand command, Preview.Acceptable acceptable) {
        long next = store.log().size();
        List<Entry> entries = new ArrayList<>();
        for (Envelope entry : acceptable.entries()) {
            entries.add(new Entry(next + entries.size(), entry));
        }
        List<Told> told =
                views.traces().tell(entries, acceptable.basis().lastSeqs().keySet());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("accepted", true);
        document.put("recorded", false);
        document.put("commandId", command.document().commandId());
        document.put("expiresAt", command.document().expiresAt().toString());
        document.put("events", entries.stream().map(PreviewApi::event).toList());
        document.put("sentences", told.stream().map(Told::sentence).toList());
        document.put("basis", basis(acceptable.basis()));
        document.put("digest", command.digest().toString());
        document.put("document", command.tree());
        return document;
    }

    private static Map<String, Object> event(Entry entry) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", EventCodec.type(entry.event()));
        document.put("stream", entry.envelope().stream().toString());
        document.put("payload", EventCodec.payload(entry.event()));
        return document;
    }

    private static List<Map<String, Object>> basis(Basis basis) {
        List<Map<String, Object>> streams = new ArrayList<>();
        basis.lastSeqs().forEach((stream, lastSeq) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("stream", stream.toString());
            one.put("lastSeq", lastSeq);
            streams.add(one);
        });
        return streams;
    }
}
