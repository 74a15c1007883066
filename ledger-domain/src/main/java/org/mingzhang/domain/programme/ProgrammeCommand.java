package org.mingzhang.domain.programme;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.DaySpan;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.Node;
import org.mingzhang.domain.programme.ProgrammeEvent.ReturnedFrom;

/** What can be asked about a programme and its money. */
public sealed interface ProgrammeCommand extends LedgerCommand {
    String programme();

    @Override
    default StreamId subject() {
        return StreamId.programme(programme());
    }

    /** Opens a programme under a pack whose bytes are already kept beside the log. */
    @CommandName(value = "programme.open", title = "按政策包设立试点专项")
    record OpenProgramme(String programme, String name, String packSm3, LocalDate startsOn, LocalDate endsOn)
            implements ProgrammeCommand {
        public OpenProgramme {
            StreamId.requireName(programme);
            Require.digest(packSm3, "政策包");
            if (endsOn.isBefore(startsOn)) {
                throw new RefusedValue(endsOn, "结束日期不应早于开始日期（" + startsOn + "）");
            }
        }
    }

    /**
     * 修订: puts the next version of the programme's pack into force from the day that it names.
     *
     * @param packSm3 hex digest of the version, whose bytes travel beside the command
     * @param documentNo of the document that amends, by its title or its number
     */
    @CommandName(value = "programme.amend", title = "修订试点专项的政策")
    record AmendProgramme(String programme, String packSm3, String documentNo) implements ProgrammeCommand {
        public AmendProgramme {
            Require.digest(packSm3, "政策包");
            Require.document(documentNo, "依据文件");
        }
    }

    /**
     * Decides a parameter that the notice leaves open.
     *
     * @param legalBasis the document that decides it, by its title or its number, so that others find it
     */
    @CommandName(value = "programme.decide-parameter", title = "依据文件定下政策参数")
    record DecideParameter(String programme, String parameter, String value, String legalBasis)
            implements ProgrammeCommand {
        public DecideParameter {
            Require.document(legalBasis, "依据文件");
        }
    }

    /** 下达. */
    @CommandName(value = "programme.appropriate", title = "资金下达")
    record AppropriateFunds(
            String programme,
            String source,
            Fen amountFen,
            String documentNo,
            int budgetYear,
            @Nullable KeptPaper paper)
            implements ProgrammeCommand {
        public AppropriateFunds {
            Require.positive(amountFen, "金额");
            Require.paper(paper);
        }

        /** The same without its paper. */
        public AppropriateFunds(String programme, String source, Fen amountFen, String documentNo, int budgetYear) {
            this(programme, source, amountFen, documentNo, budgetYear, null);
        }
    }

    /** 到位. */
    @CommandName(value = "programme.receive", title = "资金到位")
    record ReceiveFunds(
            String programme,
            String source,
            Fen amountFen,
            String documentNo,
            int budgetYear,
            @Nullable String county,
            @Nullable KeptPaper paper)
            implements ProgrammeCommand {
        public ReceiveFunds {
            Require.positive(amountFen, "金额");
            Require.paper(paper);
        }

        /** The same without its paper. */
        public ReceiveFunds(
                String programme,
                String source,
                Fen amountFen,
                String documentNo,
                int budgetYear,
                @Nullable String county) {
            this(programme, source, amountFen, documentNo, budgetYear, county, null);
        }
    }

    /**
     * 分配.
     *
     * @param budgetYear whose money it is
     */
    @CommandName(value = "programme.allocate", title = "资金分配到科目")
    record AllocateBudget(
            String programme,
            String source,
            String line,
            Fen amountFen,
            String documentNo,
            int budgetYear,
            @Nullable KeptPaper paper)
            implements ProgrammeCommand {
        public AllocateBudget {
            Require.positive(amountFen, "金额");
            Require.paper(paper);
        }

        /** The same without its paper. */
        public AllocateBudget(
                String programme, String source, String line, Fen amountFen, String documentNo, int budgetYear) {
            this(programme, source, line, amountFen, documentNo, budgetYear, null);
        }
    }

    /** 调剂. */
    @CommandName(value = "programme.transfer", title = "科目间调剂")
    record TransferBudget(
            String programme,
            String source,
            String fromLine,
            String toLine,
            Fen amountFen,
            String documentNo,
            String reason,
            @Nullable KeptPaper paper)
            implements ProgrammeCommand {
        public TransferBudget {
            Require.positive(amountFen, "金额");
            if (fromLine.equals(toLine)) {
                throw new RefusedValue(toLine, "调剂的两个科目不应相同");
            }
            Require.paper(paper);
        }

        /** The same without its paper. */
        public TransferBudget(
                String programme,
                String source,
                String fromLine,
                String toLine,
                Fen amountFen,
                String documentNo,
                String reason) {
            this(programme, source, fromLine, toLine, amountFen, documentNo, reason, null);
        }
    }

    /** 结转. */
    @CommandName(value = "programme.carry-over", title = "资金结转")
    record CarryOver(
            String programme,
            String source,
            int fromYear,
            int toYear,
            Fen amountFen,
            String documentNo,
            @Nullable KeptPaper paper)
            implements ProgrammeCommand {
        public CarryOver {
            Require.positive(amountFen, "金额");
            if (toYear != fromYear + 1) {
                throw new RefusedValue(toYear, "结转应到下一年度（" + (fromYear + 1) + "）");
            }
            Require.paper(paper);
        }

        /** The same without its paper. */
        public CarryOver(String programme, String source, int fromYear, int toYear, Fen amountFen, String documentNo) {
            this(programme, source, fromYear, toYear, amountFen, documentNo, null);
        }
    }

    /**
     * 上缴.
     *
     * @param from where it is taken from; where absent, of a line first what was recovered and then what is available, and without
     *     a line what was never allocated
     * @param line from which it is taken; not for money that was never allocated
     * @param budgetYear whose money it is; only for money that was never allocated
     */
    @CommandName(value = "programme.return-to-treasury", title = "资金上缴国库")
    record ReturnToTreasury(
            String programme,
            String source,
            @Nullable ReturnedFrom from,
            @Nullable String line,
            Fen amountFen,
            String documentNo,
            @Nullable Integer budgetYear,
            @Nullable KeptPaper paper)
            implements ProgrammeCommand {
        public ReturnToTreasury {
            Require.positive(amountFen, "金额");
            boolean unallocated = from == ReturnedFrom.UNALLOCATED || (from == null && line == null);
            if ((line == null) != unallocated || (budgetYear == null) == unallocated) {
                throw new IllegalArgumentException(
                        "未分配资金上缴写预算年度、不写科目，其余写科目、不写预算年度：" + from + "，" + line + "，" + budgetYear);
            }
            Require.paper(paper);
        }

        /** The same without its paper. */
        public ReturnToTreasury(
                String programme,
                String source,
                @Nullable ReturnedFrom from,
                @Nullable String line,
                Fen amountFen,
                String documentNo,
                @Nullable Integer budgetYear) {
            this(programme, source, from, line, amountFen, documentNo, budgetYear, null);
        }
    }

    /** Puts recovered money to use again. */
    @CommandName(value = "programme.reuse-recovered", title = "追回资金再用")
    record ReuseRecovered(
            String programme,
            String source,
            String line,
            Fen amountFen,
            String documentNo,
            @Nullable KeptPaper paper) implements ProgrammeCommand {
        public ReuseRecovered {
            Require.positive(amountFen, "金额");
            Require.paper(paper);
        }

        /** The same without its paper. */
        public ReuseRecovered(String programme, String source, String line, Fen amountFen, String documentNo) {
            this(programme, source, line, amountFen, documentNo, null);
        }
    }

    /**
     * Records a fact towards a target.
     *
     * @param value an integer or decimal as text, in the target's unit
     */
    @CommandName(value = "programme.record-target-fact", title = "登记指标事实")
    record RecordTargetFact(
            String programme,
            String target,
            String title,
            String value,
            @Nullable String documentNo) implements ProgrammeCommand {
        public RecordTargetFact {
            if (!value.matches("-?\\d{1,15}(\\.\\d{1,6})?")) {
                throw new RefusedValue(value, "指标数值应为整数或小数");
            }
        }
    }

    /**
     * 参考数据: enters a value that rules of the pack name.
     *
     * @param figure a figure's id in the pack
     * @param county the pack's county id, where it is a county's value
     * @param value as people write it: {@code 116}, {@code 20万元}, {@code 50%}
     * @param asOf the day of which the document tells it, where it says so
     */
    @CommandName(value = "programme.record-figure", title = "登记参考数据")
    record RecordFigure(
            String programme,
            String figure,
            @Nullable String county,
            String value,
            @Nullable LocalDate asOf,
            String documentNo)
            implements ProgrammeCommand {
        public RecordFigure {
            Require.document(documentNo, "依据文件");
        }
    }

    /**
     * 监督计划.
     *
     * @param nodes each with its day within the plan's period
     */
    @CommandName(value = "programme.adopt-supervision-plan", title = "定下监督计划")
    record AdoptSupervisionPlan(
            String programme, String plan, LocalDate from, LocalDate to, String documentNo, List<Node> nodes)
            implements ProgrammeCommand {
        private static final int MOST = 100;
        private static final int ALL = 100;

        public AdoptSupervisionPlan {
            Require.voucher(plan, "监督计划编号");
            if (from != null && to != null && nodes != null) {
                if (to.isBefore(from)) {
                    throw new RefusedValue(to, "计划止日不应早于起日（" + from + "）");
                }
                if (nodes.isEmpty() || nodes.size() > MOST) {
                    throw new RefusedValue(nodes, "监督计划应有 1–" + MOST + " 个节点");
                }
                Require.distinct(nodes.stream().map(Node::node).toList(), "节点");
                for (Node node : nodes) {
                    Require.within(node.sharePercent(), 1, ALL, "抽查比例");
                    if (node.on().isBefore(from) || node.on().isAfter(to)) {
                        throw new RefusedValue(node.on(), "节点日期应在计划期内（" + from + " 至 " + to + "）");
                    }
                    if (node.matters().isEmpty()
                            || node.matters().stream().distinct().count()
                                    != node.matters().size()) {
                        throw new RefusedValue(node.matters(), "每个节点应有检查事项，各写一次");
                    }
                }
                nodes = List.copyOf(nodes);
            }
        }
    }

    /**
     * Closes a month and all before it.
     *
     * @param month {@code 2026-03}
     */
    @CommandName(value = "programme.close-period", title = "按月结账")
    record ClosePeriod(String programme, String month, String documentNo) implements ProgrammeCommand {
        public ClosePeriod {
            if (!month.matches("20\\d\\d-(0[1-9]|1[0-2])")) {
                throw new RefusedValue(month, "月份应写作 2026-03");
            }
        }
    }

    /**
     * Enters the notice of a year's holidays that came out after this program was built.
     *
     * @param documentNo of the notice
     * @param publishedAt where it can be read
     */
    @CommandName(value = "programme.enter-holidays", title = "登记年度节假日安排")
    record EnterHolidays(
            String programme,
            int year,
            String documentNo,
            String publishedAt,
            List<DaySpan> holidays,
            List<DaySpan> workdays)
            implements ProgrammeCommand {
        public EnterHolidays {
            holidays = List.copyOf(holidays);
            workdays = List.copyOf(workdays);
        }
    }

    /**
     * Records that a batch of approved payments was written out.
     *
     * @param fileSm3 hex digest of the file
     * @param count how many payments are in it
     * @param list number of the 拨付方案 that it is for, if it is for one
     * @param payments 拨付编号 of all that are in it
     * @param again those of them that left in an earlier file already, all of them, or take the place of one that left and was
     *     called off; absent where there are none
     * @param reason why these leave again
     */
    @CommandName(value = "programme.export-payment-batch", title = "登记导出拨付批次文件")
    record ExportPaymentBatch(
            String programme,
            String fileSm3,
            int count,
            Fen totalFen,
            @Nullable String list,
            List<String> payments,
            @Nullable List<String> again,
            @Nullable String reason)
            implements ProgrammeCommand {
        /** As many payments fit into the one entry that holds the signed command and the event. */
        public static final int MOST_PAYMENTS = 300;

        private static final int MOST_BYTES = 12_000;

        public ExportPaymentBatch {
            Require.digest(fileSm3, "文件摘要");
            Require.within(count, 1, MOST_PAYMENTS, "笔数");
            Require.positive(totalFen, "金额");
            if (payments != null) {
                if (payments.size() != count) {
                    throw new RefusedValue(payments, "应写明批次中的每一笔拨付：笔数写 " + count + "，编号有 " + payments.size() + " 个");
                }
                if (!fits(payments)) {
                    throw new RefusedValue(
                            payments, "一批最多 " + MOST_PAYMENTS + " 笔，编号合计最多 " + MOST_BYTES + " 字节，更多的分几批导出");
                }
                payments.forEach(payment -> Require.voucher(payment, "拨付编号"));
                Require.distinct(payments, "拨付编号");
                payments = List.copyOf(payments);
            }
            if (again != null) {
                if (again.isEmpty() || (payments != null && !payments.containsAll(again))) {
                    throw new RefusedValue(again, "再次导出的拨付应在批次所列的拨付之中");
                }
                Require.distinct(again, "再次导出的拨付");
                again = List.copyOf(again);
            }
            if ((again == null) != (reason == null)) {
                throw new IllegalArgumentException("再次导出的拨付与理由应一并写明，没有的都不写");
            }
        }

        /** Whether so many payments go into one batch. */
        public static boolean fits(List<String> payments) {
            return payments.size() <= MOST_PAYMENTS
                    && payments.stream()
                                    .mapToInt(payment -> payment.getBytes(StandardCharsets.UTF_8).length)
                                    .sum()
                            <= MOST_BYTES;
        }
    }

    /** Closes the programme. */
    @CommandName(value = "programme.close", title = "关闭试点专项")
    record CloseProgramme(String programme, String documentNo) implements ProgrammeCommand {}

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        return new ProgrammeDecider(streams, occasion).decide(this);
    }
}
