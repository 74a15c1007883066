package org.mingzhang.app.platform.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.files.FileRefused.Reason;
import org.mingzhang.domain.event.FileType;
import org.mingzhang.domain.event.Picture;

/**
 * Says what a file is, from its content alone: nothing is run or rendered, parts are unpacked to look at them and never kept,
 * and the work is bounded by the file's size. What can run (macros, scripts, controls) is refused as far as it shows on the outside; what is left goes back to people
 * as an attachment only, and their own programs and scanners stand between it and their machines.
 */
final class FileContent {
    private static final int HEAD = 16;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {
        (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
    };
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

    private FileContent() {}

    /**
     * What a file is.
     *
     * @param picture its size, of a picture; null of any other
     */
    record Judged(FileType type, @Nullable Picture picture) {}

    /**
     * The type of a file.
     *
     * @throws FileRefused when it is none of those that are kept
     */
    static Judged judge(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] head = part(channel, 0, 2 * HEAD);
            if (startsWith(head, PDF)) {
                PdfContent.judge(channel);
                return new Judged(FileType.PDF, null);
            }
            if (startsWith(head, PNG)) {
                return new Judged(FileType.PNG, ImageContent.png(whole(channel)));
            }
            if (startsWith(head, JPEG)) {
                return new Judged(FileType.JPEG, ImageContent.jpeg(whole(channel)));
            }
            if (startsWith(head, ZIP)) {
                return new Judged(ZipContent.judge(file, channel.size()), null);
            }
            if (startsWith(head, OLE)) {
                return new Judged(OleContent.judge(channel), null);
            }
            throw new FileRefused(Reason.FILE_TYPE_NOT_ALLOWED, "开头的字节不属于任何可收的类型");
        }
    }

    private static byte[] whole(FileChannel channel) throws IOException {
        return part(channel, 0, Math.toIntExact(channel.size()));
    }

    static byte[] part(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer part = ByteBuffer.allocate((int) Math.max(0, Math.min(length, channel.size() - from)));
        while (part.hasRemaining() && channel.read(part, from + part.position()) >= 0) {
            // Until it is full.
        }
        return part.array();
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (bytes[i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
