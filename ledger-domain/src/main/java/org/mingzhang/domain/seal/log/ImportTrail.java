package org.mingzhang.domain.seal.log;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.ImportCover;

/**
 * Which imports are under way. What an import records carries no command of its own: the signature over the workbook, in the
 * entry that started the import, covers it until the import is complete.
 */
final class ImportTrail {
    private final LogRules rules;
    private final Gaps gaps;
    private final Map<String, ImportCover> open = new HashMap<>();

    ImportTrail(LogRules rules, Gaps gaps) {
        this.rules = rules;
        this.gaps = gaps;
    }

    /** Why an entry that points to an earlier command is not covered by it; null when it is. */
    @Nullable
    String objection(long position, EntryHeader header) {
        String ref = String.valueOf(header.commandRef());
        ImportCover cover = open.get(ref);
        if (cover == null) {
            // Where an entry is missing, the import may have begun there.
            return gaps.touch(0, position) ? null : "所指命令 " + ref + " 不在紧接其前的账目中，也不是尚未完成的导入";
        }
        return cover.objection(header);
    }

    /** Takes the next entry. */
    void accept(ScannedEntry entry, EntryHeader header) {
        if (header.command() != null) {
            String workbook = rules.importedWorkbook(header, entry.bytes());
            if (workbook != null) {
                open.put(header.commandId(), ImportCover.of(header, workbook));
            }
        } else if (rules.endsImport(header)) {
            open.remove(header.streamId());
        }
    }
}
