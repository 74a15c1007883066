package org.mingzhang.app.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.mingzhang.app.backup.BackupRefused.Reason;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.RecordMapper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backup as it lies in a folder, read without trust.
 *
 * @param manifestFile its {@code backup.json}, with the digest by which the log knows it
 */
public record BackupFolder(Path folder, Manifest manifest, CopiedFile manifestFile) {
    private static final long MOST_BYTES = 64L << 20;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}");

    /** More of one kind say nothing more. */
    private static final int MOST_REASONS = 200;

    /**
     * Opens one.
     *
     * @throws BackupRefused when there is none, or its manifest is none
     */
    public static BackupFolder open(Path folder) throws IOException {
        if (Files.exists(folder.resolve(Manifest.UNFINISHED))) {
            throw new BackupRefused(folder + " 是未完成的备份，不能用");
        }
        if (!CopiedFile.isThere(folder, Manifest.FILE)) {
            throw new BackupRefused(folder + " 不是备份：其中没有 " + Manifest.FILE);
        }
        if (Files.size(folder.resolve(Manifest.FILE)) > MOST_BYTES) {
            throw new BackupRefused(folder.resolve(Manifest.FILE) + " 过大，不是备份清单");
        }
        byte[] bytes = Files.readAllBytes(folder.resolve(Manifest.FILE));
        Manifest manifest;
        try {
            manifest = RecordMapper.fromJson(JsonMapper.shared().readTree(new String(bytes, UTF_8)), Manifest.class);
        } catch (InvalidDocument | JacksonException unreadable) {
            throw new BackupRefused(folder.resolve(Manifest.FILE) + " 不是备份清单，或被改动过");
        }
        if (!manifest.format().equals(Manifest.FORMAT)) {
            throw new BackupRefused("备份的格式是 " + manifest.format() + "，本程序只认 " + Manifest.FORMAT);
        }
        if (!NUMBER.matcher(manifest.backup()).matches()) {
            throw new BackupRefused(folder.resolve(Manifest.FILE) + " 中的备份编号不是编号：" + manifest.backup());
        }
        return new BackupFolder(folder, manifest, CopiedFile.read(folder, Manifest.FILE, n -> {}));
    }

    /**
     * Reads every file and holds it against the lists.
     *
     * @param more is told of each part that is read, in bytes
     * @throws BackupRefused with everything that is not as listed
     */
    public void requireAsListed(LongConsumer more) throws IOException {
        List<Reason> reasons = new ArrayList<>();
        Set<String> known = new HashSet<>(Set.of(Manifest.FILE, Manifest.SUMS));
        requireTables(reasons);
        for (CopiedFile file : manifest.files()) {
            check(file, known, reasons, more);
        }
        if (known.contains(Manifest.DOCUMENTS) && CopiedFile.isThere(folder, Manifest.DOCUMENTS)) {
            long[] documents = new long[1];
            Sums.documents(folder, file -> {
                documents[0]++;
                check(file, known, reasons, more);
            });
            if (documents[0] != manifest.documents()) {
                reasons.add(
                        new Reason(Manifest.DOCUMENTS, documents[0] + " 个文件", "清单所载为 " + manifest.documents() + " 个"));
            }
            sums(reasons);
        } else {
            reasons.add(new Reason(Manifest.DOCUMENTS, "没有", "应有文件清单"));
        }
        for (String name : OwnFolders.filesBelow(folder)) {
            if (!known.contains(name)) {
                reasons.add(new Reason(name, "多出的文件", "清单中没有它"));
            }
        }
        if (!reasons.isEmpty()) {
            throw new BackupRefused(
                    "备份与其清单不符，共 " + reasons.size() + " 处，未作任何改动",
                    reasons.subList(0, Math.min(MOST_REASONS, reasons.size())));
        }
    }

    private void sums(List<Reason> reasons) throws IOException {
        if (!CopiedFile.isThere(folder, Manifest.SUMS)) {
            reasons.add(new Reason(Manifest.SUMS, "没有", "应有各文件的 SHA-256"));
        } else if (!Sums.agree(folder, manifestFile, manifest)) {
            reasons.add(new Reason(Manifest.SUMS, "与 " + Manifest.FILE + " 不符", "应逐行相同"));
        }
    }

    /** What is put into the database is what this program knows, whatever the manifest calls for. */
    private void requireTables(List<Reason> reasons) {
        Set<String> listed = new HashSet<>();
        manifest.files().forEach(file -> listed.add(file.name()));
        Set<String> tables = new HashSet<>();
        for (Manifest.Table table : manifest.tables()) {
            boolean known = BackedUpTable.of(table.name())
                    .anyMatch(one -> one.file().equals(table.file()) && listed.contains(one.file()));
            if (!known || !tables.add(table.name())) {
                reasons.add(new Reason(table.name(), table.file(), "不是账本的表"));
            }
        }
        BackedUpTable.ALL.stream()
                .filter(table -> !table.mayBeAbsent() && !tables.contains(table.qualified()))
                .forEach(table -> reasons.add(new Reason(table.qualified(), "没有", "应有这张表")));
    }

    private void check(CopiedFile file, Set<String> known, List<Reason> reasons, LongConsumer more) throws IOException {
        if (!CopiedFile.isPlain(file.name())) {
            reasons.add(new Reason(file.name(), "不在备份之内的路径", "应为备份文件夹中的文件名"));
            return;
        }
        known.add(file.name());
        if (!CopiedFile.isThere(folder, file.name())) {
            reasons.add(new Reason(file.name(), "没有", "应有 " + file.bytes() + " 字节"));
            return;
        }
        CopiedFile found = CopiedFile.read(folder, file.name(), more);
        if (!found.equals(file)) {
            reasons.add(new Reason(
                    file.name(),
                    found.bytes() + " 字节，SM3 " + found.sm3(),
                    "清单所载为 " + file.bytes() + " 字节，SM3 " + file.sm3()));
        }
    }
}
