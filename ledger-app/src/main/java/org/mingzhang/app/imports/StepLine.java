package org.mingzhang.app.imports;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.app.workbook.Sheets;
import org.mingzhang.domain.seal.CanonicalJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A step as one line of a plan: canonical JSON, so that the same plan always has the same digest. */
final class StepLine {
    private StepLine() {}

    static byte[] write(Step step) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("sheet", step.row().sheet().name());
        line.put("tab", step.row().tab());
        line.put("row", step.row().number());
        line.put("moment", step.moment());
        if (step.date() != null) {
            line.put("date", step.date().toString());
        }
        line.set("cells", texts(step.row().cells()));
        if (!step.inferred().isEmpty()) {
            line.set("inferred", texts(step.inferred()));
        }
        return CanonicalJson.write(line);
    }

    static Step read(byte[] bytes) {
        JsonNode line = CanonicalJson.read(bytes);
        JsonNode date = line.get("date");
        Row row = new Row(
                Sheets.sheet(line.get("sheet").stringValue()),
                line.get("tab").stringValue(),
                line.get("row").intValue(),
                texts(line.get("cells")));
        return new Step(
                row,
                line.get("moment").stringValue(),
                date == null ? null : LocalDate.parse(date.stringValue()),
                line.has("inferred") ? texts(line.get("inferred")) : new TreeMap<>());
    }

    private static ObjectNode texts(SortedMap<String, String> values) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        values.forEach(out::put);
        return out;
    }

    private static SortedMap<String, String> texts(JsonNode values) {
        SortedMap<String, String> out = new TreeMap<>();
        values.properties()
                .forEach(field -> out.put(field.getKey(), field.getValue().stringValue()));
        return out;
    }
}
