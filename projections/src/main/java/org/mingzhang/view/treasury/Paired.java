package org.mingzhang.view.treasury;

import org.mingzhang.view.treasury.TreasuryReconciliation.MatchedBy;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;

/**
 * What of a payment comes from one source, and a voucher that was told to be of it.
 *
 * @param by how it was told
 * @param agrees whether the two say the same
 */
public record Paired(String payment, String source, Voucher voucher, MatchedBy by, boolean agrees) {}
