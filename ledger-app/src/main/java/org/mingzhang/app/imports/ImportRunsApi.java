package org.mingzhang.app.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.mingzhang.app.actor.DepositedKeys;
import org.mingzhang.app.actor.DepositedKeys.Opening;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.command.Answers;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.imports.ImportRun.Ended;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.event.FileName;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records workbooks for programs, beside the request: a large one takes minutes. What came of it is asked for until it is there. */
@RestController
@RequestMapping("/api/v1/programmes/{programme}/imports/runs")
class ImportRunsApi {
    private static final int MOST_KEPT = 100;

    private final ImportRuns runs;
    private final LedgerViews views;
    private final DepositedKeys keys;

    /** The latest ones, by their ids; what the ledger has of an import, it has in its entries. */
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    private record Kept(String owner, ImportRun run) {}

    ImportRunsApi(ImportRuns runs, LedgerViews views, DepositedKeys keys) {
        this.runs = runs;
        this.views = views;
        this.keys = keys;
    }

    /**
     * Begins to record a workbook that was checked before: 202 with where to ask. {@code confirmation} is that of the check; where
     * the workbook or the ledger has changed since, nothing is recorded and the run says so. 404 where the caller left no key,
     * 403 on a wrong passphrase, with the tries left; 429 where there were too many.
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> record(
            @PathVariable String programme,
            @RequestParam("file") MultipartFile file,
            @RequestPart("confirmation") byte[] confirmation,
            @RequestPart("passphrase") byte[] passphrase,
            @RequestParam(defaultValue = "HISTORY") Mode mode,
            Caller caller)
            throws IOException {
        SignedIn me = caller.require();
        PolicyPack pack = pack(programme);
        String name = ImportsApi.nameOf(file);
        // As a part and not a parameter, which could stand in an address, and so in somebody's log.
        char[] secret = new String(passphrase, UTF_8).toCharArray();
        try {
            Opening opening = keys.open(me.actor(), secret);
            if (!(opening instanceof Opening.Opened(SigningKey key))) {
                return Answers.notOpened(opening, me.actor(), "请用命令行 ledger import 导入");
            }
            Path place = Files.createTempDirectory("workbook").resolve(FileName.clean(name));
            UploadedBook book = new UploadedBook(place, name, programme, mode);
            file.transferTo(place);
            String id = keep(me.actor(), runs.recordOnce(book, new String(confirmation, UTF_8), key, pack, me));
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/programmes/" + programme + "/imports/runs/" + id))
                    .body(told(programme, id, me.actor()));
        } finally {
            Arrays.fill(secret, ' ');
            Arrays.fill(passphrase, (byte) 0);
        }
    }

    /** How far one's own run is, and then what came of it. */
    @GetMapping("/{run}")
    ObjectNode run(@PathVariable String programme, @PathVariable String run, Caller caller) {
        return told(programme, run, caller.require().actor());
    }

    private PolicyPack pack(String programme) {
        return views.budget().pack(programme).orElseThrow(() -> new NotFound("账本中没有试点专项 " + programme));
    }

    private String keep(String owner, ImportRun run) {
        String id = UUID.randomUUID().toString();
        synchronized (kept) {
            kept.put(id, new Kept(owner, run));
            List<String> ended = kept.entrySet().stream()
                    .filter(one -> one.getValue().run().ended() != null)
                    .map(Map.Entry::getKey)
                    .toList();
            ended.stream().limit(Math.max(0, kept.size() - MOST_KEPT)).forEach(kept::remove);
        }
        return id;
    }

    private ObjectNode told(String programme, String id, String owner) {
        Kept found;
        synchronized (kept) {
            found = kept.get(id);
        }
        if (found == null
                || !found.owner().equals(owner)
                || !found.run().book().programme().equals(programme)) {
            throw new NotFound("没有这次导入 " + id + "，或者已过去很久：账本里有的，请按批次查询");
        }
        ImportRun run = found.run();
        Ended ended = run.ended();
        ObjectNode told = JsonMapper.shared()
                .createObjectNode()
                .put("run", id)
                .put("step", run.step().chinese())
                .put("done", run.done())
                .put("ended", ended != null);
        if (ended != null) {
            outcome(ended.model(), told);
        }
        return told;
    }

    private static void outcome(Map<String, Object> model, ObjectNode told) {
        if (model.get("importId") instanceof String importId) {
            ObjectNode recorded = told.putObject("recorded").put("importId", importId);
            recorded.put("rows", ((Number) Objects.requireNonNull(model.get("rows"))).longValue());
            if (model.get("result") instanceof Imports.Result result && result.firstPosition() >= 0) {
                recorded.put("firstPosition", result.firstPosition())
                        .put("lastPosition", result.lastPosition())
                        .put("breaches", result.breaches().size());
            }
            return;
        }
        Object refused = model.get("refused");
        told.put("refused", refused == null ? "没有入账" : refused.toString());
    }
}
