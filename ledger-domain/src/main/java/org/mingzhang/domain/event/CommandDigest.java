package org.mingzhang.domain.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;

/** The digest by which a command is known again, as its first entry tells it. */
public final class CommandDigest {
    private static final String REFUSED = "ledger.command-refused";

    private CommandDigest() {}

    /**
     * SM3 of the command that an entry carries. A refusal of one that nobody is shown to have signed carries none, but tells
     * its digest. A part of an import carries none either: it is known by its id. Null in the further entries of a command.
     *
     * @param bytes of the entry that the header was read from
     */
    public static @Nullable Hash of(EntryHeader header, byte[] bytes) {
        EntryHeader.Command command = header.command();
        if (command != null) {
            return Suite.SM3.hash(command.message(bytes));
        }
        if (header.type().equals(REFUSED)) {
            return Hash.ofHex(Objects.requireNonNull(header.payloadText(bytes, "commandSm3"), "commandSm3"));
        }
        return header.commandRef() != null && header.isEvent(0) ? ofPart(header.commandId()) : null;
    }

    /** The digest by which a part of an import is known again. */
    public static Hash ofPart(String partId) {
        return Suite.SM3.hash(("import-part\n" + partId).getBytes(UTF_8));
    }
}
