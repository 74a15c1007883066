package org.mingzhang.domain.policy.scrutiny;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.Fund;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Region;
import org.mingzhang.domain.policy.SourceDocument;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.Value;

/** What the whole pack stands on: the day it begins on, the codes of its counties, windows between two parameters, the year of a cap. */
final class SetUpChecks {
    private static final Pattern ISSUED = Pattern.compile("(?:印发|发布|发文|成文)(?:之日|日期|当日|的日期)");
    private static final Pattern DAY = Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日");
    private static final Pattern YEARLY = Pattern.compile("年度|[每同当本一全]年|自然年|年内");
    private static final Pattern BEGINS = Pattern.compile("起始|首日|开始|开头|起日|第一天");
    private static final Pattern ENDS = Pattern.compile("截止|末日|结束|终止|止日|最后一天");

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    SetUpChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        begins();
        counties();
        workingDays();
        pack.parameters().forEach(this::constraints);
        pack.funds().forEach(this::yearly);
        rules.expressions().forEach(rule -> window(rule, Term.of(rule.expression())));
    }

    /** Whoever takes the day of issue writes the day of issue. */
    private void begins() {
        Optional<Parameter> from = pack.parameter(CoreParameter.PILOT_FROM.id());
        if (from.isEmpty()
                || !(from.get().initial() instanceof Value.Day(LocalDate day))
                || !ISSUED.matcher(from.get().clause().quote() + from.get().doubt())
                        .find()) {
            return;
        }
        List<LocalDate> issued =
                pack.documents().stream().flatMap(SetUpChecks::issued).toList();
        if (!issued.isEmpty() && !issued.contains(day)) {
            remarks.doubts(
                    List.of("parameters", CoreParameter.PILOT_FROM.id(), "default"),
                    "“" + day + "”，说的是取印发之日，documents 里写的印发之日是 "
                            + issued.stream().map(LocalDate::toString).collect(Collectors.joining("、")),
                    "应为同一天；documents 的 issued 写错的，改那里");
        }
    }

    private static Stream<LocalDate> issued(SourceDocument document) {
        Matcher day = DAY.matcher(document.issued());
        if (!day.find()) {
            return Stream.empty();
        }
        try {
            return Stream.of(LocalDate.of(
                    Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3))));
        } catch (DateTimeException noDay) {
            return Stream.empty();
        }
    }

    /** A county's code begins with the first four digits of its city's. */
    private void counties() {
        Region region = pack.region();
        String code = region == null ? "" : region.code();
        if (region == null || !code.matches("\\d{6}") || code.startsWith("00")) {
            return;
        }
        String head = code.endsWith("0000") ? code.substring(0, 2) : code.substring(0, 4);
        List<County> strange = pack.counties().stream()
                .filter(county ->
                        county.code().matches("\\d{6}") && !county.code().startsWith(head))
                .toList();
        strange.forEach(county -> remarks.doubts(
                List.of("counties", "list", county.code()),
                "“" + county.code() + "”（" + county.name() + "），不是 " + region.name() + " " + code + " 的县（市、区）",
                "应为以 " + head + " 开头的代码：代码写错的，那里的企业都不算在本地注册"));
    }

    private void workingDays() {
        pack.parameter(CoreParameter.NOTICE_WORKING_DAYS.id())
                .filter(parameter ->
                        !parameter.unit().isEmpty() && !parameter.unit().contains("工作日"))
                .ifPresent(parameter -> remarks.doubts(
                        List.of("parameters", parameter.id(), "unit"),
                        "“" + parameter.unit() + "”，账本按工作日数公示期",
                        "应为 unit: 个工作日；文件说的是自然日的，换算成工作日"));
    }

    /** What a value is bound to stands in the words of the bound. */
    private void constraints(Parameter parameter) {
        Measure measure = Measure.of(parameter.unit());
        for (int i = 0; i < parameter.constraints().size(); i++) {
            Parameter.Constraint one = parameter.constraints().get(i);
            if (!one.clause().isProposed()
                    && Term.of(one.holds()) instanceof Term.Done(String comparison, List<Term> sides)
                    && Set.of("_>=_", "_<=_").contains(comparison)
                    && sides.getFirst() instanceof Term.Judged
                    && sides.getLast() instanceof Term.Written(Value.Whole whole)
                    && Figures.in(one.clause().quote()).differ(whole, measure)) {
                remarks.doubts(
                        List.of("parameters", parameter.id(), "constraints", "[" + i + "]", "holds"),
                        "写的是 " + whole.display() + "，引文「" + one.clause().quote() + "」里同类的数是 "
                                + Figures.in(one.clause().quote()).like(whole, measure),
                        "应与旁边的文字一致；那里说的是别的数的，改引说到这个数的原文");
            }
        }
    }

    /** A cap of each year where no words speak of the year begins anew every January. */
    private void yearly(Fund fund) {
        if (fund.per() == Fund.Per.CALENDAR_YEAR
                && !fund.clause().isProposed()
                && !YEARLY.matcher(fund.name() + "，" + fund.clause().quote()).find()) {
            remarks.doubts(
                    List.of("funds", fund.id(), "per"),
                    "“calendarYear”，名称、引文“" + fund.name() + "，" + fund.clause().quote() + "”没有说到年度",
                    "应不写 per：历年的都算；确实一年一算的，引说到它的原文");
        }
    }

    private void window(Rules.Ruled rule, Term term) {
        if (!(term instanceof Term.Done(String function, List<Term> terms)) || terms.size() != 2) {
            return;
        }
        terms.forEach(each -> window(rule, each));
        if (!function.equals("_&&_")) {
            return;
        }
        for (int i = 0; i < 2; i++) {
            Optional<Bound> first = bound(terms.get(i));
            Optional<Bound> second = bound(terms.get(1 - i));
            if (first.isPresent()
                    && second.isPresent()
                    && first.get().last()
                    && !second.get().last()
                    && first.get().of().equals(second.get().of())
                    && is(first.get().parameter(), BEGINS, "from")
                    && is(second.get().parameter(), ENDS, "to")) {
                remarks.doubts(
                        rule.place(),
                        "“" + rule.shown() + "”，不晚于 " + first.get().parameter() + "、不早于 "
                                + second.get().parameter() + "：首尾颠倒，没有一天符合",
                        "应为 >= param(\"" + first.get().parameter() + "\") && … <= param(\""
                                + second.get().parameter() + "\")");
            }
        }
    }

    /** One end of a window. */
    private record Bound(Term of, boolean last, String parameter) {}

    private static Optional<Bound> bound(Term term) {
        if (term instanceof Term.Done(String function, List<Term> sides)
                && sides.size() == 2
                && sides.getFirst() instanceof Term.Named
                && sides.getLast() instanceof Term.Open(String id)) {
            boolean last = function.equals("_<=_") || function.equals("_<_");
            boolean first = function.equals("_>=_") || function.equals("_>_");
            return last || first ? Optional.of(new Bound(sides.getFirst(), last, id)) : Optional.empty();
        }
        return Optional.empty();
    }

    private boolean is(String id, Pattern words, String end) {
        return id.endsWith("." + end)
                || pack.parameter(id)
                        .filter(parameter -> words.matcher(parameter.name()).find())
                        .isPresent();
    }
}
