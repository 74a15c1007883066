package org.mingzhang.tools.demo;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.RejectionCode;

/**
 * What someone is going to do. The command is made when its time comes, from what the ledger has answered by then.
 *
 * @param command makes the command, or null when there turns out to be nothing to do
 * @param refusal why the rules are to refuse it; null if they are not
 * @param paper makes the file that comes with the command; null if none does
 */
record Errand(
        String commandId,
        Moment when,
        Person signer,
        Function<Known, @Nullable LedgerCommand> command,
        @Nullable RejectionCode refusal,
        @Nullable Function<Known, ? extends @Nullable Paper> paper) {}
