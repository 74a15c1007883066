package org.mingzhang.domain.seal.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.crypto.HashFunction;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/**
 * The files that entries cite, each read again and hashed in both suites. A file that no entry cites does no harm: it was
 * stored before an entry that then was not appended.
 */
final class FileTrail {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 1 << 16;

    private final boolean read;
    private final Findings findings;
    private final Map<FileUse, Long> cited = new HashMap<>();
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
        files.forEach(file -> cited.putIfAbsent(file, position));
    }

    /** Files that are cited and were not read. */
    long notRead() {
        return notRead;
    }

    void finish(StoredLog log, Workers workers) {
        if (!read) {
            notRead = cited.size();
            return;
        }
        cited.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry<FileUse, Long>::getValue))
                .forEach(one -> workers.add(() -> check(log, one.getKey(), one.getValue())));
        workers.finish();
    }

    private void check(StoredLog log, FileUse use, long position) {
        if (!DIGEST.matcher(use.sm3()).matches()) {
            findings.add(position, Kind.FILE_MISSING, "账目引用的文件没有合法的摘要值");
            return;
        }
        try (InputStream in = log.file(use.sm3())) {
            if (in == null) {
                findings.add(position, Kind.FILE_MISSING, "账目引用的文件 " + use.sm3() + " 不在文件库中");
            } else {
                compare(in, use, position);
            }
        } catch (IOException unreadable) {
            findings.add(position, Kind.FILE_MISSING, "文件 " + use.sm3() + " 读不出：" + unreadable.getMessage());
        }
    }

    private void compare(InputStream in, FileUse use, long position) throws IOException {
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
        if (!foundSm3.equals(use.sm3())) {
            findings.add(
                    position, Kind.FILE_ALTERED, "以 " + use.sm3() + " 存放的文件，现为 " + size + " 字节，SM3 摘要 " + foundSm3);
        } else if (!foundSha256.equals(use.sha256()) || size != use.sizeBytes()) {
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
