package org.mingzhang.domain.correction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;

/**
 * The stream that a correction is about, with what else its rules ask: whose matter it is, where, and which awards rest on it.
 *
 * @param county null for a matter of the whole city
 * @param interested credit codes of the organisations concerned
 * @param awards numbers of the awards that rest on the stream
 * @param award of the case that the stream is of; null for another stream
 */
record Target(
        StreamId id,
        StreamFold fold,
        @Nullable String county,
        List<String> interested,
        List<String> awards,
        @Nullable Award award) {

    /** Loads the streams, in their order. */
    static Target of(StreamId id, Streams streams) {
        return switch (id.type()) {
            case APPLICATION, PROJECT, AWARD -> ofCase(id, streams);
            case ENTERPRISE -> {
                Enterprise enterprise = (Enterprise) streams.state(id);
                yield new Target(
                        id,
                        streams.fold(id),
                        enterprise.county(),
                        List.of(id.id()),
                        enterprise.awards().stream()
                                .map(counted -> counted.event().award())
                                .distinct()
                                .toList(),
                        null);
            }
            case PROVIDER -> new Target(id, streams.fold(id), null, List.of(id.id()), List.of(), null);
            case LEDGER, REFUSAL, ACCESS, BACKUP, ACTOR, CORRECTION, EXPERTS, LIST, BANK, IMPORT, PROGRAMME ->
                new Target(id, streams.fold(id), null, List.of(), List.of(), null);
        };
    }

    private static Target ofCase(StreamId id, Streams streams) {
        Application application = (Application) streams.state(StreamId.application(id.id()));
        StreamFold fold = id.type() == StreamType.AWARD ? null : streams.fold(id);
        Award award = (Award) streams.state(StreamId.award(id.id()));
        List<String> interested = new ArrayList<>();
        if (application.exists()) {
            interested.add(application.applicant());
            interested.addAll(application.submitted().members());
        }
        return new Target(
                id,
                fold == null ? streams.fold(id) : fold,
                application.exists() ? application.submitted().county() : null,
                interested,
                award.approved() == null || id.type() == StreamType.AWARD ? List.of() : List.of(id.id()),
                award);
    }
}
