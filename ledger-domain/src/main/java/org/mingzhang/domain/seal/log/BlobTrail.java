package org.mingzhang.domain.seal.log;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/**
 * The contents that lie beside the log, and those that entries need. A content that no entry came to need does no harm: it
 * is stored before the entry that names it.
 */
final class BlobTrail {
    private final Findings findings;
    private final Map<String, Long> needed = new HashMap<>();

    BlobTrail(Findings findings) {
        this.findings = findings;
    }

    void accept(long position, List<String> contents) {
        contents.forEach(digest -> needed.putIfAbsent(digest, position));
    }

    /** Hashes every content again; what concerns no entry is said of the whole log. */
    void finish(Iterator<StoredBlob> blobs, long size) {
        while (blobs.hasNext()) {
            long time = findings.now();
            StoredBlob blob = blobs.next();
            String digest = HexFormat.of().formatHex(blob.digest());
            String found = Suite.SM3.hash(blob.bytes()).toString();
            Long position = needed.remove(digest);
            if (!found.equals(digest)) {
                findings.add(
                        position == null ? size : position, Kind.BLOB_ALTERED, "以 " + digest + " 存放的材料，其摘要现为 " + found);
            }
            findings.count(LogStep.BLOBS, 1, time);
        }
        needed.forEach((digest, position) -> findings.add(position, Kind.BLOB_MISSING, "账目引用的材料 " + digest + " 不在库中"));
    }
}
