package org.mingzhang.tools.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseLeftPilot;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReplaced;
import org.mingzhang.domain.enterprise.EnterpriseEvent.HonourRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListCarriedOut;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.Journal;
import org.mingzhang.domain.programme.Posting;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.domain.project.ProjectEvent.ProgressReported;
import org.mingzhang.domain.project.ProjectEvent.ProjectCompleted;
import org.mingzhang.domain.seal.CanonicalJson;

class DemoStoryTest {
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");
    private static final LocalDate USUAL = LocalDate.of(2026, 11, 20);
    private static final LocalDate END = LocalDate.of(2027, 6, 30);
    private static final Fen HUNDRED_MILLION = Fen.ofWan(10_000);

    private record Told(InMemoryLedger ledger, Tally tally) {}

    private static Told tell(long seed, int enterprises, LocalDate asOf, int threads) {
        InMemoryLedger ledger = new InMemoryLedger(PACK);
        DemoStory story = story(seed, enterprises, asOf);
        Tally tally = new DemoRun(story, ledger, threads).tell(done -> {});
        assertThat(tally.commands()).isEqualTo((long) ledger.steps().size()).isLessThanOrEqualTo((long) story.size());
        return new Told(ledger, tally);
    }

    private static DemoStory story(long seed, int enterprises, LocalDate asOf) {
        return new DemoStory(new DemoArguments("handan-2025", seed, enterprises, asOf), PACK, InMemoryLedger.sm3(PACK));
    }

    @Test
    void sixHundredEnterprisesAreUnderWayInAutumn() {
        Told told = tell(1, 600, USUAL, 1);
        InMemoryLedger ledger = told.ledger;
        sound(ledger, USUAL);
        List<EnterpriseRegistered> pilots = ledger.all(EnterpriseRegistered.class).stream()
                .filter(e -> e.details().kind() == Kind.ENTERPRISE)
                .toList();
        assertThat(pilots).hasSize(600);
        assertThat(ledger.all(EnterpriseAdmitted.class)).hasSize(600);
        assertThat(ledger.all(EnterpriseLeftPilot.class)).hasSizeBetween(10, 40);
        assertThat(ledger.all(EnterpriseReplaced.class)).isNotEmpty();
        assertThat(ledger.all(ApplicationSubmitted.class).stream()
                        .filter(e -> e.direction().equals("HD-01"))
                        .map(ApplicationSubmitted::applicant))
                .hasSize(600)
                .doesNotHaveDuplicates();
        Map<String, Fen> appropriated = new TreeMap<>();
        ledger.all(FundsAppropriated.class).forEach(e -> appropriated.merge(e.source(), e.amountFen(), Fen::plus));
        assertThat(appropriated).isEqualTo(Map.of("central", HUNDRED_MILLION, "local", HUNDRED_MILLION));

        assertThat(standing(told.tally, "1", Tally.Standing.PAID)).isGreaterThan(180L);
        assertThat(standing(told.tally, "2", Tally.Standing.PAID)).isBetween(60L, 180L);
        assertThat(standing(told.tally, "3", Tally.Standing.PAID)).isZero();
        assertThat(ledger.all(AwardApproved.class).stream()
                        .map(e -> e.purpose().direction())
                        .collect(Collectors.toSet()))
                .as("every direction has an award")
                .isEqualTo(PACK.directions().stream().map(d -> d.id()).collect(Collectors.toSet()));
        assertThat(ledger.all(PaymentReturned.class)).isNotEmpty();
        assertThat(ledger.all(RecoveryReceived.class)).hasSizeGreaterThan(2);
        assertThat(ledger.all(HonourRecorded.class).stream()
                        .filter(e -> e.kind().equals("专精特新企业"))
                        .map(HonourRecorded::level))
                .isNotEmpty()
                .containsOnly("省级");
        assertThat(told.tally.refusals())
                .extracting(refusal -> refusal.rejection().code())
                .contains(
                        RejectionCode.RATIO_BREACHED,
                        RejectionCode.APPROPRIATION_EXCEEDED,
                        RejectionCode.PARAMETER_UNDECIDED,
                        RejectionCode.PARAMETER_INVALID,
                        RejectionCode.ABOVE_COMPUTED_AMOUNT,
                        RejectionCode.BELOW_MINIMUM_AMOUNT,
                        RejectionCode.COMMITMENT_EXCEEDED,
                        RejectionCode.SAME_PERSON,
                        RejectionCode.SCOPE_EXCEEDED,
                        RejectionCode.NOT_ELIGIBLE,
                        RejectionCode.ACCEPTANCE_MISSING,
                        RejectionCode.NOTICE_NOT_FINISHED,
                        RejectionCode.ON_HOLD,
                        RejectionCode.PAYEE_MISMATCH,
                        RejectionCode.INVOICE_USED_TWICE,
                        RejectionCode.RECEIPT_USED_TWICE,
                        RejectionCode.RECOVERY_NOT_REUSABLE);
    }

    @Test
    void thePilotEndsWithEverythingPaidAndClosed() {
        Told told = tell(2, 600, END, 1);
        sound(told.ledger, END);
        assertThat(told.ledger.all(ProgrammeClosed.class)).hasSize(1);
        assertThat(told.ledger.all(AwardCounted.class).stream()
                        .filter(e -> "miit-case-collection".equals(e.honour()))
                        .map(AwardCounted::amountFen))
                .isNotEmpty()
                .containsOnly(Fen.ofWan(20));
        assertThat(told.tally.cases().values())
                .extracting(Tally.Case::standing)
                .containsOnly(
                        Tally.Standing.PAID,
                        Tally.Standing.RECOVERED,
                        Tally.Standing.WITHDRAWN,
                        Tally.Standing.REJECTED,
                        Tally.Standing.TERMINATED);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 600, 2025-10-01",
        "4, 120, 2026-03-31",
        "5, 50, 2026-11-20",
        "6, 50, 2027-06-30",
        "7, 5, 2026-11-20",
        "8, 5, 2027-06-30",
        "9, 1, 2027-06-30",
        "10, 2, 2027-12-31",
        "11, 300, 2027-06-30"
    })
    void anySizeAndAnyDayHoldTogether(long seed, int enterprises, LocalDate asOf) {
        Told told = tell(seed, enterprises, asOf, 1);
        sound(told.ledger, asOf);
        assertThat(told.ledger.all(FundsAppropriated.class)).hasSize(2);
    }

    @Test
    void beforeThePilotNothingHappens() {
        DemoStory story = story(1, 600, LocalDate.of(2025, 8, 31));
        assertThat(story.size()).isZero();
        assertThat(new DemoRun(story, new InMemoryLedger(PACK), 1)
                        .tell(done -> {})
                        .commands())
                .isZero();
    }

    @Test
    void onItsFirstDayTheProgrammeIsOpened() {
        assertThat(tell(1, 5, DemoStory.firstDay(), 1).ledger.all(ProgrammeOpened.class))
                .hasSize(1);
    }

    @Test
    void theSameArgumentsTellTheSameStoryAndOthersAnother() {
        String first = text(tell(42, 30, USUAL, 1));
        assertThat(text(tell(42, 30, USUAL, 1))).isEqualTo(first);
        assertThat(text(tell(43, 30, USUAL, 1))).isNotEqualTo(first);
    }

    @Test
    void severalThreadsTellTheSameSteps() {
        assertThat(text(tell(42, 30, USUAL, 4)).lines().sorted())
                .isEqualTo(text(tell(42, 30, USUAL, 1)).lines().sorted().toList());
    }

    @Test
    void aLaterDayTellsTheSameBeginning() {
        List<String> earlier =
                text(tell(42, 30, LocalDate.of(2026, 6, 30), 1)).lines().toList();
        assertThat(text(tell(42, 30, USUAL, 1)).lines().limit(earlier.size())).isEqualTo(earlier);
    }

    /** Every step as it is signed, with who signs it and when. */
    private static String text(Told told) {
        StringBuilder out = new StringBuilder();
        for (Step step : told.ledger.steps()) {
            out.append(step.commandId())
                    .append(' ')
                    .append(step.at())
                    .append(' ')
                    .append(step.businessDate())
                    .append(' ')
                    .append(step.signer())
                    .append(' ')
                    .append(CommandCodec.type(step.command()))
                    .append(' ')
                    .append(new String(CanonicalJson.write(CommandCodec.payload(step.command())), UTF_8))
                    .append('\n');
        }
        return out.toString();
    }

    @Test
    void whatManyGetAtOnceIsDoneByListsThatAreSignedOnce() {
        InMemoryLedger ledger = tell(42, 60, END, 1).ledger;
        assertThat(ledger.all(ListIssued.class))
                .extracting(ListIssued::kind)
                .contains(
                        OfficialListEvent.Kind.NOTICE,
                        OfficialListEvent.Kind.DECISION,
                        OfficialListEvent.Kind.PAYMENT_PLAN);
        assertThat(ledger.all(ListCarriedOut.class)).allSatisfy(done -> {
            assertThat(done.rows()).isPositive();
            assertThat(done.refused()).isEmpty();
        });
        assertThat(ledger.all(PublicNoticePosted.class).stream().filter(posted -> posted.list() != null))
                .as("nearly every notice")
                .hasSizeGreaterThan(ledger.all(PublicNoticePosted.class).size() * 9 / 10);
        assertThat(ledger.all(PaymentOrdered.class)).anyMatch(order -> order.list() != null);
    }

    @Test
    void whatIsCompletedWasReportedAsNearlyDone() {
        InMemoryLedger ledger = tell(1, 120, END, 1).ledger;
        Map<StreamId, Integer> reported = new HashMap<>();
        int completed = 0;
        for (Envelope entry : ledger.entries()) {
            if (entry.event() instanceof ProgressReported report) {
                reported.put(entry.stream(), report.actualPercent());
            } else if (entry.event() instanceof ProjectCompleted && reported.containsKey(entry.stream())) {
                assertThat(reported.get(entry.stream()))
                        .as("%s", entry.stream())
                        .isBetween(90, 100);
                completed++;
            }
        }
        assertThat(completed).isGreaterThan(90);
    }

    private static long standing(Tally tally, String batch, Tally.Standing standing) {
        return tally.cases().values().stream()
                .filter(one -> one.batch().equals(batch) && one.standing() == standing)
                .count();
    }

    /** What holds of every telling, whatever its arguments. */
    private static void sound(InMemoryLedger ledger, LocalDate asOf) {
        for (Envelope entry : ledger.entries()) {
            assertThat(entry.recordedAt().atZone(PACK.zone()).toLocalDate())
                    .as("record date of %s", entry.eventId())
                    .isBeforeOrEqualTo(asOf);
        }
        for (Step step : ledger.steps()) {
            assertThat(Diary.isWorking(step.businessDate()))
                    .as("%s", step.businessDate())
                    .isTrue();
            assertThat(step.at().atZone(PACK.zone()).getHour())
                    .as("%s", step.at())
                    .isBetween(8, 17);
        }
        assertThat(ledger.all(CommandRefused.class))
                .hasSize(Math.toIntExact(ledger.steps().stream()
                        .filter(step -> step.refusal() != null)
                        .count()));
        trialBalanceIsZero(ledger);
        ratiosHold(ledger);
        titlesCount(ledger);
        papersAreInOrder(ledger);
    }

    private static void trialBalanceIsZero(InMemoryLedger ledger) {
        for (Envelope entry : ledger.entries()) {
            Fen sum = Fen.ZERO;
            for (Posting posting : Journal.postings(entry.event())) {
                sum = sum.plus(posting.amountFen());
            }
            assertThat(sum).as("postings of %s", entry.event()).isEqualTo(Fen.ZERO);
        }
    }

    /** Central money beside renovation stays under a fifth: of what central provides always, of what it paid at the end. */
    private static void ratiosHold(InMemoryLedger ledger) {
        Fen committed = Fen.ZERO;
        for (FundsCommitted e : ledger.all(FundsCommitted.class)) {
            committed = committed.plus(central(e.purpose(), e.shares(), "service"));
        }
        assertThat(committed).isLessThanOrEqualTo(Fen.ofWan(2_000));
        Fen service = Fen.ZERO;
        Fen renovation = Fen.ZERO;
        for (FundsDisbursed e : ledger.all(FundsDisbursed.class)) {
            service = service.plus(central(e.purpose(), e.shares(), "service"));
            renovation = renovation.plus(central(e.purpose(), e.shares(), "renovation"));
        }
        for (DisbursementReturned e : ledger.all(DisbursementReturned.class)) {
            renovation = renovation.minus(central(e.purpose(), e.shares(), "renovation"));
        }
        for (FundsRecovered e : ledger.all(FundsRecovered.class)) {
            renovation = renovation.minus(central(e.purpose(), e.shares(), "renovation"));
        }
        assertThat(service).isLessThanOrEqualTo(committed);
        if (!ledger.all(ProgrammeClosed.class).isEmpty()) {
            assertThat(service.value() * 4).as("R1 at the close").isLessThanOrEqualTo(renovation.value());
        }
    }

    private static Fen central(Purpose purpose, List<Share> shares, String line) {
        return purpose.line().equals(line) ? Share.of(shares, "central") : Fen.ZERO;
    }

    /** Every title is recorded as the pack's own readings count it, whatever is decided otherwise. */
    private static void titlesCount(InMemoryLedger ledger) {
        ParameterValues byDefault = ParameterValues.defaults(PACK);
        for (HonourRecorded e : ledger.all(HonourRecorded.class)) {
            assertThat(PACK.honour(e.kind(), Objects.requireNonNullElse(e.level(), ""), byDefault))
                    .as("%s", e)
                    .isPresent();
        }
    }

    private static void papersAreInOrder(InMemoryLedger ledger) {
        Set<String> names = new HashSet<>();
        for (EnterpriseRegistered e : ledger.all(EnterpriseRegistered.class)) {
            assertThat(CreditCode.isValid(e.creditCode())).as(e.creditCode()).isTrue();
            assertThat(e.details().name()).contains("示例");
            assertThat(names.add(e.details().name())).as(e.details().name()).isTrue();
            assertThat(Objects.requireNonNull(e.account()).holder())
                    .isEqualTo(e.details().name());
        }
        for (PublicNoticePosted e : ledger.all(PublicNoticePosted.class)) {
            assertThat(WorkingDays.BUILT_IN.count(e.from(), e.to())).isGreaterThanOrEqualTo(5);
        }
        assertThat(ledger.all(PaymentConfirmed.class))
                .extracting(PaymentConfirmed::receiptNo)
                .doesNotHaveDuplicates();
    }
}
