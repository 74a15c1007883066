package org.mingzhang.domain.seal.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.crypto.HashFunction;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/**
 * The files that entries cite, each read again and hashed in both suites. A file that no entry cites does no harm: it was
 * stored before an entry that then was not appended. What an entry names by its digest alone, as a confirmation names the bank's receipt,
 * is compared as soon as the ledger keeps it.
 */
final class FileTrail {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 1 << 16;

    private final boolean read;
    private final Findings findings;
    private final Map<String, Map<FileUse, Long>> cited = new HashMap<>();
    private long notRead;

    /**
     * A trail.
     *
     * @param read whether files are read at all; otherwise they are counted as not read
     */
    FileTrail(boolean read, Findings findings) {
        this.read = read;
        this.findings = findings;
    }

    void accept(long position, List<FileUse> files) {
        files.forEach(file ->
                cited.computeIfAbsent(file.sm3(), none -> new LinkedHashMap<>()).putIfAbsent(file, position));
    }

    /** Files that are cited and were not read. */
    long notRead() {
        return notRead;
    }

    void finish(StoredLog log, Workers workers) {
        if (!read) {
            notRead = cited.values().stream()
                    .flatMap(uses -> uses.keySet().stream())
                    .filter(FileUse::isKept)
                    .count();
            return;
        }
        cited.values().stream()
                .sorted(Comparator.comparing(uses -> uses.values().iterator().next()))
                .forEach(uses -> workers.add(() -> check(log, uses)));
        workers.finish();
    }

    /** One file, read once, against all that entries say of it. */
    private void check(StoredLog log, Map<FileUse, Long> uses) {
        String sm3 = uses.keySet().iterator().next().sm3();
        if (!DIGEST.matcher(sm3).matches()) {
            missing(uses, "账目引用的文件没有合法的摘要值");
            return;
        }
        try (InputStream in = log.file(sm3)) {
            if (in == null) {
                missing(uses, "账目引用的文件 " + sm3 + " 不在文件库中");
            } else {
                compare(in, uses);
            }
        } catch (IOException unreadable) {
            missing(uses, "文件 " + sm3 + " 读不出：" + unreadable.getMessage());
        }
    }

    /** What an entry only names may lie elsewhere; what is kept must be there. */
    private void missing(Map<FileUse, Long> uses, String detail) {
        uses.forEach((use, position) -> {
            if (use.isKept()) {
                findings.add(position, Kind.FILE_MISSING, detail);
            }
        });
    }

    private void compare(InputStream in, Map<FileUse, Long> uses) throws IOException {
        HashFunction sm3 = HashFunction.sm3();
        HashFunction sha256 = HashFunction.sha256();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            sm3.update(buffer, 0, n);
            sha256.update(buffer, 0, n);
            size += n;
        }
        String foundSm3 = hex(sm3);
        String foundSha256 = hex(sha256);
        for (Map.Entry<FileUse, Long> one : uses.entrySet()) {
            compare(one.getKey(), one.getValue(), foundSm3, foundSha256, size);
        }
    }

    private void compare(FileUse use, long position, String foundSm3, String foundSha256, long size) {
        if (!foundSm3.equals(use.sm3())) {
            findings.add(
                    position,
                    Kind.FILE_ALTERED,
                    (use.isKept() ? "以 " : "账目所写的文件，以 ") + use.sm3() + " 存放，现为 " + size + " 字节，SM3 摘要 " + foundSm3);
        } else if (use.isKept() && (!foundSha256.equals(use.sha256()) || size != use.sizeBytes())) {
            findings.add(
                    position,
                    Kind.FILE_ALTERED,
                    "文件 " + use.sm3() + " 为 " + size + " 字节，SHA-256 摘要 " + foundSha256 + "；账目所载为 " + use.sizeBytes()
                            + " 字节，" + use.sha256());
        }
    }

    private static String hex(HashFunction function) {
        byte[] hash = new byte[Hash.SIZE];
        function.finish(hash, 0);
        return HexFormat.of().formatHex(hash);
    }
}
