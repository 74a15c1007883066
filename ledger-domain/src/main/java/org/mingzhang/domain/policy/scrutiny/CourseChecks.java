package org.mingzhang.domain.policy.scrutiny;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Form;
import org.mingzhang.domain.policy.Formula;
import org.mingzhang.domain.policy.Formula.Limit;
import org.mingzhang.domain.policy.Formula.Quantity;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.Value;

/** What comes too early or too late in the course of a case: a notice before the review, papers after it, days outside the pilot. */
final class CourseChecks {
    private static final Pattern OF_APPLICATION = Pattern.compile("^附(?!件)|并附|随附|申报[表书]|申报材料|申请[表书]|申报时");
    private static final Pattern OF_LATER = Pattern.compile("拨付|付款|兑现|验收|核查|审计|完工|支付");

    /** What only an acceptance tells. */
    static final Set<FactName> ACCEPTANCE = Set.of(
            FactName.ACCEPTANCE_PASSED,
            FactName.ACCEPTANCE_LEVEL_AFTER,
            FactName.ACCEPTANCE_RECOGNISED_INVESTMENT,
            FactName.ACCEPTANCE_SCORE,
            FactName.ACCEPTANCE_SCENES,
            FactName.ACCEPTANCE_ASSESSED_ON);

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    CourseChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        for (Direction direction : pack.directions()) {
            List<String> at = List.of("directions", direction.id());
            notice(direction, at);
            direction.documents().forEach(document -> document(direction, document, at));
            if (direction.hasMoney()) {
                List<String> amount = Rules.in(at, "amount");
                dated(amount, direction.formula());
                Advance advance = direction.advance();
                if (advance != null) {
                    advance(direction, Rules.in(amount, "advance"), advance);
                }
            }
        }
        for (Rules.Ruled rule : rules.expressions()) {
            if (rule.always()) {
                deadline(rule, Term.of(rule.expression()));
            }
            boolean asked = rule.always()
                    || List.of("when", "gives").contains(rule.place().getLast());
            if (rule.direction() != null && asked && !rule.place().contains("documents")) {
                optional(rule, rule.direction());
            }
        }
    }

    /** Nobody can object to what is not reviewed yet. */
    private void notice(Direction direction, List<String> at) {
        List<Stage> stages = pack.stagesOf(direction);
        int posted = -1;
        for (int i = 0; i < stages.size(); i++) {
            posted = stages.get(i).decidedBy() == Stage.By.NOTICE ? i : posted;
        }
        if (posted < 0 || posted == stages.size() - 1) {
            return;
        }
        String later = stages.subList(posted + 1, stages.size() - 1).stream()
                .filter(stage -> stage.decidedBy() != Stage.By.CITY)
                .map(Stage::name)
                .collect(Collectors.joining("、"));
        if (!later.isEmpty()) {
            List<String> own = Rules.in(at, "stages");
            remarks.doubts(
                    remarks.isWritten(own)
                            ? own
                            : List.of("stages", stages.get(posted).id()),
                    "公示排在" + later + "之前",
                    "应在审核、评审之后公示：公示的是审过的名单；文件就是这样写的可以不改");
        }
    }

    /** What belongs to the application is there before anybody reviews it. */
    private void document(Direction direction, ChecklistDocument document, List<String> at) {
        if (!document.required() || document.clause().isProposed() || document.by() == null) {
            return;
        }
        String first = direction.stages().isEmpty() ? "" : direction.stages().getFirst();
        String quote = document.clause().quote();
        if (!document.by().equals(first)
                && OF_APPLICATION.matcher(quote).find()
                && !OF_LATER.matcher(quote + document.name()).find()) {
            remarks.doubts(
                    Rules.in(at, "documents", document.id(), "by"),
                    "“" + document.by() + "”，引文「" + quote + "」说的是申报时就交的材料",
                    "应为第一个环节" + (first.isEmpty() ? "" : " " + first) + "：写得晚，前面的环节没有它也通过；事后才交的，引说到它的原文");
        }
    }

    /** The first or the last day of the pilot; neither where they are in the wrong order, which is said elsewhere. */
    private Optional<LocalDate> day(CoreParameter core) {
        Optional<LocalDate> from = initial(CoreParameter.PILOT_FROM);
        Optional<LocalDate> to = initial(CoreParameter.PILOT_TO);
        boolean turned = from.isPresent() && to.isPresent() && to.get().isBefore(from.get());
        return turned ? Optional.empty() : core == CoreParameter.PILOT_FROM ? from : to;
    }

    private Optional<LocalDate> initial(CoreParameter core) {
        return pack.parameter(core.id())
                .map(Parameter::initial)
                .filter(Value.Day.class::isInstance)
                .map(value -> ((Value.Day) value).date());
    }

    /** Nobody applies before the pilot begins or after it ends, whatever a deadline says. */
    private void deadline(Rules.Ruled rule, Term term) {
        if (!(term instanceof Term.Done(String function, List<Term> sides)) || sides.size() != 2) {
            return;
        }
        if (function.equals("_&&_")) {
            sides.forEach(each -> deadline(rule, each));
        }
        if (!sides.getFirst().equals(new Term.Named(FactName.APPLICATION_SUBMITTED_ON))
                || !(sides.getLast() instanceof Term.Written(Value.Day(LocalDate day)))) {
            return;
        }
        boolean last = function.equals("_<=_") || function.equals("_<_");
        boolean first = function.equals("_>=_") || function.equals("_>_");
        LocalDate from = day(CoreParameter.PILOT_FROM).orElse(LocalDate.MIN);
        LocalDate to = day(CoreParameter.PILOT_TO).orElse(LocalDate.MAX);
        String expected = "应在实施期以内：实施期以外的申报不受理；实施期写错的，改 pilot.from、pilot.to";
        if (last && day.isBefore(from)) {
            remarks.doubts(rule.place(), "截止 " + day + "，早于实施期首日 pilot.from 的 " + from + "，没有一天能申报", expected);
        } else if ((last || first) && day.isAfter(to)) {
            remarks.doubts(rule.place(), (last ? "截止 " : "起始 ") + day + "，晚于实施期末日 pilot.to 的 " + to, expected);
        }
    }

    private void dated(List<String> at, Formula formula) {
        dated(at, formula.limits());
        formula.parts().forEach(part -> dated(Rules.in(at, "parts", part.id()), part.limits()));
    }

    private void dated(List<String> at, List<Limit> limits) {
        for (Limit limit : limits) {
            List<String> place = Rules.in(at, "limits", limit.id());
            if (limit instanceof Formula.AmountLimit amount && amount.amount() instanceof Quantity.Dated dated) {
                days(Rules.in(place, "amount", "until"), dated, limit);
            } else if (limit instanceof Formula.ShareLimit share && share.share() instanceof Quantity.Dated dated) {
                days(Rules.in(place, "share", "until"), dated, limit);
            }
        }
    }

    private void days(List<String> place, Quantity.Dated dated, Limit limit) {
        List<LocalDate> days = List.copyOf(dated.until().keySet());
        for (LocalDate day : days) {
            if (day(CoreParameter.PILOT_FROM).filter(day::isBefore).isPresent()) {
                remarks.doubts(
                        Rules.in(place, day.toString()),
                        day + "，早于实施期首日 pilot.from 的 "
                                + day(CoreParameter.PILOT_FROM).orElseThrow(),
                        "应为实施期以内的日子：不然这一格用不到");
            }
            Figures words = Figures.in(limit.clause().quote());
            if (!limit.clause().isProposed() && days.size() > 1 && words.differ(Value.of(day), Measure.NONE)) {
                remarks.doubts(
                        Rules.in(place, day.toString()),
                        "“" + day + "”，引文「" + limit.clause().quote() + "」没有说到这一天",
                        "应为那里说到的日子；引说到每一天的原文");
            }
        }
        List<LocalDate> written = days.stream()
                .sorted((one, other) ->
                        remarks.compare(Rules.in(place, one.toString()), Rules.in(place, other.toString())))
                .toList();
        if (!written.equals(days)) {
            remarks.doubts(
                    place,
                    "日子的次序是 " + written.stream().map(LocalDate::toString).collect(Collectors.joining("、")),
                    "应由早到晚写：账本总按由早到晚取第一个没有过的日子");
        }
    }

    /** What only the acceptance tells is not known when money is paid before it. */
    private void advance(Direction direction, List<String> at, Advance advance) {
        for (Advance.Instalment instalment : advance.instalments()) {
            for (Limit limit : instalment.formula().limits()) {
                FactId of = limit instanceof Formula.ShareLimit share ? share.of() : null;
                if (direction.acceptance() && of instanceof FactName name && ACCEPTANCE.contains(name)) {
                    remarks.doubts(
                            Rules.in(Places.instalment(at, instalment), "limits", limit.id(), "of"),
                            "“" + name.id() + "”，预拨时还没有验收，算不出来",
                            "应为验收以前就有的金额，例如 contract.priceFen");
                }
            }
        }
    }

    /** What an applicant may leave out cannot be asked for. */
    private void optional(Rules.Ruled rule, Direction direction) {
        for (FactId fact : rule.expression().facts()) {
            Form.Field field = field(fact, direction);
            if (field != null && field.asked() && !field.needed()) {
                remarks.doubts(
                        rule.place(),
                        fact.id() + "，申报表 " + direction.form() + " 的这一栏不是必填的",
                        "应在 forms." + direction.form() + ".fields." + field.id() + " 写 needed: true：没有填的，这一条办不下去");
            }
        }
    }

    private Form.@Nullable Field field(FactId fact, Direction direction) {
        if (!(fact instanceof NamedFact named) || named.family() != NamedFact.Family.FORM) {
            return null;
        }
        return pack.formOf(direction).flatMap(form -> form.field(named.name())).orElse(null);
    }

    /** All that a direction's own rules rest on. */
    static List<String> words(Direction direction, Rules rules) {
        List<String> words =
                new ArrayList<>(List.of(direction.name(), direction.clause().quote()));
        rules.expressions().stream()
                .filter(rule ->
                        direction.equals(rule.direction()) && !rule.place().contains("quota"))
                .forEach(rule -> {
                    words.add(rule.text());
                    words.add(rule.clause().quote());
                });
        return words;
    }
}
