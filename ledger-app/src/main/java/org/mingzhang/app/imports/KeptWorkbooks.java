package org.mingzhang.app.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.files.AlteredFile;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.crypto.HashFunction;

/** The workbooks of imports, as they were signed: kept in the home beside their plans, with personal values in clear. */
public final class KeptWorkbooks {
    /** Who reviews imports, and who audits them; nobody else gets what all counties' rows hold. */
    private static final Set<Role> POSTS = EnumSet.of(Role.FINANCE, Role.CITY_INDUSTRY, Role.AUDITOR);

    private static final int BUFFER = 1 << 16;

    private final LogReader log;
    private final Path folder;

    public KeptWorkbooks(LedgerStore store) {
        this.log = store.log();
        this.folder = store.home().imports();
    }

    /** Whether the workbooks open to a post. */
    public static boolean opensTo(Role post) {
        return POSTS.contains(post);
    }

    /** How an import was begun, as its sealed entry says; nothing where there is none. */
    public Optional<ImportStarted> start(String importId) {
        return !isName(importId)
                ? Optional.empty()
                : log.ends(ImportedStreams.ref(new StreamId(StreamType.IMPORT, importId))).stream()
                        .findFirst()
                        .map(StoredEntry::requireSealed)
                        .map(entry -> entry.envelope().event())
                        .filter(ImportStarted.class::isInstance)
                        .map(ImportStarted.class::cast);
    }

    /** Whether there is a file of it here; an import that was begun on another machine has its own there. */
    public boolean has(String importId) {
        return isName(importId) && Files.isRegularFile(file(importId));
    }

    private static boolean isName(String importId) {
        try {
            StreamId.requireName(importId);
            return true;
        } catch (RefusedValue noName) {
            return false;
        }
    }

    private Path file(String importId) {
        return folder.resolve(importId).resolve("workbook");
    }

    /**
     * A copy of the workbook that was signed, for whoever hands it out and then removes it: what is hashed is what is sent, whatever
     * becomes of the kept one meanwhile.
     *
     * @throws NoSuchFileException when it is not here
     * @throws AlteredFile when it is not the one that was signed
     */
    Path copy(String importId, ImportStarted start) throws IOException {
        Path copy = Files.createTempFile("imported", null);
        HashFunction hash = HashFunction.sm3();
        try (InputStream in = Files.newInputStream(file(importId));
                OutputStream out = Files.newOutputStream(copy)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hash.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
        byte[] digest = new byte[Hash.SIZE];
        hash.finish(digest, 0);
        if (!HexFormat.of().formatHex(digest).equals(start.workbookSm3())) {
            Files.deleteIfExists(copy);
            throw new AlteredFile("导入 " + importId + " 的工作簿不是签名时的那一份");
        }
        return copy;
    }
}
