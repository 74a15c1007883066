package org.mingzhang.app.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Column;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.app.workbook.Sheets;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.FormValue;
import org.mingzhang.domain.application.StatedText;
import org.mingzhang.domain.application.WrittenText;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.policy.PolicyPack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * 申报文字、申报栏目: what applications state, in rows of their own, and what the step of their 申报 row knows of them. All of it goes
 * into the one entry of the application.
 */
final class StatedInRows {
    static final String TEXTS_SHEET = "申报文字";
    static final String FORM_SHEET = "申报栏目";

    private static final String NUMBER = "申报编号";
    private static final String TEXT = "文字";
    private static final String FIELD = "栏目";
    /** What a step knows of it. */
    private static final String TEXTS = "texts";

    private static final String FORM = "form";
    private static final String NAME = "name";
    private static final String WORDS = "words";
    private static final String CHARACTERS = "characters";
    private static final String VALUE = "value";

    /** What every sheet may have beside its own columns, of rows that have no step with an entry of their own. */
    static final String REMARKS = "remarks";

    private final Map<String, ObjectNode> remarks = new HashMap<>();
    private final Map<String, ArrayNode> texts = new HashMap<>();
    private final Map<String, ArrayNode> form = new HashMap<>();

    /** Takes a row in. */
    void take(Row row) {
        switch (row.sheet().name()) {
            case TEXTS_SHEET -> {
                ObjectNode text = of(texts, row).put(NAME, row.required(TEXT));
                String words = row.text("内容");
                Integer characters = row.integer("字数");
                if (words != null) {
                    text.put(WORDS, words);
                } else if (characters != null) {
                    text.put(CHARACTERS, characters);
                }
                remark(row, row.required(TEXT));
            }
            case FORM_SHEET -> {
                of(form, row).put(NAME, row.required(FIELD)).put(VALUE, row.required("值"));
                remark(row, row.required(FIELD));
            }
            default -> {
                // States nothing.
            }
        }
    }

    /** What every sheet may have beside its own columns goes with the entry of the application as well. */
    private void remark(Row row, String name) {
        for (Column column : Sheets.EVERYWHERE) {
            String value = row.cells().get(column.name());
            if (value != null) {
                remarks.computeIfAbsent(row.required(NUMBER), none -> JsonNodeFactory.instance.objectNode())
                        .put(row.sheet().name() + "“" + name + "”" + column.name(), value);
            }
        }
    }

    /** What the rows of an application's texts and form say beside their own columns. */
    static SortedMap<String, String> remarks(Step step) {
        SortedMap<String, String> out = new TreeMap<>();
        String text = step.inferred().get(REMARKS);
        if (text != null) {
            JsonMapper.shared()
                    .readTree(text)
                    .properties()
                    .forEach(
                            remark -> out.put(remark.getKey(), remark.getValue().stringValue()));
        }
        return out;
    }

    private static ObjectNode of(Map<String, ArrayNode> all, Row row) {
        return all.computeIfAbsent(row.required(NUMBER), none -> JsonNodeFactory.instance.arrayNode())
                .addObject();
    }

    /** What the step of an application knows. */
    void tell(String number, SortedMap<String, String> out) {
        put(out, TEXTS, texts.get(number));
        put(out, FORM, form.get(number));
        put(out, REMARKS, remarks.get(number));
    }

    private static void put(SortedMap<String, String> out, String name, @Nullable JsonNode stated) {
        if (stated != null) {
            out.put(name, stated.toString());
        }
    }

    private static Iterable<JsonNode> read(Step step, String name) {
        String text = step.inferred().get(name);
        return text == null ? List.of() : JsonMapper.shared().readTree(text);
    }

    /** The texts whose words the rows hold, kept beside the log; null where there are none. */
    static @Nullable List<WrittenText> written(Step step, StepDesk desk) {
        List<WrittenText> written = new ArrayList<>();
        for (JsonNode text : read(step, TEXTS)) {
            if (text.has(WORDS)) {
                written.add(new WrittenText(
                        text.get(NAME).stringValue(), desk.keep(text.get(WORDS).stringValue())));
            }
        }
        return written.isEmpty() ? null : written;
    }

    /** The texts of which the rows only say how long they were. */
    static List<StatedText> lengths(Step step) {
        List<StatedText> lengths = new ArrayList<>();
        for (JsonNode text : read(step, TEXTS)) {
            if (text.has(CHARACTERS)) {
                lengths.add(new StatedText(
                        text.get(NAME).stringValue(), text.get(CHARACTERS).intValue(), null));
            }
        }
        return lengths;
    }

    /** What the rows state in the form; null where they state nothing. */
    static @Nullable List<FormValue> form(Step step) {
        List<FormValue> form = new ArrayList<>();
        for (JsonNode value : read(step, FORM)) {
            form.add(new FormValue(
                    value.get(NAME).stringValue(), value.get(VALUE).stringValue()));
        }
        return form.isEmpty() ? null : form;
    }

    /** Moments of these sheets, each of which comes after its application. */
    static void addTo(Map<String, List<Moment>> moments) {
        moments.put(TEXTS_SHEET, List.of(Moment.undated("随申报", StatedInRows::withApplication)));
        moments.put(FORM_SHEET, List.of(Moment.undated("随申报", StatedInRows::withApplication)));
    }

    /** Nothing of its own: it stands in the entry of the application, or the application came without it. */
    private static void withApplication(Step step, StepDesk desk) {
        Row row = step.row();
        boolean text = row.sheet().name().equals(TEXTS_SHEET);
        String name = row.required(text ? TEXT : FIELD);
        Application application = desk.application(row.required(NUMBER));
        boolean stated = text
                ? application.states(desk.pack(application), name)
                : !application
                        .statement()
                        .values(fieldId(application, desk, name))
                        .isEmpty();
        if (!stated) {
            throw new RefusedValue(name, "这件申报先前已登记，当时没有这一项；申报文字、申报栏目随申报一并登记，后来改的用“补正材料”（application.supplement）");
        }
    }

    private static String fieldId(Application application, StepDesk desk, String name) {
        PolicyPack pack = desk.pack(application);
        return pack.formOf(application.direction(pack))
                .flatMap(form -> form.field(name))
                .map(field -> field.id())
                .orElse(name);
    }
}
