package org.mingzhang.domain.policy.scrutiny;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Region;

/** What is wrong with a file wherever in it it stands: quotes that say nothing, words twice in a list, another country's clock. */
final class FileChecks {
    private static final Pattern QUOTE = Pattern.compile("「(.+)」", Pattern.DOTALL);
    /** Signs, and words that stand in every sentence: none of them tells which one is meant. */
    private static final Pattern SAYING_NOTHING = Pattern.compile("[^\\p{L}\\p{N}]|[的地得了着和及与或等在为是其之对由将须并且以于应可]");

    private static final int FEW = 3;
    /** Divisions of mainland China, all of whose clocks are Beijing's: their codes begin with 1 to 6. */
    private static final Pattern DIVISION = Pattern.compile("[1-6]\\d{5}");

    private static final String BEIJING = "Asia/Shanghai";

    private final PolicyPack pack;
    private final Remarks remarks;

    FileChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
    }

    void check() {
        remarks.eachWritten((place, words) -> {
            if (place.getLast().equals("clause")) {
                quote(place, words.getFirst());
            }
            twice(place, words);
        });
        zone();
    }

    private void quote(List<String> place, String clause) {
        Matcher quote = QUOTE.matcher(clause);
        if (!quote.find()) {
            return;
        }
        int telling = SAYING_NOTHING.matcher(quote.group(1)).replaceAll("").length();
        String found = "引文「" + quote.group(1) + "」";
        if (telling < 2) {
            remarks.contradicts(place, found + "，什么也没有说", "应为写明这条规则的原文：至少一句话里说到它的那几个词");
        } else if (telling < FEW) {
            remarks.doubts(place, found + "，太短", "应为看得出说的是这条规则的原文");
        }
    }

    private void twice(List<String> place, List<String> words) {
        Set<String> seen = new HashSet<>();
        words.stream()
                .filter(word -> !seen.add(word))
                .findFirst()
                .ifPresent(word -> remarks.contradicts(place, "“" + word + "” 写了两次", "每个只写一次"));
    }

    private void zone() {
        Region region = pack.region();
        boolean mainland = Stream.concat(
                        Stream.ofNullable(region).map(Region::code),
                        pack.counties().stream().map(County::code))
                .anyMatch(code -> DIVISION.matcher(code).matches());
        if (mainland && !pack.zone().getId().equals(BEIJING)) {
            remarks.doubts(List.of("zone"), "“" + pack.zone() + "”，行政区划却在中国", "应为 " + BEIJING + "：申报截止、公示期满都按北京时间的日子算");
        }
    }
}
