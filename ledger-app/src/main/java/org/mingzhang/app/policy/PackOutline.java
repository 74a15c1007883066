package org.mingzhang.app.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.PackLine;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;

/**
 * A pack as an official reads it on a screen: sections and directions, in each what is ruled on, what is ruled, and beside it the
 * words that it rests on.
 *
 * @param preface what stands before the first section
 */
public record PackOutline(List<Row> preface, List<Section> sections) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z][\\w.-]*");
    private static final Pattern BEHIND_NAME = Pattern.compile("（(?:[a-z][a-z-]*|[A-Za-z][\\w-]*(?:[.][\\w-]+)+)）");
    private static final Pattern BEFORE_MEANING = Pattern.compile("可选 [a-z][a-z.-]*：");
    private static final Pattern SECTION = Pattern.compile("[一二三四五六七八九十]{1,3}、.*");

    public PackOutline {
        preface = List.copyOf(preface);
        sections = List.copyOf(sections);
    }

    /**
     * A section, or a direction.
     *
     * @param direction whether it is one
     */
    public record Section(String title, boolean direction, List<Row> rows) {}

    /**
     * A rule.
     *
     * @param basis the document's words, or why it is proposed; empty where the line is no rule of its own
     * @param depth how far it belongs to what stands above, from 0
     * @param proposed whether no document says it
     */
    public record Row(String item, @Nullable String id, String rule, String basis, int depth, boolean proposed) {
        /** Whether it stands under a word that only records and programs know. */
        public boolean isCode() {
            return CODE.matcher(item).matches();
        }

        /** A text without the ids that records write behind names: people read the names. */
        public String told(String text) {
            return BEFORE_MEANING
                    .matcher(BEHIND_NAME.matcher(text).replaceAll(""))
                    .replaceAll("可选：");
        }
    }

    /** With the values of its parameters in force. */
    public static PackOutline of(PolicyPack pack, ParameterValues values) {
        List<Row> preface = new ArrayList<>();
        List<Section> sections = new ArrayList<>();
        List<Row> rows = preface;
        boolean questions = false;
        for (PackLine line : PackRenderer.sheet(pack, values)) {
            boolean direction = line.text().startsWith("【");
            if (line.indent() > 0) {
                rows.add(row(pack, line, questions));
            } else if (direction || SECTION.matcher(line.text()).matches()) {
                rows = new ArrayList<>();
                questions = line.text().endsWith("、歧义登记");
                sections.add(new Section(line.text(), direction, rows));
                if (line.clause() != null) {
                    rows.add(new Row("方向", null, "", basis(pack, line.clause()), 0, proposed(line)));
                }
            } else {
                rows.add(new Row("", null, line.text(), basis(pack, line.clause()), 0, proposed(line)));
            }
        }
        return new PackOutline(preface, sections);
    }

    private static Row row(PolicyPack pack, PackLine line, boolean questions) {
        String basis = basis(pack, line.clause());
        if (line.indent() > 2) {
            return new Row("", null, line.text(), basis, line.indent() / 2 - 1, proposed(line));
        }
        PackItem item = PackItem.of(line.text(), questions);
        return new Row(item.item(), item.id(), item.rule(), basis, 0, proposed(line));
    }

    private static String basis(PolicyPack pack, @Nullable Clause clause) {
        return clause == null ? "" : PackRenderer.basis(pack, clause);
    }

    private static boolean proposed(PackLine line) {
        Clause clause = line.clause();
        return clause != null && clause.isProposed();
    }
}
