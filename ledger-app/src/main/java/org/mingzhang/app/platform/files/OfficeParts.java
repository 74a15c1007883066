package org.mingzhang.app.platform.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.mingzhang.app.platform.files.FileRefused.Reason;

/**
 * What the parts of a document may be (ECMA-376 part 1, 15.2): no program, whatever its name; and what is embedded in an Office
 * document is an Office document itself, judged like one, or a picture. Fields and formulas are {@link OfficeText}'s.
 */
final class OfficeParts {
    private static final int HEAD = 4_096;
    private static final int MOST_EMBEDDED = 64 << 20;

    /** A document in a document in a document is more than anybody needs. */
    private static final int MOST_DEPTH = 3;

    private static final String ZIP = "PK\003\004";
    private static final String OLE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
    private static final List<String> PICTURES = List.of(
            "\u0089PNG\r\n\u001a\n",
            "\u00ff\u00d8\u00ff",
            "GIF8",
            "BM",
            "\u0001\0\0\0",
            "\u00d7\u00cd\u00c6\u009a",
            "\u0001\0\u0009\0",
            "II*\0",
            "MM\0*");
    private static final List<String> MARKUP =
            List.of("<", "\u00ef\u00bb\u00bf<", "\u00fe\u00ff\0<", "\u00ff\u00fe<\0");

    private final ZipFile zip;
    private final Unpacked unpacked;
    private final int depth;

    OfficeParts(ZipFile zip, Unpacked unpacked, int depth) {
        this.zip = zip;
        this.unpacked = unpacked;
        this.depth = depth;
    }

    /**
     * Judges all parts.
     *
     * @param objects the parts that relationships call embedded objects
     * @param office false for OFD, whose attachments are its own
     */
    void judge(Set<String> objects, boolean office) throws IOException {
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (entry.isDirectory()) {
                continue;
            }
            String name = entry.getName().toLowerCase(Locale.ROOT);
            try (InputStream in = new BufferedInputStream(unpacked.of(zip.getInputStream(entry)), HEAD)) {
                in.mark(HEAD);
                String head = new String(in.readNBytes(HEAD), ISO_8859_1);
                in.reset();
                if (ProgramNames.isProgram(name) || isProgram(name, head)) {
                    throw new FileRefused(Reason.FILE_HAS_SCRIPTS, "其中的 " + entry.getName() + " 是程序或脚本");
                }
                if (office) {
                    boolean container = head.startsWith(ZIP) || head.startsWith(OLE) || head.startsWith("{\\rt");
                    if (container || objects.contains(name) || isEmbedded(name)) {
                        embedded(entry.getName(), head, in);
                    } else if (name.endsWith(".xml") || MARKUP.stream().anyMatch(head::startsWith)) {
                        OfficeText.judge(entry.getName(), () -> unpacked.of(zip.getInputStream(entry)));
                    }
                }
            }
        }
    }

    private static boolean isEmbedded(String name) {
        return ("/" + name).contains("/embeddings/") && !name.endsWith(".rels");
    }

    /** Fonts are written as if at random, so that two letters prove nothing of them. */
    private static boolean isProgram(String name, String head) {
        boolean font = name.endsWith(".odttf") || name.endsWith(".fntdata");
        boolean windows = head.startsWith("MZ") && (!font || head.contains("PE\0\0"));
        return windows || head.startsWith("\177ELF") || head.startsWith("#!/");
    }

    private void embedded(String name, String head, InputStream in) throws IOException {
        byte[] content = in.readNBytes(MOST_EMBEDDED + 1);
        if (content.length > MOST_EMBEDDED) {
            throw new FileRefused(Reason.FILE_IS_BOMB, "嵌入的 " + name + " 超过 64 MiB");
        }
        boolean fine;
        if (head.startsWith(ZIP)) {
            fine = isDocument(content);
        } else if (head.startsWith(OLE)) {
            fine = OleContent.isDocument(content);
        } else {
            fine = PICTURES.stream().anyMatch(head::startsWith);
        }
        if (!fine) {
            throw new FileRefused(Reason.FILE_HAS_SCRIPTS, "嵌入的 " + name + " 不是 Word、Excel、PowerPoint 文档或图片");
        }
    }

    private boolean isDocument(byte[] content) throws IOException {
        if (depth >= MOST_DEPTH) {
            throw new FileRefused(Reason.FILE_IS_BOMB, "文档层层嵌套，超过 " + MOST_DEPTH + " 层");
        }
        // Beside the file that came in, where what was left over is swept away.
        Path aside = Files.createTempFile(
                Objects.requireNonNull(Path.of(zip.getName()).toAbsolutePath().getParent()), "embedded", null);
        try {
            Files.write(aside, content);
            return ZipContent.isOffice(aside, content.length, unpacked, depth + 1);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
