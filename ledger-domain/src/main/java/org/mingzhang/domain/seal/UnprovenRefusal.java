package org.mingzhang.domain.seal;

/**
 * What the ledger itself notes when it refuses a command that nobody can be shown to have signed. Such an entry carries no
 * command and no signature, and is no decision of anybody; it stands alone under an id that no client may choose.
 */
public final class UnprovenRefusal {
    /** How the ids of such entries begin; reserved for the ledger. */
    public static final String ID_PREFIX = "unproven-";

    private static final String TYPE = "ledger.command-refused";
    private static final String STREAM = "refusal";
    private static final String LEDGER = "ledger";

    private UnprovenRefusal() {}

    /** Whether an entry is one: by its type, its actor and its id, and by carrying neither command nor signature. */
    public static boolean is(EntryHeader header) {
        return header.type().equals(TYPE)
                && header.actorId().equals(LEDGER)
                && header.streamType().equals(STREAM)
                && header.streamId().equals(header.commandId())
                && header.commandId().startsWith(ID_PREFIX)
                && header.command() == null
                && header.commandRef() == null
                && header.commandSig() == null;
    }
}
