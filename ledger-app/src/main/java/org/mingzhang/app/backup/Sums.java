package org.mingzhang.app.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lists of files in a backup: documents with both digests, and all files for {@code sha256sum -c}. */
final class Sums {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([0-9a-f]{64}) ([0-9]{1,18}) (\\S+)");

    private Sums() {}

    /** Takes a listed file in. */
    interface Listed {
        void take(CopiedFile file) throws IOException;
    }

    static String line(CopiedFile file) {
        return file.sm3() + " " + file.sha256() + " " + file.bytes() + " " + file.name() + "\n";
    }

    /** Every document on the list. */
    static void documents(Path folder, Listed listed) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve(Manifest.DOCUMENTS), UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher parts = LINE.matcher(line);
                if (!parts.matches() || !parts.group(4).matches("files/[0-9a-f]{2}/[0-9a-f]{62}")) {
                    throw new BackupRefused(folder.resolve(Manifest.DOCUMENTS) + " 中有一行不是文件清单的写法");
                }
                listed.take(
                        new CopiedFile(parts.group(4), Long.parseLong(parts.group(3)), parts.group(1), parts.group(2)));
            }
        }
    }

    /** What {@code sha256sum -c} reads, in the order in which the files were copied. */
    static void write(Path folder, CopiedFile manifestFile, Manifest manifest) throws IOException {
        Path file = folder.resolve(Manifest.SUMS);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OwnFolders.ownerOnly(file);
            BufferedWriter out = new BufferedWriter(Channels.newWriter(channel, UTF_8));
            each(folder, manifestFile, manifest, one -> out.write(sum(one)));
            out.flush();
            channel.force(true);
        }
    }

    /** Whether the list says what the manifest says. */
    static boolean agree(Path folder, CopiedFile manifestFile, Manifest manifest) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve(Manifest.SUMS), UTF_8)) {
            boolean[] agree = {true};
            each(folder, manifestFile, manifest, one -> {
                String line = lines.readLine();
                agree[0] &= line != null && sum(one).equals(line + "\n");
            });
            return agree[0] && lines.readLine() == null;
        }
    }

    private static String sum(CopiedFile file) {
        return file.sha256() + "  " + file.name() + "\n";
    }

    private static void each(Path folder, CopiedFile manifestFile, Manifest manifest, Listed listed)
            throws IOException {
        listed.take(manifestFile);
        for (CopiedFile file : manifest.files()) {
            listed.take(file);
        }
        documents(folder, listed);
    }
}
