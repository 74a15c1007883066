package org.mingzhang.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.mingzhang.app.TestLedger.Founders;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.platform.eventstore.Append;
import org.mingzhang.app.platform.eventstore.Appended;
import org.mingzhang.app.platform.eventstore.PreparedEntry;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.ledger.Genesis;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import tools.jackson.databind.node.ObjectNode;

/**
 * A log of as many signed entries as a test wants, each a line of one bank account with a claim of its own, appended without
 * asking any rule.
 *
 * @param ledger the ledger's name
 * @param begin record time of the first line; each of the others comes a second after the one before
 * @param clerk who signs everything
 */
public record BankLines(String ledger, Instant begin, SigningKey clerk) {
    private static final String ACCOUNT = "6222";
    private static final LocalDate DATE = LocalDate.of(2026, 1, 5);

    public BankLines(String ledger) {
        this(ledger, Instant.parse("2026-01-05T01:00:00Z"), SigningKey.generate(Algorithm.SM2));
    }

    /** Begins the log. */
    public Appended genesis(SealedLog log, LedgerKeys keys) {
        return Genesis.perform(
                log,
                keys,
                ledger,
                "测试账本",
                "Asia/Shanghai",
                Clock.SIMULATED,
                begin,
                Founders.with(new Signer("clerk", "city", Role.SYSTEM_ADMIN, clerk))
                        .inGenesis());
    }

    /** Appends the line with this number; they come in order, from 0. */
    public CompletableFuture<Appended> record(SealedLog log, int line) {
        ActorRef actor = new ActorRef(
                "clerk", "city", Role.SYSTEM_ADMIN.name(), clerk.verifyingKey().keyId());
        BankLineRecorded event = new BankLineRecorded(
                ACCOUNT, "serial-" + line, "市财政局", "1001", "示例企业", "2002", Fen.ofYuan(line + 1), null);
        String commandId = "bank-line-" + line;
        ObjectNode command = RecordMapper.toJson(new CommandDocument(
                CommandDocument.SCHEMA,
                ledger,
                commandId,
                begin.plusSeconds(60),
                actor,
                DATE,
                "bank.record-line",
                EventCodec.payload(event)));
        PreparedEntry entry = PreparedEntry.of(new Envelope(
                ledger,
                Envelope.eventId(commandId, 0),
                StreamId.bank(ACCOUNT),
                line,
                begin.plusSeconds(line),
                DATE,
                actor,
                command,
                null,
                CommandSignature.sign(command, clerk),
                event));
        return log.append(new Append(commandId, CommandSignature.digest(command), List.of(entry), List.of()));
    }
}
