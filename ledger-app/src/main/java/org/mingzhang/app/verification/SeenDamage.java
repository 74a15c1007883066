package org.mingzhang.app.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.verify.EntryVerification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * That a page met entries which are not what was sealed. What was stored there is evidence and is kept in the home, before anybody puts
 * it back; until the whole ledger is verified and holds, whoever looks at the light shall know of it.
 */
public final class SeenDamage {
    private static final Logger LOG = LoggerFactory.getLogger(SeenDamage.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final LedgerHome home;
    private final KeptRecord<Found> last;

    /**
     * What was met.
     *
     * @param positions of the entries, in order; none where it cannot be told which
     * @param sentence in Chinese, without what stands in the entries
     */
    public record Found(Instant at, List<Long> positions, String sentence) {
        public Found {
            positions = List.copyOf(positions);
        }
    }

    SeenDamage(LedgerHome home) {
        this.home = home;
        this.last = new KeptRecord<>(home.seenDamage(), Found.class);
    }

    /** Keeps what a page met, the first time that it is met. */
    synchronized void keep(List<EntryVerification> broken, Instant at) {
        List<Long> positions =
                broken.stream().map(EntryVerification::position).sorted().toList();
        if (last.read().filter(found -> found.positions.containsAll(positions)).isPresent()) {
            return;
        }
        List<Long> all = Stream.concat(last.read().map(Found::positions).orElse(List.of()).stream(), positions.stream())
                .distinct()
                .sorted()
                .toList();
        last.keep(new Found(
                at,
                all,
                all.isEmpty() ? "有人查看页面时发现账本的内容与封存不符，请做全账核验" : "有人查看页面时发现 " + all.size() + " 条账目与封存时不符，请做全账核验"));
        try {
            Files.writeString(
                    unused("damage-" + STAMP.format(at)), document(broken, at), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            LOG.error("what was stored at {} could not be kept", positions, e);
        }
    }

    private static String document(List<EntryVerification> broken, Instant at) {
        ObjectNode document = JsonMapper.shared().createObjectNode();
        document.put("at", at.toString());
        ArrayNode entries = document.putArray("entries");
        for (EntryVerification one : broken) {
            ObjectNode entry = entries.addObject().put("position", one.position());
            EntryVerification.Check problem = one.problem();
            if (problem != null) {
                entry.put("step", problem.step().name()).put("detail", problem.detail());
            }
            EntryVerification.Evidence evidence = one.evidence();
            if (evidence != null) {
                entry.put("bytes", Base64.getEncoder().encodeToString(evidence.bytes()))
                        .put("leafSm3", evidence.leafSm3().toString())
                        .put("leafSha256", evidence.leafSha256().toString());
            }
        }
        return document.toPrettyString();
    }

    /** The clock of an invented ledger may stand still: earlier evidence stays as it is. */
    private Path unused(String name) {
        Path file = home.root().resolve(name + ".json");
        for (int more = 2; Files.exists(file); more++) {
            file = home.root().resolve(name + "-" + more + ".json");
        }
        return file;
    }

    /** What was met since the whole ledger last held; empty where nothing was. */
    Optional<Found> last() {
        return last.read();
    }

    /** The whole ledger was verified and holds; what was kept as evidence stays. */
    synchronized void settled() {
        try {
            Files.deleteIfExists(home.seenDamage());
        } catch (IOException e) {
            LOG.error("{} could not be taken away", home.seenDamage(), e);
        }
    }
}
