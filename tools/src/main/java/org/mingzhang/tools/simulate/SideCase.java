package org.mingzhang.tools.simulate;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/**
 * An application under a direction beside renovation.
 *
 * @param title of what is applied for; of a product its name
 * @param works what is built, with its papers; null where nothing is
 * @param price of what the city buys; zero where it buys nothing
 * @param amount what is awarded if the money reaches; zero where it cannot be computed
 * @param reason of an amount that is left to discretion; empty where it is not
 */
record SideCase(
        String number,
        String direction,
        Organisation applicant,
        @Nullable Firm firm,
        String title,
        String titleKind,
        String titleLevel,
        ReviewPath path,
        @Nullable Works works,
        Fen price,
        Fen amount,
        String reason) {}
