package org.mingzhang.app.workbook;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.PolicyPack;

/** How a city's own table is read as the contract's sheets (对应表): read from a YAML file, see {@code docs/workbook.md}. */
public final class WorkbookMap {
    private final Map<String, SheetMap> sheets;
    private final Set<String> ignoredSheets;
    private final String sm3;

    WorkbookMap(Map<String, SheetMap> sheets, Set<String> ignoredSheets, String sm3) {
        this.sheets = Map.copyOf(sheets);
        this.ignoredSheets = Set.copyOf(ignoredSheets);
        this.sm3 = sm3;
    }

    /**
     * Reads a map.
     *
     * @param pack whose names its constants and values use
     * @throws InvalidMap naming every mistake by line and column
     */
    public static WorkbookMap read(byte[] yaml, PolicyPack pack) {
        return new MapReader(pack).read(yaml);
    }

    /** SM3 of the file's bytes, in hexadecimal. */
    public String sm3() {
        return sm3;
    }

    /** The sheets of the file that it speaks of. */
    Set<String> tabs() {
        return sheets.keySet();
    }

    @Nullable
    SheetMap sheet(String tab) {
        return sheets.get(tab);
    }

    boolean ignores(String tab) {
        return ignoredSheets.contains(tab);
    }

    /** The one sheet that a .csv is read as, where the map names just one. */
    @Nullable
    String onlyTab() {
        return sheets.size() == 1 ? sheets.keySet().iterator().next() : null;
    }
}
