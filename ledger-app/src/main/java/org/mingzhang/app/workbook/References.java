package org.mingzhang.app.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Which rows give what others refer to, and what a row refers to. */
final class References {
    private static final Map<String, List<Reference>> GIVEN = Map.of(
            "企业", List.of(Reference.ORGANISATION),
            "县区单位", List.of(Reference.ORGANISATION),
            "服务商", List.of(Reference.ORGANISATION, Reference.PROVIDER),
            "第三方机构", List.of(Reference.ORGANISATION),
            "申报", List.of(Reference.APPLICATION),
            "名单", List.of(Reference.LIST),
            "拨付", List.of(Reference.PAYMENT),
            "产品", List.of(Reference.PRODUCT));

    private static final String CONTRACT = "合同编号";
    private static final String APPLICATION = "申报编号";

    private References() {}

    /** A thing by its kind and key. */
    record Thing(Reference kind, String key) {
        String text() {
            return kind.word() + '\u001F' + key;
        }
    }

    /** What a row refers to, and in which column. */
    record Asked(Column column, String value, Thing thing) {}

    /** What a row, though it may be bad, says that there is. */
    static List<Thing> given(Sheet sheet, SortedMap<String, String> cells) {
        List<Thing> given = new ArrayList<>();
        if (sheet.name().equals("合同")) {
            String contract = cells.get(CONTRACT);
            String application = cells.get(APPLICATION);
            if (contract != null) {
                given.add(new Thing(Reference.CONTRACT, contract));
                if (application != null) {
                    given.add(new Thing(Reference.CONTRACT, Reference.contractKey(contract, application)));
                }
            }
            return given;
        }
        for (Reference kind : GIVEN.getOrDefault(sheet.name(), List.of())) {
            // The first key column is the number; that a provider's kind is part of its key changes nothing here.
            String key = cells.get(sheet.keys().getFirst().name());
            if (key != null) {
                given.add(new Thing(kind, key));
            }
        }
        return given;
    }

    static List<Asked> asked(Row row) {
        List<Asked> asked = new ArrayList<>();
        for (Column column : row.sheet().columns()) {
            Reference kind = column.refers();
            String value = kind == null ? null : row.cells().get(column.name());
            if (kind == null || value == null) {
                continue;
            }
            String application = row.cells().get(APPLICATION);
            String key = kind == Reference.CONTRACT && application != null
                    ? Reference.contractKey(value, application)
                    : value;
            String[] keys = column.kind() == ColumnKind.CODE_LIST ? key.split(";") : new String[] {key};
            for (String each : keys) {
                asked.add(new Asked(column, value, new Thing(kind, each)));
            }
        }
        return asked;
    }
}
