package org.mingzhang.domain.policy.scrutiny;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.DutyRule;
import org.mingzhang.domain.policy.DutyRule.Unit;
import org.mingzhang.domain.policy.PolicyPack;

/** When a duty begins, comes again and ends, against its own quote: monthly for 按季度, working days for 60日. */
final class DutyChecks {
    private static final Map<String, Pattern> PERIODS = periods();
    private static final Pattern PAID = Pattern.compile("自[^，。；]{0,10}(?:拨付|支付|到账|兑付|发放)[^，。；]{0,4}起");
    private static final Pattern UNTIL = Pattern.compile("至(\\d{4})年(\\d{1,2})月(\\d{1,2})日");

    private static final Set<Measure> TIMES = Set.of(Measure.DAYS, Measure.MONTHS, Measure.YEARS);
    private static final Pattern HALVES = Pattern.compile("半[年月个]|当[日天]|次[日月]|月[底末]|季[末度]末");

    private static final Map<Unit, String> TERMS =
            Map.of(Unit.DAYS, "个?(?:自然日|日历日)|日|天", Unit.WORKING_DAYS, "个?工作日", Unit.MONTHS, "个月");
    private static final Map<Unit, String> SPANS = Map.of(Unit.MONTHS, "个月", Unit.YEARS, "周?年|个年度");
    private static final Map<Unit, String> NAMES =
            Map.of(Unit.DAYS, "自然日", Unit.WORKING_DAYS, "工作日", Unit.MONTHS, "月", Unit.YEARS, "年");

    private final PolicyPack pack;
    private final Remarks remarks;

    DutyChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
    }

    private static Map<String, Pattern> periods() {
        Map<String, Pattern> words = new LinkedHashMap<>();
        words.put("weekly", Pattern.compile("[每按逐]周|周报"));
        words.put("monthly", Pattern.compile("[每按逐]个?月|月报"));
        words.put("quarterly", Pattern.compile("[每按逐]个?季|季报"));
        words.put("halfYearly", Pattern.compile("[每按]半年"));
        words.put("yearly", Pattern.compile("[每按逐]年|年报"));
        return words;
    }

    void check() {
        for (DutyRule duty : pack.duties()) {
            if (!duty.clause().isProposed()) {
                List<String> at = List.of("duties", duty.id());
                every(duty, at);
                units(duty, at);
                lasts(duty, at);
                unsaid(duty, at);
            }
        }
    }

    private void note(DutyRule duty, List<String> place, String found, String expected) {
        remarks.doubts(place, found + "，引文「" + duty.clause().quote() + "」", "应为 " + expected + "；那里说的不是这项义务的，引说到它的原文");
    }

    private void every(DutyRule duty, List<String> at) {
        String every = duty.lasts().every();
        Pattern own = every == null ? null : PERIODS.get(every);
        String quote = duty.clause().quote();
        if (own == null || own.matcher(quote).find()) {
            return;
        }
        String said = PERIODS.entrySet().stream()
                .filter(period -> period.getValue().matcher(quote).find())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" 或 "));
        if (!said.isEmpty()) {
            note(duty, Rules.in(at, "every"), "“" + every + "”", "那里所说的 " + said);
        }
    }

    /** 60日 are days of the calendar, 60个工作日 are not, and 6个月 are no days. */
    private void units(DutyRule duty, List<String> at) {
        if (duty.term() != null) {
            unit(duty, at, duty.term().number(), duty.term().unit(), TERMS);
        }
        unit(duty, at, duty.lasts().span(), duty.lasts().unit(), SPANS);
    }

    private void unit(DutyRule duty, List<String> at, @Nullable Long number, Unit own, Map<Unit, String> known) {
        if (number == null) {
            return;
        }
        String text = Numerals.inDigits(duty.clause().quote());
        List<Unit> said = known.entrySet().stream()
                .filter(each -> Pattern.compile("(?<![\\d月.])" + number + "\\s*(?:" + each.getValue() + ")")
                        .matcher(text)
                        .find())
                .map(Map.Entry::getKey)
                .toList();
        if (said.size() == 1 && said.getFirst() != own) {
            note(
                    duty,
                    Rules.in(at, own.word()),
                    "“" + own.word() + "”（" + NAMES.getOrDefault(own, own.chinese()) + "）",
                    said.getFirst().word() + ": " + number);
        }
    }

    /** A number that no words say is ours, and is shown as proposed. */
    private void unsaid(DutyRule duty, List<String> at) {
        if (duty.term() == null || duty.term().number() == null) {
            return;
        }
        String quote = duty.clause().quote();
        boolean said = Figures.in(quote).all().stream().anyMatch(figure -> TIMES.contains(figure.measure()));
        if (!said && !HALVES.matcher(quote).find()) {
            remarks.doubts(
                    Rules.in(at, duty.term().unit().word()),
                    "“" + duty.term().number() + "”，引文「" + quote + "」没有说几日内",
                    "应引说到它的原文；文件没有写的，这项义务写 proposed，理由里说明哪些是文件写的、哪些是拟定的，或者 days: param(编号)");
        }
    }

    private void lasts(DutyRule duty, List<String> at) {
        boolean standing = duty.kind() == DutyRule.Kind.STANDING;
        boolean begins = standing || duty.kind() == DutyRule.Kind.DOCUMENT;
        String text = Numerals.inDigits(duty.clause().quote());
        if (begins && !duty.lasts().payment() && PAID.matcher(text).find()) {
            note(duty, at, "没有写 from，这项义务" + duty.from() + "算", "from: payment（自首笔支付之日起）");
        }
        boolean again = standing
                || duty.kind() == DutyRule.Kind.PROGRESS
                || duty.lasts().every() != null;
        Matcher until = UNTIL.matcher(text);
        if (again && !duty.lasts().ends() && until.find()) {
            String day = "%s-%02d-%02d"
                    .formatted(until.group(1), Integer.valueOf(until.group(2)), Integer.valueOf(until.group(3)));
            note(duty, at, "没有写 until，这项义务没有尽头", "until: " + day);
        }
    }
}
