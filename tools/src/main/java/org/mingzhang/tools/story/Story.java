package org.mingzhang.tools.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Allowance;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.Quotas;

/**
 * What a city lends to invented records (示例数据): which of its pack's rules play which part, when, and under which words.
 *
 * @param renovation the direction for which every pilot enterprise applies
 * @param waves groups of pilot enterprises that go through review together
 */
public record Story(
        PolicyPack pack,
        String renovation,
        Place place,
        Sources sources,
        Stages stages,
        Market market,
        List<Trade> trades,
        Map<Round, Wave> waves,
        DemoPlan demo,
        SimulationPlan simulation) {
    public Story {
        trades = List.copyOf(trades);
        waves = Map.copyOf(waves);
    }

    /**
     * Where it happens.
     *
     * @param offices how ids of offices begin
     * @param seat the county in which providers and the city's own institutions are
     * @param invoices how the codes of its paper invoices begin: all but their last two digits
     * @param longitude in whole degrees
     * @param latitude in whole degrees
     */
    public record Place(String offices, String seat, String phone, String invoices, int longitude, int latitude) {}

    /** Ids of the sources of money: what comes from above, and the city's own. */
    public record Sources(String upper, String own) {}

    /** Ids of the stages: by papers, by a visit, by experts, in public, and the decision. */
    public record Stages(String papers, String visit, String experts, String notice, String decision) {}

    /** How many providers there are at least. */
    public record Market(int integrators, int vendors) {}

    /**
     * What enterprises make.
     *
     * @param industry of the pack, by id
     * @param code class in GB/T 4754
     * @param word in a firm's name
     * @param home the county where most of them are
     * @param simulated whether workbooks have it, too
     */
    public record Trade(String industry, String code, String word, String home, boolean simulated) {}

    /** From one day to another, both included. */
    public record Span(LocalDate from, LocalDate to) {}

    /** Numbers from one to another, both included. */
    public record Range(int low, int high) {}

    /** The waves of pilot enterprises. */
    public enum Round {
        FIRST,
        SECOND,
        /** Those who take the places of first-wave enterprises that left. */
        LATE,
        THIRD
    }

    /**
     * The days of a wave.
     *
     * @param batch of the pack
     * @param admission from when on enterprises are taken onto the roster
     * @param submission from when on applications come in
     * @param notice for those who came through review at once
     * @param laterNotice for those whose papers were sent back
     * @param demo working days that a renovation takes in the demo
     * @param simulated working days that it takes in workbooks
     * @param pace how much of the usual time offices take, in percent
     * @param ended when projects at a standstill are ended
     * @param capsDecided after which awards come; null where the notice itself has the caps
     */
    public record Wave(
            int batch,
            LocalDate admission,
            LocalDate submission,
            Span notice,
            Span laterNotice,
            Range demo,
            Range simulated,
            int pace,
            LocalDate ended,
            @Nullable LocalDate capsDecided) {
        /** The notice in which an application is shown. */
        public Span notice(boolean sentBack) {
            return sentBack ? laterNotice : notice;
        }
    }

    /** A call for applications beside renovation. */
    public record Call(LocalDate submission, Span notice) {}

    /** The days of a wave. */
    public Wave wave(Round round) {
        return Objects.requireNonNull(waves.get(round), round.name());
    }

    /** The pilot's first day. */
    public LocalDate opens() {
        return ParameterValues.defaults(pack).pilotFrom();
    }

    /** The pilot's last day. */
    public LocalDate closes() {
        return ParameterValues.defaults(pack).pilotTo();
    }

    /** How many may be renovated. */
    public int places() {
        return places(pack, direction(renovation));
    }

    /** Over the whole programme; zero where the pack sets no number. */
    static int places(PolicyPack pack, Direction direction) {
        ParameterValues values = ParameterValues.defaults(pack);
        return direction.quotas().stream()
                .filter(quota -> quota.per() == Quota.Per.PROGRAMME)
                .flatMap(quota -> Quotas.most(pack, values, direction, quota, Facts.NONE).stream())
                .flatMapToInt(most -> most instanceof Allowance.Known(long number)
                        ? IntStream.of(Math.toIntExact(number))
                        : IntStream.empty())
                .min()
                .orElse(0);
    }

    /** A direction of the pack. */
    public Direction direction(String id) {
        return pack.direction(id).orElseThrow(() -> new IllegalArgumentException(id));
    }

    /** The budget line that pays a direction while nothing else is decided. */
    public String line(String direction) {
        return direction(direction)
                .line(ParameterValues.defaults(pack))
                .orElseThrow(() -> new IllegalStateException(direction + " hangs on an open parameter"));
    }

    /** The name of the budget line that pays a direction. */
    public String lineName(String direction) {
        return pack.line(line(direction)).orElseThrow().name();
    }

    /** The name of a batch; empty for none. */
    public String batchName(int number) {
        return number == 0
                ? ""
                : pack.batch(Integer.toString(number)).orElseThrow().name();
    }

    /** The name of a source of money. */
    public String sourceName(String id) {
        return pack.source(id).orElseThrow().name();
    }

    /** The name of a stage. */
    public String stageName(String id) {
        return pack.stage(id).orElseThrow().name();
    }
}
