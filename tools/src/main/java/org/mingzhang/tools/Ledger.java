package org.mingzhang.tools;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.CivilDate;
import org.mingzhang.tools.bench.BenchCommand;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * The root of the {@code ledger} command. Each subcommand is a class of its own, named here in the order in which the
 * help lists them.
 */
@Command(
        name = "ledger",
        description = "明账：数字化转型公共资金的封存账本，任何人都可以核验。",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Ledger.Version.class,
        sortOptions = false,
        exitCodeList = {"0:已办成", "1:账本答复“否”：核验不通过、违反规则、输入不合要求", "2:命令写法不对，或指定的文件不存在", "3:环境缺少条件（端口、数据库、JDK 等），或程序出错"})
public final class Ledger implements Runnable {
    private static final List<Class<?>> SUBCOMMANDS = List.of(
            DemoCommand.class,
            ServeCommand.class,
            PracticeCommand.class,
            TestSuite.class,
            InitCommand.class,
            MigrateCommand.class,
            SchemesCommand.class,
            ProgrammeCommand.class,
            TemplateCommand.class,
            ImportCommand.class,
            ImportsCommand.class,
            SimulateCommand.class,
            DoCommand.class,
            BudgetCommand.class,
            FundsCommand.class,
            QueueCommand.class,
            RankingCommand.class,
            SimilarCommand.class,
            ListsCommand.class,
            RosterCommand.class,
            WhatIfCommand.class,
            TraceCommand.class,
            EntryCommand.class,
            CorrectionsCommand.class,
            DutiesCommand.class,
            ProvidersCommand.class,
            SupervisionCommand.class,
            DrawCommand.class,
            RecomputeCommand.class,
            RebuildCommand.class,
            ReconcileCommand.class,
            AttachCommand.class,
            FilesCommand.class,
            ExportCommand.class,
            ReceiptCommand.class,
            VerifyCommand.class,
            CheckpointCommand.class,
            KeysCommand.class,
            ActorsCommand.class,
            AccessedCommand.class,
            AccountsCommand.class,
            TokensCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            BenchCommand.class);

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] args) {
        main(args, new Object[0]);
    }

    /** As {@link #main(String[])}, with further subcommands. */
    static void main(String[] args, Object... further) {
        // Spring Boot would replace the logging set up here; see LogFile.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        PrintStream stdout = System.out;
        // A document on stdout stands alone: whatever a library prints goes where progress goes.
        System.setOut(System.err);
        PrintWriter out = new PrintWriter(stdout, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(commandLine(named(args), out, err, further), args));
    }

    /** As the process does, without ending it. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(commandLine(named(args), out, err), args);
    }

    /**
     * The one subcommand that a line runs: to make the words of all of them takes as long as many a command itself. A line
     * that names none, or asks for help, is answered from all.
     */
    private static List<Class<?>> named(String... args) {
        return SUBCOMMANDS.stream()
                .filter(subcommand -> args.length > 0
                        && Objects.requireNonNull(subcommand.getAnnotation(Command.class))
                                .name()
                                .equals(args[0]))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(SUBCOMMANDS);
    }

    /** Runs one command line and answers its exit code; never throws. */
    @SuppressWarnings("CatchingUnchecked")
    static int run(CommandLine ledger, String... args) {
        try {
            return ledger.execute(args);
        } catch (Throwable fault) {
            // picocli hands on what is no Exception: memory, a class that does not load, a broken assertion.
            ParseResult parsed = ledger.getParseResult();
            CommandLine asked =
                    parsed == null ? ledger : Mixins.last(parsed).commandSpec().commandLine();
            return end(Failure.of(fault), asked, List.of(args));
        }
    }

    /** The one way in which a command ends that did not do what it was asked. */
    private static int end(Failure failure, CommandLine command, List<String> args) {
        Output output = Mixins.in(command.getCommandSpec(), Output.class).orElseGet(Output::new);
        failure.tell(command.getErr());
        output.noteMark();
        output.noteUnfinished();
        // What cannot be parsed may still have asked for a document.
        if (args.contains("--json") && !output.isAnswered()) {
            command.getOut().println(Output.written(output.marked(failure.document())));
            command.getOut().flush();
        }
        return failure.exitCode();
    }

    /** With every subcommand. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err, Object... further) {
        return commandLine(SUBCOMMANDS, out, err, further);
    }

    private static CommandLine commandLine(
            List<Class<?>> subcommands, PrintWriter out, PrintWriter err, Object... further) {
        CommandLine ledger = new CommandLine(new Ledger());
        subcommands.forEach(ledger::addSubcommand);
        for (Object subcommand : further) {
            ledger.addSubcommand(subcommand);
        }
        ledger.addSubcommand(new HelpCommand());
        // All of these reach the subcommands that are there by now, so they come last.
        ledger.setUsageHelpAutoWidth(true);
        ledger.setOut(out);
        ledger.setErr(err);
        ledger.setCaseInsensitiveEnumValuesAllowed(true);
        ledger.registerConverter(LocalDate.class, Ledger::date);
        ledger.setExecutionStrategy(Ledger::execute);
        ledger.setParameterExceptionHandler(
                (wrong, args) -> end(Failure.of(wrong), wrong.getCommandLine(), List.of(args)));
        ledger.setExecutionExceptionHandler(
                (fault, command, parsed) -> end(Failure.of(fault), command, parsed.originalArgs()));
        HelpWords.speak(ledger);
        return ledger;
    }

    private static LocalDate date(String text) {
        LocalDate date = CivilDate.read(text);
        if (date == null) {
            throw new TypeConversionException("no date: " + text);
        }
        return date;
    }

    private static int execute(ParseResult parsed) {
        // Tomcat and the PostgreSQL driver log through java.util.logging, which would write to stderr by itself.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LedgerOptions.in(parsed).ifPresent(LedgerOptions::logIntoHome);
        return new RunLast().execute(parsed);
    }

    @Override
    public void run() {
        CommandSpec self = Objects.requireNonNull(spec);
        self.commandLine().usage(self.commandLine().getOut());
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Ledger.class.getPackage().getImplementationVersion();
            return new String[] {"ledger " + (version == null ? "（未打包）" : version)};
        }
    }
}
