package org.mingzhang.view.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCarriedOver;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReceived;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReturnedToTreasury;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReused;
import org.mingzhang.domain.programme.ProgrammeEvent.ReturnedFrom;
import org.mingzhang.view.Story;

/** Money events of every kind by a seed, with back-dated business dates and clocks that differ. */
public final class SeededMoney {
    public static final StreamId PROGRAMME = StreamId.programme("HD");
    private static final LocalDate START = LocalDate.of(2026, 1, 20);
    private static final List<String> SOURCES = List.of("central", "local");
    private static final List<String> LINES = List.of("renovation", "service");

    private final Random random;
    private final Story story = new Story();

    private SeededMoney(long seed) {
        random = new Random(seed);
    }

    public static List<Envelope> events(long seed, int number) {
        SeededMoney money = new SeededMoney(seed);
        money.story.on(
                START,
                PROGRAMME,
                new ProgrammeOpened("邯郸市试点", "handan-2025", 1, "0".repeat(64), START, START.plusYears(2)));
        for (int i = 1; i < number; i++) {
            money.record(i);
        }
        return money.story.envelopes();
    }

    private void record(int number) {
        LocalDate today = START.plusDays(number / 3);
        LocalDate date = random.nextInt(4) == 0 ? today.minusDays(random.nextInt(60)) : today;
        Instant at = Instant.parse(today + "T10:00:00Z").plusMillis(number * 1_000L - random.nextInt(4_000));
        StreamId stream = random.nextInt(10) == 0 ? StreamId.programme("OTHER") : PROGRAMME;
        story.on(date, at, stream, event(number));
    }

    private LedgerEvent event(int number) {
        String source = pick(SOURCES);
        String line = pick(LINES);
        Fen fen = fen();
        String award = "HD-" + random.nextInt(40);
        String beneficiary = "E" + random.nextInt(20);
        Purpose purpose = new Purpose(
                line,
                "HD-0" + (1 + random.nextInt(3)),
                random.nextInt(3) == 0 ? null : String.valueOf(1 + random.nextInt(3)),
                random.nextInt(5) == 0 ? null : "13040" + random.nextInt(4),
                random.nextInt(3) == 0 ? null : "L" + (2 + random.nextInt(3)));
        List<Share> shares = random.nextBoolean()
                ? List.of(new Share(source, fen))
                : List.of(new Share("central", fen), new Share("local", fen()));
        return switch (random.nextInt(16)) {
            case 0 -> new FundsAppropriated(source, fen, "文号", 2026);
            case 1 -> new FundsReceived(source, fen, "文号", 2026, null);
            case 2 -> new BudgetAllocated(source, line, fen, "文号", 2026);
            case 3 -> new BudgetTransferred(source, line, pick(LINES), fen, "文号", "调剂");
            case 4 -> new FundsCarriedOver(source, 2026, 2027, fen, "文号");
            case 5 -> new FundsReturnedToTreasury(source, ReturnedFrom.UNALLOCATED, null, fen, "文号", 2026);
            case 6 -> new FundsReturnedToTreasury(source, ReturnedFrom.LINE_AVAILABLE, line, fen, "文号", null);
            case 7 -> new FundsReturnedToTreasury(source, ReturnedFrom.LINE_RECOVERED, line, fen, "文号", null);
            case 8 -> new CommitmentReleased(award, beneficiary, purpose, shares, false, "核减");
            case 9, 10 -> new FundsDisbursed(award, "P" + number, beneficiary, purpose, shares);
            case 11 -> new DisbursementReturned(award, "P" + number, beneficiary, purpose, shares);
            case 12 -> new FundsRecovered(award, "R" + number, beneficiary, purpose, shares);
            case 13 -> new RecoveredFundsReused(source, line, fen, "文号");
            default -> new FundsCommitted(award, beneficiary, purpose, shares);
        };
    }

    private Fen fen() {
        return Fen.of(1 + random.nextInt(50_000_000));
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
