package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What two versions of a pack say differently (新旧对照), in the words in which an official reads them, rule by rule.
 *
 * @param place under which headings it stands
 * @param before what the old version says and the new one does not
 * @param after what the new version says in its place
 */
public record VersionDifference(String place, List<String> before, List<String> after) {
    public VersionDifference {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /**
     * A line, and what it says in whichever version: a document by what both versions know it by, a rule without its number.
     *
     * @param place where people find it
     * @param text as people read it
     * @param says place and content, as the other version would have them, too
     */
    private record Line(String place, String text, String says) {
        boolean isSameAs(Line other) {
            return says.equals(other.says);
        }
    }

    /** Everything in which they differ, in the order of the new version; both with the defaults of their parameters. */
    public static List<VersionDifference> between(PolicyPack before, PolicyPack after) {
        List<Line> old = lines(before, document -> document);
        List<Line> now = lines(after, document -> counterpart(document, before, after));
        int[][] common = common(old, now);
        List<VersionDifference> out = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<String> come = new ArrayList<>();
        String place = "";
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            boolean both = i < old.size() && j < now.size() && old.get(i).isSameAs(now.get(j));
            boolean removes = !both && i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1]);
            Line line = removes ? old.get(i) : now.get(j);
            if (both || !line.place.equals(place)) {
                put(out, place, gone, come);
                place = line.place;
            }
            if (both) {
                i++;
                j++;
            } else if (removes) {
                gone.add(old.get(i++).text);
            } else {
                come.add(now.get(j++).text);
            }
        }
        put(out, place, gone, come);
        return List.copyOf(out);
    }

    private static void put(List<VersionDifference> out, String place, List<String> gone, List<String> come) {
        if (!gone.isEmpty() || !come.isEmpty()) {
            out.add(new VersionDifference(place, gone, come));
            gone.clear();
            come.clear();
        }
    }

    /** The longest common run from each pair of lines on. */
    private static int[][] common(List<Line> old, List<Line> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).isSameAs(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /** The document of the old version that this one is: of the same title, else of the same id unless that went on under its title. */
    private static SourceDocument counterpart(SourceDocument document, PolicyPack before, PolicyPack after) {
        return before.documents().stream()
                .filter(old -> old.title().equals(document.title()))
                .findFirst()
                .or(() -> before.documents().stream()
                        .filter(old -> old.id().equals(document.id()))
                        .filter(old -> after.documents().stream()
                                .noneMatch(other -> other.title().equals(old.title())))
                        .findFirst())
                .orElse(document);
    }

    /** Each line with the headings above it: those that are less indented. */
    private static List<Line> lines(PolicyPack pack, UnaryOperator<SourceDocument> known) {
        List<Line> lines = new ArrayList<>();
        List<PackLine> above = new ArrayList<>();
        List<PackLine> all = PackRenderer.lines(pack, ParameterValues.defaults(pack));
        // The first line names the version.
        for (PackLine line : all.subList(1, all.size())) {
            while (!above.isEmpty() && above.getLast().indent() >= line.indent()) {
                above.removeLast();
            }
            Clause clause = line.clause();
            SourceDocument document = clause == null ? null : pack.document(clause);
            String basis = clause == null
                    ? ""
                    : document == null
                            ? clause.toString()
                            : clause.under(known.apply(document).title());
            lines.add(new Line(
                    headings(above, PackLine::text),
                    line.written(pack).strip(),
                    headings(above, PackLine::key) + "\n" + line.key() + "\n" + basis));
            above.add(line);
        }
        return lines;
    }

    private static String headings(List<PackLine> above, Function<PackLine, String> words) {
        return above.stream()
                .map(words)
                .map(text -> text.indexOf('：') > 0 ? text.substring(0, text.indexOf('：')) : text)
                .collect(Collectors.joining(" › "));
    }
}
