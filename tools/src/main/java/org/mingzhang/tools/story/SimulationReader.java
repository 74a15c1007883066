package org.mingzhang.tools.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.AwardComputation;
import org.mingzhang.domain.policy.Direction.Kind;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.tools.story.BudgetStep.Act;
import org.mingzhang.tools.story.SimulationPlan.Offer;
import org.mingzhang.tools.story.SimulationPlan.OlderTitle;
import org.mingzhang.tools.story.SimulationPlan.OverBudget;
import org.mingzhang.tools.story.SimulationPlan.Title;
import org.mingzhang.tools.story.Story.Call;
import org.mingzhang.tools.story.Story.Span;

/** Reads what a city lends to simulated workbooks alone. */
final class SimulationReader {
    private static final String TITLE = "title";
    private static final String HONOUR = "honour";
    private static final String HIGHER = "higher";
    private static final String CALL = "call";
    private static final Map<String, Act> ACTS = Stream.of(Act.values())
            .filter(act -> act != Act.HAND_BACK)
            .collect(Collectors.toMap(Act::word, Function.identity()));

    private final Map<String, Call> calls = new LinkedHashMap<>();

    private SimulationReader() {}

    static SimulationPlan plan(Part part) {
        return new SimulationReader().read(part);
    }

    private record Unreduced(String honour, Span obtained) {}

    private SimulationPlan read(Part part) {
        Part named = part.part("calls");
        named.keys().forEach(name -> calls.put(name, named.read(name, StoryReader::call)));
        Unreduced unreduced =
                part.read("unreduced", title -> new Unreduced(title.honour(HONOUR), title.span("obtained")));
        return new SimulationPlan(
                part.date("reserve"),
                part.date("leaving"),
                part.date("pool"),
                part.date("unfit"),
                part.date("gone"),
                part.date("accounts"),
                part.text("receipts"),
                unreduced.honour,
                unreduced.obtained,
                part.read("olderTitle", SimulationReader::older),
                calls,
                part.all("budget", step -> StoryReader.step(step, ACTS)),
                part.all("reports", SimulationReader::report),
                part.all("offers", this::offer),
                part.read("county", this::county),
                part.read("platform", this::platform),
                part.read("centre", this::centre),
                part.read("product", this::product),
                part.read("purchase", it -> new SimulationPlan.Purchase(it.direction(Kind.PURCHASE), call(it))),
                part.read("overBudget", SimulationReader::overBudget));
    }

    private String call(Part part) {
        return part.one(CALL, calls.keySet());
    }

    private static OlderTitle older(Part part) {
        return new OlderTitle(part.text("kind"), part.text("level"), part.span("valid"), part.text("document"));
    }

    private static SimulationPlan.Report report(Part part) {
        return new SimulationPlan.Report(part.date("on"), part.target(), part.text("value"), part.text(TITLE));
    }

    private Offer offer(Part part) {
        String id = part.direction(Kind.HONOUR, Kind.SELECTION);
        boolean computed = !part.has("computed") || part.flag("computed");
        Title higher = part.has(HIGHER) ? title(part, HIGHER) : null;
        return new Offer(
                id,
                part.number("oneOf"),
                part.number("remainder"),
                call(part),
                part.has(HONOUR) ? title(part, HONOUR) : null,
                higher,
                computed ? ceiling(part, id, titled(part, HONOUR)) : Fen.ZERO,
                computed && higher != null ? ceiling(part, id, titled(part, HIGHER)) : Fen.ZERO,
                part.flag("joint"),
                part.flag("sharesInvoice"));
    }

    private static Facts titled(Part part, String key) {
        return part.has(key) ? Facts.NONE.with(FactName.HONOUR_ID, part.honour(key), null) : Facts.NONE;
    }

    /** A title as its records write it: the honour's first kind and level, unless it is said otherwise. */
    private static @Nullable Title title(Part part, String key) {
        Honour honour = part.pack().honour(part.honour(key)).orElse(null);
        if (honour == null) {
            return null;
        }
        List<String> kinds = honour.recorded().kinds();
        List<String> levels = honour.recorded().levels();
        return new Title(
                part.has("kind") ? part.one("kind", kinds) : kinds.getFirst(),
                part.has("grade") ? part.text("grade") : levels.isEmpty() ? "" : levels.getFirst());
    }

    private static Fen ceiling(Part part, String direction, Facts facts) {
        AwardComputation.Computed computed = part.terms(direction, facts);
        return computed == null ? Fen.ZERO : computed.ceiling();
    }

    private SimulationPlan.County county(Part part) {
        String id = part.direction(Kind.COUNTY);
        AwardComputation.Computed computed = part.terms(id, Facts.NONE);
        return new SimulationPlan.County(
                id,
                call(part),
                part.text(TITLE),
                part.number("most"),
                part.number("oneFor"),
                computed == null ? Fen.ZERO : computed.floor(),
                computed == null ? Fen.ZERO : computed.ceiling());
    }

    private SimulationPlan.Platform platform(Part part) {
        String id = part.direction(Kind.PLATFORM);
        Fen cost = part.amount("cost");
        int serves = part.number("serves");
        part.terms(id, Terms.built(cost, serves));
        return new SimulationPlan.Platform(id, call(part), part.text(TITLE), part.number("most"), serves, cost);
    }

    private SimulationPlan.Centre centre(Part part) {
        return new SimulationPlan.Centre(
                part.direction(Kind.CENTRE),
                call(part),
                part.text(TITLE),
                part.amount("cost"),
                part.percent("percent"),
                part.amount("atMost"));
    }

    private SimulationPlan.Product product(Part part) {
        String id = part.direction(Kind.PRODUCT);
        return new SimulationPlan.Product(
                id,
                call(part),
                part.number("most"),
                part.number("oneFor"),
                part.amount("atLeast"),
                ceiling(part, id, Facts.NONE));
    }

    private static OverBudget overBudget(Part part) {
        return new OverBudget(part.date("from"), part.text(TITLE), part.text("content"), part.amount("price"));
    }
}
