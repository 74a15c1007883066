package org.mingzhang.app.platform.verify;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.PreparedEntry;
import org.mingzhang.domain.event.BookEntry;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.CommandDigest;
import org.mingzhang.domain.event.Contents;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Origin;
import org.mingzhang.domain.ledger.LogEvent.RootsRecorded;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.IsoTime;
import org.mingzhang.domain.seal.PersonalField;
import org.mingzhang.domain.seal.log.ClaimUse;
import org.mingzhang.domain.seal.log.FileUse;
import org.mingzhang.domain.seal.log.LogRules;

/** What this ledger's store keeps beside an entry's bytes, and what follows from the bytes alone. */
final class EntryRules implements LogRules {
    static final List<String> COLUMNS = List.of(
            "stream_type",
            "stream_id",
            "stream_seq",
            "command_id",
            "command_digest",
            "type",
            "revision",
            "recorded_at",
            "business_date");

    private static final String REFUSED = "ledger.command-refused";
    private static final String IMPORT_STARTED = "import.started";
    private static final Set<String> IMPORT_ENDED = Set.of("import.completed", "import.abandoned");
    private static final String ROOTS = "ledger.roots-recorded";

    /** Most events say nothing about anything outside, and reading a whole event costs as much as hashing it. */
    private static final Set<String> TELLING = telling();

    private static Set<String> telling() {
        Set<String> types = new HashSet<>(Claim.claimingTypes());
        types.addAll(Contents.needingTypes());
        types.addAll(CitedFile.citingTypes());
        types.addAll(CitedFile.namingTypes());
        types.addAll(BookEntry.types());
        types.add(ROOTS);
        return Set.copyOf(types);
    }

    @Override
    public List<String> columnNames() {
        return COLUMNS;
    }

    @Override
    public List<@Nullable Object> columns(EntryHeader header, byte[] bytes) {
        String businessDate = header.businessDate();
        return Arrays.asList(
                header.streamType(),
                header.streamId(),
                header.streamSeq(),
                header.commandId(),
                CommandDigest.of(header, bytes),
                header.type(),
                (long) header.revision(),
                orAsWritten(header.recordedAt(), IsoTime.stored(header.recordedAt())),
                businessDate == null ? null : orAsWritten(businessDate, IsoTime.storedDate(businessDate)));
    }

    /** What is written in no form that is stored is equal to no column. */
    private static Object orAsWritten(String written, @Nullable Object read) {
        return read == null ? written : read;
    }

    @Override
    public Consequences consequences(EntryHeader header, byte[] bytes) {
        List<String> dataKeys = PersonalField.keyIds(bytes);
        if (!TELLING.contains(header.type())) {
            return dataKeys.isEmpty()
                    ? Consequences.NONE
                    : new Consequences(List.of(), List.of(), List.of(), dataKeys, null, null);
        }
        LedgerEvent event = EventCodec.event(header, bytes);
        return switch (event) {
            case RootsRecorded roots ->
                Consequences.roots(
                        new StatedRoots(roots.size(), Hash.ofHex(roots.sm3Root()), Hash.ofHex(roots.sha256Root())));
            default ->
                new Consequences(
                        claims(header, bytes, event),
                        Contents.of(event),
                        files(event),
                        dataKeys,
                        null,
                        books(event, header.businessDate()));
        };
    }

    private static @Nullable Books books(LedgerEvent event, @Nullable String businessDate) {
        BookEntry entry = BookEntry.of(event, businessDate == null ? null : LocalDate.parse(businessDate));
        return entry == null
                ? null
                : new Books(
                        entry.lines().stream()
                                .map(line -> new PostedLine(line.month(), line.account(), line.amountFen()))
                                .toList(),
                        entry.closes() == null ? null : new StatedClosing(entry.closes(), entry.balances()));
    }

    private static List<FileUse> files(LedgerEvent event) {
        return Stream.concat(
                        CitedFile.of(event).stream()
                                .map(file -> new FileUse(file.sm3(), file.sha256(), file.sizeBytes())),
                        CitedFile.named(event).stream().map(FileUse::named))
                .toList();
    }

    /** Only what comes from a workbook can say of itself that it goes beyond a limit. */
    private static List<ClaimUse> claims(EntryHeader header, byte[] bytes, LedgerEvent event) {
        List<Claim> claims = Claim.of(event);
        Origin origin = claims.isEmpty() || header.workbook() == null
                ? null
                : EventCodec.decode(bytes).origin();
        return claims.stream()
                .map(claim -> new ClaimUse(
                        claim.kind().code(),
                        claim.key(),
                        claim.amount(),
                        claim.limit(),
                        PreparedEntry.tolerated(claim, origin)))
                .toList();
    }

    @Override
    public @Nullable String importedWorkbook(EntryHeader header, byte[] bytes) {
        return header.type().equals(IMPORT_STARTED) ? header.payloadText(bytes, "workbookSm3") : null;
    }

    @Override
    public boolean endsImport(EntryHeader header) {
        return IMPORT_ENDED.contains(header.type());
    }

    /** A refusal carries the command where its signature was proven; where not, nobody can be shown to have signed. */
    @Override
    public boolean mayGoUnsigned(EntryHeader header) {
        return header.type().equals(REFUSED) && header.actorId().equals("ledger");
    }
}
