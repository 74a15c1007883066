package org.mingzhang.app.signing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.console.SignedIn;
import org.springframework.stereotype.Component;

/**
 * Payments ordered for many awards at once: number, amount, sources and account of each are what the ledger has, and nothing of them is
 * typed. Whoever pays a part, or another body, orders that payment by itself.
 */
@Component
class OrdersAtOnce {
    private static final String COMMAND = "award.order-payment";

    private final KnownValues known;

    OrdersAtOnce(KnownValues known) {
        this.known = known;
    }

    static boolean isFor(CommandEntry entry) {
        return entry.name().equals(COMMAND);
    }

    /** What a form may say of all of them: the day and what was ticked. An amount or an account that came along is nobody's. */
    static Typed common(CommandEntry entry, Typed typed) {
        if (!isFor(entry)) {
            return typed;
        }
        Map<String, String> common = new LinkedHashMap<>(typed.values());
        common.keySet().removeIf(place -> !place.startsWith("_"));
        return new Typed(common);
    }

    /** The form of one, with what the ledger knows of it. */
    Typed fill(SignedIn me, CommandEntry entry, Typed own) {
        return isFor(entry) ? known.of(entry, own, me).fill(own) : own;
    }

    /** Why there is nothing to sign about one; null where there is. */
    static @Nullable String missing(CommandEntry entry, Typed own) {
        if (!isFor(entry)) {
            return null;
        }
        if (own.given("amountYuan") == null) {
            return "没有可以提出拨付的余额：没有核定，或者已经全部提出";
        }
        return own.given("payee.number") == null ? "账本定不出收款账户：没有登记，或者要先选合同、代收单位；请单独提出拨付" : null;
    }
}
