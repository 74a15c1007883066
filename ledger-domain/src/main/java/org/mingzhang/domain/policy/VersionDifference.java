package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.List;

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

    private record Line(String place, String text) {}

    /** Everything in which they differ, in the order of the new version; both with the defaults of their parameters. */
    public static List<VersionDifference> between(PolicyPack before, PolicyPack after) {
        List<Line> old = lines(before);
        List<Line> now = lines(after);
        int[][] common = common(old, now);
        List<VersionDifference> out = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<String> come = new ArrayList<>();
        String place = "";
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            boolean both = i < old.size() && j < now.size() && old.get(i).equals(now.get(j));
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
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /** Each line with the headings above it: those that are less indented. */
    private static List<Line> lines(PolicyPack pack) {
        List<Line> lines = new ArrayList<>();
        List<String> above = new ArrayList<>();
        List<Integer> indents = new ArrayList<>();
        String[] all = PackRenderer.text(pack, ParameterValues.defaults(pack)).split("\n", -1);
        // The first line names the version.
        for (int n = 1; n < all.length; n++) {
            String text = all[n].strip();
            int indent = all[n].length() - all[n].stripLeading().length();
            if (text.isEmpty()) {
                continue;
            }
            while (!indents.isEmpty() && indents.getLast() >= indent) {
                indents.removeLast();
                above.removeLast();
            }
            lines.add(new Line(String.join(" › ", above), text));
            int colon = text.indexOf('：');
            indents.add(indent);
            above.add(colon > 0 ? text.substring(0, colon) : text);
        }
        return lines;
    }
}
