package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.PackLine;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.PolicyPack;

/**
 * A pack as it is printed and put on a desk: a table for each section and each direction, with what is ruled on, what is ruled, and
 * beside it the words that it rests on. It is a hundred columns wide, whatever is in it.
 */
final class PackSheet {
    static final int COLUMNS = 100;

    private static final int ITEM = 18;
    private static final int RULE = 46;
    private static final int BASIS = COLUMNS - ITEM - RULE - 6;
    private static final Pattern SECTION = Pattern.compile("[一二三四五六七八九十]{1,3}、.*");
    /** Several short statements on one line: 类别：…　科目：…. */
    private static final Pattern SEVERAL = Pattern.compile("[^：　]{1,8}：[^　]*(?:　[^：　]{1,8}：[^　]*)+");

    private static final Pattern NAMED = Pattern.compile("[\\w.-]{1,64}　.*");

    private final PolicyPack pack;
    private final PrintWriter out;
    private @Nullable Clause above;
    /** What stands in the first column of the next row: a heading with nothing of its own beside it. */
    private String heading = "";

    private boolean table;

    private PackSheet(PolicyPack pack, PrintWriter out) {
        this.pack = pack;
        this.out = out;
    }

    static void print(PolicyPack pack, List<PackLine> lines, PrintWriter out) {
        PackSheet sheet = new PackSheet(pack, out);
        lines.forEach(sheet::line);
        sheet.end();
    }

    private void line(PackLine line) {
        if (line.indent() > 0) {
            row(line);
            return;
        }
        heading = "";
        boolean direction = line.text().startsWith("【");
        end();
        if (direction || SECTION.matcher(line.text()).matches()) {
            out.println();
            above = null;
        }
        Wrapping.lines(line.text(), COLUMNS).forEach(out::println);
        Clause clause = line.clause();
        if (clause != null && direction) {
            begin();
            cells("方向", line.text().substring(line.text().indexOf('】') + 1), PackRenderer.basis(pack, clause), 0);
            above = clause;
        } else if (clause != null) {
            Wrapping.lines("〔" + PackRenderer.basis(pack, clause) + "〕", COLUMNS - 2)
                    .forEach(each -> out.println("  " + each));
        }
    }

    /** What belongs to the line above stands under it in the same row; anything else begins a row of its own. */
    private void row(PackLine line) {
        String basis = basis(line.clause());
        if (line.indent() > 2) {
            int in = line.indent() - 4;
            cells(heading, " ".repeat(Math.max(0, in)) + line.text(), basis, Math.max(0, in) + 2);
            heading = "";
            return;
        }
        if (SEVERAL.matcher(line.text()).matches()) {
            begin();
            for (String one : line.text().split("　", -1)) {
                split(one, "");
            }
            return;
        }
        begin();
        split(line.text(), basis);
    }

    private String basis(@Nullable Clause clause) {
        if (clause == null) {
            return "";
        }
        boolean same = clause.equals(above);
        above = clause;
        return same ? "同上" : PackRenderer.basis(pack, clause);
    }

    private void split(String text, String basis) {
        int named = NAMED.matcher(text).matches() ? text.indexOf('　') : -1;
        int colon = named > 0 ? named : text.indexOf('：');
        String item = colon < 0 ? "" : text.substring(0, colon);
        String rule = text.substring(colon + 1);
        if (rule.isBlank() && basis.isEmpty()) {
            heading = item;
        } else {
            cells(item, rule, basis, 0);
        }
    }

    private void begin() {
        if (!table) {
            rule('=');
            print("事项", "规定", "依据");
        }
        rule(table ? '-' : '=');
        table = true;
    }

    private void end() {
        if (table) {
            rule('=');
        }
        table = false;
    }

    private void cells(String item, String rule, String basis, int hanging) {
        List<String> items = Wrapping.lines(item, ITEM);
        List<String> rules = Wrapping.lines(rule, RULE, hanging);
        List<String> bases = Wrapping.lines(basis, BASIS);
        int most = Math.max(items.size(), Math.max(rules.size(), bases.size()));
        for (int i = 0; i < most; i++) {
            print(at(items, i), at(rules, i), at(bases, i));
        }
    }

    private static String at(List<String> lines, int i) {
        return i < lines.size() ? lines.get(i) : "";
    }

    private void print(String item, String rule, String basis) {
        out.println((padded(item, ITEM) + " | " + padded(rule, RULE) + " | " + basis).stripTrailing());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
    }

    private void rule(char sign) {
        String line = String.valueOf(sign);
        out.println(line.repeat(ITEM + 1) + "+" + line.repeat(RULE + 2) + "+" + line.repeat(BASIS + 1));
    }

    /** Breaks a text into lines of a width. */
    static final class Wrapping {
        private static final String CLOSING = ",;!?)，。；：、！？）」』》〕】”’%％…";
        private static final String OPENING = "（「『《〔【“‘";
        private static final String MEASURES = "万亿元家个项级年月日字份批次起";
        private static final Pattern WORD = Pattern.compile("[\\w.%+-]");

        private Wrapping() {}

        static List<String> lines(String text, int width) {
            return lines(text, width, 0);
        }

        /** The lines after the first are set in by so many blanks. */
        static List<String> lines(String text, int width, int hanging) {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (String piece : pieces(text, width - hanging)) {
                if (DisplayWidth.of(line + piece.stripTrailing()) > width
                        && !line.toString().isBlank()) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                    line.append(" ".repeat(hanging)).append(piece.stripLeading());
                } else {
                    line.append(piece);
                }
            }
            if (!line.toString().isBlank()) {
                lines.add(line.toString().stripTrailing());
            }
            return lines;
        }

        /** A figure keeps its measure: 20万元. */
        private static boolean isMeasured(String before, String sign) {
            return (before.matches("\\d") && MEASURES.contains(sign)) || (before.matches("[万亿]") && sign.equals("元"));
        }

        /** What is not torn apart: words and figures, and characters with the brackets and stops that belong to them. */
        private static List<String> pieces(String text, int width) {
            List<String> pieces = new ArrayList<>();
            StringBuilder piece = new StringBuilder();
            int previous = 0;
            for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
                String sign = Character.toString(text.codePointAt(i));
                String before = previous == 0 ? "" : Character.toString(previous);
                boolean stays = CLOSING.contains(sign)
                        || (!before.isEmpty() && OPENING.contains(before))
                        || (WORD.matcher(sign).matches() && WORD.matcher(before).matches())
                        || isMeasured(before, sign)
                        || (sign.equals(" ") && !before.equals(" ") && !before.isEmpty());
                if (!stays || DisplayWidth.of(piece + sign) > width) {
                    pieces.add(piece.toString());
                    piece.setLength(0);
                }
                piece.append(sign);
                previous = text.codePointAt(i);
            }
            pieces.add(piece.toString());
            return pieces.stream().filter(each -> !each.isEmpty()).toList();
        }
    }
}
