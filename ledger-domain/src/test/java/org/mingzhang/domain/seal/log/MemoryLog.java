package org.mingzhang.domain.seal.log;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.CanonicalJson;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.PersonalField;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TestLog;
import org.mingzhang.domain.seal.Tile;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A stored log in memory whose rows a test may tamper with, as someone with all rights on the database could. */
class MemoryLog implements StoredLog, LogRules {
    final TestLog source;
    final List<StoredEntry> entries = new ArrayList<>();
    final Map<Suite, Map<Integer, List<StoredTile>>> tiles = new EnumMap<>(Suite.class);
    final List<StoredCheckpoint> checkpoints = new ArrayList<>();
    final List<StoredClaim> claims = new ArrayList<>();
    final List<StoredHead> heads = new ArrayList<>();
    final List<StoredBlob> blobs = new ArrayList<>();
    final Map<String, byte[]> files = new HashMap<>();
    final List<StoredDataKey> dataKeys = new ArrayList<>();
    final List<String> deviations = new ArrayList<>();
    long strayTiles;

    /** The rows that the ledger itself would have written. */
    MemoryLog(TestLog source) {
        this.source = source;
        for (int position = 0; position < source.entries.size(); position++) {
            entries.add(row(position, source.entries.get(position)));
        }
        tiles.put(Suite.SM3, tiles(source.sm3Tiles));
        tiles.put(Suite.SHA256, tiles(source.sha256Tiles));
        source.batches.forEach(batch -> checkpoints.add(new StoredCheckpoint(
                batch.priorSize(),
                batch.size(),
                TestLog.RECORDED_AT,
                batch.sm3().bytes(),
                batch.sha256().bytes())));
        heads.add(new StoredHead(
                source.entries.size(),
                source.sm3.frontier().toBytes(),
                source.sha256.frontier().toBytes(),
                TestLog.RECORDED_AT));
        source.contents
                .values()
                .forEach(content ->
                        blobs.add(new StoredBlob(Suite.SM3.hash(content).bytes(), content)));
        Map<String, Integer> uses = new HashMap<>();
        for (int position = 0; position < entries.size(); position++) {
            derive(position, uses);
        }
    }

    StoredEntry row(long position, byte[] bytes) {
        return new StoredEntry(
                position,
                columns(EntryHeader.read(bytes), bytes),
                bytes,
                Suite.SM3.leafHash(bytes).bytes(),
                Suite.SHA256.leafHash(bytes).bytes());
    }

    private static Map<Integer, List<StoredTile>> tiles(Map<String, Tile> source) {
        Map<Integer, List<StoredTile>> byLevel = new TreeMap<>();
        source.values().forEach(tile -> byLevel.computeIfAbsent(tile.level(), level -> new ArrayList<>())
                .add(new StoredTile(tile.index(), tile.bytes())));
        return byLevel;
    }

    private void derive(int position, Map<String, Integer> uses) {
        byte[] bytes = entries.get(position).bytes();
        EntryHeader header = EntryHeader.read(bytes);
        for (ClaimUse use : claims(header, bytes)) {
            int n = uses.merge(use.key(), 1, Integer::sum) - 1;
            claims.add(new StoredClaim(
                    use.kind(), use.key(), n, position, use.amount(), (n + 1) * use.amount(), use.limit(), null));
        }
    }

    @Override
    public Iterator<StoredHead> heads() {
        return heads.iterator();
    }

    StoredHead head() {
        return heads.getFirst();
    }

    void head(StoredHead changed) {
        heads.set(0, changed);
    }

    @Override
    public Iterator<StoredBlob> blobs() {
        return blobs.iterator();
    }

    @Override
    public @Nullable InputStream file(String sm3) {
        byte[] content = files.get(sm3);
        return content == null ? null : new ByteArrayInputStream(content);
    }

    @Override
    public Iterator<StoredDataKey> dataKeys() {
        return dataKeys.iterator();
    }

    @Override
    public long strayTiles() {
        return strayTiles;
    }

    @Override
    public StoreShape shape() {
        return new StoreShape(10, deviations);
    }

    @Override
    public Iterator<StoredEntry> entries() {
        return entries.iterator();
    }

    @Override
    public Iterator<StoredTile> tiles(Suite suite, int level) {
        return Objects.requireNonNull(tiles.get(suite))
                .getOrDefault(level, List.of())
                .iterator();
    }

    List<StoredTile> level(Suite suite, int level) {
        return Objects.requireNonNull(tiles.get(suite)).computeIfAbsent(level, unused -> new ArrayList<>());
    }

    @Override
    public Iterator<StoredCheckpoint> checkpoints() {
        return checkpoints.iterator();
    }

    @Override
    public Iterator<StoredClaim> claims() {
        return claims.stream()
                .sorted(Comparator.comparingLong(StoredClaim::position))
                .iterator();
    }

    @Override
    public Iterator<StoredClaim> claimChains() {
        return claims.stream()
                .sorted(Comparator.comparing(StoredClaim::key).thenComparingLong(StoredClaim::n))
                .iterator();
    }

    @Override
    public List<String> columnNames() {
        return List.of("type", "event_id", "stream_id", "business_date");
    }

    @Override
    public List<@Nullable Object> columns(EntryHeader header, byte[] bytes) {
        List<@Nullable Object> columns = new ArrayList<>();
        columns.add(header.type());
        columns.add(header.eventId());
        columns.add(header.streamId());
        columns.add(header.businessDate());
        return columns;
    }

    @Override
    public Consequences consequences(EntryHeader header, byte[] bytes) {
        JsonNode payload = CanonicalJson.read(bytes).path("payload");
        JsonNode roots = payload.path("roots");
        return new Consequences(
                claims(header, bytes),
                payload.has("content") ? List.of(payload.get("content").stringValue()) : List.of(),
                payload.has("named")
                        ? List.of(FileUse.named(payload.get("named").stringValue()))
                        : payload.has("file")
                                ? List.of(new FileUse(
                                        payload.get("file").stringValue(),
                                        payload.get("sha256").stringValue(),
                                        payload.get("sizeBytes").longValue()))
                                : List.of(),
                PersonalField.keyIds(bytes),
                roots.isMissingNode()
                        ? null
                        : new StatedRoots(
                                roots.get("size").longValue(),
                                Hash.ofHex(roots.get("sm3").stringValue()),
                                Hash.ofHex(roots.get("sha256").stringValue())),
                books(payload.path("books")));
    }

    private static @Nullable Books books(JsonNode books) {
        if (books.isMissingNode()) {
            return null;
        }
        List<PostedLine> lines = new ArrayList<>();
        books.path("lines")
                .forEach(line -> lines.add(new PostedLine(
                        YearMonth.parse(line.get("month").stringValue()),
                        line.get("account").stringValue(),
                        line.get("amount").longValue())));
        TreeMap<String, Long> balances = new TreeMap<>();
        books.path("balances").forEachEntry((account, sum) -> balances.put(account, sum.longValue()));
        return new Books(
                lines,
                books.has("through")
                        ? new StatedClosing(YearMonth.parse(books.get("through").stringValue()), balances)
                        : null);
    }

    /** Every third entry of a command uses an invoice, so that chains form. */
    List<ClaimUse> claims(EntryHeader header, byte[] bytes) {
        JsonNode payload = CanonicalJson.read(bytes).path("payload");
        long fen = payload.path("amountFen").longValue();
        return fen % 3 == 0 ? List.of(new ClaimUse("invoice", "invoice-" + fen % 5, 100, 100_000)) : List.of();
    }

    @Override
    public @Nullable String importedWorkbook(EntryHeader header, byte[] bytes) {
        return header.type().equals("import.started") ? header.payloadText(bytes, "workbookSm3") : null;
    }

    @Override
    public boolean endsImport(EntryHeader header) {
        return header.type().equals("import.completed");
    }

    @Override
    public boolean mayGoUnsigned(EntryHeader header) {
        return header.actorId().equals("ledger");
    }

    /** The keys of one actor, enrolled before the first entry and perhaps revoked later. */
    static final class OneActor implements KeyHistory {
        private final VerifyingKey key;
        private final long revokedAt;
        private long accepted;

        OneActor(SigningKey key, long revokedAt) {
            this.key = key.verifyingKey();
            this.revokedAt = revokedAt;
        }

        @Override
        public Answer keyOf(EntryHeader header) {
            if (!header.actorKeyId().equals(key.keyId())) {
                return Answer.unknown();
            }
            return accepted < revokedAt ? Answer.valid(key) : Answer.refused(key, "key revoked at " + revokedAt);
        }

        @Override
        public boolean isWithdrawn(EntryHeader header) {
            return accepted >= revokedAt;
        }

        @Override
        public void accept(EntryHeader header, byte[] bytes) {
            accepted++;
        }
    }

    /** The entry at a position with some of its text exchanged, and nothing else made to fit. */
    void alterBytes(int position, String text, String replacement) {
        StoredEntry row = entries.get(position);
        String before = new String(row.bytes(), java.nio.charset.StandardCharsets.UTF_8);
        String after = before.replace(text, replacement);
        if (before.equals(after)) {
            throw new AssertionError("nothing to alter in " + before);
        }
        entries.set(
                position,
                new StoredEntry(
                        row.position(),
                        row.columns(),
                        after.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        row.sm3Leaf(),
                        row.sha256Leaf()));
    }

    /** The entry at a position with its whole row made to fit other bytes, as a careful forger does. */
    void replaceRow(int position, ObjectNode entry) {
        entries.set(position, row(position, CanonicalJson.write(entry)));
    }
}
