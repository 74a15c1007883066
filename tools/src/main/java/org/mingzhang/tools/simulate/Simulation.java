package org.mingzhang.tools.simulate;

import static org.mingzhang.tools.simulate.Out.is;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.WorkbookWriter;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.SampleCity;
import org.mingzhang.tools.demo.Diary;
import org.mingzhang.tools.simulate.PilotCase.Acceptance;
import org.mingzhang.tools.simulate.Purse.Shares;
import org.mingzhang.tools.story.Story;

/** Writes a workbook of invented records. */
public final class Simulation {
    private final SimulationArguments arguments;
    private final Story story;
    private final Names names;
    private final Market market;
    private final Cases cases;
    private final SideCases sides;

    public Simulation(SimulationArguments arguments) {
        this.arguments = arguments;
        this.story = SampleCity.story();
        this.names = new Names(story, arguments.pack(), arguments.seed());
        this.market = new Market(story.market(), story.opens(), names, arguments.enterprises(), arguments.seed());
        this.cases = new Cases(story, arguments.seed(), names, market);
        this.sides = new SideCases(story, arguments.seed(), arguments.enterprises(), market, cases);
    }

    /**
     * What was written.
     *
     * @param rows by sheet
     * @param labels of the frauds that were planted
     */
    public record Written(Map<String, Integer> rows, List<Label> labels) {}

    /**
     * Writes the file.
     *
     * @param progress told now and then how many enterprises are done; each is gone through twice
     */
    public Written write(Path file, LongConsumer progress) throws IOException {
        Planting planting = new Planting(story, arguments, market);
        Purse purse = ask(planting, progress);
        planting.choose(cases, purse);
        try (WorkbookWriter writer = new WorkbookWriter(file)) {
            Out out = new Out(writer, arguments.asOf(), arguments.seed());
            new Sheaf(out, purse, planting).write(progress);
            writer.finish();
            return new Written(out.counts(), planting.labels());
        }
    }

    private boolean told(LocalDate day) {
        return !day.isAfter(arguments.asOf());
    }

    /** Who wants which award: the money is dealt out before anything is written. */
    private Purse ask(Planting planting, LongConsumer progress) {
        Purse purse = new Purse(story.places(), Purse.Lot.of(story, true), Purse.Lot.of(story, false));
        for (int n = 0; n < arguments.enterprises(); n++) {
            PilotCase it = cases.pilot(n);
            Grant grant = grant(it);
            if (grant != null && told(grant.awardedOn())) {
                Acceptance acceptance = Objects.requireNonNull(it.acceptance());
                purse.ask(
                        it.number(), true, grant.awardedOn(), cases.award(acceptance.level(), acceptance.recognised()));
            }
            for (SideCase side : sides.of(it)) {
                ask(purse, side);
            }
            planting.see(it, grant != null && told(grant.paidOn()));
            progress.accept(n + 1);
        }
        sides.others(side -> ask(purse, side));
        purse.deal();
        return purse;
    }

    private void ask(Purse purse, SideCase side) {
        Grant grant = grant(side);
        if (side.path().approved() && told(grant.awardedOn())) {
            purse.ask(side.number(), false, grant.awardedOn(), side.amount());
        }
    }

    private Grant grant(SideCase side) {
        return Grant.of(arguments.seed(), side.number(), SideCases.ripeOn(side));
    }

    /** Null where the caps are not decided: the later batches', unless a title gives the unreduced one. */
    private @Nullable Grant grant(PilotCase it) {
        Acceptance acceptance = it.acceptance();
        return acceptance == null || (it.batch() > 1 && it.firm().honour() == null)
                ? null
                : Grant.of(arguments.seed(), it.number(), acceptance.assessedOn());
    }

    /** The sheets while they are written. */
    private final class Sheaf {
        private final Out out;
        private final Purse purse;
        private final Planting planting;
        private final PartySheets parties;
        private final ReviewSheets reviews;
        private final WorkSheets works;
        private final AcceptanceSheets acceptances;
        private final MoneySheets money;
        private final Lists lists;

        Sheaf(Out out, Purse purse, Planting planting) {
            this.out = out;
            this.purse = purse;
            this.planting = planting;
            Scale scale = new Scale(arguments.enterprises());
            long seed = arguments.seed();
            this.lists = new Lists(out);
            this.parties = new PartySheets(story, out, scale, lists, seed);
            this.reviews = new ReviewSheets(story, out, scale, lists, seed);
            this.works = new WorkSheets(story.place(), out, scale, seed);
            this.acceptances = new AcceptanceSheets(out, scale, seed);
            this.money = new MoneySheets(story, out, lists, parties, seed);
        }

        void write(LongConsumer progress) {
            new Funds(story, out).write();
            parties.market(market);
            sides.others(this::side);
            for (int n = 0; n < arguments.enterprises(); n++) {
                PilotCase it = cases.pilot(n);
                out.alter(planting.twist(it, cases));
                pilot(it);
                out.alter(null);
                for (SideCase side : sides.of(it)) {
                    side(side);
                    share(it, side);
                }
                progress.accept(arguments.enterprises() + n + 1L);
            }
            planting.further(out, reviews);
        }

        private void pilot(PilotCase it) {
            parties.enterprise(it);
            ReviewPath path = it.path();
            if (path == null) {
                return;
            }
            if (it.fate() == Fate.REPLACES) {
                parties.replaces(it, cases.pilot(it.firm().n() - 1).firm().org());
            }
            Firm firm = it.firm();
            reviews.application(
                    new ReviewSheets.Asked(
                            it.number(),
                            story.renovation(),
                            it.batch(),
                            firm.org(),
                            firm.n(),
                            firm.org().name() + "数字化改造",
                            "",
                            "",
                            cases.asked(it.planned()),
                            it.planned(),
                            AcceptanceSheets.level(it.levelBefore()),
                            firm.device(),
                            ""),
                    path);
            Works done = it.works();
            if (done != null) {
                carriedOut(it, done);
            }
        }

        private void carriedOut(PilotCase it, Works done) {
            Firm firm = it.firm();
            Acceptance acceptance = it.acceptance();
            LocalDate left = it.entry().leftOn();
            works.project(
                    it.number(),
                    firm.org(),
                    firm.n(),
                    done,
                    acceptance == null ? null : acceptance.requestedOn(),
                    acceptance == null ? left : acceptance.assessedOn(),
                    left != null,
                    0);
            if (left != null) {
                lists.left(it.number(), firm.org().code(), left);
            }
            if (acceptance == null) {
                return;
            }
            works.proofs(it.number(), firm.org(), firm.n(), done, acceptance.requestedOn());
            acceptances.assessed(it, acceptance);
            Grant grant = grant(it);
            Shares shares = purse.of(it.number());
            if (grant != null && shares != null) {
                money.award(
                        it.number(),
                        story.lineName(story.renovation()),
                        firm.org(),
                        firm.org().account(),
                        firm.n(),
                        grant,
                        shares,
                        "");
            }
        }

        private void side(SideCase it) {
            Firm firm = it.firm();
            int n = firm == null ? Math.floorMod(it.number().hashCode(), 1_000) : firm.n();
            if (!it.titleKind().isEmpty()) {
                parties.honour(it.applicant(), it.titleKind(), it.titleLevel(), SideCases.obtainedOn(it));
            }
            reviews.application(
                    new ReviewSheets.Asked(
                            it.number(),
                            it.direction(),
                            0,
                            it.applicant(),
                            n,
                            it.title(),
                            it.titleKind(),
                            it.titleLevel(),
                            it.amount().isZero() ? null : it.amount(),
                            it.works() == null ? null : it.works().claimed(),
                            "",
                            firm == null ? "" : firm.device(),
                            members(it)),
                    it.path());
            Works built = it.works();
            int place = Integer.parseInt(it.number().substring(it.number().length() - 4)) - 1;
            if (built != null) {
                boolean platform =
                        it.direction().equals(story.simulation().platform().direction());
                List<Integer> served = platform ? sides.served(place) : List.of();
                works.project(
                        it.number(),
                        it.applicant(),
                        900_000 + n,
                        built,
                        null,
                        built.completedOn(),
                        false,
                        served.size());
                for (int customer : served) {
                    linked(it, names.firm(customer).org(), "服务");
                }
            }
            chain(it).forEach(member -> linked(it, member, "带动"));
            if (it.price().isPositive()) {
                bought(it);
            }
            Grant grant = grant(it);
            Shares shares = purse.of(it.number());
            if (shares != null) {
                money.award(
                        it.number(),
                        story.lineName(it.direction()),
                        it.applicant(),
                        it.applicant().account(),
                        -n - 1,
                        grant,
                        shares,
                        it.reason());
            }
        }

        /** Chain cases are handed in together with two others, whom they carry along. */
        private String members(SideCase it) {
            return chain(it).stream().map(Organisation::code).collect(Collectors.joining(";"));
        }

        private List<Organisation> chain(SideCase it) {
            Firm lead = it.firm();
            return lead == null || !sides.joint(it) || lead.n() + 2 >= arguments.enterprises()
                    ? List.of()
                    : List.of(
                            names.firm(lead.n() + 1).org(),
                            names.firm(lead.n() + 2).org());
        }

        private void linked(SideCase it, Organisation customer, String how) {
            LocalDate on = it.path().decidedOn();
            out.on(
                    on,
                    "关联企业",
                    is("申报编号", it.number()),
                    is(PartySheets.CODE, customer.code()),
                    is("关系", how),
                    is("确认日期", on.toString()));
        }

        /** What the city buys has a contract and nothing else. */
        private void bought(SideCase it) {
            LocalDate on = Diary.plus(it.path().decidedOn(), 3);
            out.on(
                    on,
                    "合同",
                    is("合同编号", it.number() + "-HT1"),
                    is("申报编号", it.number()),
                    is("服务商统一社会信用代码", it.applicant().code()),
                    is("合同金额", Out.yuan(it.price())),
                    is("签订日期", on.toString()),
                    is("合同内容", it.title() + "（示例）"),
                    is("合同状态", "履行"));
        }

        /** The part of an invoice that is claimed under the other application. */
        private void share(PilotCase it, SideCase side) {
            Works done = it.works();
            if (!sides.sharesInvoice(side) || done == null) {
                return;
            }
            Works.Bill last = done.bills().getLast();
            Fen rest = last.total().minus(last.claimed());
            if (rest.isPositive()) {
                works.invoice(side.number(), it.firm().org(), last, rest, "");
            }
        }
    }
}
