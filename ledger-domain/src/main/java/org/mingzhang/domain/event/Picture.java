package org.mingzhang.domain.event;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.json.RefusedValue;

/**
 * 插图: a picture of a case: how large it is, as its file says, and of which text.
 *
 * @param text the direction's text to which it belongs; null where it belongs to none
 * @param widthPx null where nothing is known of it, as of a digest alone
 * @param heightPx likewise
 */
public record Picture(
        @Nullable String text,
        @Nullable Integer widthPx,
        @Nullable Integer heightPx) {
    private static final int MOST_PX = 1_000_000;

    public Picture {
        Require.within(widthPx, 1, MOST_PX, "插图宽度（像素）");
        Require.within(heightPx, 1, MOST_PX, "插图高度（像素）");
    }

    /** The one that an event says a document is; null for most. */
    public static @Nullable Picture of(LedgerEvent event) {
        return event instanceof DocumentAttached attached ? attached.picture() : null;
    }

    /** Whether it is known how large it is. */
    public boolean isMeasured() {
        return widthPx != null && heightPx != null;
    }

    /** {@code 宽 1000 × 高 800 像素}, or that nothing is known. */
    public String size() {
        return isMeasured() ? "宽 " + widthPx + " × 高 " + heightPx + " 像素" : "尺寸不详（只有摘要）";
    }

    /** What comes beside the command says itself how large it is; a digest alone says nothing. */
    public static void require(@Nullable Picture picture, @Nullable String mediaType) {
        if (picture == null) {
            return;
        }
        boolean image = FileType.PNG.mediaType().equals(mediaType)
                || FileType.JPEG.mediaType().equals(mediaType);
        if (mediaType != null && !image) {
            throw new RefusedValue(mediaType, "只有 PNG、JPEG 图片才写插图");
        }
        if (mediaType == null && (picture.widthPx != null || picture.heightPx != null)) {
            throw new RefusedValue(picture.size(), "没有随文件送来的插图不写宽度和高度：尺寸从图片文件本身读出");
        }
        if (image && !picture.isMeasured()) {
            throw new RefusedValue(picture.size(), "随文件送来的插图，宽度和高度都要写");
        }
    }
}
