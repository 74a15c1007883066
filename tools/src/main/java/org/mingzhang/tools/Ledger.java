package org.mingzhang.tools;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

/**
 * The root of the {@code ledger} command. Each subcommand is a class of its own, registered here in the order in which
 * the help lists them.
 */
@Command(
        name = "ledger",
        description = "A sealed, verifiable ledger for public digitalisation funds.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            TestSuite.class,
            InitCommand.class,
            MigrateCommand.class,
            SchemesCommand.class,
            ProgrammeCommand.class,
            DoCommand.class,
            BudgetCommand.class,
            WhatIfCommand.class,
            TraceCommand.class,
            RecomputeCommand.class,
            RebuildCommand.class,
            ReconcileCommand.class,
            ReceiptCommand.class,
            VerifyCommand.class,
            CheckpointCommand.class,
            KeysCommand.class,
            ActorsCommand.class,
            BenchCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Ledger.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the ledger answered no: verification failed, a rule is violated, input is rejected",
            "2:wrong usage",
            "3:the environment lacks something: a port, a database, a JDK"
        })
public final class Ledger implements Runnable {
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
        CommandLine ledger = commandLine(
                new PrintWriter(stdout, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                further);
        System.exit(run(ledger, args));
    }

    /** Runs one command line and answers its exit code; never throws. */
    @SuppressWarnings("CatchingUnchecked")
    static int run(CommandLine ledger, String... args) {
        try {
            return ledger.execute(args);
        } catch (Throwable fault) {
            // picocli hands on what is no Exception: memory, a class that does not load, a broken assertion.
            return Failure.report(fault, ledger.getErr());
        }
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err, Object... further) {
        CommandLine ledger = new CommandLine(new Ledger());
        for (Object subcommand : further) {
            ledger.addSubcommand(subcommand);
        }
        ledger.addSubcommand(new HelpCommand());
        // All of these reach the subcommands that are there by now, so they come last.
        ledger.setUsageHelpAutoWidth(true);
        ledger.setOut(out);
        ledger.setErr(err);
        ledger.setCaseInsensitiveEnumValuesAllowed(true);
        ledger.setExecutionStrategy(Ledger::execute);
        ledger.setExecutionExceptionHandler((fault, command, parsed) -> Failure.report(fault, command.getErr()));
        return ledger;
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
            return new String[] {"ledger " + (version == null ? "(not packaged)" : version)};
        }
    }
}
