package org.mingzhang.view.trail;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import tools.jackson.databind.JsonNode;

/** Tells entries as lines of a trace, with the names that people use. */
final class Teller {
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-Z]{18}");

    private final Sentence sentence;
    private final Signatures signatures;

    Teller(TrailIndex index, EntrySource log, Function<String, PolicyPack> packs, Collection<Entry> entries) {
        Set<String> codes = new HashSet<>();
        String programme = null;
        for (Entry entry : entries) {
            JsonNode payload = EventCodec.payload(entry.event());
            payload.forEach(value -> collect(value, codes));
            programme = programme == null ? programme(entry.envelope(), payload) : programme;
        }
        PolicyPack pack =
                programme == null ? null : index.packSm3(programme).map(packs).orElse(null);
        Map<String, String> organisations = index.organisations(codes);
        sentence = new Sentence(new Names(pack, code -> organisations.getOrDefault(code, code)));
        signatures = new Signatures(index, log, entries);
    }

    private static void collect(JsonNode value, Set<String> codes) {
        if (value.isString() && CREDIT_CODE.matcher(value.stringValue()).matches()) {
            codes.add(value.stringValue());
        }
        value.forEach(child -> collect(child, codes));
    }

    private static @Nullable String programme(Envelope envelope, JsonNode payload) {
        if (envelope.stream().type() == StreamType.PROGRAMME) {
            return envelope.stream().id();
        }
        JsonNode named = payload.get("programme");
        return named == null ? null : named.stringValue();
    }

    String sentence(Entry entry) {
        return sentence.of(entry.envelope());
    }

    Trace.Line line(Entry entry) {
        Envelope envelope = entry.envelope();
        return new Trace.Line(
                entry.position(),
                EventCodec.type(entry.event()),
                sentence(entry),
                envelope.actor(),
                envelope.recordedAt(),
                envelope.businessDate(),
                envelope.stream().toString(),
                signatures.of(entry));
    }
}
