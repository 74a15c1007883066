package org.mingzhang.tools;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.json.InvalidDocument;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command of this tool that makes one command of the ledger, signs it here and hands it in, as {@code do} does. */
abstract class RecordingCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private KeyOption key = new KeyOption();

    @Mixin
    private ReceiptOption receipt = new ReceiptOption();

    @Mixin
    private Output output = new Output();

    @Option(names = "--role", paramLabel = "ROLE", description = "以哪个岗位办理（默认：唯一的岗位）。")
    private @Nullable String role;

    @Option(names = "--business-date", paramLabel = "DATE", description = "业务日期（默认：今天）。")
    private @Nullable LocalDate businessDate;

    /**
     * What is to be signed.
     *
     * @throws IllegalArgumentException when an option cannot be part of it
     */
    abstract LedgerCommand command(OpenLedger opened, ActorKey signer);

    /** The post in which it is done where none is named; null for the only one that the person holds. */
    @Nullable
    String usualRole(Person signer) {
        return null;
    }

    /** Hands in what was signed; what comes beside the command goes with it. */
    Outcome handIn(CommandDesk desk, SignedCommand signed) {
        return desk.submit(signed);
    }

    /** Lets go of what was to come beside the command, whatever became of it. */
    void end() {}

    @Override
    public final void run() {
        receipt.requireWritable();
        ActorKey signer = ActorKey.open(key.required());
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            SignedCommand signed = signed(opened, signer);
            Recording.of(handIn(opened.desk(output, signed), signed), opened, receipt)
                    .answer(output);
        } finally {
            end();
        }
    }

    private SignedCommand signed(OpenLedger opened, ActorKey signer) {
        try {
            String post = role == null ? usualRole(opened.acting(signer.actor())) : role;
            return signer.sign(opened, CommandDraft.of(command(opened, signer), post, businessDate));
        } catch (InvalidDocument e) {
            throw new No("命令内容不合要求，未记账", Problem.of(e));
        } catch (IllegalArgumentException e) {
            throw new No(String.valueOf(e.getMessage()));
        }
    }
}
