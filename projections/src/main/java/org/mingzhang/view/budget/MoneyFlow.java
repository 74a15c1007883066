package org.mingzhang.view.budget;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/**
 * Money with a purpose on its way from a source through a line and a direction into a county.
 *
 * @param direction null where money has none
 * @param county null for beneficiaries of the whole city
 * @param committedFen net of releases, including what was paid
 * @param paidFen net of bank returns, before recoveries
 */
public record MoneyFlow(
        String source,
        String line,
        @Nullable String direction,
        @Nullable String county,
        Fen committedFen,
        Fen paidFen,
        Fen recoveredFen) {}
