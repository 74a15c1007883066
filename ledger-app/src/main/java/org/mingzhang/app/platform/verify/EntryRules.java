package org.mingzhang.app.platform.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.log.ClaimUse;
import org.mingzhang.domain.seal.log.LogRules;

/** What this ledger's store keeps beside an entry's bytes, and what follows from the bytes alone. */
final class EntryRules implements LogRules {
    static final List<String> COLUMNS = List.of(
            "stream_type",
            "stream_id",
            "stream_seq",
            "event_id",
            "command_id",
            "type",
            "revision",
            "recorded_at",
            "business_date");

    /** Acts of the ledger itself. A refusal carries the command where its signature was proven. */
    private static final Set<String> UNSIGNED = Set.of("ledger.command-refused", "ledger.roots-recorded");

    @Override
    public List<String> columnNames() {
        return COLUMNS;
    }

    @Override
    public List<@Nullable Object> columns(EntryHeader header, byte[] bytes) {
        return Arrays.asList(
                header.streamType(),
                header.streamId(),
                header.streamSeq(),
                header.eventId(),
                header.commandId(),
                header.type(),
                (long) header.revision(),
                header.recordedAt(),
                header.businessDate());
    }

    @Override
    public List<ClaimUse> claims(EntryHeader header, byte[] bytes) {
        // Most events claim nothing, and reading a whole event costs as much as hashing it.
        if (!Claim.claimingTypes().contains(header.type())) {
            return List.of();
        }
        return Claim.of(EventCodec.decode(bytes).event()).stream()
                .map(claim -> new ClaimUse(claim.kind().code(), claim.key(), claim.amount(), claim.limit()))
                .toList();
    }

    @Override
    public boolean mayGoUnsigned(EntryHeader header) {
        return UNSIGNED.contains(header.type()) && header.actorId().equals("ledger");
    }

    @Override
    public boolean hasCommandRow(EntryHeader header) {
        return true;
    }
}
