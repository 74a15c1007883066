package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.event.DaySpan;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.event.WithPaper;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Amendment.Transition;
import org.mingzhang.domain.project.ProjectEvent.InspectionMethod;

/** What happens to a programme and its money. The journal of {@link Journal} follows from these events alone. */
public sealed interface ProgrammeEvent extends LedgerEvent {
    @Override
    default StreamType streamType() {
        return StreamType.PROGRAMME;
    }

    /**
     * A programme begins under a policy pack.
     *
     * @param pack the pack's id
     * @param packVersion counts from 1
     * @param packSm3 hex digest of the pack's bytes, which are kept beside the log
     */
    @EventName("programme.opened")
    record ProgrammeOpened(
            String name, String pack, int packVersion, String packSm3, LocalDate startsOn, LocalDate endsOn)
            implements ProgrammeEvent {}

    /**
     * 修订: a later version of the programme's pack is in force from a day on. What was decided under the earlier ones stays.
     *
     * @param pack the pack's id, always the one with which the programme was opened
     * @param transition what becomes of cases on their way, as the pack says
     * @param countsEarlier whether the same append counts cases that came in before by what it limits; absent from old entries
     */
    @EventName("programme.policy-amended")
    record PolicyAmended(
            String pack,
            int packVersion,
            String packSm3,
            LocalDate from,
            Transition transition,
            String documentNo,
            @Nullable Boolean countsEarlier)
            implements ProgrammeEvent {}

    /**
     * A value that the notice leaves open is decided; acts from this entry on.
     *
     * @param parameter a parameter's id in the pack
     * @param value in the parameter's own type: fen and numbers as integers; a ratio, an ISO date, an option's id as text
     */
    @EventName("programme.rule-parameter-decided")
    record RuleParameterDecided(String parameter, Scalar value, String legalBasis) implements ProgrammeEvent {}

    /** 下达: a source's money is appropriated. */
    @EventName("programme.funds-appropriated")
    record FundsAppropriated(
            String source,
            Fen amountFen,
            String documentNo,
            int budgetYear,
            @Nullable KeptPaper paper) implements ProgrammeEvent, WithPaper {
        public FundsAppropriated(String source, Fen amountFen, String documentNo, int budgetYear) {
            this(source, amountFen, documentNo, budgetYear, null);
        }
    }

    /** 到位: money has arrived, of a county where local money comes by county; a memo beside the budget. */
    @EventName("programme.funds-received")
    record FundsReceived(
            String source,
            Fen amountFen,
            String documentNo,
            int budgetYear,
            @Nullable String county,
            @Nullable KeptPaper paper)
            implements ProgrammeEvent, WithPaper {
        public FundsReceived(String source, Fen amountFen, String documentNo, int budgetYear, @Nullable String county) {
            this(source, amountFen, documentNo, budgetYear, county, null);
        }
    }

    /** 分配: appropriated money of a budget year is given to a line. */
    @EventName("programme.budget-allocated")
    record BudgetAllocated(
            String source,
            String line,
            Fen amountFen,
            String documentNo,
            int budgetYear,
            @Nullable KeptPaper paper) implements ProgrammeEvent, WithPaper {
        public BudgetAllocated(String source, String line, Fen amountFen, String documentNo, int budgetYear) {
            this(source, line, amountFen, documentNo, budgetYear, null);
        }
    }

    /** 调剂: unused money of one line goes to another line of the same source. */
    @EventName("programme.budget-transferred")
    record BudgetTransferred(
            String source,
            String fromLine,
            String toLine,
            Fen amountFen,
            String documentNo,
            String reason,
            @Nullable KeptPaper paper)
            implements ProgrammeEvent, WithPaper {
        public BudgetTransferred(
                String source, String fromLine, String toLine, Fen amountFen, String documentNo, String reason) {
            this(source, fromLine, toLine, amountFen, documentNo, reason, null);
        }
    }

    /** 结转: unallocated money goes on into the next budget year. */
    @EventName("programme.funds-carried-over")
    record FundsCarriedOver(
            String source,
            int fromYear,
            int toYear,
            Fen amountFen,
            String documentNo,
            @Nullable KeptPaper paper) implements ProgrammeEvent, WithPaper {
        public FundsCarriedOver(String source, int fromYear, int toYear, Fen amountFen, String documentNo) {
            this(source, fromYear, toYear, amountFen, documentNo, null);
        }
    }

    /** Where money that goes back to the treasury is taken from. */
    enum ReturnedFrom {
        UNALLOCATED,
        LINE_AVAILABLE,
        LINE_RECOVERED
    }

    /**
     * 上缴: money is handed back to the treasury.
     *
     * @param line null only when {@code from} is UNALLOCATED
     * @param budgetYear whose money it is; only when {@code from} is UNALLOCATED, since lines keep no years
     */
    @EventName("programme.funds-returned-to-treasury")
    record FundsReturnedToTreasury(
            String source,
            ReturnedFrom from,
            @Nullable String line,
            Fen amountFen,
            String documentNo,
            @Nullable Integer budgetYear,
            @Nullable KeptPaper paper)
            implements ProgrammeEvent, WithPaper {
        public FundsReturnedToTreasury(
                String source,
                ReturnedFrom from,
                @Nullable String line,
                Fen amountFen,
                String documentNo,
                @Nullable Integer budgetYear) {
            this(source, from, line, amountFen, documentNo, budgetYear, null);
        }
    }

    /**
     * An approved award reserves budget.
     *
     * @param award the application's number
     * @param beneficiary credit code
     * @param more true where it raises what the award has already, so that it takes no further place in a quota
     */
    @EventName("programme.funds-committed")
    record FundsCommitted(
            String award,
            String beneficiary,
            Purpose purpose,
            List<Share> shares,
            @Nullable Boolean more) implements ProgrammeEvent {
        /** What an award reserves first. */
        public FundsCommitted(String award, String beneficiary, Purpose purpose, List<Share> shares) {
            this(award, beneficiary, purpose, shares, null);
        }
    }

    /** A commitment, or a part of it, is given up; an award that is given up entirely takes no place in a quota any longer. */
    @EventName("programme.commitment-released")
    record CommitmentReleased(
            String award, String beneficiary, Purpose purpose, List<Share> shares, boolean entire, String reason)
            implements ProgrammeEvent {}

    /** A confirmed payment has left. */
    @EventName("programme.funds-disbursed")
    record FundsDisbursed(String award, String payment, String beneficiary, Purpose purpose, List<Share> shares)
            implements ProgrammeEvent {}

    /** The bank sent a payment back; the commitment stands again and may be paid once more. */
    @EventName("programme.disbursement-returned")
    record DisbursementReturned(String award, String payment, String beneficiary, Purpose purpose, List<Share> shares)
            implements ProgrammeEvent {}

    /** 追回: money came back from the beneficiary after a confirmed payment. */
    @EventName("programme.funds-recovered")
    record FundsRecovered(String award, String recovery, String beneficiary, Purpose purpose, List<Share> shares)
            implements ProgrammeEvent {}

    /** 冲回: a receipt of recovered money was taken back, as booked wrongly or as left again. */
    @EventName("programme.recovered-funds-reversed")
    record RecoveredFundsReversed(
            String award, String recovery, String beneficiary, Purpose purpose, List<Share> shares)
            implements ProgrammeEvent {}

    /** Recovered money is put to use again, where the pack allows. */
    @EventName("programme.recovered-funds-reused")
    record RecoveredFundsReused(
            String source,
            String line,
            Fen amountFen,
            String documentNo,
            @Nullable KeptPaper paper) implements ProgrammeEvent, WithPaper {
        public RecoveredFundsReused(String source, String line, Fen amountFen, String documentNo) {
            this(source, line, amountFen, documentNo, null);
        }
    }

    /**
     * A fact towards a target that the ledger does not see by itself.
     *
     * @param target a target's id in the pack
     * @param value an integer or decimal as text, in the target's unit
     */
    @EventName("programme.target-fact-recorded")
    record TargetFactRecorded(
            String target,
            String title,
            String value,
            @Nullable String documentNo) implements ProgrammeEvent {}

    /** 改造进度, 成本控制, 合同履约, 安全管理: the four matters that supervision looks at. */
    enum Matter implements Worded {
        PROGRESS("改造进度"),
        COST("成本控制"),
        CONTRACT("合同履约"),
        SAFETY("安全管理");

        private final String chinese;

        Matter(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /**
     * A node of a supervision plan: by then, so many projects are to be looked at.
     *
     * @param node unique within the programme
     * @param on the day by which
     * @param sharePercent how many of a hundred projects that run then, in each county; rounded up to whole projects
     * @param counties the pack's county ids; null for all
     */
    record Node(
            String node,
            LocalDate on,
            List<Matter> matters,
            InspectionMethod method,
            int sharePercent,
            @Nullable List<String> counties) {}

    /**
     * 监督计划: what is inspected, where and by when.
     *
     * @param plan unique within the programme
     * @param from first day
     * @param to last day
     */
    @EventName("programme.supervision-plan-adopted")
    record SupervisionPlanAdopted(String plan, LocalDate from, LocalDate to, String documentNo, List<Node> nodes)
            implements ProgrammeEvent {}

    /**
     * 结账: a month and all before it are closed. No money moves in them any more; what they came to stands here.
     *
     * @param month the last one that is closed, {@code 2026-03}
     * @param balances of each account at the end of that month's last day, not those that are zero; they add up to zero
     */
    @EventName("programme.period-closed")
    record PeriodClosed(String month, String documentNo, List<PeriodBalance> balances) implements ProgrammeEvent {
        public PeriodClosed {
            balances = List.copyOf(balances);
        }
    }

    /**
     * What an account came to when a period was closed; beneficiaries of one source and line are one account here.
     *
     * @param account a {@link Posting.Account}'s name
     * @param line where the account is kept by line
     * @param budgetYear where it is kept by year
     * @param balanceFen debit positive, credit negative
     */
    record PeriodBalance(
            String account,
            String source,
            @Nullable String line,
            @Nullable Integer budgetYear,
            Fen balanceFen) {}

    /**
     * The State Council's notice of a year's holidays, where it came out after this program was built.
     *
     * @param documentNo of the notice, 国办发明电〔2026〕…号
     * @param publishedAt where it can be read
     * @param workdays weekends on which people work (调休)
     */
    @EventName("programme.holidays-entered")
    record HolidaysEntered(
            int year, String documentNo, String publishedAt, List<DaySpan> holidays, List<DaySpan> workdays)
            implements ProgrammeEvent {
        public HolidaysEntered {
            holidays = List.copyOf(holidays);
            workdays = List.copyOf(workdays);
        }
    }

    /**
     * A batch of approved payments was written out for the treasury or a bank: accounts left the ledger, in this very file.
     *
     * @param fileSm3 hex digest of the file
     * @param count of its payments
     * @param list number of the 拨付方案 that it is for, if it is for one
     * @param payments 拨付编号 of those in the file; absent only in entries that are older than this field
     * @param again those of them that had left in an earlier file, or take the place of one that left and was called off; absent
     *     where there are none
     * @param reason why these left again; only beside {@code again}
     */
    @EventName("programme.payment-batch-exported")
    record PaymentBatchExported(
            String fileSm3,
            int count,
            Fen totalFen,
            @Nullable String list,
            @Nullable List<String> payments,
            @Nullable List<String> again,
            @Nullable String reason)
            implements ProgrammeEvent {
        public PaymentBatchExported {
            payments = payments == null ? null : List.copyOf(payments);
            again = again == null ? null : List.copyOf(again);
        }
    }

    /**
     * 名额: a case takes one of the places of its direction, from its submission, a stage or its approval on. Only where the pack
     * limits them; awards take theirs with the money.
     *
     * @param county whose case it is
     * @param scoreTenths where the places are for the best, the score with which it got one; absent elsewhere
     * @param tied who had the very same score, where the places did not reach for all of them: it was chosen; absent elsewhere
     * @param heldFrom {@code submission}, {@code approval} or a stage, where the direction tells its places so; absent elsewhere
     */
    @EventName("programme.place-taken")
    record PlaceTaken(
            String application,
            String direction,
            @Nullable String county,
            @Nullable Integer scoreTenths,
            @Nullable List<String> tied,
            @Nullable String heldFrom)
            implements ProgrammeEvent {}

    /**
     * A case gives its place back: it is rejected, withdrawn, its award given up, or the stage by which it took it opened again.
     *
     * @param heldFrom as the place was taken
     */
    @EventName("programme.place-released")
    record PlaceReleased(
            String application,
            String direction,
            @Nullable String county,
            @Nullable String heldFrom) implements ProgrammeEvent {}

    /**
     * 参考数据: a value that rules name is entered for the programme or a county. The newest by business date counts.
     *
     * @param figure a figure's id in the pack
     * @param county the pack's county id; null for the whole programme
     * @param value in the figure's own type: fen and numbers as integers; a ratio, points, an ISO date as text
     * @param asOf the day of which the document tells it; null where it does not say so
     */
    @EventName("programme.figure-recorded")
    record FigureRecorded(
            String figure,
            @Nullable String county,
            Scalar value,
            @Nullable LocalDate asOf,
            String documentNo) implements ProgrammeEvent {}

    /**
     * 排队: an award for which there is no money left waits in the queue of its direction. Recorded again where its rank has
     * changed: the newest counts.
     *
     * @param application its number
     * @param amountFen what it waits for, beyond what was granted in advance
     * @param submittedOn the business date of its submission
     * @param priority whether the pack gives it priority; null where the pack gives none to anybody
     * @param scoreTenths of its review; null where it has none
     */
    @EventName("programme.queued")
    record Queued(
            String application,
            String direction,
            String beneficiary,
            Fen amountFen,
            LocalDate submittedOn,
            @Nullable Boolean priority,
            @Nullable Integer scoreTenths)
            implements ProgrammeEvent {}

    /** 待核定: an award is reviewed, in a direction that others come after: they leave it what it can get. It ends as a place in the queue does. */
    @EventName("programme.award-ready")
    record AwardReady(String application, String direction, String line, Fen amountFen) implements ProgrammeEvent {}

    /** An award leaves the queue: it is approved or refused, or can be approved no more. */
    @EventName("programme.queue-left")
    record QueueLeft(String application, String direction) implements ProgrammeEvent {}

    /**
     * 择优: a case competes for one of the places that its direction has for the best, or competes with another score. Only where
     * the pack gives places by score. It ends with the place, or when it leaves.
     *
     * @param county whose case it is
     * @param scoreTenths of its review; null while it has none
     * @param applicant whose case it is, where one applicant gets so many places only
     */
    @EventName("programme.ranked")
    record Ranked(
            String application,
            String direction,
            @Nullable String county,
            @Nullable Integer scoreTenths,
            @Nullable String applicant)
            implements ProgrammeEvent {}

    /** A case competes no longer: it is rejected or withdrawn, or lies with its applicant until it comes back. */
    @EventName("programme.rank-left")
    record RankLeft(String application, String direction) implements ProgrammeEvent {}

    /** The programme is closed; ratios are judged on what was paid. */
    @EventName("programme.closed")
    record ProgrammeClosed(String documentNo) implements ProgrammeEvent {}
}
