package org.mingzhang.app.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.Checklist;
import org.mingzhang.domain.application.HeldDocument;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.UnknownDirection;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.seal.EntryHeader;

/** The documents of cases, read straight from their streams, so that what is shown is what is sealed. */
public final class CaseFiles {
    private final LogReader log;
    private final Function<String, PolicyPack> packs;
    private final Map<String, String> organisations = new HashMap<>();
    private final Map<String, Programme> programmes = new HashMap<>();
    private final Map<String, Optional<Person>> people = new HashMap<>();

    /** @param packs a policy pack by its digest */
    public CaseFiles(LogReader log, Function<String, PolicyPack> packs) {
        this.log = log;
        this.packs = packs;
    }

    /**
     * One case with its documents.
     *
     * @param applicant the applicant's name
     * @param values the parameters in force, as far as documents and texts hang on them; the pack's defaults otherwise
     */
    public record CaseFile(
            String application,
            String applicant,
            Application state,
            PolicyPack pack,
            ParameterValues values,
            Checklist checklist) {
        /** What was applied for. */
        public Optional<Direction> direction() {
            return pack.direction(state.submitted().direction());
        }

        /** The document whose bytes are kept under a digest. */
        public Optional<HeldDocument> stored(String sm3) {
            return state.documents().stream()
                    .filter(held -> held.stored() && held.digest().equals(sm3))
                    .findFirst();
        }

        /** All documents whose bytes are kept. */
        public List<HeldDocument> stored() {
            return state.documents().stream().filter(HeldDocument::stored).toList();
        }
    }

    /** The case of an application; empty where there is none. */
    public Optional<CaseFile> find(String application) {
        Application state = (Application) fold(StreamType.APPLICATION, application);
        if (!state.exists()) {
            return Optional.empty();
        }
        PolicyPack pack = packs.apply(state.packSm3());
        String wanted = state.submitted().direction();
        Direction direction = pack.direction(wanted)
                .orElseThrow(() -> new UnknownDirection("申报 " + application + " 的政策包 " + pack.id(), wanted));
        ParameterValues values = hangsOnParameters(direction)
                ? programme(state.submitted().programme()).parameters(pack)
                : ParameterValues.defaults(pack);
        return Optional.of(new CaseFile(
                application, organisation(state.applicant()), state, pack, values, Checklist.of(state, pack, values)));
    }

    /** The programme's is the longest stream of all: it is read only for whom its decisions matter. */
    private static boolean hangsOnParameters(Direction direction) {
        return direction.choosesDocuments()
                || direction.texts().stream()
                        .anyMatch(text -> text.limit() != null && text.limit().parameter() != null);
    }

    private Programme programme(String id) {
        return programmes.computeIfAbsent(id, wanted -> (Programme) fold(StreamType.PROGRAMME, wanted));
    }

    /** The SM3 of every file that some entry cites: read from all entries of applications, one after the other. */
    public static Set<String> citedBy(LogReader log) {
        try (Stream<List<CitedFile>> entries = log.entries(0, CaseFiles::cited)) {
            return entries.flatMap(List::stream).map(CitedFile::sm3).collect(Collectors.toSet());
        }
    }

    private static List<CitedFile> cited(StoredEntry entry) {
        return CitedFile.citingTypes().contains(EntryHeader.read(entry.bytes()).type())
                ? CitedFile.of(entry.requireSealed().envelope().event())
                : List.of();
    }

    private Object fold(StreamType type, String id) {
        StreamFold stream = StreamFold.of(type);
        for (StoredEntry entry : log.stream(new StreamRef(type.code(), id), 0)) {
            stream.evolve(Recorded.of(entry.requireSealed().envelope(), entry.position()));
        }
        return stream.state();
    }

    /** An organisation's name; its code, or the name that old records have, where none is registered. */
    private String organisation(String code) {
        return organisations.computeIfAbsent(code, wanted -> {
            Enterprise enterprise = (Enterprise) fold(StreamType.ENTERPRISE, wanted);
            Details details = enterprise.details();
            return details == null ? wanted : details.name();
        });
    }

    /** The organisation for which somebody acted, by name. */
    public String organisation(ActorRef by) {
        String registered = organisation(by.org());
        Person person = person(by);
        return registered.equals(by.org()) && person != null && person.org().equals(by.org())
                ? person.orgName()
                : registered;
    }

    /** Who acted, by name where the ledger knows one. */
    public String name(ActorRef by) {
        Person person = person(by);
        return person == null ? by.id() : person.name();
    }

    private @Nullable Person person(ActorRef by) {
        return people.computeIfAbsent(by.id(), id -> new ActorDirectory(log).find(id))
                .orElse(null);
    }
}
