package org.mingzhang.domain.policy.scrutiny;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chinese numerals and full-width digits, read as the digits of which a pack's values are made. */
final class Numerals {
    private static final String DIGITS = "〇零一二三四五六七八九";
    private static final Pattern NUMERAL = Pattern.compile("(?<![0-9.])(?!百分点)[〇零一二三四五六七八九十两百千][〇零一二三四五六七八九十两百千万亿]*");
    private static final Map<Character, Long> UNITS = Map.of('十', 10L, '百', 100L, '千', 1_000L);
    private static final Map<Character, Long> GREAT = Map.of('万', 10_000L, '亿', 100_000_000L);
    /** What is left of digits after the sign of a fraction or of a share: 百分之, 三分之. */
    private static final Pattern SHARE = Pattern.compile("([百千二三四五六七八九十])分之");

    /** The class of an accident: 较大及以上安全事故, 重大安全、环保事故. */
    private static final Pattern ACCIDENT = Pattern.compile("(特别重大|重大|较大|一般)(?=[^，。;；,]{0,20}事故)");

    private Numerals() {}

    /** The words with digits in the place of numerals: 二十万元 is 200000元, 百分之五十 is 百分之50, 1，000 is 1000. */
    static String inDigits(String words) {
        String text = Normalizer.normalize(words, Normalizer.Form.NFKC).replaceAll("(?<=\\d),(?=\\d{3}(?!\\d))", "");
        text = ACCIDENT.matcher(text).replaceAll(found -> 1 + Measure.ACCIDENTS.indexOf(found.group(1)) + "\u0002");
        // A denominator keeps its word until its numerator is read.
        Matcher shares = SHARE.matcher(text);
        text = shares.replaceAll(found -> "\u0001" + denominator(found.group(1)) + "/");
        return NUMERAL.matcher(text).replaceAll(Numerals::digits);
    }

    private static long denominator(String word) {
        return switch (word) {
            case "百" -> 100;
            case "千" -> 1000;
            case "十" -> 10;
            default -> DIGITS.indexOf(word) - 1L;
        };
    }

    private static String digits(MatchResult found) {
        String numeral = found.group().replace('两', '二');
        boolean plain = numeral.chars().allMatch(sign -> DIGITS.indexOf(sign) >= 0);
        if (plain && numeral.length() > 1) {
            // 二〇二五 is a year; 二三级 are two levels.
            StringBuilder digits = new StringBuilder();
            numeral.chars().forEach(sign -> digits.append(digit((char) sign)).append(numeral.length() < 4 ? "、" : ""));
            return digits.toString().replaceAll("、$", "");
        }
        return Long.toString(value(numeral));
    }

    private static long value(String numeral) {
        long whole = 0;
        long part = 0;
        long digit = 0;
        for (int i = 0; i < numeral.length(); i++) {
            char sign = numeral.charAt(i);
            Long unit = UNITS.get(sign);
            Long great = GREAT.get(sign);
            if (unit != null) {
                part += (digit == 0 ? 1 : digit) * unit;
                digit = 0;
            } else if (great != null) {
                whole = (whole + part + digit) * great;
                part = 0;
                digit = 0;
            } else {
                digit = digit(sign);
            }
        }
        return whole + part + digit;
    }

    private static long digit(char sign) {
        return Math.max(0, DIGITS.indexOf(sign) - 1L);
    }
}
