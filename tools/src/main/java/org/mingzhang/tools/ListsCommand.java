package org.mingzhang.tools;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.officiallist.ListDocuments;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.officiallist.OfficialList;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListEvent.Act;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.officiallist.ListComparison;
import org.mingzhang.view.officiallist.ListView;
import org.mingzhang.view.officiallist.PaymentOnList;
import org.mingzhang.view.officiallist.PlannedAbove;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The official lists of a programme. */
@Command(
        name = "lists",
        mixinStandardHelpOptions = true,
        subcommands = {ListsCommand.Show.class, ListsCommand.Compare.class, ListsCommand.Carry.class},
        description = "列出一个试点专项的名单：类型、文号、公示、行数、金额、摘要值，各办到哪一步；以及未引名单或与名单不符的拨付，各拨付方案合计超过奖补的申报。")
final class ListsCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Option(names = "--programme", paramLabel = "ID", description = "试点专项的编号。")
    private @Nullable String programme;

    @Override
    public void run() {
        String id = programme;
        if (id == null) {
            throw new WrongUsage("--programme", "", "请用 --programme 指明试点专项，或用 show、compare、carry-out 指明名单");
        }
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            LedgerViews views = opened.views(output);
            views.requireSealed();
            List<ListView> lists = views.lists().of(id).orElseThrow(() -> ProgrammeOption.unknown(id));
            List<PaymentOnList> payments = views.lists().payments(id);
            List<PlannedAbove> above = views.lists().plannedAbove(id);
            output.print(ListDocuments.lists(id, lists, payments, above), out -> {
                out.println(opened.heading());
                ListsText.lists(lists, payments, out);
                ListsText.above(above, out);
            });
        }
    }

    private static No unknown(String list) {
        return No.unknown("LIST", list, "账本中没有名单 " + list);
    }

    /** One list, line by line. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "逐行列出一份名单，及每行的摘要值。")
    static final class Show implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "LIST", description = "名单编号。")
        private String list = "";

        @Override
        public void run() {
            try (OpenLedger opened = OpenLedger.open(ledger, output)) {
                LedgerViews views = opened.views(output);
                views.requireSealed();
                ListView found = views.lists().list(list).orElseThrow(() -> unknown(list));
                PolicyPack pack = views.budget().pack(found.programme()).orElse(null);
                output.print(found, out -> {
                    out.println(opened.heading());
                    ListsText.list(found, pack, out);
                });
            }
        }
    }

    /** Two lists, or a list and what was paid, held against each other. */
    @Command(
            name = "compare",
            mixinStandardHelpOptions = true,
            description = {"逐行比对两份名单（公示与认定、认定与拨付方案），或一份名单与已拨付的款项（--paid）。", "每行先比摘要值；不同的，列出哪一项不同。有不同的，退出码为 1。"})
    static final class Compare implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private Output output = new Output();

        @Parameters(index = "0", paramLabel = "A", description = "名单编号。")
        private String first = "";

        @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "另一份名单的编号。")
        private @Nullable String second;

        @Option(names = "--paid", description = "与已拨付（银行已确认）的款项比对。")
        private boolean paid;

        @Override
        public void run() {
            if (paid == (second != null)) {
                throw new WrongUsage("B", "", "请写另一份名单的编号，或写 --paid，两者写一");
            }
            try (OpenLedger opened = OpenLedger.open(ledger, output)) {
                LedgerViews views = opened.views(output);
                views.requireSealed();
                ListView one = views.lists().list(first).orElseThrow(() -> unknown(first));
                String other = second;
                ListComparison found = other == null
                        ? views.lists().comparePaid(first).orElseThrow(() -> unknown(first))
                        : views.lists().compare(first, other).orElseThrow(() -> unknown(other));
                PolicyPack pack = views.budget().pack(one.programme()).orElse(null);
                output.print(ListDocuments.comparison(found), out -> {
                    out.println(opened.heading());
                    ListsText.comparison(found, pack, out);
                });
                if (!found.agrees()) {
                    throw new No("两者不一致：内容不同 " + found.differing().size() + " 行，仅见于前者 "
                            + found.onlyFirst().size() + " 行，仅见于后者 "
                            + found.onlySecond().size() + " 行");
                }
            }
        }
    }

    /** One signature over a list. */
    @Command(
            name = "carry-out",
            mixinStandardHelpOptions = true,
            description = {
                "按名单一次签名办理全部各行：签名所对是名单的摘要值，每行按单项命令的规则审查，一行不能办理的全部不办。",
                "办理事项：DECIDE_STAGE 环节结论（须 --stage、--opinion），POST_NOTICE 发布公示（须 --stage），APPROVE_AWARDS 核定奖补，"
                        + "ORDER_PAYMENTS 提出拨付，APPROVE_PAYMENTS 审批拨付（另一人），CONFIRM_PAYMENTS 确认支付（须 --receipts），"
                        + "RESERVE 入库，ADMIT 纳入批次（须 --batch），MOVE_BATCH 调整批次（须 --batch、--reason），LEAVE 退出（须 --reason），"
                        + "REPLACE 替补（须 --pairs），REMOVE_PROVIDERS 清退服务商（须 --reason）。"
            })
    static final class Carry extends RecordingCommand {
        @Parameters(paramLabel = "LIST", description = "名单编号。")
        private String list = "";

        @Option(names = "--act", required = true, paramLabel = "ACT", description = "办理事项：${COMPLETION-CANDIDATES}。")
        private Act act = Act.DECIDE_STAGE;

        @Option(names = "--sm3", paramLabel = "HEX", description = "签名人所见名单的摘要值（lists show 所示）；不写则为名单现在的。")
        private @Nullable String sm3;

        @Option(names = "--stage", paramLabel = "STAGE", description = "环节。")
        private @Nullable String stage;

        @Option(names = "--opinion", paramLabel = "TEXT", description = "意见。")
        private @Nullable String opinion;

        @Option(names = "--batch", paramLabel = "BATCH", description = "批次。")
        private @Nullable String batch;

        @Option(names = "--reason", paramLabel = "TEXT", description = "理由。")
        private @Nullable String reason;

        @Option(names = "--payments", paramLabel = "ID", split = ",", description = "各行的拨付编号，按行次用逗号分开；不写则为 名单编号-序号。")
        private @Nullable List<String> payments;

        @Option(
                names = "--pairs",
                paramLabel = "CODE",
                split = ",",
                description = "替补时各行的另一方，按行次用逗号分开：退出名单写由谁替补，认定名单写替补谁（统一社会信用代码）。")
        private @Nullable List<String> pairs;

        @Option(
                names = "--receipts",
                paramLabel = "FILE",
                description = "确认支付时的回单表（.csv 或 .xlsx），列：序号、银行、银行回单号；表中没有的行这次不确认。")
        private @Nullable Path receipts;

        @Option(names = "--bank", paramLabel = "NAME", description = "回单表没有写银行的行，是这家银行的回单。")
        private @Nullable String bank;

        @Option(names = "--skip-refused", description = "略过不能办理的行并记明原因，其余照办。")
        private boolean skipRefused;

        @Override
        CarryOut command(OpenLedger opened, ActorKey signer) {
            String seen = sm3;
            ReceiptTable table = receipts == null ? null : ReceiptTable.read(receipts, bank);
            return new CarryOut(
                    list,
                    seen == null ? standing(opened) : seen,
                    act,
                    stage,
                    opinion,
                    batch,
                    reason,
                    payments,
                    skipRefused ? Boolean.TRUE : null,
                    pairs,
                    table == null ? null : table.bank(),
                    table == null ? null : table.receipts());
        }

        /** The list as the log has it, not as a read model says. */
        private String standing(OpenLedger opened) {
            StreamFold fold = StreamFold.of(StreamId.list(list).type());
            opened.store().log().stream(new StreamRef(StreamId.list(list).type().code(), list), 0)
                    .forEach(entry ->
                            fold.evolve(Recorded.of(entry.requireSealed().envelope(), entry.position())));
            OfficialList found = (OfficialList) fold.state();
            if (!found.exists()) {
                throw unknown(list);
            }
            return found.sm3(list).toString();
        }
    }
}
