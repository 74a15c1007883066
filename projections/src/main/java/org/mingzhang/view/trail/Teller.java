package org.mingzhang.view.trail;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorEvent;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.CodeAgreed;
import org.mingzhang.domain.actor.ActorEvent.CodeGiven;
import org.mingzhang.domain.actor.ActorEvent.StandInEndNoted;
import org.mingzhang.domain.actor.ActorEvent.StandInEnded;
import org.mingzhang.domain.actor.ActorEvent.StandInGranted;
import org.mingzhang.domain.actor.ActorEvent.StandInNoted;
import org.mingzhang.domain.award.AwardEvent;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.ledger.LogEvent.RecordsAccessed;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeEvent;
import org.mingzhang.domain.project.ProjectEvent;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import tools.jackson.databind.JsonNode;

/** Tells entries as lines of a trace, with the names that people use. */
final class Teller {
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-Z]{18}");

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{6,32}");

    private final Names names;
    private final Sentence sentence;
    private final Signatures signatures;
    private final Map<String, PaymentOrdered> orders;

    Teller(TrailIndex index, EntrySource log, Function<String, PolicyPack> packs, Collection<Entry> entries) {
        this(index, log, packs, entries, null);
    }

    /** @param known the programme that they belong to; null where the entries themselves say so */
    Teller(
            TrailIndex index,
            EntrySource log,
            Function<String, PolicyPack> packs,
            Collection<Entry> entries,
            @Nullable String known) {
        Set<String> codes = new HashSet<>();
        String programme = known;
        for (Entry entry : entries) {
            JsonNode payload = EventCodec.payload(entry.event());
            payload.forEach(value -> collect(value, codes));
            programme = programme == null ? programme(entry.envelope(), payload) : programme;
        }
        LookBack lookBack = new LookBack(index, log);
        programme = programme == null ? lookBack.programme(entries) : programme;
        orders = lookBack.orders(entries);
        PolicyPack pack =
                programme == null ? null : index.packSm3(programme).map(packs).orElse(null);
        signatures = new Signatures(index, log, entries);
        Map<String, String> organisations = new HashMap<>();
        for (Entry entry : entries) {
            ActorRegistered signer =
                    signatures.registered(entry.envelope().actor().id());
            if (signer != null) {
                organisations.put(signer.org(), signer.orgName());
            }
        }
        organisations.putAll(people(entries));
        organisations.putAll(index.organisations(codes));
        names = new Names(pack, code -> organisations.getOrDefault(code, code));
        sentence = new Sentence(names, orders);
    }

    /** Whoever the entries are about, by name and organisation; registered by one of them, it may be, that is only foreseen. */
    private Map<String, String> people(Collection<Entry> entries) {
        Map<String, ActorRegistered> known = new HashMap<>();
        Set<String> asked = new LinkedHashSet<>();
        for (Entry entry : entries) {
            String person = entry.envelope().stream().id();
            if (entry.event() instanceof ActorRegistered registered) {
                known.put(person, registered);
            } else if (entry.event() instanceof ActorEvent) {
                asked.add(person);
                String other = other(entry.event());
                if (other != null) {
                    asked.add(other);
                }
            } else if (entry.event() instanceof Corrected corrected) {
                asked.add(corrected.proposedBy());
                asked.add(entry.envelope().doneBy().id());
            } else if (entry.event() instanceof RecordsAccessed accessed) {
                asked.add(accessed.reader());
            }
        }
        Map<String, String> people = new HashMap<>();
        for (String person : asked) {
            ActorRegistered named = known.containsKey(person) ? known.get(person) : signatures.registered(person);
            if (named != null) {
                people.put(Names.PERSON + person, named.name());
                people.put(Names.ORGANISATION_OF + person, named.orgName());
            }
        }
        return people;
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
        if (envelope.stream().type() == StreamType.BANK
                && !ACCOUNT.matcher(envelope.stream().id()).matches()) {
            // The treasury's statement of a programme has the programme's own id.
            return envelope.stream().id();
        }
        JsonNode named = payload.get("programme");
        return named == null ? null : named.stringValue();
    }

    /** The other of two people of whom one stands in for the other. */
    private static @Nullable String other(LedgerEvent event) {
        return switch (event) {
            case StandInGranted e -> e.instead();
            case StandInEnded e -> e.instead();
            case StandInNoted e -> e.standIn();
            case StandInEndNoted e -> e.standIn();
            case CodeAgreed e -> e.askedBy();
            case CodeGiven e -> e.takenBy();
            default -> null;
        };
    }

    /** What people call things. */
    Names names() {
        return names;
    }

    String sentence(Entry entry) {
        return sentence.of(entry.envelope());
    }

    /** What an entry says, without asking who signed it: it need not be in the log. */
    Told told(Entry entry) {
        return new Told(
                entry.position(),
                EventCodec.type(entry.event()),
                entry.envelope().stream().toString(),
                sentence(entry),
                amount(entry.event(), EventCodec.payload(entry.event())));
    }

    Trace.Line line(Entry entry) {
        Envelope envelope = entry.envelope();
        ActorRegistered signer = signatures.registered(envelope.actor().id());
        JsonNode payload = EventCodec.payload(entry.event());
        JsonNode document = payload.get("documentNo");
        return new Trace.Line(
                entry.position(),
                EventCodec.type(entry.event()),
                sentence(entry),
                envelope.actor(),
                signer == null ? null : signer.name(),
                signer == null ? null : signer.orgName(),
                signatures.instead(entry),
                envelope.recordedAt(),
                envelope.businessDate(),
                amount(entry.event(), payload),
                document == null ? null : document.stringValue(),
                envelope.stream().toString(),
                envelope.commandId(),
                signatures.of(entry),
                envelope.origin(),
                entry.event() instanceof AwardEvent.AwardCalculated ? steps(entry.event()) : null);
    }

    /** The steps of whatever was calculated, with what people call their parts; none of anything else. */
    List<Trace.Calculated> steps(LedgerEvent event) {
        List<AwardEvent.Step> steps =
                switch (event) {
                    case AwardEvent.AwardCalculated e -> e.trace();
                    case AwardEvent.AdvanceGranted e -> e.trace();
                    case AwardEvent.AwardIncreased e -> e.trace();
                    default -> List.of();
                };
        return steps.stream().map(this::calculated).toList();
    }

    private Trace.Calculated calculated(AwardEvent.Step step) {
        return new Trace.Calculated(
                step.rule(),
                step.clause(),
                names.document(step.clause()),
                step.inputs().stream()
                        .map(input -> new Trace.Input(
                                input.name(),
                                names.input(input.name()),
                                input.value(),
                                names.inputValue(input.name(), input.value()),
                                input.position()))
                        .toList(),
                step.result(),
                step.explanation());
    }

    private @Nullable Fen ordered(String payment) {
        PaymentOrdered order = orders.get(payment);
        return order == null ? null : order.amountFen();
    }

    /** What an entry moves, promises or states; of a payment's steps what was ordered. */
    private @Nullable Fen amount(LedgerEvent event, JsonNode payload) {
        return switch (event) {
            case AwardEvent.PaymentApproved e -> ordered(e.payment());
            case AwardEvent.PaymentConfirmed e -> ordered(e.payment());
            case AwardEvent.PaymentReturned e -> ordered(e.payment());
            case AwardEvent.PaymentCancelled e -> ordered(e.payment());
            case AwardEvent.AwardCalculated e -> e.ceilingFen();
            case ProjectEvent.InvoiceRegistered e -> e.totalFen();
            case ProjectEvent.AcceptanceAssessed e -> e.recognisedInvestmentFen();
            case ProgrammeEvent.FundsCommitted e -> Share.total(e.shares());
            case ProgrammeEvent.CommitmentReleased e -> Share.total(e.shares());
            case ProgrammeEvent.FundsDisbursed e -> Share.total(e.shares());
            case ProgrammeEvent.DisbursementReturned e -> Share.total(e.shares());
            case ProgrammeEvent.RecoveredFundsReversed e -> Share.total(e.shares());
            case ProgrammeEvent.FundsRecovered e -> Share.total(e.shares());
            default -> {
                JsonNode stated = payload.get("amountFen");
                yield stated == null ? null : Fen.of(stated.longValue());
            }
        };
    }
}
