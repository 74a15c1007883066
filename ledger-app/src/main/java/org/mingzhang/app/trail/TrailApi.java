package org.mingzhang.app.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TiledTree;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.trail.Subject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Trails, search and the stream of events for programs, as far as whoever asks may see them. */
@RestController
@RequestMapping("/api/v1")
class TrailApi {
    private static final int MOST = 1_000;
    private static final String NDJSON = "application/x-ndjson;charset=UTF-8";

    private final LogReader log;
    private final TrailDesk trails;
    private final Sight sight;
    private final Finder finder;
    private final RegisterPlaces places;

    TrailApi(LedgerStore store, LedgerViews views, Sight sight, Finder finder, RegisterPlaces places) {
        this.places = places;
        this.log = store.log();
        this.trails = new TrailDesk(views, sight);
        this.sight = sight;
        this.finder = finder;
    }

    /**
     * What happened to a subject: its entries in order, {@code further} to ask from for the next ones, {@code altered} for
     * those that cannot be told; of a payment what it rests on, and the way back to where its money is from.
     */
    @GetMapping("/trail/{kind}/{subject}")
    ObjectNode trail(
            @PathVariable String kind,
            @PathVariable String subject,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(defaultValue = "old") String order,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        List<Problem> problems = new ArrayList<>();
        if (!order.equals("old") && !order.equals("new")) {
            problems.add(new Problem("/order", order, "应为 old 或 new"));
        }
        atMost(limit, problems);
        if (!problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
        Subject about = TrailPath.kind(kind)
                .map(known -> new Subject(known, subject))
                .orElseThrow(() -> new NotFound("没有这类事项：" + kind));
        ObjectNode document =
                RecordMapper.toJson(trails.page(caller.scope(), about, order.equals("new"), from, limit, null)
                        .orElseThrow(() -> new NotFound("没有 " + subject + " 的记录")));
        trails.wayBack(caller.scope(), about).ifPresent(trace -> {
            ObjectNode way = trace.toJson();
            document.set("wayBack", way.get("wayBack"));
            document.set("evidence", way.get("evidence"));
        });
        return document;
    }

    private static void atMost(int limit, List<Problem> problems) {
        if (limit < 1 || limit > MOST) {
            problems.add(new Problem("/limit", String.valueOf(limit), "应为 1 至 " + MOST));
        }
    }

    /**
     * Entries behind a position, one a line as they are sealed, each with both leaf hashes and on request its inclusion paths;
     * the last line has the signed checkpoints that they are proven by, and {@code last}, up to where was looked: who sees a part
     * of the ledger gets fewer lines, or none, and goes on from there all the same. Who comes for the first time asks after −1.
     */
    @GetMapping("/events")
    void events(
            @RequestParam(defaultValue = "-1") long after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "false") boolean proofs,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        List<Problem> problems = new ArrayList<>();
        atMost(limit, problems);
        if (after < -1) {
            problems.add(new Problem("/after", String.valueOf(after), "应为序号，从头开始为 -1"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
        // Everything is read and checked before the first byte goes out: then nothing can go wrong any more.
        SealedCheckpoint checkpoint = log.requireCheckpoint();
        List<StoredEntry> page = log.page(after + 1, limit).stream()
                .filter(entry -> entry.position() < checkpoint.size())
                .map(StoredEntry::requireSealed)
                .toList();
        List<byte[]> lines = new ArrayList<>();
        TiledTree sm3 = new TiledTree(Suite.SM3, checkpoint.size(), log.tiles(Suite.SM3));
        TiledTree sha256 = new TiledTree(Suite.SHA256, checkpoint.size(), log.tiles(Suite.SHA256));
        for (StoredEntry entry : seen(caller, page)) {
            lines.add(line(entry, proofs ? sm3 : null, sha256));
        }
        response.setContentType(NDJSON);
        response.setHeader("Cache-Control", "no-store");
        OutputStream out = response.getOutputStream();
        for (byte[] line : lines) {
            out.write(line);
        }
        out.write(end(checkpoint, page.isEmpty() ? after : page.getLast().position()));
    }

    private List<StoredEntry> seen(Caller caller, List<StoredEntry> page) {
        if (caller.seesAll()) {
            return page;
        }
        Set<Long> seen = sight.of(
                caller.scope(),
                page.stream()
                        .map(entry -> new Entry(entry.position(), entry.envelope()))
                        .toList());
        return page.stream().filter(entry -> seen.contains(entry.position())).toList();
    }

    /**
     * What the words may mean: entries, commands, cases, organisations and whatever else has a trail; and the registers of a
     * programme that have rows of them.
     */
    @GetMapping("/find")
    ObjectNode find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String programme,
            Caller caller) {
        ObjectNode document = JsonMapper.shared().createObjectNode().put("q", q.strip());
        ArrayNode hits = document.putArray("hits");
        finder.find(caller.scope(), q).forEach(hit -> hits.addObject()
                .put("kind", hit.kind())
                .put("name", hit.name())
                .put("path", hit.path()));
        ArrayNode registers = document.putArray("registers");
        if (programme != null) {
            places.find(caller.scope(), programme, q).forEach(place -> registers
                    .addObject()
                    .put("title", place.register())
                    .put("conditions", place.conditions())
                    .put("count", place.count())
                    .put("path", place.path()));
        }
        return document.put("most", Finder.MOST);
    }

    /** The entry's bytes stand in the line untouched: whoever cuts them out can hash them. */
    private static byte[] line(StoredEntry entry, @Nullable TiledTree sm3, TiledTree sha256) {
        StringBuilder line = new StringBuilder("{\"position\":")
                .append(entry.position())
                .append(",\"leafSm3\":\"")
                .append(entry.leafSm3())
                .append("\",\"leafSha256\":\"")
                .append(entry.leafSha256())
                .append('"');
        if (sm3 != null) {
            path("sm3Path", sm3.inclusionProof(entry.position()).path(), line);
            path("sha256Path", sha256.inclusionProof(entry.position()).path(), line);
        }
        return line.append(",\"entry\":")
                .append(new String(entry.bytes(), UTF_8))
                .append("}\n")
                .toString()
                .getBytes(UTF_8);
    }

    private static void path(String name, List<Hash> hashes, StringBuilder line) {
        line.append(",\"").append(name).append("\":[");
        for (int i = 0; i < hashes.size(); i++) {
            line.append(i == 0 ? "\"" : ",\"").append(hashes.get(i)).append('"');
        }
        line.append(']');
    }

    private static byte[] end(SealedCheckpoint checkpoint, long last) {
        ObjectNode end = JsonMapper.shared().createObjectNode();
        ObjectNode signed = end.putObject("checkpoint");
        signed.put("size", checkpoint.size());
        signed.put("sm3", checkpoint.sm3Note());
        signed.put("sha256", checkpoint.sha256Note());
        end.put("last", last);
        return (end + "\n").getBytes(UTF_8);
    }
}
