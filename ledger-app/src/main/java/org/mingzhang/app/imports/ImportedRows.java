package org.mingzhang.app.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.BlobStore;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.ImportEvent.ImportAbandoned;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.imports.ImportEvent.PartRecorded;
import org.mingzhang.domain.seal.Hash;

/** Every row that was ever imported into a programme, as the sealed lists of its imports' parts say. */
final class ImportedRows {
    private final HashedTable rows = new HashedTable(3);
    private final Map<String, Set<String>> rests = new HashMap<>();
    private final List<String> imports = new ArrayList<>();
    private final List<String> tabs = new ArrayList<>();

    /**
     * A row that was imported before.
     *
     * @param same whether it said the same then
     */
    record Earlier(String importId, String tab, int row, boolean same) {}

    /** The rows of a programme's imports. */
    static ImportedRows of(String programme, LogReader log, BlobStore blobs) {
        return before("", programme, log, blobs);
    }

    /** The rows of the imports that were begun before one of them. */
    static ImportedRows before(String importId, String programme, LogReader log, BlobStore blobs) {
        ImportedRows known = new ImportedRows();
        for (StoredEntry entry : log.entriesOf(StreamType.IMPORT.code())) {
            String id = entry.stream().id();
            switch (entry.requireSealed().envelope().event()) {
                case ImportStarted started -> {
                    if (id.equals(importId)) {
                        // One import runs at a time: all that follows is later.
                        return known;
                    }
                    if (started.programme().equals(programme)) {
                        known.imports.add(id);
                    }
                }
                case PartRecorded part -> {
                    if (known.imports.contains(id)) {
                        known.add(content(blobs, part.rowsSm3()));
                    }
                }
                case ImportAbandoned abandoned -> {
                    if (known.imports.contains(id)) {
                        known.rests.putAll(RestOfRows.read(content(blobs, abandoned.restSm3())));
                    }
                }
                default -> {
                    // Completion adds no rows.
                }
            }
        }
        return known;
    }

    private static byte[] content(BlobStore blobs, String sm3) {
        return blobs.get(Hash.ofHex(sm3)).orElseThrow(() -> new BrokenSeal("导入的行清单 " + sm3 + " 不见了"));
    }

    private void add(byte[] list) {
        for (String line : new String(list, StandardCharsets.UTF_8).split("\n", -1)) {
            String[] cells = line.split(",", -1);
            if (cells.length == 5) {
                int tab = tabs.indexOf(cells[1]);
                if (tab < 0) {
                    tab = tabs.size();
                    tabs.add(cells[1]);
                }
                long[] content = halves(cells[4]);
                long where = ((long) (imports.size() - 1) << 44) | ((long) tab << 32) | Integer.parseInt(cells[2]);
                rows.put(cells[3], content[0], content[1], where);
                rests.remove(cells[3]);
            }
        }
    }

    private static long[] halves(String tag) {
        return new long[] {HexFormat.fromHexDigitsToLong(tag, 0, 16), HexFormat.fromHexDigitsToLong(tag, 16, 32)};
    }

    /** The row of the same key that was imported before; null where there is none. */
    @Nullable
    Earlier find(RowTags tags) {
        long[] values = rows.get(tags.key());
        if (values == null) {
            return null;
        }
        long[] content = halves(tags.content());
        long where = values[2];
        return new Earlier(
                imports.get((int) (where >>> 44)),
                tabs.get((int) (where >>> 32) & 0xFFF),
                (int) where,
                values[0] == content[0] && values[1] == content[1]);
    }

    /** The moments of a row that an abandoned import left; none where all of it is recorded. */
    Set<String> restOf(RowTags tags) {
        return rests.getOrDefault(tags.key(), Set.of());
    }

    int size() {
        return rows.size();
    }
}
