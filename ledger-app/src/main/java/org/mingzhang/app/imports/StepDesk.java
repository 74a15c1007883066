package org.mingzhang.app.imports;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.PersonalValues;
import org.mingzhang.app.platform.command.SignedCommand.Disclosure;
import org.mingzhang.app.workbook.Column;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Breaches;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Origin;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.imports.PastFact;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.provider.Provider;
import org.mingzhang.domain.seal.Suite;

/**
 * Where the moments of rows hand in what they come to. Decides each command on the streams as they stand with all rows before,
 * and collects the events of the part that is being made.
 */
class StepDesk {
    private static final String APPLICATION = "申报编号";

    private final ImportedStreams streams;
    private final ClaimTotals claims;
    private final ImportTerms terms;
    private final List<Envelope> envelopes = new ArrayList<>();
    private final Map<String, Disclosure> disclosures = new HashMap<>();
    private final List<byte[]> contents = new ArrayList<>();
    private String partId = "";
    private long firstPosition;
    private Instant now = Instant.EPOCH;
    private LocalDate today = LocalDate.EPOCH;
    private @Nullable Step step;
    private @Nullable SortedMap<String, String> also;
    private Origin.By by = new Origin.By("", null, null);
    private @Nullable LocalDate on;

    /** A row that even history cannot have. */
    static final class Impossible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Step step;
        private final transient @Nullable Rejection rejection;
        private final transient @Nullable RefusedValue refused;

        Impossible(Step step, Rejection rejection) {
            super(step.place() + "：" + rejection);
            this.step = step;
            this.rejection = rejection;
            this.refused = null;
        }

        Impossible(Step step, RefusedValue refused) {
            super(step.place() + "：" + refused.getMessage(), refused);
            this.step = step;
            this.rejection = null;
            this.refused = refused;
        }

        Step step() {
            return step;
        }

        /** The rule that says no; null where a value is none that the ledger takes. */
        @Nullable
        Rejection rejection() {
            return rejection;
        }

        /** The value that the ledger does not take; null where a rule says no. */
        @Nullable
        RefusedValue refused() {
            return refused;
        }
    }

    StepDesk(ImportedStreams streams, ClaimTotals claims, ImportTerms terms) {
        this.streams = streams;
        this.claims = claims;
        this.terms = terms;
    }

    /** Begins a part of the import whose first event will probably stand at a position. */
    void beginPart(String id, long position, Instant at, LocalDate civilDate) {
        partId = id;
        firstPosition = position;
        now = at;
        today = civilDate;
        envelopes.clear();
        disclosures.clear();
        contents.clear();
        streams.beginPart();
    }

    /** Long texts that its events name by digest. */
    List<byte[]> contents() {
        return contents;
    }

    /** Keeps a text beside the log and answers its digest. */
    String keep(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        contents.add(content);
        String digest = Suite.SM3.hash(content).toString();
        streams.bring(digest, text);
        return digest;
    }

    /** What the part came to so far. */
    List<Envelope> envelopes() {
        return envelopes;
    }

    /** Values and salts of its personal fields. */
    Map<String, Disclosure> disclosures() {
        return disclosures;
    }

    /** Lets a step come to what it comes to. */
    void take(Step next) {
        step = next;
        also = also(next);
        on = next.date();
        by = new Origin.By(Role.CITY_INDUSTRY.name(), null, next.row().text("登记人"));
        try {
            Moments.of(next).recording().record(next, this);
        } catch (RefusedValue refused) {
            throw new Impossible(next, refused);
        }
    }

    Step step() {
        if (step == null) {
            throw new IllegalStateException("no step");
        }
        return step;
    }

    /**
     * Says who did what comes next, as the row tells. What is decided now is done by whoever signs: a row that names somebody
     * else would say what is not so.
     */
    void by(Role role, @Nullable String org, @Nullable String name) {
        String signer = terms.mode() == Mode.HISTORY ? "" : standing().name();
        if (!signer.isEmpty() && name != null && !name.equals(signer)) {
            throw new RefusedValue(name, "现在办理的，由谁签名就记谁办理：签名人是“" + signer + "”，这一行写的是别人；请由其本人签名导入");
        }
        by = new Origin.By(role.name(), org, name);
    }

    /** Says when what comes next happened, where that is not the step's own day. */
    void on(LocalDate date) {
        on = date;
    }

    /** Whether the rows say what happened, and not what is decided now. */
    boolean isHistory() {
        return terms.mode() == Mode.HISTORY;
    }

    String programmeId() {
        return terms.programme();
    }

    Programme programme() {
        return (Programme) streams.state(StreamId.programme(terms.programme()));
    }

    /** The version of the policy in force on the day of the row. */
    PolicyPack pack() {
        return streams.pack(programme().packSm3(on == null ? today : on));
    }

    /** The version that governs a case. */
    PolicyPack pack(Application application) {
        return streams.pack(application.packSm3());
    }

    Enterprise enterprise(String creditCode) {
        return (Enterprise) streams.state(StreamId.enterprise(creditCode));
    }

    Provider provider(String creditCode) {
        return (Provider) streams.state(StreamId.provider(creditCode));
    }

    /**
     * An application that the ledger, or a row before, holds.
     *
     * @throws Impossible when it does not: in live mode its own row may have been refused
     */
    Application application(String number) {
        Application application = (Application) streams.state(StreamId.application(number));
        if (!application.exists()) {
            throw new Impossible(step(), Rejection.of(RejectionCode.NOT_FOUND, Map.of("application", number)));
        }
        return application;
    }

    /** The same; null where there is none yet. */
    @Nullable
    Application applicationIfAny(String number) {
        Application application = (Application) streams.state(StreamId.application(number));
        return application.exists() ? application : null;
    }

    Project project(String number) {
        return (Project) streams.state(StreamId.project(number));
    }

    Award award(String number) {
        return (Award) streams.state(StreamId.award(number));
    }

    /** A personal value as a commitment. */
    @Nullable
    Personal personal(@Nullable String value) {
        return value == null ? null : new Personal(PersonalValues.commitTo(value, disclosures), null);
    }

    /**
     * Who acted, as the row says: an organisation of the case that the row calls by its name is meant by its credit code, so
     * that who decides about the own organisation shows.
     */
    private ActorRef acting() {
        ActorRef actor = by.actor(terms.signer());
        String number = step().row().sheet().column(APPLICATION).isPresent()
                ? step().row().text(APPLICATION)
                : null;
        if (by.org() == null || number == null) {
            return actor;
        }
        Application application = (Application) streams.state(StreamId.application(number));
        if (!application.exists()) {
            return actor;
        }
        String org = Parties.codeOf(by.org(), application, project(number), this::enterprise);
        return org == null ? actor : new ActorRef(actor.id(), org, actor.role(), actor.keyId());
    }

    /**
     * Who signed, as the log has it now: each part rests on it.
     *
     * @throws ImportStuck when the key that began the import was revoked meanwhile
     */
    Actor standing() {
        ActorRef signer = terms.signer();
        if (signer.id().isEmpty()) {
            return new Actor();
        }
        Actor standing = (Actor) streams.state(StreamId.actor(signer.id()));
        if (standing.isWithdrawn(signer.keyId())) {
            throw new ImportStuck(
                    "签名所用的密钥 " + signer.keyId() + " 已吊销，不能再凭它登记；请核对已登记的部分，再用 ledger imports abandon 中止这一导入");
        }
        return standing;
    }

    /** The circumstances in which the next command is decided. */
    Occasion occasion(@Nullable Breaches breaches) {
        boolean history = terms.mode() == Mode.HISTORY;
        return new Occasion(
                now,
                today,
                on == null ? today : on,
                history ? acting() : terms.signer(),
                standing(),
                partId,
                history ? breaches : null);
    }

    /**
     * Decides a command and takes its events into the part.
     *
     * @throws Impossible when it is refused
     */
    void decide(LedgerCommand command) {
        Breaches breaches = new Breaches();
        switch (command.answer(streams, occasion(breaches))) {
            case Decision.Rejected(Rejection rejection) -> throw new Impossible(step(), rejection);
            case Decision.Accepted(List<StreamEvent> events) -> {
                List<String> rules = breaches.rules();
                for (StreamEvent event : events) {
                    accept(event, rules);
                    // A breach is of the decision, and is told once.
                    rules = List.of();
                }
            }
        }
    }

    /** What the row says that has no place in an event; it goes with the first. */
    private static @Nullable SortedMap<String, String> also(Step next) {
        Row row = next.row();
        SortedMap<String, String> also = StatedInRows.remarks(next);
        for (Column column : row.sheet().columns()) {
            String value = column.also() ? row.cells().get(column.name()) : null;
            if (value != null) {
                also.put(column.name(), value);
            }
        }
        return also.isEmpty() ? null : also;
    }

    private void accept(StreamEvent event, List<String> rules) {
        List<String> all = new ArrayList<>(rules);
        if (isHistory()) {
            PastRules.refuseSigned(streams, event).ifPresent(no -> {
                throw new Impossible(step(), no);
            });
            PastRules.unsigned(programme(), terms.zone(), event.event(), on).ifPresent(all::add);
        }
        for (Claim claim : Claim.of(event.event())) {
            if (!claims.use(claim)) {
                Rejection beyond = Rejection.of(
                        claim.kind().refusal(), Map.of("claim", claim.kind().code(), "key", claim.key()));
                boolean history = terms.mode() == Mode.HISTORY;
                if (claim.amount() > 0 && (!history || !new Breaches().tolerate(beyond))) {
                    throw new Impossible(step(), beyond);
                }
                if (history && !all.contains(beyond.code().name())) {
                    all.add(beyond.code().name());
                }
            }
        }
        LocalDateTime registeredAt = step().row().registeredAt();
        Origin origin = new Origin(
                terms.workbookSm3(),
                step().row().tab(),
                step().row().number(),
                terms.mode() == Mode.HISTORY ? by : null,
                registeredAt == null ? null : registeredAt.toString(),
                all,
                also);
        also = null;
        add(event, on, origin);
    }

    /** Takes what the row states and no rule decides about, as it stands. */
    void state(StreamId stream, LedgerEvent event) {
        decide(new PastFact(stream, event));
    }

    /** Takes an event of the import itself, which no row says. */
    void add(StreamEvent event, @Nullable LocalDate date, @Nullable Origin origin) {
        int n = envelopes.size();
        Envelope envelope = new Envelope(
                terms.ledger(),
                Envelope.eventId(partId, n),
                event.stream(),
                streams.nextSeq(event.stream()),
                now,
                date,
                terms.signer(),
                null,
                terms.importId(),
                null,
                origin,
                event.event());
        envelopes.add(envelope);
        streams.evolve(event.stream(), Recorded.of(envelope, firstPosition + n));
    }
}
