package org.mingzhang.domain.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.programme.Journal;
import org.mingzhang.domain.programme.Posting;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;

/** A log with corrections comes to what a log comes to that was right at once, as of every day; before them it is as it was. */
class CorrectedLogTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final ActorRef ACTOR = new ActorRef("budget", "finance", "FINANCE", "0011223344556677");

    private final List<Recorded> wrong = new ArrayList<>();
    private final List<Recorded> right = new ArrayList<>();

    private static Recorded at(long position, LocalDate date, org.mingzhang.domain.event.LedgerEvent event) {
        return new Recorded(position, date.atStartOfDay().toInstant(java.time.ZoneOffset.UTC), date, ACTOR, event);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34})
    void itIsAsIfTheRightEventHadBeenRecorded(int seed) {
        Random dice = new Random(seed);
        int length = 12;
        for (int i = 0; i < length; i++) {
            LocalDate date = FIRST.plusDays(dice.nextInt(40));
            long amount = 1L + dice.nextInt(500);
            Recorded recorded = at(
                    i,
                    date,
                    i % 2 == 0
                            ? new FundsAppropriated("central", wan(amount), "下达" + i, 2026)
                            : new BudgetAllocated("central", "renovation", wan(amount), "分配" + i, 2026));
            wrong.add(recorded);
            right.add(recorded);
        }
        List<Recorded> gone = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            int target = dice.nextInt(length);
            Recorded before = right.get(target);
            if (gone.contains(before)) {
                continue;
            }
            boolean undone = dice.nextInt(4) == 0;
            LocalDate date = dice.nextBoolean() ? FIRST.plusDays(dice.nextInt(40)) : null;
            var payload = Payloads.plain(before.event());
            var after = undone
                    ? null
                    : payload.deepCopy()
                            .put("amountFen", wan(1L + dice.nextInt(500)).value());
            Corrected corrected = new Corrected(
                    "更正-" + n,
                    StreamId.programme(PROGRAMME).toString(),
                    target,
                    EventCodec.type(before.event()),
                    1,
                    payload,
                    after,
                    before.businessDate(),
                    date,
                    "录入有误",
                    "更正1号",
                    "proposer",
                    List.of(),
                    null);
            wrong.add(at(length + n, FIRST.plusDays(50), corrected));
            Recorded applied = corrected.applied(before);
            if (applied == null) {
                gone.add(before);
            } else {
                right.set(target, applied);
            }
        }
        right.removeAll(gone);

        Programme folded = folded(wrong);
        Programme atOnce = folded(right);
        assertThat(folded.appropriated("central")).isEqualTo(atOnce.appropriated("central"));
        assertThat(folded.allocated("central")).isEqualTo(atOnce.allocated("central"));
        assertThat(folded.lines()).isEqualTo(atOnce.lines());
        for (int day = 0; day < 60; day++) {
            LocalDate asOf = FIRST.plusDays(day);
            assertThat(balances(wrong, asOf)).as("as of %s", asOf).isEqualTo(balances(right, asOf));
        }
        assertThat(balances(wrong.subList(0, length), FIRST.plusDays(60)))
                .as("what was known before the corrections")
                .isEqualTo(balances(
                        wrong.stream().filter(r -> r.position() < length).toList(), FIRST.plusDays(60)));
        for (Recorded recorded : wrong) {
            for (Journal.Dated dated : Journal.dated(recorded.event(), recorded.businessDate())) {
                assertThat(dated.lines().stream()
                                .mapToLong(line -> line.amountFen().value())
                                .sum())
                        .as("the trial balance of %s", recorded)
                        .isZero();
            }
        }
    }

    private static Programme folded(List<Recorded> events) {
        StreamFold fold = StreamFold.of(StreamType.PROGRAMME);
        events.forEach(fold::evolve);
        return (Programme) fold.state();
    }

    private static Map<String, Long> balances(List<Recorded> events, LocalDate asOf) {
        Map<String, Long> sums = new TreeMap<>();
        for (Recorded recorded : events) {
            for (Journal.Dated dated : Journal.dated(recorded.event(), recorded.businessDate())) {
                if (!dated.date().isAfter(asOf)) {
                    for (Posting line : dated.lines()) {
                        sums.merge(
                                line.account() + " " + line.source() + " " + Objects.toString(line.line()),
                                line.amountFen().value(),
                                Long::sum);
                    }
                }
            }
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }
}
