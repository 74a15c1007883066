package org.mingzhang.tools.demo;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What someone tries in the course of a pilot enterprise's case, and the rules refuse. */
enum Attempt {
    /** Another county reviews the application. */
    FOREIGN_COUNTY,
    /** The notice stage is passed before the notice is over. */
    EARLY_END_OF_NOTICE,
    /** The award is computed before acceptance. */
    BEFORE_ACCEPTANCE,
    /** Who computed the award approves it. */
    CALCULATOR_APPROVES,
    /** More is approved than the policy grants. */
    ABOVE_CEILING,
    /** The money is to go to another account than the registered one. */
    FOREIGN_ACCOUNT,
    /** More is ordered than was committed. */
    ABOVE_COMMITMENT,
    /** Who ordered the payment approves it. */
    ORDERER_APPROVES,
    /** A batch-2 award is computed before its cap is decided. */
    CAP_UNDECIDED,
    /** An invoice is used that another project has already used up. */
    INVOICE_REUSED,
    /** A payment is confirmed with the receipt of another. */
    RECEIPT_REUSED;

    /** Those on the way of a payment that is ordered. */
    static final Set<Attempt> ONCE_ORDERED = Collections.unmodifiableSet(EnumSet.of(ORDERER_APPROVES, RECEIPT_REUSED));
}
