package org.mingzhang.tools.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.story.Story;

/** Deals out to every pilot enterprise its wave, its fate and its investment. */
final class Roster {
    private static final int BATCH_PERCENT = 35;
    private static final int LEVEL_3_PERCENT = 13;
    private static final long LEAST_YUAN = 80_000;
    private static final long MOST_YUAN = 6_000_000;

    private static final List<Attempt> FIRST_ATTEMPTS = List.of(
            Attempt.FOREIGN_COUNTY,
            Attempt.CALCULATOR_APPROVES,
            Attempt.EARLY_END_OF_NOTICE,
            Attempt.ABOVE_CEILING,
            Attempt.BEFORE_ACCEPTANCE,
            Attempt.FOREIGN_ACCOUNT,
            Attempt.ORDERER_APPROVES,
            Attempt.ABOVE_COMMITMENT);

    private final Story story;
    private final long seed;
    private final Firms firms;
    private final Market market;
    private final int size;
    private final Set<Integer> level3 = new HashSet<>();
    private final Set<Integer> level4 = new HashSet<>();
    private final List<Pilot> pilots = new ArrayList<>();

    Roster(Story story, DemoArguments arguments, Firms firms, Market market) {
        this.story = story;
        this.seed = arguments.seed();
        this.firms = firms;
        this.market = market;
        this.size = arguments.enterprises();
        dealLevels();
        int first = (size * BATCH_PERCENT + 99) / 100;
        int second = Math.min(size - first, first);
        List<Pilot> firstWave = deal(Wave.FIRST, first, 0, List.of());
        List<Pilot> vacated = standstills(firstWave);
        int late = Math.min(vacated.size(), Math.max(0, second - 1));
        List<Pilot> secondWave = deal(Wave.SECOND, second - late, 0, List.of());
        deal(Wave.SECOND_LATE, late, late, vacated);
        List<Pilot> vacatedLater = standstills(secondWave);
        deal(Wave.THIRD, size - first - second, vacatedLater.size(), vacatedLater);
    }

    /** All of them, first wave first. */
    List<Pilot> pilots() {
        return List.copyOf(pilots);
    }

    private static List<Pilot> standstills(List<Pilot> wave) {
        return wave.stream().filter(pilot -> pilot.fate() == Fate.STANDSTILL).toList();
    }

    private void dealLevels() {
        List<Integer> all = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            all.add(n);
        }
        List<Integer> shuffled = new Dice(seed, "levels").shuffled(all);
        int places = story.places();
        int four = (size * story.demo().fourthLevel() + places / 2) / places;
        int three = size * LEVEL_3_PERCENT / 100;
        level4.addAll(shuffled.subList(0, four));
        level3.addAll(shuffled.subList(four, four + three));
    }

    private List<Pilot> deal(Wave wave, int count, int replacements, List<Pilot> vacated) {
        List<Fate> fates = fates(wave, count);
        List<Aftermath> aftermaths = aftermaths(wave, fates);
        List<Set<Attempt>> attempts = attempts(wave, fates, aftermaths);
        List<Pilot> dealt = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Pilot vacating = i < Math.min(replacements, vacated.size()) ? vacated.get(i) : null;
            boolean brisk = i == 0 || aftermaths.get(i) != Aftermath.PAID;
            int n = pilots.size();
            Dice dice = new Dice(seed, "pilot case " + n);
            int level = level4.contains(n) ? 4 : level3.contains(n) ? 3 : 2;
            Pilot pilot = new Pilot(
                    n,
                    firms.pilot(n),
                    "%s-%d-%04d".formatted(story.renovation(), wave.days(story).batch(), n + 1),
                    wave,
                    wave.days(story),
                    fates.get(i),
                    aftermaths.get(i),
                    attempts.get(i),
                    level,
                    investment(dice, level),
                    dice.pick(market.integrators()),
                    dice.chance(35) ? dice.pick(market.vendors()) : null,
                    brisk,
                    vacating);
            dealt.add(pilot);
            pilots.add(pilot);
        }
        return dealt;
    }

    /** The first of a wave leads the way, and replacements have no time to lose: with these all goes well. */
    private List<Fate> fates(Wave wave, int count) {
        List<Fate> out = new ArrayList<>();
        if (wave != Wave.SECOND_LATE) {
            for (Fate fate : Fate.values()) {
                out.addAll(Collections.nCopies(fate.share(count), fate));
            }
        }
        while (out.size() < count) {
            out.add(Fate.SMOOTH);
        }
        List<Fate> shuffled = new Dice(seed, "fates " + wave).shuffled(out.subList(0, count));
        int lead = shuffled.indexOf(Fate.SMOOTH);
        if (lead > 0) {
            Collections.swap(shuffled, 0, lead);
        }
        return shuffled;
    }

    private static List<Aftermath> aftermaths(Wave wave, List<Fate> fates) {
        List<Aftermath> out = new ArrayList<>(Collections.nCopies(fates.size(), Aftermath.PAID));
        int incidents =
                switch (wave) {
                    case FIRST -> Aftermath.incidents(fates.size());
                    case SECOND, THIRD -> fates.size() / 70;
                    case SECOND_LATE -> 0;
                };
        int dealt = 0;
        for (int i = 1; i < fates.size() && dealt < incidents; i++) {
            if (fates.get(i) == Fate.SMOOTH) {
                out.set(i, wave == Wave.FIRST ? Aftermath.INCIDENTS.get(dealt) : Aftermath.RETURNED);
                dealt++;
            }
        }
        return out;
    }

    private static List<Set<Attempt>> attempts(Wave wave, List<Fate> fates, List<Aftermath> aftermaths) {
        List<Set<Attempt>> out = new ArrayList<>();
        List<Set<Attempt>> willing = new ArrayList<>();
        for (int i = 0; i < fates.size(); i++) {
            EnumSet<Attempt> mine = EnumSet.noneOf(Attempt.class);
            out.add(mine);
            if (fates.get(i) == Fate.SMOOTH && aftermaths.get(i) == Aftermath.PAID && willing.size() < 4) {
                willing.add(mine);
            }
        }
        if (willing.isEmpty()) {
            return out;
        }
        if (wave == Wave.FIRST) {
            for (int i = 0; i < FIRST_ATTEMPTS.size(); i++) {
                willing.get(i % willing.size()).add(FIRST_ATTEMPTS.get(i));
            }
        } else if (wave == Wave.SECOND) {
            willing.get(0).add(Attempt.CAP_UNDECIDED);
            willing.get(willing.size() - 1).add(Attempt.INVOICE_REUSED);
            willing.get(willing.size() - 1).add(Attempt.RECEIPT_REUSED);
        }
        return out;
    }

    /** Whole hundreds of yuan around what the level usually costs. */
    private static Fen investment(Dice dice, int level) {
        long yuan =
                switch (level) {
                    case 4 -> dice.logNormal(1_600_000, 40);
                    case 3 -> dice.logNormal(950_000, 45);
                    default -> dice.logNormal(450_000, 50);
                };
        return Fen.ofYuan(Math.clamp(yuan, LEAST_YUAN, MOST_YUAN) / 100 * 100);
    }
}
