package org.mingzhang.domain.seal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A small log in memory, written as the ledger writes its own: signed commands, entries, both trees, both notes. */
public final class TestLog {
    public static final String LEDGER = "example.org/handan";

    /** Record time of every entry. */
    public static final Instant RECORDED_AT = Instant.parse("2026-03-02T08:15:30.123Z");

    public final SigningKey sm2 = SigningKey.generate(Algorithm.SM2);
    public final SigningKey ed25519 = SigningKey.generate(Algorithm.ED25519);
    public final NoteSigner sm3Signer = NoteSigner.ofLog(Suite.SM3, LEDGER, sm2);
    public final NoteSigner sha256Signer = NoteSigner.ofLog(Suite.SHA256, LEDGER, ed25519);
    public final SigningKey actor = SigningKey.generate(Algorithm.SM2);
    public final List<byte[]> entries = new ArrayList<>();
    public final List<Batch> batches = new ArrayList<>();
    public final Map<String, Tile> sm3Tiles = new LinkedHashMap<>();
    public final Map<String, Tile> sha256Tiles = new LinkedHashMap<>();
    public final Map<String, byte[]> contents = new LinkedHashMap<>();
    public TreeAppender sm3 = new TreeAppender(Suite.SM3);
    public TreeAppender sha256 = new TreeAppender(Suite.SHA256);

    /** One committed batch: the sizes before and after, and both notes. */
    public record Batch(long priorSize, long size, SignedNote sm3, SignedNote sha256) {}

    public List<NoteVerifier> logKeys() {
        return List.of(sm3Signer.verifier(), sha256Signer.verifier());
    }

    public TrustedKeys trusted() {
        VerifyingKey key = actor.verifyingKey();
        return new TrustedKeys(logKeys(), ActorKeys.ofIds(Map.of(key.keyId(), key)));
    }

    public static ObjectNode command(String commandId, SigningKey signer) {
        ObjectNode command = JsonNodeFactory.instance.objectNode();
        command.put("schema", "mingzhang.command/1")
                .put("ledger", LEDGER)
                .put("commandId", commandId)
                .put("expiresAt", "2026-03-02T09:00:00.000Z")
                .put("type", "award.approve");
        command.set("actor", actorRef(signer));
        command.putObject("payload").put("award", "award-" + commandId).put("amountFen", 30_000_000);
        return command;
    }

    private static ObjectNode actorRef(SigningKey signer) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "actor-7")
                .put("org", "handan-gxj")
                .put("role", "CITY_INDUSTRY")
                .put("keyId", signer.verifyingKey().keyId());
    }

    /** The n-th entry of a command. */
    public static ObjectNode entry(ObjectNode command, int n, SigningKey signer) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        String commandId = command.get("commandId").stringValue();
        entry.put("schema", "mingzhang.entry/1")
                .put("ledger", LEDGER)
                .put("eventId", commandId + "." + n)
                .put("type", "award.approved")
                .put("revision", 1)
                .put("recordedAt", RECORDED_AT.toString())
                .put("businessDate", "2026-03-02");
        entry.putObject("stream")
                .put("type", "award")
                .put("id", "award-" + commandId)
                .put("seq", n);
        entry.set("actor", actorRef(signer));
        entry.putObject("payload").put("enterprise", "示例数控机床有限公司").put("amountFen", 30_000_000 + n);
        if (n == 0) {
            entry.set("command", command);
            entry.put("commandSig", CommandSignature.sign(command, signer));
        } else {
            entry.put("commandRef", commandId);
        }
        return entry;
    }

    /** Records a command with so many events as one batch. */
    public Receipt record(String commandId, int events) {
        ObjectNode command = command(commandId, actor);
        List<byte[]> bytes = new ArrayList<>();
        for (int n = 0; n < events; n++) {
            bytes.add(CanonicalJson.write(entry(command, n, actor)));
        }
        return seal(bytes);
    }

    /** Keeps a content beside the log; gives its digest. */
    public String keep(byte[] content) {
        String digest = Suite.SM3.hash(content).toString();
        contents.put(digest, content);
        return digest;
    }

    /** Appends entries as one batch, whatever their bytes are. */
    public Receipt seal(List<byte[]> batch) {
        long from = entries.size();
        sm3 = sm3.copy();
        sha256 = sha256.copy();
        batch.forEach(bytes -> {
            entries.add(bytes);
            sm3.append(Suite.SM3.leafHash(bytes));
            sha256.append(Suite.SHA256.leafHash(bytes));
        });
        sm3.fullTiles().forEach(tile -> sm3Tiles.put(tile.path(), tile));
        sha256.fullTiles().forEach(tile -> sha256Tiles.put(tile.path(), tile));
        SignedNote sm3Note = sm3Signer.sign(new Checkpoint(sm3Signer.keyName(), sm3.size(), sm3.root()));
        SignedNote sha256Note = sha256Signer.sign(new Checkpoint(sha256Signer.keyName(), sha256.size(), sha256.root()));
        batches.add(new Batch(from, sm3.size(), sm3Note, sha256Note));
        List<ReceiptEntry> items = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            items.add(ReceiptEntry.of(batch.get(i), sm3.prove(from + i), sha256.prove(from + i)));
        }
        return new Receipt(LEDGER, items, sm3Note, sha256Note);
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
