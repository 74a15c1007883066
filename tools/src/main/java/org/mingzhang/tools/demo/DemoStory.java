package org.mingzhang.tools.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.provider.ProviderCommand.AdmitProvider;
import org.mingzhang.domain.provider.ProviderCommand.RegisterProduct;
import org.mingzhang.domain.provider.ProviderEvent;
import org.mingzhang.tools.SampleCity;
import org.mingzhang.tools.story.Story;
import org.mingzhang.tools.story.Terms;

/**
 * The pilot of the sample city, told with invented enterprises: who does what on which day, from the opening of the programme on. Laid
 * out whole from its arguments; {@link DemoRun} tells it to a ledger.
 *
 * <p>The genesis of the ledger must have registered {@link #administrators()}.
 */
public final class DemoStory {
    private final DemoArguments arguments;
    private final PolicyPack pack;
    private final Story told;
    private final ZoneId zone;
    private final int newcomers;
    private final List<Phase> phases;

    /**
     * Lays the story out.
     *
     * @param pack the sample city's pack, whose bytes the ledger keeps already
     * @param packSm3 hex digest of these bytes
     */
    public DemoStory(DemoArguments arguments, PolicyPack pack, String packSm3) {
        this(arguments, pack, packSm3, 0);
    }

    /**
     * The same story, with some who are only registered: nothing is told of them, so that others may.
     *
     * @param newcomers how many
     */
    public DemoStory(DemoArguments arguments, PolicyPack pack, String packSm3, int newcomers) {
        this.newcomers = newcomers;
        this.arguments = arguments;
        this.pack = pack;
        this.told = SampleCity.story();
        this.zone = pack.zone();
        this.phases = phases(lanes(packSm3));
    }

    /** Who registers everybody, who gives them their posts, and who audits both. */
    public static List<Person> administrators() {
        return List.of(Cast.ADMINISTRATOR, Cast.SECURITY_ADMINISTRATOR, Cast.AUDIT_ADMINISTRATOR);
    }

    /** When the ledger begins: in the morning of a day before the first. */
    public static Instant genesis() {
        return SampleCity.story()
                .demo()
                .genesis()
                .atTime(9, 0)
                .atZone(SampleCity.pack().zone())
                .toInstant();
    }

    /** The day on which the programme is opened; as of an earlier day there is nothing to see. */
    public static LocalDate firstDay() {
        return SampleCity.story().opens();
    }

    /** The day on which the pilot ends; nothing is told of later. */
    public static LocalDate lastDay() {
        return SampleCity.story().closes();
    }

    public DemoArguments arguments() {
        return arguments;
    }

    /** What the sample city lends to it. */
    Story told() {
        return told;
    }

    public PolicyPack pack() {
        return pack;
    }

    public ZoneId zone() {
        return zone;
    }

    /** How many steps there are at most; some turn out to be needless. */
    public int size() {
        return phases.stream().mapToInt(Phase::size).sum();
    }

    List<Phase> phases() {
        return phases;
    }

    private List<Lane> lanes(String packSm3) {
        long seed = arguments.seed();
        Firms firms = new Firms(told, seed);
        Market market = new Market(told.market(), firms);
        Roster roster = new Roster(told, arguments, firms, market);
        Bids bids = new Bids(told, arguments, firms, market, roster.pilots());
        List<Lane> lanes = new ArrayList<>();
        lanes.add(opening(packSm3));
        lanes.add(budget());
        market.integrators().forEach(firm -> lanes.add(provider(firm, ProviderEvent.Kind.INTEGRATOR)));
        market.vendors().forEach(firm -> lanes.add(provider(firm, ProviderEvent.Kind.PRODUCT)));
        for (Firm firm : bids.others()) {
            Lane lane = lane(firm.key(), told.demo().others());
            Enrolment.organisation(lane, firm, false);
            lanes.add(lane);
        }
        for (int n = arguments.enterprises(); n < arguments.enterprises() + newcomers; n++) {
            Firm firm = firms.pilot(n);
            Lane lane = lane(firm.key(), told.demo().reserve());
            Enrolment.organisation(lane, firm, false);
            lanes.add(lane);
        }
        Terms terms = new Terms(pack);
        Pilot example = roster.pilots().get(0);
        SignedLists lists = new SignedLists(arguments.programme(), told.stages());
        roster.pilots()
                .forEach(pilot -> lanes.add(new PilotCase(told, terms, arguments, pilot, example, lists).lane()));
        Firm builder = market.integrators().getFirst();
        bids.all().forEach(bid -> lanes.add(new BidCase(told, arguments, bid, builder, bids.served(), lists).lane()));
        lanes.addAll(lists.lanes(arguments));
        return lanes;
    }

    private Lane lane(String id, LocalDate from) {
        return new Lane(id, new Dice(arguments.seed(), "lane " + id), from, false, 100);
    }

    private Lane opening(String packSm3) {
        Lane lane = lane("opening", told.opens());
        Enrolment.officials(lane, Cast.officials(pack));
        Policy policy = new Policy(arguments.programme(), told, packSm3);
        policy.opened(lane);
        policy.decided(lane);
        return lane;
    }

    private Lane budget() {
        Lane lane = lane("budget", told.opens().plusDays(1));
        new Budget(arguments.programme(), told, lane).kept();
        return lane;
    }

    private Lane provider(Firm firm, ProviderEvent.Kind kind) {
        Lane lane = lane(firm.key(), told.demo().providers());
        lane.within(0, 6);
        Enrolment.organisation(lane, firm, false);
        Person clerk = Desk.ROSTER.person(0);
        boolean product = kind == ProviderEvent.Kind.PRODUCT;
        lane.within(1, 3)
                .does(
                        clerk,
                        new AdmitProvider(
                                firm.code(),
                                arguments.programme(),
                                firm.name(),
                                kind,
                                Review.documentNo("入池", lane.date())))
                .does(
                        clerk,
                        new RegisterProduct(
                                firm.code(),
                                Market.product(firm),
                                product ? "示例“小快轻准”产品" + firm.key() : "示例集成方案" + firm.key(),
                                product ? "软件产品" : "集成服务",
                                product ? Fen.ofWan(lane.dice().between(3, 15)) : null,
                                null));
        return lane;
    }

    /** The errands of all lanes by moment, as far as the story goes. */
    private List<Phase> phases(List<Lane> lanes) {
        Map<Moment, List<List<Errand>>> byMoment = new TreeMap<>();
        for (Lane lane : lanes) {
            Map<Moment, List<Errand>> mine = new TreeMap<>();
            for (Errand errand : lane.errands()) {
                if (!errand.when().date().isAfter(arguments.asOf())) {
                    mine.computeIfAbsent(errand.when(), when -> new ArrayList<>())
                            .add(errand);
                }
            }
            mine.forEach((when, errands) ->
                    byMoment.computeIfAbsent(when, moment -> new ArrayList<>()).add(errands));
        }
        List<Phase> out = new ArrayList<>();
        byMoment.forEach((moment, errands) -> out.add(new Phase(moment, errands)));
        return List.copyOf(out);
    }
}
