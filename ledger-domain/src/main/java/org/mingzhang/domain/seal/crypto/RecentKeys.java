package org.mingzhang.domain.seal.crypto;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The most recently used public keys by their text, so that a key is parsed once and not for every signature. */
final class RecentKeys {
    private static final int REMEMBERED = 4096;

    private final Map<String, VerifyingKey> keys = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, VerifyingKey> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized VerifyingKey get(String text, Supplier<VerifyingKey> parse) {
        VerifyingKey key = keys.get(text);
        if (key == null) {
            key = parse.get();
            keys.put(text, key);
        }
        return key;
    }
}
