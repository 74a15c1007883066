package org.mingzhang.domain.seal.log;

import org.jspecify.annotations.Nullable;

/**
 * What the store says of a key of personal fields; never the key itself.
 *
 * @param keyId as the fields' tokens name it
 * @param subject the stream that it belongs to, as type and id with a slash between
 * @param destroyed whether it is marked as destroyed
 */
public record StoredDataKey(
        @Nullable String keyId, @Nullable String subject, boolean destroyed) {}
