package org.mingzhang.app.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.files.FileRefused.Reason;
import org.mingzhang.app.platform.files.StoredFiles.Swept;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.seal.Suite;

class StoredFilesTest {
    private static final Instant TOMORROW = Instant.parse("2126-01-02T00:00:00Z");

    @TempDir
    private Path folder;

    private StoredFiles files;

    @BeforeEach
    void open() {
        files = new StoredFiles(folder.resolve("files"));
    }

    private ReceivedFile receive(byte[] content) throws IOException {
        return files.receive(new ByteArrayInputStream(content));
    }

    /** Some PDF of a size. */
    private static byte[] pdf(int size) {
        byte[] content = Arrays.copyOf(FileContentTest.PDF, size);
        Arrays.fill(content, FileContentTest.PDF.length, size, (byte) ' ');
        System.arraycopy("%%EOF".getBytes(UTF_8), 0, content, size - 5, 5);
        return content;
    }

    private CitedFile keep(byte[] content) throws IOException {
        try (ReceivedFile received = receive(content)) {
            received.keep();
            return received.content();
        }
    }

    private List<Path> all() throws IOException {
        if (!Files.exists(folder.resolve("files"))) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder.resolve("files"))) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aFileIsKeptUnderItsDigestWithBothHashes() throws IOException {
        byte[] content = pdf(200_000 % 3_000);
        CitedFile cited = keep(content);
        assertThat(cited.sm3()).isEqualTo(Suite.SM3.hash(content).toString());
        assertThat(cited.sha256()).isEqualTo(Suite.SHA256.hash(content).toString());
        assertThat(cited.mediaType()).isEqualTo("application/pdf");
        assertThat(all()).containsExactly(files.path(cited.sm3()));
        assertThat(files.path(cited.sm3())).hasBinaryContent(content);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.path(cited.sm3()))))
                .isEqualTo("rw-------");
    }

    @Test
    void theSameBytesTwiceAreStoredOnceAndMendADamagedFile() throws IOException {
        CitedFile cited = keep(pdf(900));
        Files.writeString(files.path(cited.sm3()), "damaged");
        assertThat(keep(pdf(900))).isEqualTo(cited);
        assertThat(all()).hasSize(1);
        assertThat(files.path(cited.sm3())).hasBinaryContent(pdf(900));
    }

    @Test
    void whatIsKeptForADecisionThatIsMadeAgainStaysKept() throws IOException {
        try (ReceivedFile received = receive(pdf(900))) {
            received.keep();
            received.keep();
        }
        assertThat(all()).hasSize(1);
    }

    @Test
    void whatIsNotKeptLeavesNothing() throws IOException {
        try (ReceivedFile received = receive(pdf(900))) {
            assertThat(received.content().sizeBytes()).isEqualTo(900);
        }
        assertThat(all()).isEmpty();
    }

    @Test
    void streamWithoutAnEndIsCutOffAtTheLimit() throws IOException {
        long[] given = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given[0]++;
                return '%';
            }

            @Override
            public int read(byte[] out, int offset, int length) {
                given[0] += length;
                return length;
            }
        };
        assertThatThrownBy(() -> files.receive(endless))
                .isInstanceOfSatisfying(FileRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.FILE_TOO_LARGE));
        assertThat(given[0]).isLessThan(CitedFile.MOST_BYTES + (1 << 20));
        assertThat(all()).isEmpty();
    }

    @Test
    void senderWhoBreaksOffLeavesNothing() throws IOException {
        InputStream broken = new InputStream() {
            private int left = 10;

            @Override
            public int read() throws IOException {
                if (left-- > 0) {
                    return '%';
                }
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] out, int offset, int length) throws IOException {
                out[offset] = (byte) read();
                return 1;
            }
        };
        assertThatThrownBy(() -> files.receive(broken)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> receive(new byte[0])).isInstanceOf(FileRefused.class);
        assertThat(all()).isEmpty();
    }

    @Test
    void digestThatIsNoneNeverBecomesAPath() {
        for (String name : new String[] {"../../etc/passwd", "a", "A".repeat(64), "g".repeat(64), ""}) {
            assertThatThrownBy(() -> files.open(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatIsReadIsWhatWasCited() throws IOException {
        for (int size : new int[] {900, 1 << 14, (1 << 14) + 1, 100_000}) {
            CitedFile cited = keep(pdf(size));
            try (InputStream in = files.open(cited)) {
                assertThat(in.readAllBytes()).isEqualTo(pdf(size));
            }
        }
    }

    @Test
    void alteredFileIsNeverHandedOnWhole() throws IOException {
        for (int size : new int[] {900, 100_000}) {
            CitedFile cited = keep(pdf(size));
            byte[] altered = pdf(size);
            altered[size / 2] ^= 1;
            Files.write(files.path(cited.sm3()), altered);
            long[] got = {0};
            assertThatThrownBy(() -> {
                        try (InputStream in = files.open(cited)) {
                            for (int one = in.read(); one >= 0; one = in.read()) {
                                got[0]++;
                            }
                        }
                    })
                    .isInstanceOf(AlteredFile.class);
            assertThat(got[0]).isLessThan(size);
        }
    }

    @Test
    void missingOrShortenedFileIsSaidAtOnce() throws IOException {
        CitedFile cited = keep(pdf(900));
        Files.write(files.path(cited.sm3()), pdf(899));
        assertThatThrownBy(() -> files.open(cited))
                .isInstanceOf(AlteredFile.class)
                .hasMessageContaining("899");
        Files.delete(files.path(cited.sm3()));
        assertThatThrownBy(() -> files.open(cited))
                .isInstanceOf(AlteredFile.class)
                .hasMessageContaining("不在文件库中");
    }

    @Test
    void sweepTakesOldFilesThatNobodyCitesAndNothingElse() throws IOException {
        CitedFile cited = keep(pdf(900));
        CitedFile uncited = keep(pdf(901));
        Path half = Files.writeString(folder.resolve("files/incoming/half"), "half", UTF_8);
        assertThat(files.sweep(Set.of(cited.sm3())::contains, Instant.now(), Duration.ofDays(1)))
                .as("what is young may be cited any moment")
                .isEqualTo(new Swept(0, 0));
        assertThat(files.sweep(Set.of(cited.sm3())::contains, TOMORROW, Duration.ofDays(1)))
                .isEqualTo(new Swept(1, 1));
        assertThat(files.path(cited.sm3())).exists();
        assertThat(files.path(uncited.sm3())).doesNotExist();
        assertThat(half).doesNotExist();
    }

    @Test
    void sweepSparesAFileThatIsBroughtAgain() throws IOException {
        CitedFile old = keep(pdf(900));
        Files.setLastModifiedTime(files.path(old.sm3()), FileTime.from(Instant.EPOCH));
        keep(pdf(900));
        assertThat(files.sweep(sm3 -> false, Instant.now(), Duration.ofDays(1))).isEqualTo(new Swept(0, 0));
        assertThat(files.path(old.sm3())).exists();
    }
}
