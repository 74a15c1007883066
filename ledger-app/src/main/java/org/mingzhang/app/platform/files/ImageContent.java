package org.mingzhang.app.platform.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.files.FileRefused.Reason;
import org.mingzhang.domain.event.Picture;

/**
 * What a picture must be: whole, from its first mark to its last (ISO/IEC 10918-1 annex B; PNG, third edition, 5). Cameras write
 * more behind it, a second picture or a short film; markup and documents are none of theirs.
 */
final class ImageContent {
    /** A picture of more has no use here, and ends programs that open it. */
    private static final long MOST_PIXELS = 400_000_000L;

    private static final int PNG_HEAD = 8;
    private static final int CHUNK = 12;

    private static final int MARK = 0xff;
    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;

    private static final long MOST_SIDE = 1_000_000;

    private final byte[] bytes;
    private long width;
    private long height;

    private ImageContent(byte[] bytes) {
        this.bytes = bytes;
    }

    /** How large it is; null where the file leaves its height to what follows. */
    static @Nullable Picture jpeg(byte[] bytes) {
        ImageContent image = new ImageContent(bytes);
        image.refuseBehind(image.endOfJpeg());
        return image.size();
    }

    /** How large it is. */
    static @Nullable Picture png(byte[] bytes) {
        ImageContent image = new ImageContent(bytes);
        image.refuseBehind(image.endOfPng());
        return image.size();
    }

    private @Nullable Picture size() {
        return width <= 0 || height <= 0 || width > MOST_SIDE || height > MOST_SIDE
                ? null
                : new Picture(null, (int) width, (int) height);
    }

    private int at(int index) {
        if (index >= bytes.length) {
            throw new FileRefused(Reason.FILE_DAMAGED, "图片没有结尾");
        }
        return bytes[index] & 0xff;
    }

    private int endOfJpeg() {
        boolean framed = false;
        boolean scanned = false;
        int at = 2;
        while (true) {
            if (at(at) != MARK) {
                throw new FileRefused(Reason.FILE_DAMAGED, "JPEG 图片的结构读不出");
            }
            while (at(at) == MARK) {
                at++;
            }
            int marker = at(at++);
            if (marker == END_OF_IMAGE) {
                if (!framed || !scanned) {
                    throw new FileRefused(Reason.FILE_DAMAGED, "JPEG 图片里没有图像");
                }
                return at;
            }
            if (marker == START_OF_IMAGE || marker == 0) {
                throw new FileRefused(Reason.FILE_DAMAGED, "JPEG 图片的结构读不出");
            }
            if (marker != 1 && !isRestart(marker)) {
                int length = (at(at) << 8) | at(at + 1);
                if (length < 2) {
                    throw new FileRefused(Reason.FILE_DAMAGED, "JPEG 图片的结构读不出");
                }
                if (isFrame(marker)) {
                    int high = (at(at + 3) << 8) | at(at + 4);
                    int wide = (at(at + 5) << 8) | at(at + 6);
                    height = high;
                    width = wide;
                    refuseLarge(width * height);
                    framed = true;
                }
                at += length;
            }
            if (marker == START_OF_SCAN) {
                scanned = true;
                at = afterScan(at);
            }
        }
    }

    /** Where the coded picture ends: at the next mark that is no part of it. */
    private int afterScan(int from) {
        int at = from;
        while (at(at) != MARK || at(at + 1) == 0 || isRestart(at(at + 1))) {
            at += at(at) == MARK ? 2 : 1;
        }
        return at;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xd0 && marker <= 0xd7;
    }

    /** SOF: all of its row but the tables that share it. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private int endOfPng() {
        ByteBuffer chunks = ByteBuffer.wrap(bytes);
        int at = PNG_HEAD;
        boolean first = true;
        while (true) {
            if (at + CHUNK > bytes.length) {
                throw new FileRefused(Reason.FILE_DAMAGED, "PNG 图片没有结尾");
            }
            int length = chunks.getInt(at);
            String type = new String(bytes, at + 4, 4, ISO_8859_1);
            if (length < 0 || length > bytes.length - at - CHUNK || first != type.equals("IHDR")) {
                throw new FileRefused(Reason.FILE_DAMAGED, "PNG 图片的结构读不出");
            }
            if (first) {
                if (length < PNG_HEAD) {
                    throw new FileRefused(Reason.FILE_DAMAGED, "PNG 图片的结构读不出");
                }
                width = chunks.getInt(at + 8) & 0xffffffffL;
                height = chunks.getInt(at + CHUNK) & 0xffffffffL;
                refuseLarge(width * height);
            }
            first = false;
            at += CHUNK + length;
            if (type.equals("IEND")) {
                return at;
            }
        }
    }

    private static void refuseLarge(long pixels) {
        if (pixels > MOST_PIXELS || pixels < 0) {
            throw new FileRefused(Reason.FILE_IS_BOMB, "图片有 " + pixels + " 个像素，最多 " + MOST_PIXELS);
        }
    }

    private void refuseBehind(int end) {
        String behind = new String(bytes, end, bytes.length - end, ISO_8859_1);
        if (Foreign.isDocument(behind) || Foreign.hasMarkup(behind)) {
            throw new FileRefused(Reason.FILE_TYPE_NOT_ALLOWED, "图片后面还接着网页、文档或程序");
        }
    }
}
