package org.mingzhang.domain.policy.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.TextRule;
import org.mingzhang.domain.policy.ValueType;

/** Reads {@code texts} of a direction: how long what is written may be, and which pictures it may have. */
final class TextSection {
    /** How 字数 are counted, where a pack limits them. */
    static final String COUNTING = "text.counting";

    private final Known known;

    TextSection(Known known) {
        this.known = known;
    }

    List<TextRule> texts(Optional<MapReader> section) {
        List<TextRule> texts = new ArrayList<>();
        section.ifPresent(map -> {
            known.uses(List.of(COUNTING));
            if (!known.parameters().containsKey(COUNTING)) {
                map.report(map.spot(), "缺少参数 " + COUNTING, "写了 texts 的政策包应有参数 " + COUNTING + "，类别文字（text），定明怎样计字数");
            }
            for (String id : map.keys()) {
                MapReader one = map.map(id);
                texts.add(text(id, one, map.keys()));
                one.done();
            }
        });
        return texts;
    }

    private TextRule text(String id, MapReader map, List<String> all) {
        @Nullable
        String within = map.has("within")
                ? map.reference(
                        "within",
                        all.stream().filter(other -> !other.equals(id)).toList())
                : null;
        TextRule.@Nullable Images images =
                map.mapIfPresent("images").map(TextSection::images).orElse(null);
        return new TextRule(
                id,
                map.text("name"),
                map.has("most") ? limit(map) : null,
                within,
                images,
                map.flag("needed"),
                known.quotes().of(map));
    }

    /** A number, or a parameter that is one from the start: an application is long or not when it comes in. */
    private TextRule.Limit limit(MapReader map) {
        Matcher parameter = DirectionSection.PARAMETER.matcher(
                map.word("most").map(MapReader.Word::text).orElse(""));
        if (!parameter.matches()) {
            return new TextRule.Limit(positive(map, "most"), null);
        }
        String id = parameter.group(1);
        known.uses(List.of(id));
        if (map.known(
                new MapReader.Word(id, map.spotOf("most")), known.parameters().keySet())) {
            Long usual = known.wholeDefault(id).orElse(null);
            if (usual != null && usual >= 1) {
                return new TextRule.Limit(usual, id);
            }
            map.report(
                    map.spotOf("most"),
                    "参数 " + id + " 没有大于零的默认值",
                    "应为类别是" + ValueType.NUMBER.named() + "、默认值大于零的参数：申报时字数就要能判断");
        }
        return new TextRule.Limit(1, id);
    }

    private static TextRule.Images images(MapReader map) {
        TextRule.Images images = new TextRule.Images(
                limited(map, "least"), limited(map, "most"), limited(map, "width"), limited(map, "height"));
        if (images.least() == null && images.most() == null && images.width() == null && images.height() == null) {
            map.report(map.spot(), "least、most、width、height 都没有写", "至少写一项：least 最少几幅，most 最多几幅，width、height 最宽、最高多少像素");
        }
        if (images.least() != null && images.most() != null && images.least() > images.most()) {
            map.report(
                    map.spotOf("least"),
                    "“" + images.least() + "”，多于最多的 " + images.most() + " 幅",
                    "应为不大于 " + images.most() + " 的整数");
        }
        map.done();
        return images;
    }

    private static @Nullable Long limited(MapReader map, String key) {
        return map.has(key) ? Long.valueOf(positive(map, key)) : null;
    }

    private static long positive(MapReader map, String key) {
        return map.read(key, "应为大于零的整数，例如 300", 1L, FormulaSection::positiveNumber);
    }
}
