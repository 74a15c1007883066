package org.mingzhang.app.workbook;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The codes of ISO 4217, as the platform knows them. */
final class CurrencyCodes {
    private static final String OURS = "CNY";
    private static final Set<String> KNOWN = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private CurrencyCodes() {}

    /** Whether three letters are the code of a currency other than ours. */
    static boolean isForeign(String letters) {
        String code = letters.toUpperCase(Locale.ROOT);
        return KNOWN.contains(code) && !code.equals(OURS);
    }
}
