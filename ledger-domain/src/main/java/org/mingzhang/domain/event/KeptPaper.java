package org.mingzhang.domain.event;

import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.json.RefusedValue;

/**
 * 随附文件: the paper on which something is done, kept by the ledger under its digest; it comes beside the command.
 *
 * @param digest SM3
 */
public record KeptPaper(String fileName, String digest, String sha256, int sizeBytes, String mediaType) {
    public CitedFile file() {
        return new CitedFile(digest, sha256, sizeBytes, mediaType);
    }

    /**
     * Refuses what no file can be; asked of commands alone, since which types are kept may change.
     *
     * @throws RefusedValue naming the value and the rule
     */
    public void require() {
        Require.digest(digest, "文件");
        Require.digest(sha256, "SHA-256 ");
        Require.within(sizeBytes, 1, CitedFile.MOST_BYTES, "文件字节数");
        FileType type = FileType.ofMediaType(mediaType)
                .orElseThrow(() -> new RefusedValue(mediaType, "文件类型应为 " + FileType.allowed() + " 之一"));
        FileName.requireKept(fileName, type);
    }
}
