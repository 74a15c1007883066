package org.mingzhang.tools.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Direction.Kind;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.tools.story.BudgetStep.Act;
import org.mingzhang.tools.story.DemoPlan.BidPlan;
import org.mingzhang.tools.story.DemoPlan.Decision;
import org.mingzhang.tools.story.DemoPlan.When;
import org.mingzhang.tools.story.Story.Call;
import org.mingzhang.tools.story.Story.Range;
import org.mingzhang.tools.story.Story.Span;

/** Reads what a city lends to the demo alone. */
final class DemoReader {
    private static final String TITLE = "title";
    private static final String HONOUR = "honour";
    private static final String OF_ALL = "ofAll";
    private static final String CALL = "call";
    private static final String CALLS = "calls";
    private static final String PERCENT = "percent";
    private static final String UPPER_PERCENT = "upperPercent";
    private static final Call NO_CALL = new Call(LocalDate.EPOCH, new Span(LocalDate.EPOCH, LocalDate.EPOCH));

    private static final Map<String, Act> ACTS = Stream.of(Act.values())
            .filter(act -> act != Act.CARRY_OVER)
            .collect(Collectors.toMap(Act::word, Function.identity()));

    private final Map<String, Call> calls = new LinkedHashMap<>();
    private final List<String> dealt = new ArrayList<>();

    private DemoReader() {}

    static DemoPlan plan(Part part) {
        return new DemoReader().read(part);
    }

    private record Unreduced(String often, String seldom) {}

    private DemoPlan read(Part part) {
        Part named = part.part(CALLS);
        named.keys().forEach(name -> calls.put(name, named.read(name, StoryReader::call)));
        Unreduced unreduced =
                part.read("unreduced", titles -> new Unreduced(titles.honour("often"), titles.honour("seldom")));
        return new DemoPlan(
                part.date("genesis"),
                part.date("reserve"),
                part.date("providers"),
                part.date("others"),
                part.date("built"),
                part.number("fourthLevel"),
                part.text("receipts"),
                part.number("voucherYear"),
                unreduced.often,
                unreduced.seldom,
                part.all("budget", step -> StoryReader.step(step, ACTS)),
                part.all("decisions", DemoReader::decision),
                part.all("bids", this::bid));
    }

    private static Decision decision(Part part) {
        boolean later = part.has("within");
        When when = new When(later ? null : part.date("on"), later ? part.range("within") : null);
        return part.has("parameter") ? setting(part, when) : report(part, when);
    }

    private static Decision setting(Part part, When when) {
        String id = part.one(
                "parameter",
                part.pack().parameters().stream().map(Parameter::id).toList());
        String value = part.text("value");
        part.pack().parameter(id).ifPresent(parameter -> {
            try {
                parameter.type().parse(value);
            } catch (IllegalArgumentException malformed) {
                part.wrong(
                        "value",
                        "“" + value + "”",
                        "应为参数 " + id + " 的取值，类别为" + parameter.type().named());
            }
        });
        LocalDate on = when.on();
        if (on == null && !part.has("document")) {
            part.wrong("document", "缺少 document", "没有写 on 的，应写文件的日期");
        }
        RejectionCode refused = part.refused();
        return new DemoPlan.Setting(
                when, id, value, part.has("document") || on == null ? part.date("document") : on, refused);
    }

    private static Decision report(Part part, When when) {
        return new DemoPlan.Report(when, part.target(), part.text(TITLE), part.text("value"));
    }

    private BidPlan bid(Part part) {
        String id = part.direction(
                Kind.HONOUR, Kind.SELECTION, Kind.COUNTY, Kind.PLATFORM, Kind.CENTRE, Kind.PRODUCT, Kind.PURCHASE);
        return switch (part.pack().direction(id).map(Direction::kind).orElse(Kind.SELECTION)) {
            case HONOUR -> titles(part, id);
            case COUNTY ->
                new DemoPlan.Counties(
                        id,
                        part.text(TITLE),
                        part.number(OF_ALL),
                        call(part),
                        part.percent(PERCENT),
                        part.counties("counties"));
            case PLATFORM ->
                new DemoPlan.Platforms(
                        id,
                        part.texts("titles"),
                        part.number(OF_ALL),
                        call(part),
                        part.range("cost"),
                        part.percent(PERCENT),
                        part.percent(UPPER_PERCENT),
                        part.number("serves"),
                        part.number("servesMost"));
            case CENTRE ->
                new DemoPlan.Centre(
                        id,
                        part.text(TITLE),
                        call(part),
                        part.amount("cost"),
                        part.percent(PERCENT),
                        part.percent(UPPER_PERCENT));
            case PRODUCT ->
                new DemoPlan.Products(
                        id,
                        part.text(TITLE),
                        part.number(OF_ALL),
                        calls(part),
                        part.range(PERCENT),
                        part.percent(UPPER_PERCENT));
            case PURCHASE ->
                new DemoPlan.Purchases(
                        id,
                        part.county("county"),
                        part.all(
                                "contracts",
                                one -> new DemoPlan.Purchase(call(one), one.text(TITLE), one.amount("price"))));
            default -> selections(part, id);
        };
    }

    private BidPlan titles(Part part, String id) {
        String butNot = part.has("butNot") ? part.one("butNot", List.copyOf(dealt)) : null;
        String honour = part.honour(HONOUR);
        dealt.add(honour);
        return new DemoPlan.Titles(
                id,
                honour,
                part.text(TITLE),
                part.number(OF_ALL),
                calls(part),
                part.rangeIfPresent("grade"),
                part.rangeIfPresent(PERCENT),
                butNot,
                rises(part));
    }

    private DemoPlan.@Nullable Rise rises(Part part) {
        return part.readIfPresent(
                "rises", higher -> new DemoPlan.Rise(higher.honour(HONOUR), higher.text(TITLE), call(higher)));
    }

    private BidPlan selections(Part part, String id) {
        List<Call> some = calls(part);
        int firstCall = part.has("firstCall") ? part.percent("firstCall") : 0;
        if (firstCall > 0 && some.size() != 2) {
            part.wrong(CALLS, some.size() + " 次征集", "写有 firstCall 的，应为两次");
        }
        Range percent = part.range(PERCENT);
        return new DemoPlan.Selections(
                id, part.text(TITLE), part.flag("best"), part.number(OF_ALL), some, firstCall, percent);
    }

    private Call call(Part part) {
        return calls.getOrDefault(part.one(CALL, calls.keySet()), NO_CALL);
    }

    private List<Call> calls(Part part) {
        List<Call> some = part.names(CALLS, calls.keySet()).stream()
                .map(name -> calls.getOrDefault(name, NO_CALL))
                .toList();
        return some.isEmpty() ? List.of(NO_CALL) : some;
    }
}
