package org.mingzhang.app.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.RowProblem;
import org.mingzhang.app.workbook.UnreadableWorkbook;
import org.mingzhang.app.workbook.WorkbookCheck;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.FileName;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.policy.PolicyPack;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Workbooks for programs: the empty one, and what is wrong with a filled one; {@link ImportRunsApi} records it. */
@RestController
@RequestMapping("/api/v1/programmes/{programme}/imports")
class ImportsApi {
    private static final int MOST_SHOWN = 500;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Imports imports;
    private final LedgerViews views;

    ImportsApi(Imports imports, LedgerViews views) {
        this.imports = imports;
        this.views = views;
    }

    private PolicyPack pack(String programme) {
        return views.budget().pack(programme).orElseThrow(() -> new NotFound("账本中没有试点专项 " + programme));
    }

    /** The empty workbook of the programme. */
    @GetMapping(value = "/template.xlsx", produces = XLSX)
    byte[] template(@PathVariable String programme) throws IOException {
        return ImportPages.template(pack(programme));
    }

    /** Checks a workbook and records nothing: problems row by row, totals of each sheet, what would be recorded as a breach. */
    @PostMapping(value = "/checks", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ObjectNode check(
            @PathVariable String programme,
            @RequestParam("file") MultipartFile file,
            @RequestParam(defaultValue = "HISTORY") Mode mode,
            Caller caller)
            throws IOException {
        SignedIn me = caller.require();
        PolicyPack pack = pack(programme);
        String name = nameOf(file);
        Path folder = Files.createTempDirectory("workbook");
        // Under its own name: that of a .csv says what sheet it is.
        Path kept = folder.resolve(FileName.clean(name));
        try {
            file.transferTo(kept);
            return checked(kept, programme, mode, pack, me);
        } catch (UnreadableWorkbook e) {
            throw refused(name, e.sentence());
        } finally {
            Files.deleteIfExists(kept);
            Files.deleteIfExists(folder);
        }
    }

    /** What the sender calls the workbook; refuses what is none by its name. */
    static String nameOf(MultipartFile file) {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "").replaceAll(".*[/\\\\]", "");
        if (file.isEmpty() || !name.matches("(?i).{1,120}\\.(xlsx|csv)")) {
            throw refused(name, "应为 .xlsx 或 .csv 文件");
        }
        return name;
    }

    static InvalidDocument refused(String name, String why) {
        return new InvalidDocument(List.of(new InvalidDocument.Problem("/file", name, why)));
    }

    private ObjectNode checked(Path file, String programme, Mode mode, PolicyPack pack, SignedIn me)
            throws IOException {
        try (CheckedWorkbook checked = WorkbookCheck.check(file, pack, null, imports.references(), rows -> {})) {
            Imports.Prepared prepared = imports.prepare(
                    checked,
                    file,
                    programme,
                    mode,
                    new ActorRef(me.actor(), me.org(), me.role().name(), ImportRuns.keyOf(me)),
                    steps -> {});
            imports.discard(prepared);
            ObjectNode document = JsonMapper.shared().createObjectNode().put("clean", checked.clean());
            document.put("sm3", checked.sm3())
                    .put("confirmation", checked.confirmation())
                    .put("rows", checked.clean() ? prepared.rows() : 0)
                    .put("skipped", prepared.skipped())
                    .put("problemCount", checked.problems().size());
            ArrayNode problems = document.putArray("problems");
            int shown = 0;
            for (RowProblem problem : checked.problems()) {
                if (shown++ == MOST_SHOWN) {
                    break;
                }
                problems.add(RecordMapper.toJson(problem));
            }
            ArrayNode totals = document.putArray("totals");
            checked.totals().forEach(total -> {
                ObjectNode one = totals.addObject().put("sheet", total.sheet()).put("read", total.read());
                ObjectNode fen = one.put("accepted", total.accepted()).putObject("fen");
                total.fen().forEach(fen::put);
            });
            ArrayNode breaches = document.putArray("breaches");
            prepared.breaches().stream().limit(MOST_SHOWN).forEach(breach -> breaches.addObject()
                    .put("rule", String.valueOf(breach.rule()))
                    .put("sheet", breach.sheet())
                    .put("row", breach.row()));
            return document;
        }
    }
}
