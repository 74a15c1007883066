package org.mingzhang.app.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.KnownReferences;
import org.mingzhang.app.workbook.UnreadableWorkbook;
import org.mingzhang.app.workbook.WorkbookCheck;
import org.mingzhang.app.workbook.WorkbookMap;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.seal.DataKey;

/** The plans of imports under way, in the home: the one that was signed, or the same made anew from the same workbook. */
final class Plans {
    private final LedgerStore store;
    private final StoredPacks packs;
    private final LedgerReferences references;
    private final ZoneId zone;
    private final Function<String, Path> folders;
    private final Function<String, Programme> programmes;
    private final Function<String, DataKey> secrets;

    Plans(
            LedgerStore store,
            StoredPacks packs,
            LedgerReferences references,
            ZoneId zone,
            Function<String, Path> folders,
            Function<String, Programme> programmes,
            Function<String, DataKey> secrets) {
        this.store = store;
        this.packs = packs;
        this.references = references;
        this.zone = zone;
        this.folders = folders;
        this.programmes = programmes;
        this.secrets = secrets;
    }

    /**
     * The plan that was signed. Where it is gone, it is made anew from the kept workbook, if no map is needed to read that.
     *
     * @throws ImportStuck when there is none
     */
    Path required(String importId, ImportStarted start) throws IOException {
        Path plan = folders.apply(importId).resolve("plan");
        if (isSigned(plan, start)) {
            return plan;
        }
        if (start.mappingSm3() == null && restoreFromKept(importId, start)) {
            return plan;
        }
        throw new ImportStuck("登记计划 " + plan + (Files.exists(plan) ? " 不是签名时的那一份" : " 不见了") + "：请把当时导入的文件“"
                + start.fileName() + "”再导入一次（用过对应表的连同对应表），计划由它重做；在另一台机器上开始的导入，请在那里继续");
    }

    /** The kept copy is read under the name that the file had: it tells the form, and of a .csv the sheet. */
    private boolean restoreFromKept(String importId, ImportStarted start) throws IOException {
        Path kept = folders.apply(importId).resolve("workbook");
        Path name = Path.of(start.fileName()).getFileName();
        if (!Files.exists(kept) || name == null) {
            return false;
        }
        Path named = Files.createTempDirectory(folders.apply(importId), "anew").resolve(name);
        try {
            Files.copy(kept, named);
            return restore(importId, start, named, null);
        } finally {
            Files.deleteIfExists(named);
            Files.deleteIfExists(named.getParent());
        }
    }

    private static boolean isSigned(Path plan, ImportStarted start) {
        if (!Files.exists(plan)) {
            return false;
        }
        try (PlanFile.Reader in = new PlanFile.Reader(plan)) {
            while (in.next() != null) {
                // Only the digest is wanted.
            }
            return in.digest().toString().equals(start.plan());
        } catch (IOException | RuntimeException unreadable) {
            return false;
        }
    }

    /**
     * Makes a plan anew. What the ledger held when the import was begun is known by its digest: only the very same plan is
     * taken.
     *
     * @return whether it is the one that was signed
     */
    boolean restore(String importId, ImportStarted start, Path workbook, @Nullable WorkbookMap map) throws IOException {
        Path plan = folders.apply(importId).resolve("plan");
        if (isSigned(plan, start)) {
            return false;
        }
        Path anew = plan.resolveSibling("plan.anew");
        Files.createDirectories(folders.apply(importId));
        try (CheckedWorkbook book = checked(begun(importId), start, workbook, map)) {
            if (!book.sm3().equals(start.workbookSm3()) || !Objects.equals(book.mapSm3(), start.mappingSm3())) {
                return false;
            }
            EarlierRows before = EarlierRows.of(
                    book,
                    ImportedRows.before(importId, start.programme(), store.log(), store.blobs()),
                    CorrectedRows.of(store, packs, start.programme()),
                    secrets.apply(start.programme()));
            before.settle(book, folders);
            Planner.Plan made = Planner.write(
                    book,
                    pack(start, begun(importId)),
                    references.before(begun(importId).position(), start.programme()),
                    before,
                    anew);
            if (!made.digest().toString().equals(start.plan())) {
                return false;
            }
            Files.move(anew, plan, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (UnreadableWorkbook e) {
            return false;
        } finally {
            Files.deleteIfExists(anew);
        }
    }

    private KnownImport begun(String importId) {
        return KnownImport.of(store.log()).stream()
                .filter(known -> known.importId().equals(importId))
                .findFirst()
                .orElseThrow();
    }

    /** The version of the policy that was in force when the import began. */
    private PolicyPack pack(ImportStarted start, KnownImport begun) {
        return packs.pack(programmes
                .apply(start.programme())
                .packSm3(begun.at().atZone(zone).toLocalDate()));
    }

    /** Checks it as on the day on which it was begun: a day that had not come then was refused. */
    private CheckedWorkbook checked(KnownImport begun, ImportStarted start, Path workbook, @Nullable WorkbookMap map)
            throws IOException {
        KnownReferences known = references.on(begun.at().atZone(zone).toLocalDate());
        return start.rejected() == 0
                ? WorkbookCheck.check(workbook, pack(start, begun), map, known, rows -> {})
                : WorkbookCheck.checkPartial(workbook, pack(start, begun), map, known, rows -> {});
    }
}
