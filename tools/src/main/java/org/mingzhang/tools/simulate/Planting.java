package org.mingzhang.tools.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.tools.demo.Diary;
import org.mingzhang.tools.simulate.Fraud.Stage;
import org.mingzhang.tools.simulate.PilotCase.Acceptance;
import org.mingzhang.tools.story.Story;

/** Chooses who commits which fraud, of those whose stories have come far enough; each enterprise commits one at most. */
final class Planting {
    private final Story story;
    private final SimulationArguments arguments;
    private final Market market;
    private final Stage[] stages;
    private final Map<Integer, Planted> planted = new TreeMap<>();
    private final List<Label> labels = new ArrayList<>();

    /**
     * One fraud of one enterprise.
     *
     * @param turn which of its kind
     * @param partner another enterprise whose papers it uses
     */
    private record Planted(Fraud fraud, int turn, int partner) {}

    Planting(Story story, SimulationArguments arguments, Market market) {
        this.story = story;
        this.arguments = arguments;
        this.market = market;
        this.stages = new Stage[arguments.enterprises()];
    }

    /** Takes note of how far an enterprise's story comes. */
    void see(PilotCase it, boolean paid) {
        ReviewPath path = it.path();
        Works works = it.works();
        Acceptance acceptance = it.acceptance();
        Stage stage = Stage.NONE;
        if (path != null && told(path.submittedOn()) && path.approved()) {
            stage = Stage.SUBMITTED;
        }
        // Some time must be left in which what was planted can show.
        if (works != null
                && !works.bills().isEmpty()
                && told(Diary.plus(works.bills().getLast().paidOn(), 8))) {
            stage = Stage.BILLED;
        }
        if (acceptance != null && told(acceptance.assessedOn().plusDays(50))) {
            stage = Stage.ACCEPTED;
        }
        int n = it.firm().n();
        boolean plain = n % 60 != 0 && n % 60 != 20 && n % 9 != 5 && it.fate() == Fate.SMOOTH;
        if (stage == Stage.ACCEPTED && paid && plain) {
            stage = Stage.PAID;
        }
        stages[n] = stage;
    }

    private boolean told(LocalDate day) {
        return !day.isAfter(arguments.asOf());
    }

    /** Chooses, once all were seen; those who need most come first. */
    void choose(Cases cases, Purse purse) {
        List<Fraud> order = new ArrayList<>(arguments.frauds().keySet());
        order.sort((a, b) -> b.needs().compareTo(a.needs()));
        for (Fraud fraud : order) {
            if (fraud == Fraud.OVER_BUDGET) {
                continue;
            }
            int wanted = arguments.frauds().getOrDefault(fraud, 0) * fraud.parties();
            Chance chance = new Chance(arguments.seed(), "fraud " + fraud.rule(), 0);
            int start = chance.between(0, stages.length - 1);
            int found = 0;
            for (int i = 0; i < stages.length && found < wanted; i++) {
                int n = (start + i) % stages.length;
                if (stages[n].compareTo(fraud.needs()) >= 0 && !planted.containsKey(n)) {
                    PilotCase it = cases.pilot(n);
                    if (fits(fraud, it, purse, cases)) {
                        planted.put(n, new Planted(fraud, found++, partner(n, fraud)));
                        labels.add(new Label(it.number(), fraud.rule(), fraud.note()));
                    }
                }
            }
        }
    }

    private static boolean fits(Fraud fraud, PilotCase it, Purse purse, Cases cases) {
        if (fraud.needs() == Stage.PAID && purse.of(it.number()) == null) {
            return false;
        }
        Acceptance acceptance = it.acceptance();
        return switch (fraud) {
            case LOWER_LEVEL ->
                acceptance != null
                        && acceptance.level() == 2
                        // The lower level is worth a fraud only where it brings more.
                        && cases.award(2, acceptance.recognised()).exceeds(cases.award(3, acceptance.recognised()));
            case INFLATED_PRICE -> it.planned().value() >= 45_000_000;
            default -> true;
        };
    }

    /** Another enterprise that has come as far. */
    private int partner(int n, Fraud fraud) {
        for (int i = 1; i < stages.length; i++) {
            int other = (n + i) % stages.length;
            if (stages[other].compareTo(fraud.needs()) >= 0) {
                return other;
            }
        }
        return n;
    }

    /** How an enterprise's rows are altered; null where they are not. */
    @Nullable
    Twist twist(PilotCase it, Cases cases) {
        Planted one = planted.get(it.firm().n());
        return one == null
                ? null
                : new Twists(story, cases, arguments, market, it, one.turn, cases.pilot(one.partner)).of(one.fraud);
    }

    /** What is beside all enterprises: purchases for which there is no money. */
    void further(Out out, ReviewSheets reviews) {
        int wanted = Objects.requireNonNullElse(arguments.frauds().get(Fraud.OVER_BUDGET), 0);
        for (int i = 0; i < wanted && told(story.simulation().overBudget().from()); i++) {
            labels.add(new Label(
                    OverBudget.write(story, out, reviews, market, i, arguments.seed()),
                    Fraud.OVER_BUDGET.rule(),
                    Fraud.OVER_BUDGET.note()));
        }
    }

    List<Label> labels() {
        return List.copyOf(labels);
    }
}
