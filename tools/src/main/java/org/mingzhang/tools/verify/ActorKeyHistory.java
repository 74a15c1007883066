package org.mingzhang.tools.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.seal.ActorKeys;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which key was whose, and when, as a log of some size tells it: {@code key-history.json}, and a public key each under
 * {@code actors/}, named by its key id.
 *
 * @param size of the log that it was taken from; it knows of no withdrawal recorded later
 */
public record ActorKeyHistory(String ledger, long size, List<Held> keys) {
    static final String FILE = "key-history.json";
    private static final String FORMAT = "mingzhang.org/key-history@v1";
    private static final String FOLDER = "actors/";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public ActorKeyHistory {
        keys = List.copyOf(keys);
    }

    /**
     * A key and the time in which it signs for an actor.
     *
     * @param since the entry that enrolled it; it signs in later ones
     * @param until the last entry in which it may have signed, which withdrew it; null while it signs
     */
    public record Held(
            String actor,
            VerifyingKey key,
            long since,
            @Nullable Long until) {
        boolean signs(String actorId, String keyId, long position) {
            return actor.equals(actorId)
                    && key.keyId().equals(keyId)
                    && since < position
                    && (until == null || position <= until);
        }
    }

    /** The file's shape; the keys themselves lie beside it. */
    private record Document(String format, String ledger, long size, List<Line> keys) {}

    private record Line(
            String actor,
            String keyId,
            long since,
            @Nullable Long until) {}

    static ActorKeyHistory in(Path folder) throws KeyFolder.Unusable {
        Path file = folder.resolve(FILE);
        Document document;
        try {
            document = RecordMapper.fromJson(JSON.readTree(KeyFolder.text(file)), Document.class);
        } catch (JacksonException | InvalidDocument e) {
            throw new KeyFolder.Unusable(file + " 不是经办人密钥名录：" + e.getMessage(), e);
        }
        if (!document.format.equals(FORMAT)) {
            throw new KeyFolder.Unusable(file + " 的格式是 " + document.format + "，不是 " + FORMAT, null);
        }
        List<Held> keys = new ArrayList<>();
        for (Line line : document.keys) {
            if (!line.keyId.matches("[0-9a-f]{16}")) {
                throw new KeyFolder.Unusable(file + " 中的密钥编号不合格式：" + line.keyId, null);
            }
            Path pem = folder.resolve(FOLDER + line.keyId + ".pem");
            VerifyingKey key = KeyFolder.key(pem, Algorithm.SM2);
            if (!key.keyId().equals(line.keyId)) {
                throw new KeyFolder.Unusable(pem + " 是另一把公钥，编号为 " + key.keyId(), null);
            }
            keys.add(new Held(line.actor, key, line.since, line.until));
        }
        return new ActorKeyHistory(document.ledger, document.size, keys);
    }

    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        List<Line> lines = keys.stream()
                .map(held -> new Line(held.actor, held.key.keyId(), held.since, held.until))
                .toList();
        files.put(FILE, JSON.writeValueAsString(RecordMapper.toJson(new Document(FORMAT, ledger, size, lines))) + "\n");
        Map<String, String> pems = new TreeMap<>();
        keys.forEach(held -> pems.put(FOLDER + held.key.keyId() + ".pem", held.key.pem()));
        files.putAll(pems);
        return files;
    }

    /** These keys and the ledger's own, which it signs with where it acts itself. */
    ActorKeys with(VerifyingKey ledgerKey) {
        return (actorId, keyId, position) -> actorId.equals("ledger")
                ? Optional.of(ledgerKey).filter(key -> key.keyId().equals(keyId))
                : keys.stream()
                        .filter(held -> held.signs(actorId, keyId, position))
                        .map(Held::key)
                        .findFirst();
    }
}
