package org.mingzhang.app.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.PersonalFields;
import org.mingzhang.app.platform.eventstore.Append;
import org.mingzhang.app.platform.eventstore.AppendContext.PayloadSealer;
import org.mingzhang.app.platform.eventstore.AppendRefused;
import org.mingzhang.app.platform.eventstore.Appended;
import org.mingzhang.app.platform.eventstore.PreparedEntry;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.ledger.StoredDataKeys;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseDetailsChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.RelationRecorded;
import org.mingzhang.domain.event.CommandDigest;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.Import;
import org.mingzhang.domain.imports.ImportEvent.PartRecorded;
import org.mingzhang.domain.imports.ImportEvent.WorkbookImported;
import org.mingzhang.domain.seal.DataKey;

/**
 * Goes through a plan step by step and records what it comes to, part by part: each part is one append, with the list of its
 * rows and how far the import has come. After a crash it goes on behind the last part.
 */
final class Recorder {
    /** A part is closed when it has come to so many events: one transaction, and what is done again after a crash. */
    static final int PART_EVENTS = 500;

    /** Tries of a part whose streams were changed by somebody else meanwhile. */
    private static final int TRIES = 8;

    private final Bench bench;
    private final ImportTerms terms;
    private ImportedStreams streams;
    private StepDesk desk;

    /** What a recorder works with. */
    record Bench(
            org.mingzhang.app.platform.ledger.LedgerStore store,
            StoredPacks packs,
            org.mingzhang.app.platform.command.LedgerClock clock,
            java.time.ZoneId zone) {}

    /**
     * What it takes to write.
     *
     * @param secret by which rows are known again
     */
    record Pen(SealedLog log, PersonalFields personalFields, StoredDataKeys dataKeys, DataKey secret) {}

    /** Told of what happens on the way. */
    interface Listener extends LongConsumer {
        /** A breach was recorded, or would be. */
        void breach(Breach breach);

        /** A row cannot be recorded. */
        void impossible(StepDesk.Impossible row);
    }

    Recorder(Bench bench, ImportTerms terms) {
        this.bench = bench;
        this.terms = terms;
        this.streams = streams();
        this.desk = desk();
    }

    private ImportedStreams streams() {
        return new ImportedStreams(bench.store.log(), bench.packs::pack, StreamNames.of(bench.store.reader()));
    }

    private StepDesk desk() {
        return new StepDesk(streams, ClaimTotals.of(bench.store.reader()), terms);
    }

    private StreamId importStream() {
        return new StreamId(StreamType.IMPORT, terms.importId());
    }

    private void beginPart(int part, long position) {
        Instant now = bench.clock.now();
        desk.beginPart(
                terms.importId() + "-p" + part,
                position,
                now,
                now.atZone(bench.zone).toLocalDate());
    }

    /** Decides the whole plan without recording anything. */
    void trial(Path plan, Listener listener) {
        long position = bench.store.log().size();
        long done = 0;
        try (PlanFile.Reader in = new PlanFile.Reader(plan)) {
            for (Step step = in.next(); step != null; step = in.next()) {
                beginPart(0, position);
                try {
                    desk.take(step);
                } catch (StepDesk.Impossible impossible) {
                    listener.impossible(impossible);
                }
                position += desk.envelopes().size();
                tell(desk.envelopes(), listener);
                listener.accept(++done);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(List<Envelope> envelopes, Listener listener) {
        for (Envelope envelope : envelopes) {
            if (envelope.origin() != null) {
                for (String rule : envelope.origin().breaches()) {
                    listener.breach(new Breach(
                            rule, envelope.origin().sheet(), envelope.origin().row()));
                }
            }
        }
    }

    /** Where the events of a run stand. */
    record Span(long first, long last) {}

    /**
     * Records what is not recorded yet.
     *
     * @return where this run recorded it; null when nothing was left
     * @throws StepDesk.Impossible when a step that could be recorded when the import was begun cannot be any more
     */
    @Nullable
    Span record(Path plan, Pen pen, Listener listener) {
        Import state = (Import) streams.state(importStream());
        long first = -1;
        long last = -1;
        try (PlanFile.Reader in = new PlanFile.Reader(plan)) {
            for (long skip = state.steps(); skip > 0; skip--) {
                in.next();
            }
            Step next = state.isOver() ? null : in.next();
            long expected = bench.store.log().size();
            while (next != null) {
                Part part = new Part(state.parts() + 1, state.steps(), state.events(), state.breaching(), expected);
                next = part.fill(next, in::next);
                Appended appended = part.append(pen, next == null);
                if (first < 0) {
                    first = appended.firstPosition();
                }
                last = appended.lastPosition();
                if (appended.firstPosition() != part.position) {
                    // Somebody else wrote in between: what states remember of positions is wrong.
                    begin();
                }
                expected = appended.lastPosition() + 1;
                state = (Import) streams.state(importStream());
                tell(part.recorded, listener);
                listener.accept(state.steps());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return first < 0 ? null : new Span(first, last);
    }

    private void begin() {
        streams = streams();
        desk = desk();
    }

    private interface Steps {
        @Nullable
        Step next();
    }

    /** One part of an import, while it is made. */
    private final class Part {
        private final int number;
        private final long stepsBefore;
        private final long eventsBefore;
        private final long breachingBefore;
        private final List<Step> steps = new ArrayList<>();
        private List<Envelope> recorded = List.of();
        private long position;

        Part(int number, long stepsBefore, long eventsBefore, long breachingBefore, long position) {
            this.number = number;
            this.stepsBefore = stepsBefore;
            this.eventsBefore = eventsBefore;
            this.breachingBefore = breachingBefore;
            this.position = position;
        }

        /** Takes steps until it is full, and answers the one that comes after; null when there is none. */
        @Nullable
        Step fill(Step from, Steps more) {
            beginPart(number, position);
            Step step = from;
            while (step != null && desk.envelopes().size() < PART_EVENTS) {
                steps.add(step);
                desk.take(step);
                step = more.next();
            }
            return step;
        }

        Appended append(Pen pen, boolean last) {
            for (int tries = 1; ; tries++) {
                recorded = List.copyOf(desk.envelopes());
                close(pen, last);
                try {
                    return pen.log.append(prepared(pen)).join();
                } catch (CompletionException e) {
                    boolean again = e.getCause() instanceof AppendRefused.StreamConflict
                            || e.getCause() instanceof AppendRefused.ClaimRefused;
                    if (!again || tries == TRIES) {
                        throw e.getCause() instanceof RuntimeException cause ? cause : e;
                    }
                    redo();
                }
            }
        }

        /** Decides the part's steps once more, on what the log says now. */
        private void redo() {
            begin();
            if (((Import) streams.state(importStream())).isOver()) {
                throw new ImportStuck("这一导入已由他人中止");
            }
            position = bench.store.log().size();
            beginPart(number, position);
            steps.forEach(desk::take);
        }

        private void close(Pen pen, boolean last) {
            long events = eventsBefore + recorded.size();
            long breaching = breachingBefore
                    + recorded.stream()
                            .filter(envelope -> envelope.origin() != null
                                    && !envelope.origin().breaches().isEmpty())
                            .count();
            desk.contents().forEach(content -> bench.store.blobs().put(content));
            String rows = bench.store.blobs().put(rows(pen)).toString();
            desk.add(
                    new StreamEvent(
                            importStream(),
                            new PartRecorded(number, stepsBefore + steps.size(), events, breaching, rows)),
                    null,
                    null);
            if (last) {
                desk.add(new StreamEvent(importStream(), new WorkbookImported(events, breaching)), null, null);
            }
        }

        /** A row stands in the list of the part that records the first of it. */
        private byte[] rows(Pen pen) {
            StringBuilder list = new StringBuilder();
            for (Step step : steps) {
                if (isListed(step)) {
                    list.append(RowTags.of(step.row(), pen.secret).line(step.row()));
                }
            }
            return list.toString().getBytes(StandardCharsets.UTF_8);
        }

        private static boolean hasPersonalFields(Envelope envelope) {
            return switch (envelope.event()) {
                case EnterpriseRegistered e -> true;
                case EnterpriseDetailsChanged e -> true;
                case RelationRecorded e -> true;
                default -> false;
            };
        }

        private Append prepared(Pen pen) {
            List<Envelope> envelopes = List.copyOf(desk.envelopes());
            pen.dataKeys.prepare(envelopes.stream()
                    .filter(Part::hasPersonalFields)
                    .map(Envelope::stream)
                    .collect(Collectors.toSet()));
            PayloadSealer sealer = pen.personalFields.sealer(desk.disclosures());
            List<PreparedEntry> entries = IntStream.range(0, envelopes.size())
                    .parallel()
                    .mapToObj(n -> entry(envelopes.get(n), sealer))
                    .toList();
            String id = terms.importId() + "-p" + number;
            return new Append(id, CommandDigest.ofPart(id), entries, streams.reads());
        }
    }

    /** Each row is listed once, with the first that is recorded of it. */
    private static boolean isListed(Step step) {
        String listed = step.inferred().get(Inference.LISTED);
        return listed == null
                ? Moments.of(step.row().sheet().name()).stream()
                        .filter(moment -> moment.happened().test(step.row()))
                        .findFirst()
                        .filter(moment -> moment.name().equals(step.moment()))
                        .isPresent()
                : Boolean.parseBoolean(listed);
    }

    private static PreparedEntry entry(Envelope envelope, PayloadSealer sealer) {
        return PreparedEntry.of(
                envelope,
                EventCodec.encode(
                        envelope,
                        sealer.seal(envelope.stream(), envelope.eventId(), EventCodec.payload(envelope.event()))));
    }

    /** A listener that only counts. */
    static Listener silent(Consumer<Long> progress) {
        return new Listener() {
            @Override
            public void breach(Breach breach) {
                // Stands in the event.
            }

            @Override
            public void impossible(StepDesk.Impossible row) {
                throw row;
            }

            @Override
            public void accept(long steps) {
                progress.accept(steps);
            }
        };
    }
}
