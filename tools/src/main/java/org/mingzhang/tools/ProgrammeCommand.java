package org.mingzhang.tools;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Programmes. */
@Command(
        name = "programme",
        mixinStandardHelpOptions = true,
        description = "Opens programmes.",
        subcommands = ProgrammeCommand.Open.class)
final class ProgrammeCommand {
    private ProgrammeCommand() {}

    @Command(
            name = "open",
            mixinStandardHelpOptions = true,
            description = "Publishes a pack to the ledger and opens a programme with it.")
    static final class Open implements Runnable {
        @Mixin
        private LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private KeyOption key = new KeyOption();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "PACK|FILE")
        private String pack = "";

        @Option(names = "--programme", paramLabel = "ID", description = "The programme's id (default: the pack's).")
        private @Nullable String programme;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                description = "The post in which it is done (default: the only one).")
        private @Nullable String role;

        @Option(names = "--business-date", paramLabel = "DATE", description = "When it was decided (default: today).")
        private @Nullable LocalDate businessDate;

        @Override
        public void run() {
            PolicyPack published = SchemesCommand.pack(pack);
            ActorKey signer = ActorKey.open(key.required());
            try (OpenLedger opened = OpenLedger.open(ledger)) {
                ParameterValues values = ParameterValues.defaults(published);
                String id = programme == null ? published.id() : programme;
                OpenProgramme command = new OpenProgramme(
                        id, published.title(), PackShelf.digest(published), values.pilotFrom(), values.pilotTo());
                Outcome outcome = opened.node()
                        .desk()
                        .submit(signer.sign(opened, CommandDraft.of(command, role, businessDate)), published);
                if (outcome instanceof Outcome.Refused) {
                    Recording.answer(outcome, output);
                }
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("programme", id);
                document.put("pack", published.id());
                document.put("position", outcome.firstPosition());
                output.print(
                        document,
                        out -> out.println(
                                "试点专项 " + id + " 已按政策包 " + published.id() + " 设立，账目 " + outcome.firstPosition()));
            } catch (IllegalArgumentException e) {
                throw new No(String.valueOf(e.getMessage()));
            }
        }
    }
}
