package org.mingzhang.app.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.Unit;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.budget.Figure;
import org.mingzhang.view.budget.MoneyFlow;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Money from source over line and direction to county, as a chart and as the same bands in rows. */
final class FlowChart {
    /** More nodes than this nobody can read. */
    static final int MOST_NODES = 40;

    /** Where the smallest counties go once there are too many. */
    private static final String REST = "…rest";

    private final PolicyPack pack;
    private final Figure figure;
    private final BudgetAddress address;
    private final List<MoneyFlow> flows;
    private final Set<String> named;

    /** @param figure COMMITTED or PAID */
    FlowChart(List<MoneyFlow> flows, PolicyPack pack, Figure figure, BudgetAddress address) {
        this.pack = pack;
        this.figure = figure;
        this.address = address;
        this.flows = flows.stream().filter(flow -> amount(flow).isPositive()).toList();
        this.named = largestCounties();
    }

    /**
     * One band.
     *
     * @param rows where the postings behind it are; null where it stands for several counties
     */
    record Band(
            String from, String to, Fen amount, @Nullable String rows) {}

    private record Ends(String from, String to) {}

    private Fen amount(MoneyFlow flow) {
        return figure == Figure.PAID ? flow.paidFen() : flow.committedFen();
    }

    private Set<String> largestCounties() {
        Map<String, Fen> counties = flows.stream()
                .collect(Collectors.toMap(flow -> county(flow), this::amount, Fen::plus, LinkedHashMap::new));
        long others = distinct(MoneyFlow::source) + distinct(MoneyFlow::line) + distinct(FlowChart::direction);
        long room = MOST_NODES - others;
        boolean all = counties.size() <= room;
        return counties.entrySet().stream()
                .sorted(Map.Entry.<String, Fen>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(all ? counties.size() : Math.max(0, room - 1))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private long distinct(Function<MoneyFlow, String> key) {
        return flows.stream().map(key).distinct().count();
    }

    private static String county(MoneyFlow flow) {
        return Objects.requireNonNullElse(flow.county(), "");
    }

    private static String direction(MoneyFlow flow) {
        return Objects.requireNonNullElse(flow.direction(), "");
    }

    private String shown(MoneyFlow flow) {
        String county = county(flow);
        return named.contains(county) ? county : REST;
    }

    /** The bands, largest first within each step. */
    List<Band> bands() {
        List<Band> bands = new ArrayList<>();
        bands(
                bands,
                flow -> new Ends("s:" + flow.source(), "l:" + flow.line()),
                flow -> rows(flow.source(), flow.line(), null, null));
        bands(
                bands,
                flow -> new Ends("l:" + flow.line(), "d:" + direction(flow)),
                flow -> rows(null, flow.line(), direction(flow), null));
        bands(
                bands,
                flow -> new Ends("d:" + direction(flow), "c:" + shown(flow)),
                flow -> shown(flow).equals(REST) ? null : rows(null, null, direction(flow), county(flow)));
        return bands;
    }

    private String rows(
            @Nullable String source, @Nullable String line, @Nullable String direction, @Nullable String county) {
        return address.rows(figure, source, line, direction, county);
    }

    private void bands(List<Band> bands, Function<MoneyFlow, Ends> ends, Function<MoneyFlow, @Nullable String> rows) {
        Map<Ends, Band> sums = new LinkedHashMap<>();
        for (MoneyFlow flow : flows) {
            Ends key = ends.apply(flow);
            sums.merge(
                    key,
                    new Band(key.from, key.to, amount(flow), rows.apply(flow)),
                    (a, b) -> new Band(a.from, a.to, a.amount.plus(b.amount), a.rows));
        }
        sums.values().stream()
                .sorted(Comparator.comparing(Band::amount).reversed())
                .forEach(bands::add);
    }

    /** A node's name as people know it. */
    String name(String node) {
        String id = node.substring(2);
        return switch (node.charAt(0)) {
            case 's' -> pack.source(id).map(FundingSource::name).orElse(id);
            case 'l' -> pack.line(id).map(BudgetLine::name).orElse(id);
            case 'd' -> pack.direction(id).map(Direction::name).orElse(id);
            default ->
                id.isEmpty()
                        ? "全市"
                        : id.equals(REST)
                                ? "其余各地"
                                : pack.county(id).map(County::name).orElse(id);
        };
    }

    /** The chart for the browser, with amounts as they are to be shown; empty where no money flows. */
    String json(Unit unit) {
        List<Band> bands = bands();
        if (bands.isEmpty()) {
            return "";
        }
        Map<String, Fen> through = new LinkedHashMap<>();
        for (Band band : bands) {
            if (band.from.startsWith("s:")) {
                through.merge(band.from, band.amount, Fen::plus);
            }
            through.merge(band.to, band.amount, Fen::plus);
        }
        ObjectNode chart = JsonNodeFactory.instance.objectNode();
        ArrayNode nodes = chart.putArray("nodes");
        through.forEach((node, amount) -> nodes.addObject()
                .put("name", node)
                .put("label", name(node))
                .put("amount", unit.figure(amount))
                .put("depth", "sldc".indexOf(node.charAt(0))));
        ArrayNode links = chart.putArray("links");
        for (Band band : bands) {
            ObjectNode link = links.addObject()
                    .put("source", band.from)
                    .put("target", band.to)
                    .put("value", band.amount.value())
                    .put("label", unit.figure(band.amount) + " " + unit.chinese());
            if (band.rows != null) {
                link.put("rows", band.rows);
            }
        }
        return chart.toString();
    }
}
