package org.mingzhang.domain.seal.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.Entry;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.IsoTime;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** The part of the work that needs no order: hashing and reading a batch of entries. Runs on any thread. */
final class BatchScan implements Callable<List<ScannedEntry>> {
    private final String ledger;
    private final List<StoredEntry> batch;
    private final LogRules rules;
    private final Findings findings;

    BatchScan(String ledger, List<StoredEntry> batch, LogRules rules, Findings findings) {
        this.ledger = ledger;
        this.batch = batch;
        this.rules = rules;
        this.findings = findings;
    }

    @Override
    public List<ScannedEntry> call() {
        int size = batch.size();
        long time = findings.now();
        List<Hash> sm3 = new ArrayList<>(size);
        List<Hash> sha256 = new ArrayList<>(size);
        List<@Nullable EntryHeader> headers = new ArrayList<>(size);
        for (StoredEntry row : batch) {
            sm3.add(Suite.SM3.leafHash(row.bytes()));
            sha256.add(Suite.SHA256.leafHash(row.bytes()));
            headers.add(header(row));
        }
        time = findings.count(LogStep.ENTRIES, size, time);
        for (int i = 0; i < size; i++) {
            columns(batch.get(i), headers.get(i));
        }
        time = findings.count(LogStep.COLUMNS, size, time);
        List<ScannedEntry> scanned = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            StoredEntry row = batch.get(i);
            EntryHeader header = headers.get(i);
            byte[] message = header == null || header.command() == null
                    ? null
                    : header.command().message(row.bytes());
            LogRules.Consequences consequences = consequences(row, header);
            scanned.add(new ScannedEntry(
                    row.position(),
                    row.bytes(),
                    sm3.get(i),
                    sha256.get(i),
                    hash(row.sm3Leaf()),
                    hash(row.sha256Leaf()),
                    header,
                    header == null ? null : recordedAt(row.position(), header),
                    message,
                    consequences));
        }
        findings.count(LogStep.CLAIMS, 0, time);
        return scanned;
    }

    private static @Nullable Hash hash(byte[] bytes) {
        return bytes.length == Hash.SIZE ? Hash.of(bytes) : null;
    }

    private @Nullable EntryHeader header(StoredEntry row) {
        try {
            if (row.bytes().length > Entry.MAX_BYTES) {
                findings.add(row.position(), Kind.ENTRY_UNREADABLE, "长于 " + Entry.MAX_BYTES + " 字节");
                return null;
            }
            EntryHeader header = EntryHeader.read(row.bytes());
            if (!header.ledger().equals(ledger)) {
                findings.add(row.position(), Kind.ENTRY_FOREIGN, "账目属于账本 " + header.ledger());
            }
            return header;
        } catch (RuntimeException unreadable) {
            findings.add(row.position(), Kind.ENTRY_UNREADABLE, "不是规范的账目：" + unreadable.getMessage());
            return null;
        }
    }

    private void columns(StoredEntry row, @Nullable EntryHeader header) {
        if (header == null) {
            return;
        }
        try {
            List<@Nullable Object> expected = rules.columns(header, row.bytes());
            if (expected.equals(row.columns())) {
                return;
            }
            List<String> names = rules.columnNames();
            for (int i = 0; i < names.size(); i++) {
                Object bytesSay = i < expected.size() ? expected.get(i) : null;
                Object columnSays = i < row.columns().size() ? row.columns().get(i) : null;
                if (!Objects.deepEquals(bytesSay, columnSays)) {
                    findings.add(
                            row.position(),
                            Kind.COLUMN_MISMATCH,
                            "列 " + names.get(i) + " 为 " + text(columnSays) + "，账目内容为 " + text(bytesSay));
                }
            }
        } catch (RuntimeException unreadable) {
            findings.add(row.position(), Kind.ENTRY_UNREADABLE, "列无法推出：" + unreadable);
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
    }

    private @Nullable Instant recordedAt(long position, EntryHeader header) {
        Instant at = IsoTime.stored(header.recordedAt());
        if (at == null) {
            findings.add(position, Kind.ENTRY_UNREADABLE, "记账时间的写法不合规范：" + header.recordedAt());
        }
        return at;
    }

    private LogRules.Consequences consequences(StoredEntry row, @Nullable EntryHeader header) {
        if (header == null) {
            return LogRules.Consequences.NONE;
        }
        try {
            return rules.consequences(header, row.bytes());
        } catch (RuntimeException unreadable) {
            findings.add(row.position(), Kind.ENTRY_UNREADABLE, "事件无法读出：" + unreadable);
            return LogRules.Consequences.NONE;
        }
    }
}
