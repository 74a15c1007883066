package org.mingzhang.tools;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.workbook.KnownReferences;
import org.mingzhang.app.workbook.Reference;
import org.mingzhang.domain.event.StreamType;

/** What rows of a workbook may refer to because the ledger has a stream of that name: organisations and applications. */
final class LedgerReferences implements KnownReferences {
    private static final Map<Reference, List<StreamType>> STREAMS = Map.of(
            Reference.ORGANISATION, List.of(StreamType.ENTERPRISE, StreamType.PROVIDER),
            Reference.PROVIDER, List.of(StreamType.PROVIDER),
            Reference.APPLICATION, List.of(StreamType.APPLICATION));

    private final LogReader log;
    /** Asked once each: many rows refer to the same. */
    private final Map<StreamRef, Boolean> answers = new HashMap<>();

    LedgerReferences(LogReader log) {
        this.log = log;
    }

    @Override
    public boolean has(Reference kind, String key) {
        return STREAMS.getOrDefault(kind, List.of()).stream()
                .anyMatch(type -> answers.computeIfAbsent(new StreamRef(type.code(), key), this::isThere));
    }

    private boolean isThere(StreamRef ref) {
        return !log.stream(ref, 0).isEmpty();
    }
}
