package org.mingzhang.tools.demo;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.RejectionCode;

/**
 * One thing that one person does.
 *
 * @param commandId unique in the story, and the same each time that it is told
 * @param at record time on the simulated clock, the same for all steps that may run at the same time
 * @param businessDate the civil date of {@code at}
 * @param refusal why the rules are to refuse it; null for a step that is to be accepted
 * @param paper the file that comes with the command; null where none does
 */
public record Step(
        String commandId,
        Instant at,
        LocalDate businessDate,
        Person signer,
        LedgerCommand command,
        @Nullable RejectionCode refusal,
        @Nullable Paper paper) {}
