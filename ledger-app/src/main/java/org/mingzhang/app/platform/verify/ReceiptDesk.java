package org.mingzhang.app.platform.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.Receipt;
import org.mingzhang.domain.seal.ReceiptEntry;
import org.mingzhang.domain.seal.ReceiptVerification;
import org.mingzhang.domain.seal.ReceiptVerifier;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TiledTree;
import org.mingzhang.domain.seal.TrustedKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes receipts: for a command's entries, the proof that they are in the log as the newest checkpoint signs it. */
public final class ReceiptDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptDesk.class);
    private static final Pattern POSITION = Pattern.compile("0|[1-9][0-9]{0,17}");

    private final String ledger;
    private final LogReader log;

    public ReceiptDesk(String ledger, LogReader log) {
        this.ledger = ledger;
        this.log = log;
    }

    /** The receipt of a command; nothing when the log has not taken it. */
    public Optional<Receipt> receipt(String commandId) {
        List<StoredEntry> entries = log.entriesOfCommand(commandId);
        return entries.isEmpty() ? Optional.empty() : Optional.of(of(entries));
    }

    /** What an import recorded comes with the entry that began it: the signature is there. */
    private Receipt of(List<StoredEntry> recorded) {
        List<StoredEntry> entries = new ArrayList<>();
        String ref =
                EntryHeader.read(recorded.getFirst().requireSealed().bytes()).commandRef();
        if (ref != null && !ref.equals(recorded.getFirst().commandId())) {
            entries.addAll(log.entriesOfCommand(ref));
        }
        entries.addAll(recorded);
        SealedCheckpoint checkpoint = log.requireCheckpoint();
        TiledTree sm3 = new TiledTree(Suite.SM3, checkpoint.size(), log.tiles(Suite.SM3));
        TiledTree sha256 = new TiledTree(Suite.SHA256, checkpoint.size(), log.tiles(Suite.SHA256));
        return new Receipt(
                ledger,
                entries.stream()
                        .map(entry -> ReceiptEntry.of(
                                entry.requireSealed().bytes(),
                                sm3.inclusionProof(entry.position()),
                                sha256.inclusionProof(entry.position())))
                        .toList(),
                checkpoint.note(Suite.SM3),
                checkpoint.note(Suite.SHA256));
    }

    /**
     * The same receipt, when it holds by the ledger's own public keys.
     *
     * @param keys from outside the database
     * @throws BrokenSeal when it does not: nobody is given it
     */
    public static Receipt requireSound(Receipt receipt, PublicKeys keys) {
        TrustedKeys trusted = TrustedKeys.ofLog(List.of(
                new NoteVerifier(Suite.SM3.origin(keys.ledger()), keys.sm2()),
                new NoteVerifier(Suite.SHA256.origin(keys.ledger()), keys.ed25519())));
        ReceiptVerification.Problem wrong =
                new ReceiptVerifier(trusted).verify(receipt.bytes()).problem();
        if (wrong != null) {
            throw new BrokenSeal("回执用账本自己的公钥核验不通过（" + wrong.detail() + "）");
        }
        return receipt;
    }

    /**
     * The receipt that answers a command which has just been recorded. Nothing while the log cannot be read: what was
     * recorded stays recorded, and its receipt can be had later.
     */
    public Optional<Receipt> answering(Outcome outcome) {
        try {
            return receipt(outcome.commandId());
        } catch (LogUnavailable later) {
            LOG.warn("The receipt of command {} could not be made with its answer", outcome.commandId(), later);
            return Optional.empty();
        }
    }

    /**
     * The receipt of the command behind an entry.
     *
     * @param position as people write it
     * @return nothing when it is no position, or no entry stands there
     * @throws BrokenSeal when an entry stands there and its command is not to be found
     */
    public Optional<Receipt> receiptAt(String position) {
        return POSITION.matcher(position).matches()
                ? log.entry(Long.parseLong(position)).map(entry -> at(entry, position))
                : Optional.empty();
    }

    /** Of what an import recorded, only the entry asked for: its part may have hundreds. */
    private Receipt at(StoredEntry entry, String position) {
        String ref = EntryHeader.read(entry.requireSealed().bytes()).commandRef();
        return ref != null && !ref.equals(entry.commandId())
                ? of(List.of(entry))
                : receipt(entry.commandId())
                        .orElseThrow(
                                () -> new BrokenSeal("序号 " + position + " 的账目所属的命令 " + entry.commandId() + " 没有登记"));
    }
}
