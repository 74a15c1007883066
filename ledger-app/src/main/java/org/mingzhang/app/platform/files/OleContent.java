package org.mingzhang.app.platform.files;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.mingzhang.app.platform.files.FileRefused.Reason;
import org.mingzhang.domain.event.FileType;

/**
 * Old documents of Word, Excel and WPS (compound files, MS-CFB), told by the names in their directory. Directory entries have 128
 * bytes and begin at multiples of 128; all such places are looked at and no chain of sectors is followed, so that a file made to
 * lead a reader in circles has nobody to lead. What was packed into them by the system's packager is refused: it may be a program.
 * Macros of Excel 4 and fields lie within the document's own stream and are not seen.
 */
final class OleContent {
    private static final int ENTRY = 128;
    private static final int LENGTH_AT = 64;
    private static final int KIND_AT = 66;
    private static final int BUFFER = 512 * ENTRY;

    private static final Set<String> MACROS =
            Set.of("macros", "vba", "_vba_project", "_vba_project_cur", "vbaproject", "_xlmacro");

    /** Streams of what the system's packager, or another program's container, keeps as it came. */
    private static final Set<String> PACKED = Set.of("\u0001ole10native", "package");

    private OleContent() {}

    static FileType judge(FileChannel channel) throws IOException {
        Set<String> names = new HashSet<>();
        for (long from = 0; from < channel.size(); from += BUFFER) {
            collect(FileContent.part(channel, from, BUFFER), names);
        }
        refuse(names);
        if (names.contains("worddocument")) {
            return FileType.DOC;
        }
        if (isWorkbook(names)) {
            return FileType.XLS;
        }
        throw new FileRefused(Reason.FILE_TYPE_NOT_ALLOWED, "是复合文档，但不是 Word、Excel 或 WPS 文档");
    }

    /** Whether what is embedded in another document is one of Word, Excel or PowerPoint; refused for what it has like any. */
    static boolean isDocument(byte[] embedded) {
        Set<String> names = new HashSet<>();
        collect(embedded, names);
        refuse(names);
        return names.contains("worddocument") || names.contains("powerpoint document") || isWorkbook(names);
    }

    private static boolean isWorkbook(Set<String> names) {
        return names.contains("workbook") || names.contains("book");
    }

    private static void collect(byte[] part, Set<String> names) {
        for (int at = 0; at + ENTRY <= part.length; at += ENTRY) {
            String name = name(part, at);
            if (!name.isEmpty()) {
                names.add(name.toLowerCase(Locale.ROOT));
            }
        }
    }

    private static void refuse(Set<String> names) {
        if (names.contains("encryptedpackage") || names.contains("encryptioninfo")) {
            throw new FileRefused(Reason.FILE_ENCRYPTED, "Office 文档加了打开口令");
        }
        if (names.stream().anyMatch(MACROS::contains)) {
            throw new FileRefused(Reason.FILE_HAS_MACROS, "其中有宏工程");
        }
        if (names.stream().anyMatch(PACKED::contains)) {
            throw new FileRefused(Reason.FILE_HAS_SCRIPTS, "其中嵌有打包的对象（OLE 包），可能是程序");
        }
    }

    /** The name of a directory entry of a storage or stream; empty where there is none. */
    private static String name(byte[] part, int at) {
        int length = (part[at + LENGTH_AT] & 0xff) | ((part[at + LENGTH_AT + 1] & 0xff) << 8);
        int kind = part[at + KIND_AT];
        boolean entry = length >= 4 && length <= 64 && length % 2 == 0 && (kind == 1 || kind == 2);
        return entry && part[at + length - 2] == 0 && part[at + length - 1] == 0
                ? new String(part, at, length - 2, UTF_16LE)
                : "";
    }
}
