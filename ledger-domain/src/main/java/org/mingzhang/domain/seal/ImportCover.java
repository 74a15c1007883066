package org.mingzhang.domain.seal;

import org.jspecify.annotations.Nullable;

/**
 * What the signature that begins an import covers: entries of its parts, by the same actor, of the same workbook. They carry no
 * command of their own.
 *
 * @param ref the command that began it, and the import's own stream
 * @param workbook SM3 of the workbook, hex
 */
public record ImportCover(
        String ref, String actorId, String actorOrg, String actorRole, String actorKeyId, String workbook) {
    private static final String STARTED = "import.started";

    /** Whether an entry begins an import. */
    public static boolean begins(EntryHeader header) {
        return header.type().equals(STARTED) && header.command() != null;
    }

    /** The cover that an entry gives which begins an import. */
    public static ImportCover of(EntryHeader start, byte[] entry) {
        return of(start, String.valueOf(start.payloadText(entry, "workbookSm3")));
    }

    /** The same where the workbook's digest was read already. */
    public static ImportCover of(EntryHeader start, String workbook) {
        return new ImportCover(
                start.commandId(), start.actorId(), start.actorOrg(), start.actorRole(), start.actorKeyId(), workbook);
    }

    /** Why an entry is not covered; null when it is. */
    public @Nullable String objection(EntryHeader header) {
        boolean own = header.workbook() == null
                ? header.streamType().equals("import") && header.streamId().equals(ref)
                : workbook.equals(header.workbook());
        if (!own || !ref.equals(header.commandRef()) || !header.commandId().startsWith(ref + "-p")) {
            return "不属于导入 " + ref + "：工作簿或编号不符";
        }
        boolean same = header.actorId().equals(actorId)
                && header.actorOrg().equals(actorOrg)
                && header.actorRole().equals(actorRole)
                && header.actorKeyId().equals(actorKeyId);
        return same ? null : "签名人不是导入 " + ref + " 的签名人";
    }
}
