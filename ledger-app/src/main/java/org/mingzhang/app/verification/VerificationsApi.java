package org.mingzhang.app.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.platform.web.StrictJson;
import org.mingzhang.app.trail.Finder;
import org.mingzhang.app.trail.Sight;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.json.RecordMapper;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Verifications for programs: ask, look how far it is, read the report. */
@RestController
@RequestMapping("/api/v1/verifications")
class VerificationsApi {
    private final VerificationDesk desk;
    private final Finder finder;
    private final Sight sight;
    private final LedgerViews views;

    VerificationsApi(VerificationDesk desk, Finder finder, Sight sight, LedgerViews views) {
        this.desk = desk;
        this.finder = finder;
        this.sight = sight;
        this.views = views;
    }

    /**
     * Takes {@code {"kind": "whole"}}, {@code {"kind": "span", "from": 0, "to": 99}}, {@code {"kind": "subject", "subject":
     * "…"}}, {@code {"kind": "receipt", "receipt": "…"}} or {@code {"kind": "checkpoint", "checkpoint": "…"}}: 202 with the
     * address to look at. While the whole log is being verified, whoever asks for that gets the one that runs.
     */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> ask(@RequestBody byte[] body, Caller caller) {
        Reader reader = reader(caller);
        Question question = question(StrictJson.parse(body), reader);
        VerificationJob job;
        try {
            job = desk.ask(question, reader.actor(), reader.name());
        } catch (VerificationBusy busy) {
            Map<String, Object> problem = new LinkedHashMap<>();
            problem.put("title", busy.getMessage());
            problem.put("status", HttpStatus.SERVICE_UNAVAILABLE.value());
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/verifications/" + job.asked().id()))
                .body(document(job, reader));
    }

    private static Reader reader(Caller caller) {
        return new Reader(caller.actor(), caller.name(), caller.scope());
    }

    private Question question(JsonNode body, Reader reader) {
        List<Problem> problems = new ArrayList<>();
        Question question =
                switch (text(body, "kind")) {
                    case "whole" -> new Question.Whole();
                    case "span" -> span(body, reader, problems);
                    case "subject" -> subject(text(body, "subject"), reader, problems);
                    case "receipt" -> new Question.ReceiptFile(required(body, "receipt", problems));
                    case "checkpoint" ->
                        new Question.ForeignCheckpoint("所给校验点", required(body, "checkpoint", problems));
                    default -> {
                        problems.add(
                                new Problem("/kind", text(body, "kind"), "应为 whole、span、subject、receipt 或 checkpoint"));
                        yield null;
                    }
                };
        if (question == null || !problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
        return question;
    }

    private static String text(JsonNode body, String field) {
        JsonNode value = body.get(field);
        return value == null || !value.isString() ? "" : value.stringValue();
    }

    private static byte[] required(JsonNode body, String field, List<Problem> problems) {
        String text = text(body, field);
        if (text.isEmpty()) {
            problems.add(new Problem("/" + field, "", "应为文字"));
        }
        return text.getBytes(UTF_8);
    }

    private @Nullable Question span(JsonNode body, Reader reader, List<Problem> problems) {
        JsonNode from = body.get("from");
        JsonNode to = body.get("to");
        if (from == null || to == null || !from.canConvertToLong() || !to.canConvertToLong()) {
            problems.add(new Problem("/from", "", "from 和 to 应为序号"));
            return null;
        }
        long first = from.longValue();
        long last = to.longValue();
        if (first < 0 || last < first || last - first >= Question.MOST_ENTRIES) {
            problems.add(new Problem("/to", first + " 至 " + last, "止不小于起，一次最多 " + Question.MOST_ENTRIES + " 条"));
            return null;
        }
        return reader.span(first, last, sight, views);
    }

    private @Nullable Question subject(String subject, Reader reader, List<Problem> problems) {
        List<Long> positions = reader.positions(finder, subject);
        if (positions == null) {
            throw new NotFound("没有找到“" + subject + "”");
        }
        if (positions.size() > Question.MOST_ENTRIES) {
            problems.add(new Problem("/subject", subject, "它的账目超过 " + Question.MOST_ENTRIES + " 条，请做全账核验"));
            return null;
        }
        return new Question.Entries(subject, positions);
    }

    /** How far it is, and once it is done, the report. */
    @GetMapping("/{id}")
    Map<String, Object> find(@PathVariable String id, Caller caller) {
        Reader reader = reader(caller);
        return document(desk.find(id).filter(reader::mayRead).orElseThrow(() -> new NotFound("没有核验 " + id)), reader);
    }

    private static Map<String, Object> document(VerificationJob job, Reader reader) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", job.asked().id());
        document.put("state", job.report().isPresent() ? "done" : "running");
        document.put("done", job.standing().done());
        document.put("total", job.standing().total());
        document.put("step", job.standing().step());
        document.put(
                "report",
                job.report().map(reader::shown).map(RecordMapper::toJson).orElse(null));
        return document;
    }
}
