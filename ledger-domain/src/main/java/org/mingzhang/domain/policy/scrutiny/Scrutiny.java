package org.mingzhang.domain.policy.scrutiny;

import java.util.List;
import java.util.Set;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackProblem;

/**
 * Looks through a pack before it is published. {@code schemes check}, {@code programme open} and {@code programme amend} ask it;
 * nothing that reads a published pack does.
 */
public final class Scrutiny {
    private Scrutiny() {}

    /**
     * What was found, each in the order of the file.
     *
     * @param contradictions what cannot be meant: the pack is not published with it
     * @param doubts 提示: what may be meant and should be looked at
     */
    public record Findings(List<PackProblem> contradictions, List<PackProblem> doubts) {
        public Findings {
            contradictions = List.copyOf(contradictions);
            doubts = List.copyOf(doubts);
        }
    }

    /**
     * Looks through a pack.
     *
     * @param neighbours ids of packs that are known beside the built-in ones, such as those in the folder of the file
     */
    public static Findings of(PolicyPack pack, Set<String> neighbours) {
        Remarks remarks = new Remarks(Places.of(pack));
        Rules rules = Rules.of(pack);
        new FileChecks(pack, remarks).check();
        new MoneyChecks(pack, remarks).check();
        new BudgetChecks(pack, remarks).check();
        new CaseChecks(pack, remarks).check();
        new NameChecks(pack, remarks).check();
        new ParameterChecks(pack, remarks).check();
        new StatementChecks(pack, remarks).check();
        new FactChecks(pack, rules, remarks).check();
        new RangeChecks(pack, rules, remarks).check();
        new TogetherChecks(pack, rules, remarks).check();
        new PartChecks(pack, rules, remarks).check();
        new SumChecks(pack, rules, remarks).check();
        new TimeChecks(pack, remarks).check();
        new OtherPackChecks(pack, neighbours, remarks).check();
        new FigureChecks(rules, remarks).check();
        new SpanUnitChecks(pack, rules, remarks).check();
        new WordingChecks(pack, rules, remarks).check();
        new NoticeChecks(pack, remarks).check();
        new FactWordChecks(pack, rules, remarks).check();
        new PairChecks(pack, rules, remarks).check();
        new BranchChecks(pack, rules, remarks).check();
        new ChoiceChecks(pack, remarks).check();
        new ListingChecks(pack, rules, remarks).check();
        new LevelChecks(pack, rules, remarks).check();
        new SelectionChecks(pack, rules, remarks).check();
        new ClauseChecks(pack, remarks).check();
        new CourseChecks(pack, rules, remarks).check();
        new ApplicantChecks(pack, rules, remarks).check();
        new DutyChecks(pack, remarks).check();
        new CountWordChecks(pack, rules, remarks).check();
        new PlaceWordChecks(pack, remarks).check();
        new OrderChecks(pack, remarks).check();
        new TierChecks(rules, remarks).check();
        new PaperChecks(pack, remarks).check();
        new YearlyChecks(pack, rules, remarks).check();
        new DateWordChecks(pack, rules, remarks).check();
        new TwiceChecks(pack, rules, remarks).check();
        new ReachChecks(pack, rules, remarks).check();
        new SequenceChecks(pack, rules, remarks).check();
        new ExclusionWordChecks(pack, remarks).check();
        new QueueWordChecks(pack, remarks).check();
        new SetUpChecks(pack, rules, remarks).check();
        // Last: what is said of a rule already is not said again of its words.
        new LeftOutChecks(pack, rules, remarks).check();
        return remarks.findings();
    }
}
