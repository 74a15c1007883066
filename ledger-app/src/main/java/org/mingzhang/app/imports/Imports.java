package org.mingzhang.app.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.PersonalFields;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.StoredDataKeys;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.KnownReferences;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.app.workbook.RowProblem;
import org.mingzhang.app.workbook.WorkbookMap;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.ImportCommand.AbandonImport;
import org.mingzhang.domain.imports.ImportCommand.StartImport;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.seal.DataKey;

/**
 * Imports of one ledger: what a checked workbook would come to, the command that starts to record it, and the recording, which
 * goes on by itself wherever it was broken off.
 */
public final class Imports {
    private static final String ONE_AT_A_TIME = "import";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final LedgerStore store;
    private final StoredPacks packs;
    private final LedgerClock clock;
    private final String ledger;
    private final ZoneId zone;
    private final StoredDataKeys dataKeys;
    private final SealedLog log;
    private final PersonalFields personalFields;
    private final LedgerReferences references;

    public Imports(
            LedgerStore store,
            StoredPacks packs,
            LedgerClock clock,
            String ledger,
            ZoneId zone,
            StoredDataKeys dataKeys,
            SealedLog log,
            PersonalFields personalFields) {
        this.store = store;
        this.packs = packs;
        this.clock = clock;
        this.ledger = ledger;
        this.zone = zone;
        this.dataKeys = dataKeys;
        this.log = log;
        this.personalFields = personalFields;
        this.references = new LedgerReferences(
                store.reader(), store.log(), () -> clock.now().atZone(zone).toLocalDate());
    }

    /** What the ledger holds already, for whoever checks a workbook. */
    public KnownReferences references() {
        return references;
    }

    /**
     * What a workbook would come to.
     *
     * @param command that starts to record it; null where nothing is left to record
     * @param rows that would be recorded
     * @param skipped that were imported before and say the same
     * @param breaches that would be recorded with them
     * @param outdated rows that still say what was corrected since
     */
    public record Prepared(
            String importId,
            @Nullable StartImport command,
            long rows,
            long skipped,
            List<Breach> breaches,
            List<Outdated> outdated) {}

    /**
     * A row that was imported before and still says the same, though it was corrected since: it is not recorded again, and
     * the office's own book wants mending.
     *
     * @param corrections their numbers
     */
    public record Outdated(String sheet, int row, List<String> corrections) {
        private static List<Outdated> of(CheckedWorkbook book, Map<Long, List<String>> rows) {
            return rows.entrySet().stream()
                    .map(row -> new Outdated(
                            book.row(row.getKey()).tab(), book.row(row.getKey()).number(), row.getValue()))
                    .toList();
        }
    }

    /**
     * Finds out what the accepted rows of a workbook would come to; records nothing. Rows that cannot be recorded are rejected
     * in the workbook.
     *
     * @param file the workbook itself, a copy of which is kept beside its plan
     * @param signer who will sign; decides nothing of history
     */
    public Prepared prepare(
            CheckedWorkbook book, Path file, String programme, Mode mode, ActorRef signer, LongConsumer progress)
            throws IOException {
        String importId = "import-" + HexFormat.of().formatHex(bytes(8));
        Path folder = folder(importId);
        Files.createDirectories(folder);
        restrict(store.home().imports());
        restrict(folder);
        ImportTerms terms = terms(importId, programme, book.sm3(), mode, signer);
        EarlierRows before = EarlierRows.of(
                book,
                ImportedRows.of(programme, store.log(), store.blobs()),
                CorrectedRows.of(store, packs, programme),
                secret(programme));
        before.settle(book, this::folder);
        PolicyPack pack =
                packs.pack(programme(programme).packSm3(clock.now().atZone(zone).toLocalDate()));
        Inference.Elsewhere elsewhere = references.before(store.log().size(), programme);
        while (true) {
            Planner.Plan plan = Planner.write(book, pack, elsewhere, before, folder.resolve("plan"));
            Trial trial = new Trial(progress);
            if (plan.steps() > 0) {
                new Recorder(bench(), terms).trial(plan.file(), trial);
            }
            if (trial.impossible.isEmpty()) {
                Files.copy(file, folder.resolve("workbook"), StandardCopyOption.REPLACE_EXISTING);
                long skipped = (long) before.skipped() + book.duplicates();
                return new Prepared(
                        importId,
                        plan.steps() == 0 ? null : command(importId, programme, mode, book, plan, skipped),
                        plan.rows(),
                        skipped,
                        List.copyOf(trial.breaches),
                        Outdated.of(book, before.outdated()));
            }
            reject(book, trial.impossible, new PackNames(pack));
        }
    }

    private static StartImport command(
            String importId, String programme, Mode mode, CheckedWorkbook book, Planner.Plan plan, long skipped) {
        return new StartImport(
                importId,
                programme,
                mode,
                book.fileName(),
                book.sm3(),
                book.mapSm3(),
                plan.digest().toString(),
                plan.steps(),
                plan.rows(),
                skipped,
                book.rejected());
    }

    private static void reject(CheckedWorkbook book, List<StepDesk.Impossible> impossible, PackNames names) {
        Map<String, StepDesk.Impossible> rows = new LinkedHashMap<>();
        for (StepDesk.Impossible one : impossible) {
            rows.putIfAbsent(place(one.step().row()), one);
        }
        Map<String, Long> ids = new HashMap<>();
        book.accepted().forEach(id -> {
            String place = place(book.row(id));
            if (rows.containsKey(place)) {
                ids.put(place, id);
            }
        });
        Map<Long, List<RowProblem>> own = new LinkedHashMap<>();
        Map<Long, List<RowProblem>> perhaps = new LinkedHashMap<>();
        rows.forEach((place, why) -> {
            long id = Objects.requireNonNull(ids.get(place));
            RefusedAt at = RefusedAt.of(why, column -> book.written(id, column), names);
            (at.mayFollow() ? perhaps : own).put(id, List.of(at.problem()));
        });
        book.refuse(own, perhaps);
    }

    private static String place(Row row) {
        return row.tab() + "/" + row.number();
    }

    private static final class Trial implements Recorder.Listener {
        private final LongConsumer progress;
        /** A row may come to several events; that it broke a rule is told once. */
        private final Set<Breach> breaches = new LinkedHashSet<>();

        private final List<StepDesk.Impossible> impossible = new ArrayList<>();

        Trial(LongConsumer progress) {
            this.progress = progress;
        }

        @Override
        public void breach(Breach breach) {
            breaches.add(breach);
        }

        @Override
        public void impossible(StepDesk.Impossible row) {
            impossible.add(row);
        }

        @Override
        public void accept(long steps) {
            progress.accept(steps);
        }
    }

    /** Throws away what was prepared and will not be recorded. */
    public void discard(Prepared prepared) {
        discard(folder(prepared.importId()));
    }

    private static void discard(Path folder) {
        try {
            for (String name : List.of("plan", "workbook")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Imports that were started and are not complete. */
    public List<UnfinishedImport> unfinished() {
        return UnfinishedImport.of(store.log());
    }

    /** Where a run recorded what was left, and what it found on the way. */
    public record Result(long firstPosition, long lastPosition, List<Breach> breaches) {}

    /**
     * Records what of an import is not recorded yet. Several processes may try; one does it.
     *
     * @return null where another process is at it
     * @throws ImportStuck when it cannot be: its plan is lost or altered, or what it says no longer fits the ledger
     */
    public @Nullable Result record(String importId, LongConsumer progress) throws IOException {
        try (ImportLock lock = ImportLock.take(store.writer(), importId)) {
            if (lock == null) {
                return null;
            }
            UnfinishedImport started = unfinished().stream()
                    .filter(one -> one.importId().equals(importId))
                    .findFirst()
                    .orElse(null);
            if (started == null) {
                return new Result(-1, -1, List.of());
            }
            ImportStarted start = started.start();
            Path plan = plans().required(importId, start);
            Trial told = new Trial(progress);
            StoredEntry first = store.log().stream(ImportedStreams.ref(new StreamId(StreamType.IMPORT, importId)), 0)
                    .getFirst();
            Recorder.Span span = new Recorder(
                            bench(),
                            terms(
                                    importId,
                                    start.programme(),
                                    start.workbookSm3(),
                                    start.mode(),
                                    first.envelope().actor()))
                    .record(
                            plan,
                            new Recorder.Pen(log, personalFields, dataKeys, secret(start.programme())),
                            new Strict(told));
            return span == null
                    ? new Result(-1, -1, List.of())
                    : new Result(span.first(), span.last(), List.copyOf(told.breaches));
        }
    }

    /**
     * Makes the plan of a broken-off import anew, from the workbook that was signed, where the plan was lost.
     *
     * @return whether this workbook, read with this map, is the one that was signed
     */
    public boolean restore(UnfinishedImport lost, Path workbook, @Nullable WorkbookMap map) throws IOException {
        return plans().restore(lost.importId(), lost.start(), workbook, map);
    }

    /**
     * The command that gives up what is left of an import.
     *
     * @throws ImportStuck when its plan is lost, by which is known what is left
     */
    public AbandonImport abandoning(UnfinishedImport stuck, String reason) throws IOException {
        try (ImportLock lock = ImportLock.take(store.writer(), stuck.importId())) {
            if (lock == null) {
                throw new ImportStuck("另一个进程正在登记这一导入，请先结束那个进程");
            }
            Path plan = plans().required(stuck.importId(), stuck.start());
            byte[] rest = RestOfRows.write(
                    plan, stuck.stepsRecorded(), secret(stuck.start().programme()));
            String kept = store.blobs().put(rest).toString();
            return new AbandonImport(stuck.importId(), reason, stuck.stepsRecorded(), kept);
        }
    }

    private Plans plans() {
        return new Plans(store, packs, references, zone, this::folder, this::programme, this::secret);
    }

    /**
     * Keeps other imports of this ledger away, from the check to the last entry: what is tried is what will be recorded.
     *
     * @return null where another process is importing
     */
    public @Nullable ImportLock exclusively() {
        return ImportLock.take(store.writer(), ONE_AT_A_TIME);
    }

    /** What could be recorded when the import was begun can be recorded: anything else is a fault. */
    private record Strict(Trial told) implements Recorder.Listener {
        @Override
        public void breach(Breach breach) {
            told.breach(breach);
        }

        @Override
        public void impossible(StepDesk.Impossible row) {
            throw new ImportStuck(row.step().place() + "：账本在核对之后又记了别的内容，这一行已不能照计划登记", row);
        }

        @Override
        public void accept(long steps) {
            told.accept(steps);
        }
    }

    private Recorder.Bench bench() {
        return new Recorder.Bench(store, packs, clock, zone);
    }

    private ImportTerms terms(String importId, String programme, String workbook, Mode mode, ActorRef signer) {
        return new ImportTerms(ledger, zone, importId, programme, workbook, mode, signer);
    }

    private Programme programme(String id) {
        StreamFold programme = StreamFold.of(StreamType.PROGRAMME);
        for (StoredEntry entry : store.log().stream(ImportedStreams.ref(StreamId.programme(id)), 0)) {
            programme.evolve(Recorded.of(entry.requireSealed().envelope(), entry.position()));
        }
        return (Programme) programme.state();
    }

    private DataKey secret(String programme) {
        return dataKeys.keyFor(StreamId.programme(programme));
    }

    private Path folder(String importId) {
        return store.home().imports().resolve(importId);
    }

    private static void restrict(Path folder) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
