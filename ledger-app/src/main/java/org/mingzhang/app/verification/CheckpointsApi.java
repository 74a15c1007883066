package org.mingzhang.app.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.api.ApiPaging;
import org.mingzhang.app.api.Caller;
import org.mingzhang.domain.json.RecordMapper;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checkpoints that lie in the home, for programs that keep some of them elsewhere. */
@RestController
@RequestMapping("/api/v1/checkpoints")
class CheckpointsApi {
    private final CheckpointPages pages;

    CheckpointsApi(CheckpointPages pages) {
        this.pages = pages;
    }

    /** The newest first: size, both roots, names of the files. */
    @GetMapping
    ObjectNode checkpoints(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
        return page(pages.rows(), after, ApiPaging.of(after, limit).many());
    }

    /** A page of them. */
    static ObjectNode page(List<CheckpointPages.Row> rows, @Nullable String after, int many) {
        List<CheckpointPages.Row> behind = after == null ? rows : behind(rows, after);
        List<CheckpointPages.Row> page = behind.subList(0, Math.min(many, behind.size()));
        ObjectNode document = JsonMapper.shared().createObjectNode().put("count", rows.size());
        ArrayNode shown = document.putArray("checkpoints");
        page.forEach(row -> shown.add(RecordMapper.toJson(row)));
        return page.size() < behind.size() ? document.put("next", page.getLast().name()) : document;
    }

    /** What comes after the one of that name, however many newer ones there are meanwhile. */
    private static List<CheckpointPages.Row> behind(List<CheckpointPages.Row> rows, String after) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).name().equals(after)) {
                return rows.subList(i + 1, rows.size());
            }
        }
        throw ApiPaging.invalid(after);
    }

    /** The sheet of the newest one, for printing: the same as on the page. */
    @GetMapping(value = "/sheet", produces = "text/html;charset=UTF-8")
    ResponseEntity<byte[]> sheet(Caller caller) {
        return pages.sheet(caller.scope());
    }

    /** A file, byte by byte. */
    @GetMapping(value = "/files/{name}", produces = "text/plain;charset=UTF-8")
    ResponseEntity<byte[]> file(@PathVariable String name) {
        return pages.file(name);
    }
}
