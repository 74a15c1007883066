package org.mingzhang.tools.simulate;

import static org.mingzhang.tools.demo.Diary.onOrAfter;
import static org.mingzhang.tools.demo.Diary.plus;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.money.Rounding;
import org.mingzhang.tools.simulate.PilotCase.Acceptance;
import org.mingzhang.tools.simulate.PilotCase.Entry;
import org.mingzhang.tools.simulate.Works.Bill;
import org.mingzhang.tools.simulate.Works.Contract;
import org.mingzhang.tools.story.Story;
import org.mingzhang.tools.story.Story.Round;
import org.mingzhang.tools.story.Terms;

/** Tells the story of each application from the seed and its number alone. */
final class Cases {
    private static final long LEAST_YUAN = 80_000;

    private final long seed;
    private final Story story;
    private final Terms terms;
    private final Wave first;
    private final Wave second;
    private final Wave late;
    private final Wave third;
    private final Names names;
    private final Market market;

    Cases(Story story, long seed, Names names, Market market) {
        this.seed = seed;
        this.story = story;
        this.terms = new Terms(story.pack());
        this.first = Wave.of(story, Round.FIRST);
        this.second = Wave.of(story, Round.SECOND);
        this.late = Wave.of(story, Round.LATE);
        this.third = Wave.of(story, Round.THIRD);
        this.names = names;
        this.market = market;
    }

    /** The application for renovation of the n-th enterprise. */
    PilotCase pilot(int n) {
        Firm firm = names.firm(n);
        Fate fate = Fate.of(n);
        Chance chance = new Chance(seed, "case", n);
        Wave wave = wave(n, fate);
        String number = "%s-%d-%05d".formatted(story.renovation(), wave.batch(), n + 1);
        int level = chance.percent(2) ? 4 : chance.percent(14) ? 3 : 2;
        Fen planned = investment(chance, level);
        Entry entry = entry(n, fate, wave, chance);
        int before = level == 2 ? chance.between(0, 1) : chance.between(1, 2);
        if (fate == Fate.RESERVE) {
            return new PilotCase(firm, fate, "", entry, null, null, null, planned, before, before);
        }
        ReviewPath path = path(wave, fate, n, chance);
        Works works = path.approved() ? works(firm, fate, number, path, planned, chance) : null;
        Acceptance acceptance = works == null || works.completedOn() == null
                ? null
                : acceptance(n, fate, works, works.completedOn(), level, chance);
        return new PilotCase(firm, fate, number, entry, path, works, acceptance, planned, before, level);
    }

    private Wave wave(int n, Fate fate) {
        if (fate == Fate.LEAVES) {
            return first;
        }
        if (fate == Fate.REPLACES) {
            return late;
        }
        return n % 20 < 7 ? first : n % 20 < 14 ? second : third;
    }

    private static Fen investment(Chance chance, int level) {
        long yuan = chance.around(level == 4 ? 1_400_000 : level == 3 ? 850_000 : 400_000);
        return Fen.ofYuan(Math.max(LEAST_YUAN, yuan) / 1_000 * 1_000);
    }

    private Entry entry(int n, Fate fate, Wave wave, Chance chance) {
        LocalDate reserved = plus(story.simulation().reserve(), chance.between(0, 25));
        boolean moved = n % 50 == 13 && wave.equals(second);
        LocalDate admitted = plus((moved ? first : wave).admission(), chance.between(0, 3));
        return new Entry(
                reserved,
                admitted,
                moved ? 1 : 0,
                moved ? plus(second.admission(), chance.between(0, 3)) : null,
                fate == Fate.LEAVES ? plus(story.simulation().leaving(), chance.between(0, 8)) : null);
    }

    /** Through the stages, each some days after the one before. */
    static ReviewPath path(Wave wave, Fate fate, int n, Chance chance) {
        LocalDate submitted = plus(wave.submission(), chance.between(0, 4));
        boolean back = fate == Fate.SENT_BACK;
        LocalDate sentBack = back ? plus(submitted, chance.between(2, 3)) : null;
        LocalDate county =
                sentBack == null ? plus(submitted, chance.between(2, 4)) : plus(sentBack, chance.between(3, 5));
        LocalDate site = plus(county, chance.between(1, 2));
        LocalDate experts = plus(site, chance.between(1, 2));
        LocalDate from = wave.noticeFrom(back);
        LocalDate to = wave.noticeTo(back);
        LocalDate over = onOrAfter(to.plusDays(1));
        return new ReviewPath(
                wave,
                submitted,
                fate == Fate.WITHDRAWN ? plus(submitted, 1) : null,
                sentBack,
                county,
                site,
                experts,
                fate == Fate.REJECTED,
                from,
                to,
                over,
                plus(over, chance.between(2, 4)),
                n % 40 == 9 ? plus(from, 1) : null);
    }

    private Works works(Firm firm, Fate fate, String number, ReviewPath path, Fen planned, Chance chance) {
        int n = firm.n();
        int days = chance.between(path.wave().works().low(), path.wave().works().high());
        boolean two = chance.percent(35);
        Fen first = two ? hundreds(planned, chance.between(60, 85)) : planned;
        Organisation integrator = chance.pick(market.integrators());
        Organisation vendor = two ? chance.pick(market.vendors()) : null;
        Works works =
                carriedOut(number, path.decidedOn(), days, integrator, first, vendor, planned.minus(first), n, chance);
        if (fate == Fate.LEAVES) {
            return new Works(works.startedOn(), works.endedOn(), null, works.contracts(), List.of());
        }
        return SideCases.sharesInvoice(story, seed, n, works) ? shared(works) : works;
    }

    /** Of the last invoice a tenth goes under another application: claimed once all the same. */
    private static Works shared(Works works) {
        List<Bill> bills = new ArrayList<>(works.bills());
        Bill last = bills.removeLast();
        bills.add(new Bill(
                last.contract(),
                last.code(),
                last.number(),
                last.issuedOn(),
                last.total(),
                last.total().minus(hundreds(last.total(), 10)),
                last.paidOn()));
        return new Works(works.startedOn(), works.endedOn(), works.completedOn(), works.contracts(), bills);
    }

    /** Signed, carried out and paid: what each seller gets, in full. */
    Works carriedOut(
            String number,
            LocalDate decidedOn,
            int days,
            Organisation integrator,
            Fen first,
            @Nullable Organisation vendor,
            Fen second,
            int n,
            Chance chance) {
        LocalDate signed = plus(decidedOn, chance.between(1, 4));
        LocalDate started = plus(signed, chance.between(1, 3));
        LocalDate completed = plus(started, days);
        boolean amended = n % 15 == 5;
        Fen more = amended ? hundreds(first, 6) : Fen.ZERO;
        Contract main = new Contract(
                number + "-HT1",
                integrator,
                market.productOf(integrator),
                signed,
                first.minus(more),
                amended ? plus(started, days / 2) : null,
                more,
                n % 10 == 6 ? hundreds(first, 5) : Fen.ZERO);
        List<Contract> contracts = new ArrayList<>(List.of(main));
        Fen half = hundreds(first, chance.between(35, 55));
        List<Bill> bills = new ArrayList<>();
        bills.add(bill(number, 1, main, plus(started, days * 4 / 10), half, n, chance));
        bills.add(bill(number, 2, main, plus(started, days * 8 / 10), first.minus(half), n, chance));
        if (vendor != null) {
            Contract other = new Contract(
                    number + "-HT2",
                    vendor,
                    market.productOf(vendor),
                    plus(signed, chance.between(0, 3)),
                    second,
                    null,
                    Fen.ZERO,
                    Fen.ZERO);
            contracts.add(other);
            bills.add(bill(number, 3, other, plus(started, days * 85 / 100), second, n, chance));
        }
        return new Works(started, completed, completed, List.copyOf(contracts), List.copyOf(bills));
    }

    private Bill bill(String number, int i, Contract contract, LocalDate on, Fen total, int n, Chance chance) {
        // Fully digital invoices have 20 digits and no code; of older ones the code and the number are told apart.
        int serial = Math.floorMod(number.hashCode() * 31 + i, 10_000);
        boolean paper = n % 4 == 3;
        return new Bill(
                contract,
                paper ? story.place().invoices() + "%02d".formatted(i) : "",
                paper ? "%08d".formatted(10_000_000 + n * 4 + i) : "269900%06d%02d%06d".formatted(n, i, serial),
                on,
                total,
                total,
                plus(on, chance.between(1, 3)));
    }

    private Acceptance acceptance(int n, Fate fate, Works works, LocalDate completedOn, int level, Chance chance) {
        LocalDate requested = plus(completedOn, chance.between(2, 7));
        LocalDate first = plus(requested, chance.between(4, 10));
        boolean twice = fate == Fate.ASSESSED_TWICE;
        Fen declared = works.claimed();
        Fen recognised = hundreds(declared, chance.percent(70) ? 100 : chance.between(94, 99));
        return new Acceptance(
                market.assessor(n),
                requested,
                twice ? first : null,
                twice ? plus(first, chance.between(15, 25)) : first,
                level,
                declared,
                recognised);
    }

    /** What the policy grants a pilot enterprise under the caps that the notice itself has. */
    Fen award(int level, Fen recognised) {
        return terms.renovation(story.renovation(), level, recognised);
    }

    /** What an enterprise asks for: whole hundreds of yuan of what the highest level would bring. */
    Fen asked(Fen planned) {
        return hundreds(award(4, planned), 100);
    }

    /** What whoever built a platform is awarded. */
    Fen platformAward(Fen cost, int served) {
        return terms.platform(story.simulation().platform().direction(), cost, served);
    }

    /** So many percent, rounded down to whole hundreds of yuan. */
    static Fen hundreds(Fen amount, int percent) {
        return Fen.of(amount.times(Ratio.of(percent, 100), Rounding.DOWN).value() / 10_000 * 10_000);
    }
}
