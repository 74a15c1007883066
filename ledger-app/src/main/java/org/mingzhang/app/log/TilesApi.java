package org.mingzhang.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.api.Forbidden;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.Tile;
import org.mingzhang.domain.seal.TilePath;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Both trees as C2SP tlog-tiles serves a log: checkpoints, tiles of hashes, bundles of entries. Whoever fetches them
 * computes every root and proof alone. In the SM3 tree only the hash and the signature differ.
 */
@RestController
@RequestMapping("/api/v1/log/{suite}")
class TilesApi {
    /** Tiles never change: full ones for good, partial ones as long as somebody asks for them. */
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final LedgerStore store;

    TilesApi(LedgerStore store) {
        this.store = store;
    }

    /** The newest signed checkpoint. */
    @GetMapping(value = "/checkpoint", produces = LogApi.TEXT)
    ResponseEntity<byte[]> checkpoint(@PathVariable String suite) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(note(suite(suite), newest().orElseThrow(() -> new NotFound("账本还没有校验点"))));
    }

    /** The signed checkpoint of an earlier size, at which a batch ended. */
    @GetMapping(value = "/checkpoint/{size}", produces = LogApi.TEXT)
    ResponseEntity<byte[]> checkpoint(@PathVariable String suite, @PathVariable long size) {
        return ResponseEntity.ok()
                .cacheControl(FOR_GOOD)
                .body(note(
                        suite(suite),
                        store.log().checkpointAt(size).orElseThrow(() -> new NotFound("没有规模为 " + size + " 的校验点"))));
    }

    /**
     * A tile of hashes, or a bundle of entries, each behind its length in two bytes. Hashes tell nothing of what was hashed, so
     * everybody may have those; a bundle has whole entries, and goes to who sees all.
     */
    @GetMapping(value = "/tile/{*path}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> tile(@PathVariable String suite, @PathVariable String path, Caller caller) {
        Suite tree = suite(suite);
        TilePath tile = tile(path);
        if (tile.level() == TilePath.ENTRIES && !caller.seesAll()) {
            throw new Forbidden("条目块里有全部账目，只向可查看全市的岗位出示；您可查看的账目见 /events");
        }
        long size = newest().map(SealedCheckpoint::size).orElse(0L);
        if (!tile.in(size)) {
            throw new NotFound("规模为 " + size + " 的树没有哈希块 " + tile);
        }
        byte[] bytes = tile.level() == TilePath.ENTRIES
                ? bundle(tile)
                : store.log()
                        .tiles(tree)
                        .tile(tile.level(), tile.index(), tile.width())
                        .bytes();
        return ResponseEntity.ok().cacheControl(FOR_GOOD).body(bytes);
    }

    private byte[] bundle(TilePath tile) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (StoredEntry entry : store.log().page(tile.index() * Tile.WIDTH, tile.width())) {
            bundle.write(entry.bytes().length >>> 8);
            bundle.write(entry.bytes().length);
            bundle.writeBytes(entry.bytes());
        }
        return bundle.toByteArray();
    }

    private Optional<SealedCheckpoint> newest() {
        return store.log().checkpoint();
    }

    private static byte[] note(Suite suite, SealedCheckpoint checkpoint) {
        return (suite == Suite.SM3 ? checkpoint.sm3Note() : checkpoint.sha256Note()).getBytes(UTF_8);
    }

    private static TilePath tile(String path) {
        try {
            return TilePath.parse("tile" + path);
        } catch (IllegalArgumentException noTile) {
            throw new NotFound("不是哈希块的路径：tile" + path);
        }
    }

    private static Suite suite(String label) {
        return Arrays.stream(Suite.values())
                .filter(suite -> suite.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new NotFound("树应为 sm3 或 sha256：" + label));
    }
}
