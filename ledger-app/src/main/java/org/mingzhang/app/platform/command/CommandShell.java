package org.mingzhang.app.platform.command;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.AppendContext;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.decision.Beacon;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.ProgrammeNames;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.Contents;
import org.mingzhang.domain.event.Picture;
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
    private final String ledger;

    /**
     * A shell over the log.
     *
     * @param beacons the log's first daily roots after a position, for what is drawn by lot
     * @param awards the award that a payment was ordered for
     * @param log as it is recorded, for what is only looked at
     */
    public CommandShell(
            Repository<StreamAggregate> repository,
            PackShelf packs,
            PersonalFields personalFields,
            LongFunction<Optional<Beacon>> beacons,
            Function<String, Optional<StreamId>> awards,
            Function<String, Optional<String>> opened,
            LogReader log,
            String ledger) {
        this.repository = repository;
        this.packs = packs;
        this.personalFields = personalFields;
        this.beacons = beacons;
        this.awards = awards;
        this.opened = opened;
        this.log = log;
        this.ledger = ledger;
    }

    /**
     * Decide and record a command.
     *
     * @param brought the policy pack that comes with it
     * @param file the file that comes with it
     */
    record Decide(
            SignedCommand signed,
            @Nullable PolicyPack brought,
            @Nullable BroughtFile file,
            Hash digest,
            Instant at,
            LocalDate today) {}

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
    record FindNames(SignedCommand signed) {}

    /** The names of that pack; of none where no programme is concerned. */
    record Named(PackNames names) {}

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
    }

    /** Decides a command; called by the command bus. */
    @CommandHandler
    Verdict decide(Decide message) {
        SignedCommand signed = message.signed;
        ActorRef actorRef = signed.document().actor();
        LoadedStreams streams = new LoadedStreams(
                repository,
                message.brought == null ? packs : packs.with(message.brought),
                beacons,
                awards,
                opened,
                log,
                signed.words());
        StreamId actorStream = StreamId.actor(actorRef.id());
        // Who decides about another person takes both streams in the order of their ids, as every decision does.
        signed.command().takenFirst(actorStream).forEach(streams::state);
        Actor actor = (Actor) streams.state(actorStream);
        Rejection unproven = refuseSignature(signed, actor);
        if (unproven != null) {
            return new Verdict.Rejected(unproven, false);
        }
        LocalDate businessDate = signed.document().businessDate() == null
                ? message.today
                : signed.document().businessDate();
        Occasion occasion = new Occasion(
                message.at,
                message.today,
                businessDate,
                actorRef,
                actor,
                signed.document().commandId());
        Decision decision;
        try {
            decision = signed.command().answer(streams, occasion);
        } catch (PackShelf.UnknownPack unknown) {
            decision = Decision.reject(RejectionCode.NOT_FOUND, Map.of("pack", String.valueOf(unknown.getMessage())));
        } catch (RefusedValue refused) {
            // No refusal is recorded, since it would hold what may not come into the log.
            throw new InvalidDocument(List.of(new InvalidDocument.Problem(
                    "/command/payload", RefusedValue.shown(refused.value()), refused.rule())));
        }
        return switch (decision) {
            case Decision.Rejected(Rejection rejection) -> new Verdict.Rejected(rejection, true);
            case Decision.Accepted(List<StreamEvent> events) -> {
                keepNeeded(message.brought, events);
                keepCited(message.file, events);
                keepWords(signed.words(), events);
                yield append(
                        streams,
                        events,
                        new AppendContext(
                                ledger,
                                signed.document().commandId(),
                                message.digest,
                                message.at,
                                businessDate,
                                actorRef,
                                signed.tree(),
                                signed.signature(),
                                personalFields.sealer(signed.disclosures())));
            }
        };
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

    /** A command that cites a file without bringing it is refused as invalid input: whoever knows a digest need not have the file. */
    private static void keepCited(@Nullable BroughtFile file, List<StreamEvent> events) {
        List<CitedFile> cited = events.stream()
                .flatMap(event -> CitedFile.of(event.event()).stream())
                .toList();
        for (CitedFile one : cited) {
            if (file == null) {
                throw new InvalidDocument(List.of(new InvalidDocument.Problem(
                        "/command/payload/digest", one.sm3(), "命令所附的文件没有随命令送来；只登记摘要的，不写 sha256、sizeBytes、mediaType")));
            }
            requireSame(one, file.content());
        }
        for (StreamEvent event : events) {
            if (file != null) {
                requireSame(Picture.of(event.event()), file.picture());
            }
        }
        if (file != null && !cited.isEmpty()) {
            file.keep();
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

    private static void requireSame(@Nullable Picture signed, @Nullable Picture came) {
        if (signed != null && came != null) {
            List<InvalidDocument.Problem> problems = new ArrayList<>();
            require("picture/widthPx", "" + signed.widthPx(), "" + came.widthPx(), problems);
            require("picture/heightPx", "" + signed.heightPx(), "" + came.heightPx(), problems);
            if (!problems.isEmpty()) {
                throw new InvalidDocument(problems);
            }
        }
    }

    private static void requireSame(CitedFile signed, CitedFile came) {
        List<InvalidDocument.Problem> problems = new ArrayList<>();
        require("digest", signed.sm3(), came.sm3(), problems);
        require("sha256", signed.sha256(), came.sha256(), problems);
        require("sizeBytes", Long.toString(signed.sizeBytes()), Long.toString(came.sizeBytes()), problems);
        require("mediaType", signed.mediaType(), came.mediaType(), problems);
        if (!problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
    }

    private static void require(String field, String signed, String came, List<InvalidDocument.Problem> problems) {
        if (!signed.equals(came)) {
            problems.add(
                    new InvalidDocument.Problem("/command/payload/" + field, signed, "随命令送来的文件为 " + came + "，与签名所写不符"));
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
        JsonNode named = message.signed.document().payload().get("programme");
        try {
            return new Named(ProgrammeNames.of(
                    streams, message.signed.command(), named != null && named.isString() ? named.stringValue() : null));
        } catch (PackShelf.UnknownPack unknown) {
            return new Named(PackNames.NONE);
        }
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

    private static @Nullable Rejection refuseSignature(SignedCommand signed, Actor actor) {
        ActorRef claimed = signed.document().actor();
        if (!actor.exists()) {
            return Rejection.of(RejectionCode.ACTOR_UNKNOWN, Map.of("actor", claimed.id()));
        }
        Actor.Key key = actor.key(claimed.keyId());
        if (key == null || !actor.org().equals(claimed.org())) {
            return Rejection.of(
                    RejectionCode.KEY_UNKNOWN,
                    Map.of("actor", claimed.id(), "keyId", claimed.keyId(), "org", claimed.org()));
        }
        if (!CommandSignature.verify(signed.tree(), signed.signature(), VerifyingKey.ofBase64(key.publicKey()))) {
            return Rejection.of(
                    RejectionCode.SIGNATURE_INVALID, Map.of("actor", claimed.id(), "keyId", claimed.keyId()));
        }
        return key.revoked()
                ? Rejection.of(RejectionCode.KEY_REVOKED, Map.of("actor", claimed.id(), "keyId", claimed.keyId()))
                : null;
    }
}
