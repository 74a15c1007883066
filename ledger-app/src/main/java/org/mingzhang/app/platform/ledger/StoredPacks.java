package org.mingzhang.app.platform.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.eventstore.BlobStore;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.seal.Hash;

/** Policy packs kept beside the log; each is read once and then remembered, since its bytes never change. */
public final class StoredPacks implements PackShelf {
    private final BlobStore blobs;
    private final Map<String, PolicyPack> read = new ConcurrentHashMap<>();

    public StoredPacks(BlobStore blobs) {
        this.blobs = blobs;
    }

    @Override
    public PolicyPack pack(String packSm3) {
        return read.computeIfAbsent(packSm3, this::load);
    }

    private PolicyPack load(String packSm3) {
        if (!packSm3.matches("[0-9a-f]{64}")) {
            throw new UnknownPack(packSm3);
        }
        return PackReader.read(blobs.get(Hash.ofHex(packSm3)).orElseThrow(() -> new UnknownPack(packSm3)));
    }

    @Override
    public void keep(PolicyPack pack) {
        blobs.put(pack.bytes().toArray());
    }

    @Override
    public void keepWords(String words) {
        blobs.put(words.getBytes(StandardCharsets.UTF_8));
    }
}
