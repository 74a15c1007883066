package org.mingzhang.tools;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.policy.Amendment;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeCommand.AmendProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Programmes. */
@Command(
        name = "programme",
        mixinStandardHelpOptions = true,
        description = "设立试点专项，修订其政策；查看已结账的月份。",
        subcommands = {ProgrammeCommand.Open.class, ProgrammeCommand.Amend.class, PeriodsCommand.class})
final class ProgrammeCommand {
    private ProgrammeCommand() {}

    @Command(name = "open", mixinStandardHelpOptions = true, description = "把政策包写入账本，并据以设立试点专项。")
    static final class Open implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private KeyOption key = new KeyOption();

        @Mixin
        private ReceiptOption receipt = new ReceiptOption();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "PACK|FILE", description = "自带政策包的编号，或政策包文件。")
        private String pack = "";

        @Option(names = "--programme", paramLabel = "ID", description = "试点专项的编号（默认：同政策包编号）。")
        private @Nullable String programme;

        @Option(names = "--role", paramLabel = "ROLE", description = "以哪个岗位办理（默认：唯一的岗位）。")
        private @Nullable String role;

        @Option(names = "--business-date", paramLabel = "DATE", description = "业务日期（默认：今天）。")
        private @Nullable LocalDate businessDate;

        @Override
        public void run() {
            receipt.requireWritable();
            PolicyPack published = SchemesCommand.publishable("PACK|FILE", pack);
            String id = programme == null ? published.id() : programme;
            try {
                StreamId.requireName(id);
            } catch (IllegalArgumentException e) {
                throw No.unknown("--programme", id, String.valueOf(e.getMessage()));
            }
            ActorKey signer = ActorKey.open(key.required());
            try (OpenLedger opened = OpenLedger.open(ledger, output)) {
                ParameterValues values = ParameterValues.defaults(published);
                OpenProgramme command = new OpenProgramme(
                        id, published.title(), PackShelf.digest(published), values.pilotFrom(), values.pilotTo());
                Outcome outcome = opened.desk(output)
                        .submit(signer.sign(opened, CommandDraft.of(command, role, businessDate)), published);
                Recording recording = Recording.of(outcome, opened, receipt);
                if (outcome instanceof Outcome.Refused) {
                    recording.answer(output);
                }
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("programme", id);
                document.put("pack", published.id());
                document.put("position", outcome.firstPosition());
                document.put("commandId", outcome.commandId());
                recording.putReceipt(document);
                output.print(document, out -> {
                    out.println("试点专项 " + id + " 已按政策包 " + published.id() + " 设立，账目 " + outcome.firstPosition());
                    recording.printReceipt(out);
                });
            } catch (InvalidDocument e) {
                throw new No("命令内容不合要求，未记账", Problem.of(e));
            }
        }
    }

    @Command(
            name = "amend",
            mixinStandardHelpOptions = true,
            description = {"把政策包的下一版写入账本，试点专项自其施行之日起按新版办理。", "新旧两版有哪些不同，由 schemes diff 先看。"})
    static final class Amend implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private KeyOption key = new KeyOption();

        @Mixin
        private ReceiptOption receipt = new ReceiptOption();

        @Mixin
        private Output output = new Output();

        @Mixin
        private ProgrammeOption programme = new ProgrammeOption();

        @Parameters(paramLabel = "FILE", description = "下一版的政策包文件，写有 amends。")
        private String pack = "";

        @Option(names = "--document", required = true, paramLabel = "DOCUMENT", description = "据以修订的文件：《标题》或文号。")
        private String document = "";

        @Option(names = "--role", paramLabel = "ROLE", description = "以哪个岗位办理（默认：唯一的岗位）。")
        private @Nullable String role;

        @Option(names = "--business-date", paramLabel = "DATE", description = "业务日期（默认：今天）。")
        private @Nullable LocalDate businessDate;

        @Override
        public void run() {
            receipt.requireWritable();
            PolicyPack next = SchemesCommand.publishable("FILE", pack);
            Amendment amends = next.amends();
            if (amends == null) {
                throw new WrongUsage("FILE", pack, "第 1 版只能用来设立试点专项；修订用写有 amends 的下一版");
            }
            ActorKey signer = ActorKey.open(key.required());
            try (OpenLedger opened = OpenLedger.open(ledger, output)) {
                AmendProgramme command = new AmendProgramme(programme.id(), PackShelf.digest(next), document);
                Outcome outcome = opened.desk(output)
                        .submit(signer.sign(opened, CommandDraft.of(command, role, businessDate)), next);
                Recording recording = Recording.of(outcome, opened, receipt);
                if (outcome instanceof Outcome.Refused) {
                    recording.answer(output);
                }
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("programme", programme.id());
                answer.put("pack", next.id());
                answer.put("version", next.version());
                answer.put("from", amends.from().toString());
                answer.put("transition", amends.transition().name());
                answer.put("position", outcome.firstPosition());
                answer.put("commandId", outcome.commandId());
                recording.putReceipt(answer);
                output.print(answer, out -> {
                    out.println("试点专项 " + programme.id() + " 的政策包 " + next.id() + " 第 " + next.version() + " 版自 "
                            + amends.from() + " 起施行，" + amends.transition().chinese() + "，账目 "
                            + outcome.firstPosition());
                    recording.printReceipt(out);
                });
            } catch (InvalidDocument e) {
                throw new No("命令内容不合要求，未记账", Problem.of(e));
            }
        }
    }
}
