package org.mingzhang.app.platform.command;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.AppendContext;
import org.mingzhang.app.platform.eventstore.AppendTrial;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.decision.Beacon;
import org.mingzhang.domain.decision.CalledNames;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.ProgrammeNames;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Contents;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import tools.jackson.databind.JsonNode;

/**
 * Runs one decision inside one unit of work: loads, proves the signature, calls the core, appends. Nothing else may hang
 * on the unit of work's commit, since what is appended there is durable whatever happens after.
 */
public final class CommandShell {
    private final Repository<StreamAggregate> repository;
    private final PackShelf packs;
    private final PersonalFields personalFields;
    private final LongFunction<Optional<Beacon>> beacons;
    private final Function<String, Optional<StreamId>> awards;
    private final Function<String, Optional<String>> opened;
    private final LogReader log;
    private final Foresight foresight;
    private final String ledger;

    /**
     * A shell over the log.
     *
     * @param beacons the log's first daily roots after a position, for what is drawn by lot
     * @param awards the award that a payment was ordered for
     * @param log as it is recorded, for what is only looked at
     * @param trial says whether the log would take what is only tried
     */
    public CommandShell(
            Repository<StreamAggregate> repository,
            PackShelf packs,
            PersonalFields personalFields,
            LongFunction<Optional<Beacon>> beacons,
            Function<String, Optional<StreamId>> awards,
            Function<String, Optional<String>> opened,
            LogReader log,
            AppendTrial trial,
            String ledger) {
        this.repository = repository;
        this.packs = packs;
        this.personalFields = personalFields;
        this.beacons = beacons;
        this.awards = awards;
        this.opened = opened;
        this.log = log;
        this.foresight = new Foresight(trial, ledger);
        this.ledger = ledger;
    }

    /**
     * Decide and record a command.
     *
     * @param brought the policy pack that comes with it
     * @param file the file that comes with it
     * @param seen what its signer looked at; null for who did not look
     */
    record Decide(
            SignedCommand signed,
            @Nullable PolicyPack brought,
            @Nullable BroughtFile file,
            @Nullable Seen seen,
            Hash digest,
            Instant at,
            LocalDate today) {}

    /**
     * Decide a command that nobody has signed yet, and record nothing.
     *
     * @param file the file that comes with it
     */
    record Foresee(UnsignedCommand unsigned, @Nullable BroughtFile file, Instant at, LocalDate today) {}

    /**
     * Record that a command was refused.
     *
     * @param signed the command, where its signature is proven
     */
    record RecordRefusal(
            String commandId,
            Hash digest,
            Instant at,
            @Nullable SignedCommand signed,
            ActorRef actor,
            CommandRefused refused) {}

    /** Find what the pack of a command's programme calls things. */
    record FindNames(UnsignedCommand command) {}

    /** The names of that pack, of none where no programme is concerned, with those of the signer and of programmes. */
    record Named(BinaryOperator<String> names) {}

    /** What a unit of work came to. */
    sealed interface Verdict {
        /** Durable and sealed; positions are filled in by the append. */
        final class Recorded implements Verdict {
            private final AppendContext context;

            Recorded(AppendContext context) {
                this.context = context;
            }

            long firstPosition() {
                return context.firstPosition();
            }

            long lastPosition() {
                return context.lastPosition();
            }
        }

        /** Nothing happened. */
        record Rejected(Rejection rejection, boolean signatureProven) implements Verdict {}

        /** Nothing happened, since it is not any more what its signer saw: these streams stood there. */
        record Moved(SortedMap<StreamId, Long> streams) implements Verdict {}
    }

    /** What a command comes to over the streams that were loaded for it; nothing is recorded yet. */
    private record Judged(LoadedStreams streams, LocalDate businessDate, Decision decision, boolean signatureProven) {}

    /**
     * What it would come to.
     *
     * @param wholeCity whether the actor's post reaches it
     */
    record Foreseen(Preview preview, boolean wholeCity) {}

    /**
     * Decides a command; called by the command bus.
     *
     * @throws ConcurrencyException when it would be refused for what another node, or an import, has changed meanwhile
     */
    @CommandHandler
    Verdict decide(Decide message) {
        SignedCommand signed = message.signed;
        Judged judged = judge(signed.unsigned(), signed.signature(), message.brought, message.at, message.today);
        if (judged.signatureProven && message.seen != null) {
            SortedMap<StreamId, Long> moved = message.seen.overtaken(
                    judged.streams.basis(), signed.command().subject(), judged.decision);
            if (!moved.isEmpty()) {
                return new Verdict.Moved(moved);
            }
        }
        return switch (judged.decision) {
            case Decision.Rejected(Rejection rejection) -> {
                foresight.requireCurrent(judged.streams.basis());
                yield new Verdict.Rejected(rejection, judged.signatureProven);
            }
            case Decision.Accepted(List<StreamEvent> events) -> {
                keepNeeded(message.brought, events);
                if (CitedFiles.require(message.file, events) && message.file != null) {
                    message.file.keep();
                }
                keepWords(signed.words(), events);
                yield append(
                        judged.streams,
                        events,
                        new AppendContext(
                                ledger,
                                signed.document().commandId(),
                                message.digest,
                                message.at,
                                judged.businessDate,
                                signed.document().actor(),
                                signed.tree(),
                                signed.signature(),
                                personalFields.sealer(signed.disclosures())));
            }
        };
    }

    /**
     * Decides a command that is not signed yet, as if the one it names had signed it, and asks the log whether it would take what
     * comes of it; called by the command bus.
     *
     * @throws ConcurrencyException when another node has written meanwhile, so that the streams are loaded anew
     */
    @CommandHandler
    Foreseen foresee(Foresee message) {
        UnsignedCommand unsigned = message.unsigned;
        Judged judged = judge(unsigned, null, null, message.at, message.today);
        Basis basis = judged.streams.basis();
        ActorRef by = unsigned.document().actor();
        Actor actor = (Actor) judged.streams.state(StreamId.actor(by.id()));
        return new Foreseen(
                switch (judged.decision) {
                    case Decision.Rejected(Rejection rejection) -> {
                        foresight.requireCurrent(basis);
                        yield new Preview.Refusable(rejection, "", basis);
                    }
                    case Decision.Accepted(List<StreamEvent> events) -> {
                        CitedFiles.require(message.file, events);
                        yield foresight.of(unsigned, message.at, judged.businessDate, events, basis);
                    }
                },
                OutOfSight.reachesAll(actor, by.role(), message.today));
    }

    /** @param signature null for a command that is only looked at: then it is the one that the named key would make */
    private Judged judge(
            UnsignedCommand command,
            @Nullable String signature,
            @Nullable PolicyPack brought,
            Instant at,
            LocalDate today) {
        ActorRef actorRef = command.document().actor();
        LoadedStreams streams = new LoadedStreams(
                repository,
                brought == null ? packs : packs.with(brought),
                beacons,
                awards,
                opened,
                log,
                command.words());
        StreamId actorStream = StreamId.actor(actorRef.id());
        // Who decides about another person takes both streams in the order of their ids, as every decision does.
        command.command().takenFirst(actorStream).forEach(streams::state);
        Actor actor = (Actor) streams.state(actorStream);
        LocalDate businessDate = command.document().businessDate() == null
                ? today
                : command.document().businessDate();
        Rejection unproven = refuseSignature(command, signature, actor);
        if (unproven != null) {
            return new Judged(streams, businessDate, new Decision.Rejected(unproven), false);
        }
        Occasion occasion = new Occasion(
                at, today, businessDate, actorRef, actor, command.document().commandId());
        try {
            return new Judged(streams, businessDate, command.command().answer(streams, occasion), true);
        } catch (PackShelf.UnknownPack unknown) {
            return new Judged(
                    streams,
                    businessDate,
                    Decision.reject(RejectionCode.NOT_FOUND, Map.of("pack", String.valueOf(unknown.getMessage()))),
                    true);
        } catch (RefusedValue refused) {
            // No refusal is recorded, since it would hold what may not come into the log.
            throw new InvalidDocument(List.of(new InvalidDocument.Problem(
                    "/command/payload", RefusedValue.shown(refused.value()), refused.rule())));
        }
    }

    // Judged before, so that nobody fills the store with what the rules refuse; durable before the event that names it.
    private void keepNeeded(@Nullable PolicyPack brought, List<StreamEvent> events) {
        if (brought != null) {
            String digest = PackShelf.digest(brought);
            if (events.stream().anyMatch(event -> Contents.of(event.event()).contains(digest))) {
                packs.keep(brought);
            }
        }
    }

    private void keepWords(Map<String, String> words, List<StreamEvent> events) {
        if (!words.isEmpty()) {
            events.stream()
                    .flatMap(event -> Contents.of(event.event()).stream())
                    .map(words::get)
                    .filter(Objects::nonNull)
                    .forEach(packs::keepWords);
        }
    }

    /** Records a refusal; called by the command bus. */
    @CommandHandler
    Verdict refuse(RecordRefusal message) {
        LoadedStreams streams = new LoadedStreams(repository, packs, beacons, awards, opened, log, Map.of());
        StreamId stream = StreamId.refusal(message.commandId);
        streams.state(stream);
        SignedCommand signed = message.signed;
        return append(
                streams,
                List.of(new StreamEvent(stream, message.refused)),
                new AppendContext(
                        ledger,
                        message.commandId,
                        message.digest,
                        message.at,
                        null,
                        message.actor,
                        signed == null ? null : signed.tree(),
                        signed == null ? null : signed.signature(),
                        personalFields.sealer(Map.of())));
    }

    /** Finds names, recording nothing; called by the command bus. */
    @CommandHandler
    Named names(FindNames message) {
        LoadedStreams streams = new LoadedStreams(repository, packs, beacons, awards, opened, log, Map.of());
        JsonNode named = message.command.document().payload().get("programme");
        PackNames pack;
        try {
            pack = ProgrammeNames.of(
                    streams, message.command.command(), named != null && named.isString() ? named.stringValue() : null);
        } catch (PackShelf.UnknownPack unknown) {
            pack = PackNames.NONE;
        }
        ReadStreams recorded = new ReadStreams(log, packs);
        return new Named(new CalledNames(pack, message.command.document().actor(), recorded::state));
    }

    private static Verdict append(LoadedStreams streams, List<StreamEvent> events, AppendContext context) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        streams.reportTo(context);
        unitOfWork.root().resources().put(AppendContext.RESOURCE, context);
        for (StreamEvent event : events) {
            streams.append(event.stream(), event.event());
        }
        unitOfWork.afterCommit(committed -> {
            for (int i = 0; i < events.size(); i++) {
                StreamEvent event = events.get(i);
                streams.evolve(
                        event.stream(),
                        Recorded.of(
                                context.envelope(i, event.stream(), 0, event.event()), context.firstPosition() + i));
            }
        });
        return new Verdict.Recorded(context);
    }

    private static @Nullable Rejection refuseSignature(
            UnsignedCommand command, @Nullable String signature, Actor actor) {
        ActorRef claimed = command.document().actor();
        if (!actor.exists()) {
            return Rejection.of(RejectionCode.ACTOR_UNKNOWN, Map.of("actor", claimed.id()));
        }
        Actor.Key key = actor.key(claimed.keyId());
        if (key == null || !actor.org().equals(claimed.org())) {
            return Rejection.of(
                    RejectionCode.KEY_UNKNOWN,
                    Map.of("actor", claimed.id(), "keyId", claimed.keyId(), "org", claimed.org()));
        }
        if (signature != null
                && !CommandSignature.verify(command.tree(), signature, VerifyingKey.ofBase64(key.publicKey()))) {
            return Rejection.of(
                    RejectionCode.SIGNATURE_INVALID, Map.of("actor", claimed.id(), "keyId", claimed.keyId()));
        }
        return key.revoked()
                ? Rejection.of(RejectionCode.KEY_REVOKED, Map.of("actor", claimed.id(), "keyId", claimed.keyId()))
                : null;
    }
}
