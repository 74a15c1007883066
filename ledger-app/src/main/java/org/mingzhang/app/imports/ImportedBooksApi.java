package org.mingzhang.app.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.mingzhang.app.access.Attachment;
import org.mingzhang.app.access.ReadsLog;
import org.mingzhang.app.access.ReadsLog.Receipt;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.api.Forbidden;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.event.FileName;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was imported, for whoever reviews or audits it: what each sheet came to, and the workbook itself. */
@RestController
@RequestMapping("/api/v1/imports/{importId}")
class ImportedBooksApi {
    private final LedgerViews views;
    private final KeptWorkbooks workbooks;
    private final ReadsLog reads;

    ImportedBooksApi(LedgerViews views, KeptWorkbooks workbooks, ReadsLog reads) {
        this.views = views;
        this.workbooks = workbooks;
        this.reads = reads;
    }

    /** A workbook holds rows of many counties: it is there for who sees the whole city alone. */
    private ImportStarted require(String importId, Caller caller) {
        return workbooks
                .start(importId)
                .filter(start -> caller.seesAll())
                .orElseThrow(() -> new NotFound("没有导入 " + importId));
    }

    /** What it recorded, sheet by sheet; none while it goes on. */
    @GetMapping
    ObjectNode imported(@PathVariable String importId, Caller caller) {
        views.requireSealed();
        ImportStarted start = require(importId, caller);
        ObjectNode told = JsonMapper.shared()
                .createObjectNode()
                .put("importId", importId)
                .put("programme", start.programme())
                .put("fileName", start.fileName())
                .put("mode", start.mode().name())
                .put("workbookSm3", start.workbookSm3())
                .put("kept", workbooks.has(importId))
                .put("events", views.imports().countEntries(importId));
        ArrayNode all = told.putArray("sheets");
        views.imports().sheets(importId).forEach(sheet -> {
            ObjectNode one = all.addObject().put("sheet", sheet.name()).put("rows", sheet.rows());
            if (sheet.amount() != null) {
                one.put("amountFen", sheet.amount().value());
            }
        });
        return told;
    }

    /**
     * The workbook as it was signed: only to be saved, and kept who took it. 403 in a post that neither reviews nor audits, 404
     * where it lies on another machine; 503 with code {@code SEAL_BROKEN} where it is not the one that was signed.
     */
    @GetMapping("/workbook")
    void workbook(@PathVariable String importId, Caller caller, HttpServletResponse response) throws IOException {
        ImportStarted start = require(importId, caller);
        if (!caller.isOperator() && !KeptWorkbooks.opensTo(caller.require().role())) {
            throw new Forbidden("导入的工作簿有各县的个人信息，由复核导入的岗位和审计取阅");
        }
        Path copy;
        try {
            copy = workbooks.copy(importId, start);
        } catch (NoSuchFileException elsewhere) {
            throw new NotFound("这台机器上没有导入 " + importId + " 的工作簿：请到当时导入的机器上取");
        }
        try {
            String name = FileName.clean(start.fileName());
            Receipt kept = reads.record(caller.takes(
                    "导入的工作簿“" + name + "”",
                    new StreamId(StreamType.IMPORT, importId).toString(),
                    null,
                    start.workbookSm3()));
            response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
            response.setContentLengthLong(Files.size(copy));
            response.setHeader(Attachment.HEADER, Attachment.recorded(name, kept));
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
            response.setHeader("Cache-Control", "no-store");
            Files.copy(copy, response.getOutputStream());
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
