package org.mingzhang.view.dossier;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/** Values as columns hold them. */
final class Columns {
    private Columns() {}

    static @Nullable Long fen(@Nullable Fen amount) {
        return amount == null ? null : amount.value();
    }
}
