package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.policy.PackItem;
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
    /** Stands beside a remark that no document makes. */
    private static final String OURS = "〔本系统说明〕";

    private final PolicyPack pack;
    private final PrintWriter out;
    private @Nullable Clause above;
    /** What stands in the first column of the next row: a heading with nothing of its own beside it. */
    private String heading = "";

    private boolean table;
    /** Whether this is the section of questions, which stand behind their ids and may hold a colon. */
    private boolean questions;

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
        questions = line.text().endsWith("、歧义登记");
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
            String basis = PackRenderer.basis(pack, clause);
            Wrapping.lines(clause.isProposed() ? basis : "〔" + basis + "〕", COLUMNS - 2)
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
        begin();
        split(line.text(), basis.isEmpty() && line.text().startsWith("说明：") ? OURS : basis);
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
        PackItem told = PackItem.of(text, questions);
        if (told.id() != null) {
            identified(told.item(), told.id(), told.rule(), basis);
        } else if (told.rule().isBlank() && basis.isEmpty()) {
            heading = told.item();
        } else {
            cells(told.item(), told.rule(), basis, 0);
        }
    }

    /** The id stands under the rule: it is for whoever writes a record or a decision, and as long as it likes. */
    private void identified(String name, String id, String rule, String basis) {
        List<String> rules = new ArrayList<>(Wrapping.lines(rule, RULE, 0));
        rules.addAll(Wrapping.lines("编号 " + id, RULE, 2));
        cells(Wrapping.lines(name, ITEM), rules, basis);
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
        cells(Wrapping.lines(item, ITEM), Wrapping.lines(rule, RULE, hanging), basis);
    }

    private void cells(List<String> items, List<String> rules, String basis) {
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

        /** Where a word that is too long for a line comes apart: behind its last dot or dash, else at the end of the line. */
        private static int joint(CharSequence word) {
            int at = word.length() - 1;
            while (at > 0 && ".-_".indexOf(word.charAt(at)) < 0) {
                at--;
            }
            return at > 0 ? at + 1 : word.length();
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
                if (!stays) {
                    pieces.add(piece.toString());
                    piece.setLength(0);
                } else if (DisplayWidth.of(piece + sign) > width) {
                    int part = joint(piece);
                    pieces.add(piece.substring(0, part));
                    piece.delete(0, part);
                }
                piece.append(sign);
                previous = text.codePointAt(i);
            }
            pieces.add(piece.toString());
            return pieces.stream().filter(each -> !each.isEmpty()).toList();
        }
    }
}
