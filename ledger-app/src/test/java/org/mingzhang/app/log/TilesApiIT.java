package org.mingzhang.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.app.BankLines;
import org.mingzhang.app.LedgerApplication;
import org.mingzhang.app.platform.eventstore.CheckpointFolder;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.domain.event.CommandDigest;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.ConsistencyProof;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.Receipt;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.Tile;
import org.mingzhang.domain.seal.TilePath;
import org.mingzhang.domain.seal.TileSource;
import org.mingzhang.domain.seal.TiledTree;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What somebody who has the served bytes, two public keys and a hash function can find out without the ledger's help. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TilesApiIT {
    private static final String LEDGER = "test.example/open";
    private static final int GENESIS = 10;
    private static final int LINES = 600;
    private static final int SIZE = GENESIS + LINES;

    private final HttpClient client = HttpClient.newHttpClient();
    private final BankLines lines = new BankLines(LEDGER);
    private ConfigurableApplicationContext application;
    private PublicKeys keys;
    private String token;
    private int port;

    @BeforeAll
    void serve(@TempDir Path folder) throws IOException {
        LedgerHome home = new LedgerHome(folder);
        try (LedgerStore store = LedgerStore.create(home, null)) {
            LedgerKeys ledgerKeys = LedgerKeys.obtain(home, LEDGER, lines.begin());
            try (SealedLog log = new SealedLog(store.database().writer(), ledgerKeys.signers())) {
                CheckpointFolder.keep(
                        home.checkpoints(), lines.genesis(log, ledgerKeys).checkpoint());
                lines.record(log, 0).join();
                List<CompletableFuture<?>> rest = new ArrayList<>();
                for (int line = 1; line < LINES; line++) {
                    rest.add(lines.record(log, line));
                }
                rest.forEach(CompletableFuture::join);
            }
        }
        keys = PublicKeys.in(home.keys());
        application = new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run("--ledger.home=" + folder, "--server.port=0");
        port = Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                .getPort();
        token = Files.readString(home.secrets().resolve("api-token")).strip();
    }

    @AfterAll
    void stop() {
        application.close();
        client.close();
    }

    private HttpResponse<byte[]> answer(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private byte[] get(String path) {
        try {
            HttpResponse<byte[]> answer = answer(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }

    private Checkpoint checkpoint(Suite suite, String path) {
        SignedNote note = SignedNote.parse(get("log/" + suite.label() + "/" + path));
        NoteVerifier key = new NoteVerifier(suite.origin(LEDGER), suite == Suite.SM3 ? keys.sm2() : keys.ed25519());
        assertThat(note.verify(Set.of(key))).isEqualTo(SignedNote.Verdict.VALID);
        return Checkpoint.parse(note.text());
    }

    /** Every entry below a size, from bundles alone. */
    private List<byte[]> entries(String suite, int size) {
        List<byte[]> entries = new ArrayList<>();
        for (int index = 0; index * 256 < size; index++) {
            int width = Math.min(256, size - index * 256);
            ByteBuffer bundle =
                    ByteBuffer.wrap(get("log/" + suite + "/" + new TilePath(TilePath.ENTRIES, index, width)));
            while (bundle.hasRemaining()) {
                byte[] entry = new byte[Short.toUnsignedInt(bundle.getShort())];
                bundle.get(entry);
                entries.add(entry);
            }
        }
        return entries;
    }

    private static byte[] sm3(byte[] bytes) {
        SM3Digest digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] out = new byte[32];
        digest.doFinal(out, 0);
        return out;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 9162 §2.1.1, word for word, and nothing of the ledger's own code. */
    private static byte[] root(UnaryOperator<byte[]> hash, List<byte[]> entries) {
        if (entries.size() == 1) {
            return hash.apply(joined((byte) 0, entries.getFirst(), new byte[0]));
        }
        int half = Integer.highestOneBit(entries.size() - 1);
        return hash.apply(joined(
                (byte) 1, root(hash, entries.subList(0, half)), root(hash, entries.subList(half, entries.size()))));
    }

    private static byte[] joined(byte prefix, byte[] left, byte[] right) {
        return ByteBuffer.allocate(1 + left.length + right.length)
                .put(prefix)
                .put(left)
                .put(right)
                .array();
    }

    @Test
    void anOutsiderRecomputesBothRootsFromTheEntriesAlone() {
        for (Suite suite : Suite.values()) {
            UnaryOperator<byte[]> hash = suite == Suite.SM3 ? TilesApiIT::sm3 : TilesApiIT::sha256;
            Checkpoint signed = checkpoint(suite, "checkpoint");
            assertThat(signed.size()).isEqualTo(SIZE);
            List<byte[]> entries = entries(suite.label(), SIZE);
            assertThat(entries).hasSize(SIZE);
            assertThat(root(hash, entries)).isEqualTo(signed.root().bytes());
            assertThat(get("entries/77")).isEqualTo(entries.get(77));
            assertThat(get("log/" + suite.label() + "/tile/0/001"))
                    .isEqualTo(entries.subList(256, 512).stream()
                            .map(entry -> root(hash, List.of(entry)))
                            .reduce(new byte[0], TilesApiIT::append));
        }
    }

    private static byte[] append(byte[] left, byte[] right) {
        byte[] out = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, out, left.length, right.length);
        return out;
    }

    @Test
    void anOutsiderProvesInclusionAndConsistencyFromTilesAlone() {
        for (Suite suite : Suite.values()) {
            TileSource tiles = (level, index, width) ->
                    Tile.of(level, index, get("log/" + suite.label() + "/" + new TilePath(level, index, width)));
            Checkpoint newest = checkpoint(suite, "checkpoint");
            Checkpoint early = checkpoint(suite, "checkpoint/" + (GENESIS + 1));
            TiledTree tree = new TiledTree(suite, SIZE, tiles);
            assertThat(tree.root()).isEqualTo(newest.root());
            assertThat(tree.inclusionProof(300).verify(suite, suite.leafHash(get("entries/300")), newest.root()))
                    .isTrue();
            ConsistencyProof proof = tree.consistencyProof(early.size());
            assertThat(proof.verify(suite, early.root(), newest.root())).isTrue();
        }
    }

    @Test
    void receiptsAreThereForEveryCommand() {
        Receipt receipt = Receipt.parse(get("receipts/bank-line-123"));
        assertThat(receipt.entries()).hasSize(1);
        assertThat(new String(receipt.entries().getFirst().entry().bytes(), UTF_8))
                .contains("serial-123");
        assertThat(receipt.ledger()).isEqualTo(LEDGER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log/sm3/tile/0/002", // not full yet
                "log/sm3/tile/0/002.p/99", // one more than there are
                "log/sm3/tile/0/003.p/1",
                "log/sm3/tile/1/000",
                "log/sm3/tile/9/000",
                "log/sm3/tile/0/2",
                "log/sm3/tile/entries/002",
                "log/md5/checkpoint",
                "log/sm3/checkpoint/3", // within the first batch
                "entries/610",
                "receipts/never-given"
            })
    void whatIsNotThereIsNotFound(String path) throws Exception {
        HttpResponse<byte[]> answer = answer(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    @Test
    void aPositionThatIsNoNumberIsNamedWithWhatItShouldBe() throws Exception {
        HttpResponse<byte[]> answer = answer("entries/abc");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(new String(answer.body(), UTF_8)).contains("position", "abc", "应为整数");
    }

    @Test
    void tilesMayBeKeptAndCheckpointsMayNot() throws Exception {
        assertThat(answer("log/sha256/tile/0/000").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        assertThat(answer("log/sha256/checkpoint").headers().firstValue("Cache-Control"))
                .hasValue("no-cache");
    }

    @Test
    void whatTheSealDoesNotBearOutIsNotServed() throws Exception {
        String trigger = "ALTER TABLE ledger.entry %s TRIGGER append_only, %<s TRIGGER append_only_row";
        asSuperuser(trigger.formatted("DISABLE"), "UPDATE ledger.entry SET bytes = bytes || ' ' WHERE position = 300");
        try {
            for (String path : List.of("entries/300", "receipts/bank-line-290")) {
                HttpResponse<byte[]> answer = answer(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(new String(answer.body(), UTF_8)).contains("SEAL_BROKEN", "序号 300", "ledger verify --live");
            }
        } finally {
            asSuperuser("UPDATE ledger.entry SET bytes = substring(bytes FROM 1 FOR octet_length(bytes) - 1)"
                    + " WHERE position = 300");
        }
        asSuperuser(
                "INSERT INTO ledger.entry SELECT " + SIZE + ", recorded_at, 4711, business_date, revision, stream_type,"
                        + " stream_id, type, 'never-given', command_digest, leaf_sm3, leaf_sha256, bytes FROM ledger.entry"
                        + " WHERE position = 300");
        try {
            assertThat(answer("entries/" + SIZE).statusCode()).isEqualTo(404);
        } finally {
            asSuperuser("DELETE FROM ledger.entry WHERE position = " + SIZE, trigger.formatted("ENABLE ALWAYS"));
        }
        get("receipts/bank-line-290");
    }

    /** Bytes, leaf hashes and all made to fit each other: only the signed root still knows. */
    @Test
    void anEntryForgedWithCareIsServedToNobody() throws Exception {
        String triggers = "ALTER TABLE ledger.entry %s TRIGGER append_only, %<s TRIGGER append_only_row";
        String exchange =
                "UPDATE ledger.entry a SET bytes = b.bytes, leaf_sm3 = b.leaf_sm3, leaf_sha256 = b.leaf_sha256"
                        + " FROM (SELECT * FROM ledger.entry) b WHERE a.position IN (40, 41) AND b.position = 81 - a.position";
        asSuperuser(triggers.formatted("DISABLE"), exchange);
        try {
            for (String path : List.of("entries/40", "receipts/bank-line-30")) {
                assertThat(answer(path).statusCode()).as(path).isEqualTo(503);
            }
        } finally {
            asSuperuser(exchange, triggers.formatted("ENABLE ALWAYS"));
        }
        get("entries/40");
    }

    /** What stands for a command in the columns is believed only as far as its entry bears it out. */
    @Test
    void aCommandThatTheColumnsPutInAnothersPlaceIsNotAnswered() throws Exception {
        String triggers = "ALTER TABLE ledger.entry %s TRIGGER append_only, %<s TRIGGER append_only_row";
        String rename = "UPDATE ledger.entry SET command_id = '%s' WHERE position = %d";
        asSuperuser(
                triggers.formatted("DISABLE"), rename.formatted("hidden", 50), rename.formatted("bank-line-40", 51));
        try {
            for (String path : List.of("receipts/bank-line-40", "entries/50", "entries/51")) {
                assertThat(new String(answer(path).body(), UTF_8)).as(path).contains("SEAL_BROKEN");
            }
            asSuperuser(
                    rename.formatted("bank-line-41", 51),
                    rename.formatted("bank-line-40", 50),
                    "UPDATE ledger.entry SET command_digest = NULL WHERE position = 50");
            assertThat(new String(answer("entries/50").body(), UTF_8)).contains("SEAL_BROKEN", "没有登记");
        } finally {
            asSuperuser(
                    "UPDATE ledger.entry SET command_digest = sm.digest FROM (SELECT decode('" + digestAt(50)
                            + "', 'hex') AS digest) sm WHERE position = 50",
                    triggers.formatted("ENABLE ALWAYS"));
        }
        get("receipts/bank-line-40");
    }

    private String digestAt(long position) {
        byte[] entry = application
                .getBean(LedgerStore.class)
                .log()
                .requireEntry(position)
                .bytes();
        return String.valueOf(CommandDigest.of(EntryHeader.read(entry), entry));
    }

    @Test
    void aReceiptThatDoesNotHoldIsGivenToNobody() throws Exception {
        String trigger = "ALTER TABLE ledger.checkpoint %s TRIGGER append_only, %<s TRIGGER append_only_row";
        String flip = "UPDATE ledger.checkpoint SET sha256_note = set_byte(sha256_note, octet_length(sha256_note) - 9,"
                + " get_byte(sha256_note, octet_length(sha256_note) - 9) # 1) WHERE size = " + SIZE;
        asSuperuser(trigger.formatted("DISABLE"), flip);
        try {
            HttpResponse<byte[]> answer = answer("receipts/bank-line-12");
            assertThat(answer.statusCode()).isEqualTo(503);
            // By the changed character it is a wrong signature, or no signature at all.
            assertThat(new String(answer.body(), UTF_8)).contains("SEAL_BROKEN");
        } finally {
            asSuperuser(flip, trigger.formatted("ENABLE ALWAYS"));
        }
        get("receipts/bank-line-12");
    }

    private void asSuperuser(String... statements) throws SQLException {
        try (Connection connection =
                        application.getBean(LedgerStore.class).administrator().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
