package org.mingzhang.tools;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.domain.command.LedgerCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command of this tool that makes one command of the ledger, signs it here and hands it in, as {@code do} does. */
abstract class RecordingCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private KeyOption key = new KeyOption();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "The post in which it is done (default: the only one).")
    private @Nullable String role;

    @Option(names = "--business-date", paramLabel = "DATE", description = "When it was decided (default: today).")
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

    @Override
    public final void run() {
        ActorKey signer = ActorKey.open(key.required());
        try (OpenLedger opened = OpenLedger.open(ledger)) {
            CommandDraft draft = CommandDraft.of(
                    command(opened, signer),
                    role == null ? usualRole(opened.person(signer.actor())) : role,
                    businessDate);
            Recording.answer(opened.node().desk().submit(signer.sign(opened, draft)), output);
        } catch (IllegalArgumentException e) {
            throw new No(String.valueOf(e.getMessage()));
        }
    }
}
