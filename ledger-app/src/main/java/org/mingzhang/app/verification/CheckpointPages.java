package org.mingzhang.app.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Attachment;
import org.mingzhang.app.budget.SealedMoney;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.KeptCheckpoints;
import org.mingzhang.app.platform.eventstore.KeptCheckpoints.Kept;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.NewestCheckpoint;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.trail.NewestEntries;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.view.scope.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Checkpoints that lie in the home: to look at, to take away, to print and have stamped. */
@ConsolePage
class CheckpointPages {
    /** The newest are what somebody takes away; the rest is in the folder. */
    private static final int SHOWN = 100;

    private final LedgerStore store;
    private final LedgerIdentity identity;
    private final NewestEntries newest;
    private @Nullable Sheet drawn;

    /** A sheet that was drawn, which for one checkpoint never changes. */
    private record Sheet(long size, String html) {}

    CheckpointPages(LedgerStore store, LedgerIdentity identity, NewestEntries newest) {
        this.newest = newest;
        this.store = store;
        this.identity = identity;
    }

    /**
     * Files of one checkpoint.
     *
     * @param recordedAt as the database has it; null where it has no such checkpoint
     * @param sm3Root null where no file of this tree is there
     */
    public record Row(
            String name,
            @Nullable Long size,
            @Nullable Instant recordedAt,
            @Nullable String sm3Root,
            @Nullable String sha256Root,
            List<String> files) {
        public Row {
            files = List.copyOf(files);
        }
    }

    @GetMapping("/verify/checkpoints")
    String checkpoints(SignedIn me, Model model) {
        model.addAttribute("title", "校验点");
        model.addAttribute("crumbs", List.of(new Crumb("/verify", Area.VERIFY.chinese())));
        List<Row> rows = rows();
        model.addAttribute("rows", rows.stream().limit(SHOWN).toList());
        model.addAttribute("more", Math.max(0, rows.size() - SHOWN));
        model.addAttribute("mayPrint", isOfficial(me.scope()));
        boolean mayList = Area.ENTRIES.opensTo(me.role());
        model.addAttribute("mayList", mayList);
        model.addAttribute("folder", store.home().checkpoints().getFileName());
        Long size = size();
        model.addAttribute("ledgerSize", size);
        model.addAttribute("newest", size == null || size == 0 || !mayList ? null : newest.at(me.scope(), size - 1));
        model.addAttribute("business", size == null || !mayList ? null : newest.business(me.scope()));
        return "verify/checkpoints";
    }

    /** Null where the database was tampered with so that it cannot tell: the files are shown all the same. */
    private @Nullable Long size() {
        try {
            return store.log().size();
        } catch (BrokenSeal altered) {
            return null;
        }
    }

    /** The newest first; what is no checkpoint stands before all, since somebody put it there. */
    List<Row> rows() {
        Map<String, List<Kept>> byName = new TreeMap<>();
        for (Kept kept : KeptCheckpoints.all(store.home().checkpoints())) {
            String name = kept.name().substring(0, kept.name().lastIndexOf('.'));
            byName.computeIfAbsent(name, none -> new ArrayList<>()).add(kept);
        }
        List<Row> rows = new ArrayList<>();
        byName.forEach((name, files) -> rows.add(row(name, files)));
        rows.sort(Comparator.comparing(
                        (Row row) -> row.size() == null ? Long.MAX_VALUE : row.size(), Comparator.reverseOrder())
                .thenComparing(Row::name, Comparator.reverseOrder()));
        return rows;
    }

    private Row row(String name, List<Kept> files) {
        Long size = files.stream()
                .map(Kept::checkpoint)
                .filter(Objects::nonNull)
                .map(Checkpoint::size)
                .findFirst()
                .orElse(null);
        return new Row(
                name,
                size,
                size == null ? null : recordedAt(size).orElse(null),
                root(files, Suite.SM3),
                root(files, Suite.SHA256),
                files.stream().map(Kept::name).toList());
    }

    private Optional<Instant> recordedAt(long size) {
        try {
            return store.log().checkpointAt(size).map(SealedCheckpoint::recordedAt);
        } catch (BrokenSeal altered) {
            return Optional.empty();
        }
    }

    private static @Nullable String root(List<Kept> files, Suite suite) {
        return files.stream()
                .filter(kept -> kept.suite() == suite)
                .map(kept -> kept.checkpoint() == null
                        ? "读不出来"
                        : kept.checkpoint().root().toString())
                .findFirst()
                .orElse(null);
    }

    /** A file of the folder, by a name that the folder has; no other name leads anywhere. */
    @GetMapping("/verify/checkpoints/files/{name}")
    ResponseEntity<byte[]> file(@PathVariable String name) {
        Kept kept = KeptCheckpoints.all(store.home().checkpoints()).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("没有校验点文件 " + name));
        try {
            return attachment(Files.readAllBytes(kept.file()), name);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + kept.file(), e);
        }
    }

    private static ResponseEntity<byte[]> attachment(byte[] bytes, String name) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, UTF_8))
                .header(Attachment.HEADER, Attachment.proof(name))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(bytes);
    }

    /** It has the money of the whole programme on it, which officials may see. */
    private static boolean isOfficial(Scope scope) {
        return scope instanceof Scope.City || scope instanceof Scope.County;
    }

    /**
     * The sheet of the newest checkpoint, for printing. It is a page by itself with a style of its own, which its policy names
     * by digest; the same file as the command line writes.
     *
     * @throws BrokenSeal when the database does not bear the checkpoint out: then no paper is given to anybody
     */
    @GetMapping("/verify/checkpoints/sheet")
    ResponseEntity<byte[]> sheet(SignedIn me) {
        return sheet(me.scope());
    }

    ResponseEntity<byte[]> sheet(Scope scope) {
        if (!isOfficial(scope)) {
            throw new NotFound("没有找到");
        }
        String html = drawn();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .header("Content-Security-Policy", CheckpointSheet.contentSecurityPolicy(html))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(html.getBytes(UTF_8));
    }

    // One at a time: the totals on it are added up from the whole log.
    private synchronized String drawn() {
        SealedCheckpoint newest =
                NewestCheckpoint.of(store, PublicKeys.in(store.home().keys()));
        Sheet sheet = drawn;
        if (sheet == null || sheet.size != newest.size()) {
            sheet = new Sheet(
                    newest.size(),
                    new CheckpointSheet(identity, newest, SealedMoney.under(newest, store.log())).html());
            drawn = sheet;
        }
        return sheet.html;
    }
}
