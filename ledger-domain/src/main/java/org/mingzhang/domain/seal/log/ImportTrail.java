package org.mingzhang.domain.seal.log;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.EntryHeader;

/**
 * Which imports are under way. What an import records carries no command of its own: the signature over the workbook, in the
 * entry that started the import, covers it until the import is complete.
 */
final class ImportTrail {
    private final LogRules rules;
    private final Gaps gaps;
    private final Map<String, Started> open = new HashMap<>();

    private record Started(String actorId, String actorOrg, String actorRole, String actorKeyId, String workbook) {}

    ImportTrail(LogRules rules, Gaps gaps) {
        this.rules = rules;
        this.gaps = gaps;
    }

    /** Why an entry that points to an earlier command is not covered by it; null when it is. */
    @Nullable
    String objection(long position, EntryHeader header) {
        String ref = String.valueOf(header.commandRef());
        Started started = open.get(ref);
        if (started == null) {
            // Where an entry is missing, the import may have begun there.
            return gaps.touch(0, position) ? null : "所指命令 " + ref + " 不在紧接其前的账目中，也不是尚未完成的导入";
        }
        boolean own = header.workbook() == null
                ? header.streamType().equals("import") && header.streamId().equals(ref)
                : started.workbook.equals(header.workbook());
        if (!own || !header.commandId().startsWith(ref + "-p")) {
            return "不属于导入 " + ref + "：工作簿或编号不符";
        }
        return started.equals(of(header, started.workbook)) ? null : "签名人不是导入 " + ref + " 的签名人";
    }

    /** Takes the next entry. */
    void accept(ScannedEntry entry, EntryHeader header) {
        if (header.command() != null) {
            String workbook = rules.importedWorkbook(header, entry.bytes());
            if (workbook != null) {
                open.put(header.commandId(), of(header, workbook));
            }
        } else if (rules.endsImport(header)) {
            open.remove(header.streamId());
        }
    }

    private static Started of(EntryHeader header, String workbook) {
        return new Started(header.actorId(), header.actorOrg(), header.actorRole(), header.actorKeyId(), workbook);
    }
}
