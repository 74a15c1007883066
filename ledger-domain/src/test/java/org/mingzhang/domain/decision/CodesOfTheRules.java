package org.mingzhang.domain.decision;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** The codes that the rules give under the pack of the tests. */
final class CodesOfTheRules {
    /** Given before the rules are asked: who signs, for which ledger, until when. */
    private static final Set<RejectionCode> BY_THE_SHELL = EnumSet.of(
            RejectionCode.COMMAND_ID_REUSED,
            RejectionCode.LEDGER_MISMATCH,
            RejectionCode.COMMAND_EXPIRED,
            RejectionCode.COMMAND_VALID_TOO_LONG,
            RejectionCode.ACTOR_UNKNOWN,
            RejectionCode.KEY_UNKNOWN,
            RejectionCode.SIGNATURE_INVALID);

    /** No rule of Handan's pack needs them. */
    private static final Set<RejectionCode> FOR_OTHER_PACKS = EnumSet.of(
            RejectionCode.CUMULATIVE_CAP_EXCEEDED,
            RejectionCode.PERIOD_CLOSED,
            RejectionCode.TRANSFER_NOT_ALLOWED,
            RejectionCode.LIST_NOT_NOTICED,
            RejectionCode.DOCUMENT_NOT_LISTED,
            RejectionCode.DOCUMENT_MISSING);

    /** Given where rows of a workbook are taken in, which knows what was signed before. */
    private static final Set<RejectionCode> BY_IMPORTS =
            EnumSet.of(RejectionCode.SIGNED_HERE, RejectionCode.NOT_SIGNED);

    static Stream<RejectionCode> all() {
        return Stream.of(RejectionCode.values())
                .filter(code ->
                        !BY_THE_SHELL.contains(code) && !FOR_OTHER_PACKS.contains(code) && !BY_IMPORTS.contains(code));
    }

    private CodesOfTheRules() {}
}
