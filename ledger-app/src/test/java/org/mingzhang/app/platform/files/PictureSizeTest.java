package org.mingzhang.app.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.domain.event.Picture;

/** How large a picture is stands in the file, whatever anybody says. */
class PictureSizeTest {
    @TempDir
    private Path folder;

    private @Nullable Picture picture(byte[] content) throws IOException {
        return FileContent.judge(Files.write(folder.resolve("x"), content)).picture();
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    @Test
    void isReadFromPngAndJpeg() throws IOException {
        assertThat(picture(image("png", 1000, 1))).isEqualTo(new Picture(null, 1000, 1));
        assertThat(picture(image("jpg", 640, 481))).isEqualTo(new Picture(null, 640, 481));
    }

    @Test
    void isNotKnownOfWhatIsNoPicture() throws IOException {
        assertThat(picture(FileContentTest.PDF)).isNull();
    }

    @Test
    void theSizeThatCountsIsTheOneThatAReaderShows() throws IOException {
        byte[] large = image("jpg", 2000, 30);
        byte[] claimsToBeSmall = new byte[large.length + 2 + 19];
        // A comment that looks like a frame of one pixel.
        System.arraycopy(large, 0, claimsToBeSmall, 0, 2);
        byte[] comment = {
            (byte) 0xff, (byte) 0xfe, 0, 19, (byte) 0xff, (byte) 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0, 0, 0, 0
        };
        System.arraycopy(comment, 0, claimsToBeSmall, 2, comment.length);
        System.arraycopy(large, 2, claimsToBeSmall, 2 + comment.length, large.length - 2);
        assertThat(picture(claimsToBeSmall)).isEqualTo(new Picture(null, 2000, 30));
    }
}
