package org.mingzhang.domain.policy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** 级别 of titles and grants, as records write them: 省级, 国家级, or who grants them; each by itself, and no range of them. */
public final class TitleLevels {
    private static final List<String> USUAL = List.of("国家级", "省级", "市级", "县级", "区级");
    private static final Pattern RANGE = Pattern.compile("以上|以下|及其?|或|和|至|、|/|之一|不限|任意|各级");
    private static final Pattern LEVEL =
            Pattern.compile("(?:国家|中央|全国|部|省|自治区|直辖市|市|州|盟|地|县|区|旗|县区|区县|乡镇?|镇|街道|园区|开发区|行业|国际)级?.{0,6}");
    private static final Pattern ISSUER = Pattern.compile(".{1,20}(?:部|委|委员会|局|厅|办|院|协会|学会|集团|中心|政府)");

    private TitleLevels() {}

    /** Whether a record may have it: a level, or who grants the title. */
    public static boolean isOne(String word) {
        return !isRange(word)
                && (LEVEL.matcher(word).matches() || ISSUER.matcher(word).matches());
    }

    /** Whether it means several levels: records have one. */
    public static boolean isRange(String word) {
        return RANGE.matcher(word).find() && !ISSUER.matcher(word).matches();
    }

    /** What should stand there: the usual levels, and those of the pack's own titles. */
    public static String expected(PolicyPack pack) {
        List<String> known = Stream.concat(
                        USUAL.stream(),
                        pack.honours().stream()
                                .flatMap(honour -> Stream.concat(
                                        honour.recorded().levels().stream(),
                                        honour.also() == null
                                                ? Stream.empty()
                                                : honour.also().recorded().levels().stream()))
                                .filter(TitleLevels::isOne)
                                .sorted())
                .distinct()
                .toList();
        return "应为记录里的一个级别：" + String.join("、", known) + "，或者发证单位；“省级以上”逐个写出，例如 [省级, 国家级]";
    }
}
