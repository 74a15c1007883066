package org.mingzhang.app.imports;

import java.time.ZoneId;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.imports.ImportEvent.Mode;

/**
 * What is the same for every row of an import.
 *
 * @param zone in which the ledger's days begin
 * @param importId the command that started it
 */
record ImportTerms(
        String ledger,
        ZoneId zone,
        String importId,
        String programme,
        String workbookSm3,
        Mode mode,
        ActorRef signer) {}
