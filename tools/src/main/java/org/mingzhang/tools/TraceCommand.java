package org.mingzhang.tools;

import org.jspecify.annotations.Nullable;
import org.mingzhang.view.trail.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Everything about one subject. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = "Tells everything about one enterprise, application, payment or invoice in order;"
                + " of a payment also the way back to the appropriation.")
final class TraceCommand implements Runnable {
    /** What a person reads at a sitting; a programme has an entry for every award and payment. */
    private static final int LAST = 200;

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "SUBJECT_ID")
    private String subject = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Tell the last N entries only (default: " + LAST + "; with --json all of them).")
    private @Nullable Integer limit;

    @Option(names = "--all", description = "Tell all entries, however many they are.")
    private boolean all;

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger)) {
            Trace trace = opened.views(output)
                    .traces()
                    .trace(subject, atMost())
                    .orElseThrow(() -> new No("账本中没有 " + subject));
            output.print(trace.toJson(), out -> {
                out.println(opened.heading());
                new TraceText(trace, opened.identity().zone()).print(out);
            });
        } catch (IllegalArgumentException e) {
            throw new No(String.valueOf(e.getMessage()));
        }
    }

    private int atMost() {
        if (limit != null) {
            return limit;
        }
        return all || output.isJson() ? Integer.MAX_VALUE : LAST;
    }
}
