package org.mingzhang.domain.policy.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.domain.policy.Count;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.MapReader;
import org.mingzhang.domain.policy.reading.Problems;
import org.mingzhang.domain.policy.reading.Questions;
import org.mingzhang.domain.policy.reading.Quotes;

/** Tries the worked examples of a pack, {@code cases.yaml}, by the rules that decide real cases. */
public final class WorkedExamples {
    /** The expression that an arithmetic fault is of. */
    private static final Pattern EXPRESSION = Pattern.compile("«([^»]*)»");

    private final PolicyPack pack;
    private final MapReader file;
    private final Problems problems;
    private final Quotes quotes;
    private final List<Example> tried = new ArrayList<>();

    private WorkedExamples(PolicyPack pack, MapReader file, Problems problems) {
        this.pack = pack;
        this.file = file;
        this.problems = problems;
        this.quotes = Quotes.of(pack);
    }

    /** Reads one example to its end; what it gives is to be tried only where the example has no mistake. */
    private interface Section extends Function<MapReader, Supplier<Outcome>> {}

    /** Tries all examples in these bytes. Never throws for what a file can contain. */
    public static ExampleRun run(PolicyPack pack, byte[] cases) {
        return run(pack, cases, Questions.UNHEARD);
    }

    /**
     * The same with somebody who hears what is asked of the file.
     *
     * @param questions hears them
     */
    public static ExampleRun run(PolicyPack pack, byte[] cases, Questions questions) {
        Problems problems = new Problems(questions);
        List<Example> tried = MapReader.of(cases, problems)
                .map(file -> new WorkedExamples(pack, file, problems).all())
                .orElse(List.of());
        return new ExampleRun(problems.inOrder(), tried);
    }

    private List<Example> all() {
        file.reference("pack", List.of(pack.id()));
        Given given = new Given(pack, file);
        // An example that starts from facts that cannot be read would only repeat that in other words.
        boolean readable = !problems.any();
        sections(given)
                .forEach((name, section) -> file.maps(name).forEach(one -> example(name, section, one, readable)));
        everyDirection();
        everyCount();
        file.done();
        return tried;
    }

    private static Map<String, Section> sections(Given given) {
        AwardExamples awards = new AwardExamples(given);
        LimitExamples limits = new LimitExamples(given);
        StatementExamples statements = new StatementExamples(given);
        CaseExamples cases = new CaseExamples(given);
        PartyExamples parties = new PartyExamples(given);
        GoalExamples goals = new GoalExamples(given);
        RatioExamples ratios = new RatioExamples(given);
        Map<String, Section> sections = new LinkedHashMap<>();
        sections.put("awards", awards::award);
        sections.put("payments", awards::payment);
        sections.put("totals", new TotalExamples(given)::total);
        sections.put("repeats", limits::repeat);
        sections.put("exclusions", limits::exclusion);
        sections.put("quotas", limits::quota);
        sections.put("liabilities", limits::liability);
        sections.put("catalogues", limits::item);
        sections.put("rubrics", new RubricExamples(given)::rubric);
        sections.put("queues", new QueueExamples(given)::queue);
        sections.put("texts", statements::texts);
        sections.put("forms", statements::form);
        sections.put("documents", cases::document);
        sections.put("stages", cases::stages);
        sections.put("parties", parties::parties);
        sections.put("checks", parties::checks);
        sections.put("duties", new DutyExamples(given)::duties);
        sections.put("honours", goals::honour);
        sections.put("targets", goals::target);
        sections.put("batches", goals::batches);
        sections.put("phases", goals::phase);
        sections.put("sources", goals::source);
        sections.put("lines", goals::line);
        sections.put("ratios", ratios::ratio);
        sections.put("gates", ratios::gate);
        sections.put("parameters", new ParameterExamples(given)::parameter);
        sections.put("funds", new FundExamples(given)::fund);
        sections.put("similarities", new SimilarityExamples(given)::similarity);
        sections.put("counts", new CountExamples(given)::count);
        return sections;
    }

    private void example(String name, Section section, MapReader one, boolean readable) {
        int before = problems.count();
        String text = one.text("case");
        quotes.check(one);
        Supplier<Outcome> example = section.apply(one);
        one.done();
        if (readable && problems.count() == before && before < Problems.MOST) {
            Outcome outcome = tried(example);
            tried.add(new Example(name, text, one.spot().line(), outcome.differences(), outcome.calculation()));
        }
    }

    /** What the rules cannot count with, such as a value beyond what the ledger holds, came out otherwise too. */
    private Outcome tried(Supplier<Outcome> example) {
        try {
            return example.get();
        } catch (ArithmeticException tooLarge) {
            Matcher which = EXPRESSION.matcher(String.valueOf(tooLarge.getMessage()));
            return new Outcome(pack)
                    .differs("结果", "能算出来", "算不出来，得数超出账本能记的范围" + (which.find() ? "：" + which.group(1) : ""));
        } catch (IllegalArgumentException impossible) {
            return new Outcome(pack).differs("结果", "能算出来", "算不出来（" + impossible.getMessage() + "）");
        }
    }

    private void everyDirection() {
        List<String> shown = texts("awards", "direction");
        for (Direction direction : pack.directions()) {
            if (!shown.contains(direction.id())) {
                file.report(
                        file.spotOf("awards"),
                        "方向 " + direction.id() + "（" + direction.name() + "）没有算例",
                        "应为每个方向至少一个算例，写在 awards 里");
            }
        }
    }

    private List<String> texts(String section, String key) {
        return file.maps(section).stream()
                .map(one -> one.word(key).map(MapReader.Word::text).orElse(""))
                .toList();
    }

    /** A condition that was never seen to hold, or never not to, may be any condition. */
    private void everyCount() {
        for (Count count : pack.counts()) {
            for (Map.Entry<String, String> kind :
                    Map.of("true", "计入", "false", "不计入").entrySet()) {
                if (count.where() != null && !shows(count, kind.getKey())) {
                    file.report(
                            file.spotOf("counts"),
                            "计数 " + count.id() + "（" + count.name() + "）没有" + kind.getValue() + "的算例",
                            "应为每个写了 where 的计数，计入和不计入的各至少一个，写在 counts 里");
                }
            }
        }
    }

    private boolean shows(Count count, String answer) {
        return file.maps("counts").stream()
                .anyMatch(
                        one -> Optional.of(count.id()).equals(one.word("count").map(MapReader.Word::text))
                                && Optional.of(answer).equals(one.word("counts").map(MapReader.Word::text)));
    }
}
