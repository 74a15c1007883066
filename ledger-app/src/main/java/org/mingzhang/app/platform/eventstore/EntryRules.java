package org.mingzhang.app.platform.eventstore;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardEvent;
import org.mingzhang.domain.bank.BankEvent;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.project.ProjectEvent;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.log.ClaimUse;
import org.mingzhang.domain.seal.log.LogRules;

/** What the columns and claims of an entry must be, for verification. */
public final class EntryRules implements LogRules {
    /** The columns beside the bytes, in the order of {@link DatabaseLog}. */
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

    // Few events claim anything, and only those are worth reading in full. An event forgotten here cannot hide: its
    // rows
    // in the claim table would be reported as nobody's.
    private static final Set<String> CLAIMING = Stream.<Class<? extends LedgerEvent>>of(
                    ProjectEvent.InvoiceRegistered.class,
                    ProjectEvent.ContractRegistered.class,
                    ProjectEvent.ProviderPaid.class,
                    AwardEvent.PaymentOrdered.class,
                    AwardEvent.PaymentConfirmed.class,
                    AwardEvent.PaymentReturned.class,
                    AwardEvent.RecoveryOrdered.class,
                    AwardEvent.RecoveryReceived.class,
                    BankEvent.BankLineRecorded.class,
                    BankEvent.TreasuryPaymentRecorded.class)
            .map(type -> type.getAnnotation(EventName.class).value())
            .collect(Collectors.toUnmodifiableSet());

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
                header.revision(),
                Instant.parse(header.recordedAt()),
                header.businessDate() == null ? null : LocalDate.parse(header.businessDate()));
    }

    @Override
    public List<ClaimUse> claims(EntryHeader header, byte[] bytes) {
        if (!CLAIMING.contains(header.type())) {
            return List.of();
        }
        return Claim.of(EventCodec.decode(bytes).event()).stream()
                .map(claim -> new ClaimUse(claim.kind().code(), claim.key(), claim.amount(), claim.limit()))
                .toList();
    }

    /** What the ledger itself records without anyone's command: refusals of what nobody can be shown to have signed. */
    @Override
    public boolean mayGoUnsigned(EntryHeader header) {
        return header.actorRole().equals(Role.LEDGER.name());
    }

    @Override
    public boolean hasCommandRow(EntryHeader header) {
        return true;
    }
}
