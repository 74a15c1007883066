package org.mingzhang.app.trail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.EntryVerification;
import org.mingzhang.app.platform.verify.EntryVerifier;
import org.mingzhang.app.platform.verify.ReceiptDesk;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.seal.Receipt;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.TrailQueries;

/** Single entries with all that they say and all that proves them, for whoever may see them; nobody learns of any other. */
public final class EntryDesk {
    /** Streams that stay small; corrections of what stands on others are found by their trails. */
    private static final Set<StreamType> SMALL = EnumSet.of(
            StreamType.APPLICATION,
            StreamType.PROJECT,
            StreamType.AWARD,
            StreamType.ENTERPRISE,
            StreamType.PROVIDER,
            StreamType.LIST);

    private final LogReader log;
    private final PublicKeys keys;
    private final TrailQueries trails;
    private final Sight sight;

    public EntryDesk(LedgerStore store, LedgerViews views, Sight sight) {
        this.log = store.log();
        this.keys = PublicKeys.in(store.home().keys());
        this.trails = views.trails();
        this.sight = sight;
    }

    /**
     * An entry as it is shown.
     *
     * @param verified what a verification just now came to
     * @param envelope what it says; null where what is stored is not what was sealed
     * @param told the same with its sentence and fields; null where it cannot be told
     * @param subject what it is about; null as the envelope
     * @param raw the stored bytes as text
     * @param corrections positions of the entries that correct it
     * @param receipt whether its receipt may be had: it holds all entries of the command
     */
    public record Shown(
            EntryVerification verified,
            @Nullable Envelope envelope,
            TrailQueries.@Nullable Told told,
            @Nullable Subject subject,
            String raw,
            List<Long> corrections,
            boolean receipt) {
        public Shown {
            corrections = List.copyOf(corrections);
        }
    }

    /** The entry at a position; nothing where there is none, or whoever asks may not see it. */
    public Optional<Shown> find(Scope scope, long position) {
        TrailQueries.Found found = trails.at(position);
        Entry entry = found.entry();
        // Of what was altered nobody can say whose it is.
        boolean seen = entry == null ? found.altered() && scope instanceof Scope.City : sight.sees(scope, entry);
        if (!seen) {
            return Optional.empty();
        }
        EntryVerification verified = new EntryVerifier(log, keys).verify(position);
        EntryVerification.Evidence evidence = verified.evidence();
        return Optional.of(new Shown(
                verified,
                entry == null ? null : entry.envelope(),
                entry == null ? null : trails.told(entry).orElse(null),
                entry == null ? null : Subject.of(entry.envelope().stream()),
                evidence == null ? "" : new String(evidence.bytes(), StandardCharsets.UTF_8),
                entry == null ? List.of() : corrections(scope, entry),
                entry != null && mayHaveReceipt(scope, entry)));
    }

    private List<Long> corrections(Scope scope, Entry entry) {
        if (!SMALL.contains(entry.envelope().stream().type())) {
            return List.of();
        }
        List<Long> of = new ArrayList<>();
        for (StoredEntry one : log.stream(
                new StreamRef(
                        entry.envelope().stream().type().code(),
                        entry.envelope().stream().id()),
                entry.envelope().seq() + 1)) {
            if (one.type().equals("correction.recorded") && corrects(one, entry.position())) {
                of.add(one.position());
            }
        }
        return trails.at(of).stream()
                .filter(correction -> sight.sees(scope, correction))
                .map(Entry::position)
                .toList();
    }

    private static boolean corrects(StoredEntry correction, long position) {
        try {
            return correction.envelope().event() instanceof Corrected corrected && corrected.position() == position;
        } catch (BrokenSeal altered) {
            return false;
        }
    }

    /** Cheap where a command recorded one entry, as most do. */
    private boolean mayHaveReceipt(Scope scope, Entry entry) {
        if (scope instanceof Scope.City) {
            return true;
        }
        try {
            return receipts()
                    .receiptAt(Long.toString(entry.position()))
                    .filter(receipt -> seesAll(scope, receipt))
                    .isPresent();
        } catch (BrokenSeal altered) {
            return false;
        }
    }

    private boolean seesAll(Scope scope, Receipt receipt) {
        List<Long> positions =
                receipt.entries().stream().map(item -> item.entry().position()).toList();
        return sight.of(scope, trails.at(positions)).containsAll(positions);
    }

    private ReceiptDesk receipts() {
        return new ReceiptDesk(keys.ledger(), log);
    }

    /**
     * The receipt of the command behind an entry; nothing where there is none, or it holds an entry that whoever asks may not
     * see.
     *
     * @throws BrokenSeal when it does not hold by the ledger's own keys
     */
    public Optional<Receipt> receipt(Scope scope, long position) {
        Entry entry = trails.at(position).entry();
        if (entry == null || !sight.sees(scope, entry)) {
            return Optional.empty();
        }
        return receipts()
                .receiptAt(Long.toString(position))
                .filter(receipt -> scope instanceof Scope.City || seesAll(scope, receipt))
                .map(receipt -> ReceiptDesk.requireSound(receipt, keys));
    }
}
