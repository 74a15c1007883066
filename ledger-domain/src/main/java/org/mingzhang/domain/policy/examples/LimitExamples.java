package org.mingzhang.domain.policy.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.Allowance;
import org.mingzhang.domain.policy.Catalogue;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Direction.Rewarded;
import org.mingzhang.domain.policy.Exclusion.CaseRole;
import org.mingzhang.domain.policy.Exclusions;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Figure;
import org.mingzhang.domain.policy.ItemCategory;
import org.mingzhang.domain.policy.Joint;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.Quotas;
import org.mingzhang.domain.policy.Ranking;
import org.mingzhang.domain.policy.Ranking.Stand;
import org.mingzhang.domain.policy.Rivals;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;
import org.mingzhang.domain.policy.reading.MapReader;

/**
 * The sections {@code repeats}, {@code exclusions}, {@code quotas}, {@code liabilities} and {@code catalogues}: what is one too many,
 * who is liable, what counts.
 */
final class LimitExamples {
    /** From when a case counts. */
    private static final Moment[] COUNTING = {Moment.SUBMISSION, Moment.APPROVAL, Moment.AWARD};

    private final Given given;
    private final PolicyPack pack;

    LimitExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    /** Whether an award is one too many beside an earlier one to the same applicant. */
    Supplier<Outcome> repeat(MapReader one) {
        Optional<Direction> direction = given.direction(one);
        ParameterValues values = given.decided(one, "parameters");
        MapReader first = one.map("earlier");
        String before = first.textOr("county", "");
        Rewarded earlier = rewarded(first);
        MapReader second = one.map("again");
        String county = second.textOr("county", "");
        Rewarded again = rewarded(second);
        String expected = Given.verdict(one, RejectionCode.EXCLUDED);
        return () -> {
            Direction.Once once = direction.orElseThrow().once();
            String per = once == null ? "" : once.per(values);
            boolean repeats = per.equals(FactName.COUNTY_ID.id())
                    ? county.equals(before)
                    : once != null && again.same(earlier, per);
            return new Outcome(pack)
                    .same("再次奖补", expected, repeats ? RejectionCode.EXCLUDED.name() : Outcome.OK, Outcome::words);
        };
    }

    private static Rewarded rewarded(MapReader award) {
        Rewarded rewarded = new Rewarded(
                award.text("application"),
                award.word("honour").map(MapReader.Word::text).orElse(null),
                award.word("product").map(MapReader.Word::text).orElse(null));
        award.done();
        return rewarded;
    }

    /** One case more beside those that an organisation has: refused at whichever moment a rule counts it. */
    Supplier<Outcome> exclusion(MapReader one) {
        ParameterValues values = given.decided(one, "parameters");
        List<Exclusions.Held> has = new ArrayList<>();
        one.maps("has").forEach(held -> has.add(held(held, "已报-" + (has.size() + 1), Moment.AWARD)));
        MapReader more = one.map("adds");
        Exclusions.Held adds = held(more, "新报", Moment.SUBMISSION);
        boolean whenever = !more.has("at");
        String expected = Given.verdict(one, RejectionCode.EXCLUDED, RejectionCode.PARAMETER_UNDECIDED);
        return () -> {
            Optional<Rejection> no = (whenever
                            ? Stream.of(Moment.SUBMISSION, Moment.APPROVAL, Moment.AWARD)
                            : Stream.of(adds.reached()))
                    .flatMap(at -> Exclusions.refuse(
                            pack,
                            values,
                            "示例单位",
                            new Exclusions.Held(adds.application(), adds.direction(), adds.role(), at),
                            has)
                            .stream())
                    .findFirst();
            return new Outcome(pack).verdict("再报一项", expected, no);
        };
    }

    private Exclusions.Held held(MapReader held, String number, Moment otherwise) {
        Exclusions.Held read = new Exclusions.Held(
                number,
                given.direction(held).map(Direction::id).orElse(""),
                held.has("role")
                        ? held.choice("role", words(CaseRole.values()), CaseRole.APPLICANT)
                        : CaseRole.APPLICANT,
                held.has("at") ? held.choice("at", words(COUNTING), otherwise) : otherwise);
        held.done();
        return read;
    }

    static <E extends Enum<E>> Map<String, E> words(E[] values) {
        return Arrays.stream(values)
                .collect(Collectors.toMap(value -> value.name().toLowerCase(Locale.ROOT), Function.identity()));
    }

    /** One case more where so many places are taken, or how many there are. */
    Supplier<Outcome> quota(MapReader one) {
        Optional<Direction> direction = given.direction(one);
        ParameterValues values = given.decided(one, "parameters");
        Facts figures = one.mapIfPresent("figures").map(this::figures).orElse(Facts.NONE);
        Long limit = one.has("limit") ? (Long) Given.number(one, "limit") : null;
        Integer score = one.has("score") ? RubricExamples.points(one, "score") : null;
        List<Stand> inPlay = inPlay(one);
        Quota quota = direction.flatMap(of -> chosen(one, of)).orElse(null);
        long taken = (one.has("taken") ? Given.number(one, "taken") : 0L) + others(one, quota);
        boolean competes = quota != null && direction.orElseThrow().goesByScore(quota);
        if (one.has("inPlay") && !competes) {
            one.report(one.spotOf("inPlay"), "本方向的名额不按评分", "inPlay 只写在 quota 有 rankBy 的方向");
        }
        String expected = one.has("expect")
                ? Given.verdict(
                        one,
                        RejectionCode.QUOTA_EXCEEDED,
                        RejectionCode.OUTRANKED,
                        RejectionCode.FACT_MISSING,
                        RejectionCode.PARAMETER_UNDECIDED)
                : null;
        if (limit == null && expected == null) {
            one.report(one.spot(), "limit 和 expect 都没有写", "应写明名额 limit，或再报一家的结论 expect");
        }
        return () -> {
            Outcome outcome = new Outcome(pack);
            if (limit != null) {
                outcome.same(
                        "名额",
                        limit + "个",
                        places(
                                most(direction.orElseThrow(), quota, values, figures)
                                        .orElse(null),
                                outcome),
                        text -> text);
            }
            return expected == null
                    ? outcome
                    : outcome.verdict(
                            "已占 " + taken + " 个，再报一个",
                            expected,
                            refuse(
                                    direction.orElseThrow(),
                                    quota,
                                    values,
                                    figures,
                                    taken,
                                    new Stand("算例", null, score),
                                    inPlay));
        };
    }

    /** How many places other cases have taken: of those that came so far, the ones among which this one is counted. */
    private static long others(MapReader one, @Nullable Quota quota) {
        long taken = 0;
        for (MapReader other : one.maps("others")) {
            Moment reached = other.choice("at", words(COUNTING), Moment.AWARD);
            boolean elsewhere = other.flag("elsewhere");
            boolean own = other.flag("own");
            long cases = other.has("cases") ? Given.number(other, "cases") : 1;
            other.done();
            boolean counts = quota != null
                    && reached.compareTo(quota.at()) >= 0
                    && switch (quota.per()) {
                        case PROGRAMME -> true;
                        case COUNTY -> !elsewhere;
                        case APPLICANT -> own;
                    };
            taken += counts ? cases : 0;
        }
        return taken;
    }

    /** The direction's quota, or of several the one that the example names. */
    private static Optional<Quota> chosen(MapReader one, Direction direction) {
        List<Quota> quotas = direction.quotas();
        if (quotas.stream().allMatch(quota -> quota.name() == null)) {
            return quotas.stream().findFirst();
        }
        String id = one.reference("quota", quotas.stream().map(Quota::id).toList());
        return quotas.stream().filter(quota -> quota.id().equals(id)).findFirst();
    }

    private Optional<Allowance> most(
            Direction direction, @Nullable Quota quota, ParameterValues values, Facts figures) {
        return quota == null ? Optional.empty() : Quotas.most(pack, values, direction, quota, figures);
    }

    private Optional<Rejection> refuse(
            Direction direction,
            @Nullable Quota quota,
            ParameterValues values,
            Facts figures,
            long taken,
            Stand own,
            List<Stand> inPlay) {
        return quota == null
                ? Optional.empty()
                : Quotas.refuse(pack, values, direction, quota, figures, taken, Map.of())
                        .or(() -> inPlay.isEmpty()
                                ? Optional.empty()
                                : most(direction, quota, values, figures)
                                        .filter(Allowance.Known.class::isInstance)
                                        .flatMap(most -> Ranking.refuse(
                                                direction,
                                                own,
                                                Rivals.of(inPlay),
                                                taken,
                                                ((Allowance.Known) most).most())));
    }

    /** The scores of others that may still take a place; whoever has none yet is written as such. */
    private static List<Stand> inPlay(MapReader one) {
        List<Stand> inPlay = new ArrayList<>();
        for (MapReader.Word word : one.words("inPlay")) {
            Integer score = null;
            if (!word.text().equals("none")) {
                try {
                    score = ValueType.POINTS.parse(word.text()) instanceof Value.Points(int tenths) ? tenths : null;
                } catch (IllegalArgumentException notPoints) {
                    one.report(word.spot(), MapReader.quoted(word.text()), "应为分数，例如 92.5；还没有评分的写 none");
                }
            }
            inPlay.add(new Stand("在审" + (inPlay.size() + 1), null, score));
        }
        return inPlay;
    }

    private static String places(@Nullable Allowance most, Outcome outcome) {
        return switch (most) {
            case null -> "不限名额";
            case Allowance.Known known -> known.most() + "个";
            case Allowance.Open open -> outcome.message(open.why());
        };
    }

    private Facts figures(MapReader stated) {
        Facts figures = Facts.NONE;
        for (String id : stated.keys()) {
            if (stated.known(
                    new MapReader.Word(id, stated.spotOf(id)),
                    pack.figures().stream().map(Figure::id).toList())) {
                NamedFact fact = pack.figure(id).orElseThrow().fact();
                Optional<Value> value = Given.value(stated, id, fact.type());
                figures = value.isPresent() ? figures.with(fact, value.get(), 1L) : figures;
            }
        }
        return figures;
    }

    /** Who of a consortium owes what is to come back. */
    Supplier<Outcome> liability(MapReader one) {
        Optional<Direction> direction = given.direction(one);
        ParameterValues values = given.decided(one, "parameters");
        Joint joint = direction.map(Direction::joint).orElse(null);
        if (direction.isPresent() && joint == null) {
            one.report(one.spotOf("direction"), "方向 " + direction.get().id() + " 没有 joint", "应为写了 joint（连带责任）的方向");
        }
        String agreement = one.has("agreement")
                ? one.reference(
                        "agreement",
                        direction.map(Direction::documents).orElse(List.of()).stream()
                                .map(ChecklistDocument::id)
                                .toList())
                : null;
        Joint.By expected = one.choice("expect", Joint.By.WORDS, Joint.By.EVERYONE);
        return () -> {
            Joint rule = Objects.requireNonNull(joint);
            Outcome outcome = new Outcome(pack)
                    .same(
                            "退回由谁承担",
                            expected,
                            rule.bindsMembers(values) ? Joint.By.EVERYONE : Joint.By.LEAD,
                            by -> by == Joint.By.LEAD ? "牵头单位（lead）" : "各成员连带（everyone）");
            return agreement == null
                    ? outcome
                    : outcome.same(
                            "凭哪份材料",
                            agreement,
                            Optional.ofNullable(rule.agreement()).orElse("没有规定"),
                            Function.identity());
        };
    }

    /** Whether one contract item counts as investment. */
    Supplier<Outcome> item(MapReader one) {
        String id = one.reference(
                "catalogue", pack.catalogues().stream().map(Catalogue::id).toList());
        MapReader item = one.map("item");
        String name = item.text("name");
        String category = item.has("category")
                ? item.reference(
                        "category",
                        Arrays.stream(ItemCategory.values())
                                .map(ItemCategory::chinese)
                                .toList())
                : "";
        if (item.has("amount")) {
            Given.amount(item, "amount"); // as people copy it from a contract; it decides nothing here
        }
        item.done();
        boolean expected = Given.yesOrNo(one, "counts");
        return () -> new Outcome(pack)
                .same(
                        name,
                        expected,
                        pack.catalogue(id)
                                .orElseThrow()
                                .counts(name, ItemCategory.named(category).orElse(null)),
                        counts -> counts ? "计入" : "不计入");
    }
}
