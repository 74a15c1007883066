package org.mingzhang.domain.policy.scrutiny;

import java.util.List;
import java.util.function.BiConsumer;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.MapReader;
import org.mingzhang.domain.policy.reading.Problems;
import org.mingzhang.domain.policy.reading.Problems.Spot;

/** Where in its file each part of a pack stands. */
final class Places {
    private final MapReader root;

    private Places(MapReader root) {
        this.root = root;
    }

    static Places of(PolicyPack pack) {
        return new Places(MapReader.of(pack.bytes().toArray(), new Problems()).orElseThrow());
    }

    /** The place of a key; of one that is not written, that of what it would stand in. An item of a list is {@code [0]}. */
    Spot of(List<String> keys) {
        MapReader map = root;
        for (int i = 0; i < keys.size() - 1; i++) {
            String key = keys.get(i);
            String next = keys.get(i + 1);
            if (next.startsWith("[") && next.endsWith("]")) {
                map = map.maps(key).get(Integer.parseInt(next.substring(1, next.length() - 1)));
                i++;
            } else if (map.isMap(key)) {
                map = map.map(key);
            } else {
                return map.spotOf(key);
            }
        }
        return map.spotOf(keys.getLast());
    }

    /** Where an instalment of an advance is written. */
    static List<String> instalment(List<String> advance, Advance.Instalment one) {
        return one.id().equals(Advance.ONLY) ? advance : Rules.in(advance, "instalments", one.id());
    }

    /** Each key of the file that has a word or a list of words, wherever it stands. */
    void each(BiConsumer<List<String>, List<String>> visitor) {
        each(root, List.of(), visitor);
    }

    private static void each(MapReader map, List<String> above, BiConsumer<List<String>, List<String>> visitor) {
        for (String key : map.keys()) {
            List<String> place = Rules.in(above, key);
            if (map.isMap(key)) {
                each(map.map(key), place, visitor);
                continue;
            }
            List<MapReader> items = map.maps(key);
            for (int i = 0; i < items.size(); i++) {
                each(items.get(i), Rules.in(place, "[" + i + "]"), visitor);
            }
            List<String> words = map.texts(key);
            if (!words.isEmpty()) {
                visitor.accept(place, words);
            }
        }
    }

    /** Whether the key is written. */
    boolean has(List<String> keys) {
        MapReader map = root;
        for (String key : keys.subList(0, keys.size() - 1)) {
            if (!map.isMap(key)) {
                return false;
            }
            map = map.map(key);
        }
        return map.has(keys.getLast());
    }
}
