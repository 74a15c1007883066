package org.mingzhang.app.signing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.Preview;
import org.mingzhang.app.platform.command.UnsignedCommand;
import org.mingzhang.app.platform.files.ReceivedFile;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.view.scope.Scope;

/**
 * A command on its way to a signature: fixed to the last byte, with what its signer was shown. It is kept here and never in a page,
 * so that what is signed is what was looked at. For one thread at a time; whoever works on it holds its monitor.
 */
final class HeldDraft {
    private final CommandEntry entry;
    private final Typed typed;
    private final UnsignedCommand command;
    private final @Nullable ReceivedFile file;
    private final Scope scope;
    private Preview preview;
    private @Nullable Outcome outcome;
    private List<StreamId> moved = List.of();
    private @Nullable String papers;

    /** @param scope of whoever looked at it, who alone may do so again */
    HeldDraft(
            CommandEntry entry,
            Typed typed,
            UnsignedCommand command,
            @Nullable ReceivedFile file,
            Scope scope,
            Preview preview) {
        this.scope = scope;
        this.entry = entry;
        this.typed = typed;
        this.command = command;
        this.file = file;
        this.preview = preview;
    }

    CommandEntry entry() {
        return entry;
    }

    /** What it was made of, to go back to. */
    Typed typed() {
        return typed;
    }

    UnsignedCommand command() {
        return command;
    }

    @Nullable
    ReceivedFile file() {
        return file;
    }

    /** What its signer sees. */
    Scope scope() {
        return scope;
    }

    /** What its signer was shown. */
    Preview preview() {
        return preview;
    }

    /** It was looked at again. */
    void lookedAt(Preview anew) {
        preview = anew;
        moved = List.of();
    }

    /** What it came to; null while it is not signed. */
    @Nullable
    Outcome outcome() {
        return outcome;
    }

    void answered(Outcome answer) {
        outcome = answer;
    }

    /** The streams that moved on since it was looked at, as the last try to sign it found. */
    List<StreamId> moved() {
        return moved;
    }

    void movedOn(List<StreamId> streams) {
        moved = List.copyOf(streams);
    }

    /** The handle of the batch by which its chosen files come into the case; null while none does. */
    @Nullable
    String papers() {
        return papers;
    }

    void storesPapers(String batch) {
        papers = batch;
    }

    /** How many bytes it takes, about. */
    long weight() {
        long words = command.words().values().stream().mapToLong(String::length).sum();
        long form = typed.values().values().stream().mapToLong(String::length).sum();
        return command.message().length + 2 * (words + form);
    }

    /** Lets go of the file that came with it; one that was kept stays. */
    void discard() {
        if (file != null) {
            file.close();
        }
    }
}
