package org.mingzhang.domain.seal;

import tools.jackson.databind.JsonNode;

/**
 * The one written form of a JSON value: RFC 8785, narrowed to what the ledger stores. Integers only, within
 * ±(2^53 − 1); no lone surrogates; at most {@value #MAX_DEPTH} nested containers; member names in the order of their
 * UTF-16 code units; text exactly as given, since Unicode normalisation would change legal names.
 */
public final class CanonicalJson {
    /** The largest magnitude of an integer that every JSON reader keeps exactly. */
    public static final long MAX_INTEGER = (1L << 53) - 1;

    /** How many objects and arrays may be nested in each other. */
    public static final int MAX_DEPTH = 32;

    private CanonicalJson() {}

    /**
     * The canonical bytes of a value.
     *
     * @throws NotCanonicalException when the value has no canonical form under the profile
     */
    public static byte[] write(JsonNode value) {
        CanonicalWriter writer = new CanonicalWriter();
        writer.value(value, 0);
        return writer.bytes();
    }

    /**
     * Reads canonical bytes and nothing else: for every accepted input, {@code write(read(bytes))} gives the same bytes.
     *
     * @throws NotCanonicalException when the bytes are not the canonical form of a value
     */
    public static JsonNode read(byte[] bytes) {
        return new CanonicalReader(bytes).document();
    }
}
