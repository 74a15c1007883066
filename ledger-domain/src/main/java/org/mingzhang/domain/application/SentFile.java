package org.mingzhang.domain.application;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.event.FileName;
import org.mingzhang.domain.event.FileType;
import org.mingzhang.domain.json.RefusedValue;

/** What a command has to say of a file that comes beside it. */
final class SentFile {
    private SentFile() {}

    static void require(
            @Nullable String fileName,
            @Nullable DigestAlgorithm algorithm,
            @Nullable String sha256,
            @Nullable Integer sizeBytes,
            @Nullable String mediaType) {
        if (fileName == null || algorithm == null) {
            // What could not be read has been said.
            return;
        }
        if (sha256 == null || sizeBytes == null || mediaType == null) {
            throw new RefusedValue(fileName, "随文件一并送来的，SHA-256 摘要、字节数、文件类型三项都要写；只登记摘要的，三项都不写");
        }
        if (algorithm != DigestAlgorithm.SM3) {
            throw new RefusedValue(algorithm, "随文件一并送来的，摘要算法应为 SM3");
        }
        FileType type = FileType.ofMediaType(mediaType)
                .orElseThrow(() -> new RefusedValue(mediaType, "文件类型应为 " + FileType.allowed() + " 之一"));
        FileName.requireKept(fileName, type);
    }
}
