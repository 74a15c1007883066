package org.mingzhang.app.signing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.Preview;
import org.mingzhang.app.platform.command.Seen;
import org.mingzhang.app.platform.command.SeenOutcome;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.files.ReceivedFile;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.app.view.WithinSight;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.trail.Told;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes a form to a command that is fixed and looked at, and a signed one to its answer. It has no rules of its own. */
@Component
class SigningDesk {
    /** Where a problem is shown that belongs to no field. */
    static final String NOWHERE = "";

    /** What is said after a fault, once the command's id was looked up and nothing was found. */
    static final String NOT_RECORDED = "账本出了故障，没有应答。已按命令编号查过账本：未入账，可以重新提交；所填的都还在，同一份命令不会记两次";

    /** Under which a form has the business date and the key. */
    static final String DAY = "_day";

    static final String KEY = "_key";

    /** What the command says of an amount that the form could not read; the form has said it in 元. */
    private static final String IN_FEN = "应为以分为单位";

    private final CommandDesk desk;
    private final WithinSight sight;
    private final LedgerIdentity identity;
    private final LedgerClock clock;
    private final LedgerStore store;
    private final LedgerViews views;

    SigningDesk(
            CommandDesk desk,
            WithinSight sight,
            LedgerIdentity identity,
            LedgerClock clock,
            LedgerStore store,
            LedgerViews views) {
        this.desk = desk;
        this.sight = sight;
        this.identity = identity;
        this.clock = clock;
        this.store = store;
        this.views = views;
    }

    /** What a form came to. */
    sealed interface Prepared {
        /** A command that can be looked at. */
        record Ready(HeldDraft draft) implements Prepared {}

        /** It cannot be a command yet: everything that is wrong, by the place of its field. */
        record Wrong(Map<String, List<String>> problems) implements Prepared {}
    }

    Instant now() {
        return clock.now();
    }

    /** Today where the ledger is. */
    LocalDate today() {
        return clock.now().atZone(identity.zone()).toLocalDate();
    }

    /** Makes a command of a form and tries it. */
    Prepared prepare(SignedIn me, CommandEntry entry, Typed typed, @Nullable ReceivedFile file) {
        FilledForm form = FormReader.read(entry, typed);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("command", entry.name());
        json.put("commandId", UUID.randomUUID().toString());
        String day = typed.given(DAY);
        json.put("businessDate", day == null ? today().toString() : day);
        json.put("role", me.role().name());
        json.set("payload", form.payload());
        List<Problem> found = new ArrayList<>();
        CommandDraft draft = CommandDraft.read(json, found);
        Map<String, List<String>> problems = new LinkedHashMap<>(form.problems());
        found.forEach(problem -> put(entry, problem, form, problems));
        Person person = me.person();
        try {
            String keyId = person.signingKey(typed.given(KEY)).keyId();
            if (draft != null && problems.isEmpty()) {
                Instant now = clock.now();
                var command =
                        draft.fix(identity.name(), now, person.acting(me.role().name(), keyId));
                return new Prepared.Ready(new HeldDraft(
                        entry, typed, command, file, me.scope(), sight.preview(me.scope(), command, file)));
            }
        } catch (InvalidDocument invalid) {
            invalid.problems().forEach(problem -> put(entry, problem, form, problems));
        }
        return new Prepared.Wrong(problems);
    }

    /** A problem goes to its field; where the form could not read the field, that is said there already. */
    private static void put(CommandEntry entry, Problem problem, FilledForm form, Map<String, List<String>> problems) {
        String pointer = problem.pointer().replaceFirst("^/command/payload", "/payload");
        String place =
                switch (pointer) {
                    case "/businessDate" -> DAY;
                    case "/keyId" -> KEY;
                    default -> form.places().getOrDefault(pointer, NOWHERE);
                };
        boolean pasted = place.endsWith(PastedRows.SUFFIX);
        if (form.problems().containsKey(place) && (!pasted || problem.expected().startsWith(IN_FEN))) {
            return;
        }
        String rule = rule(problem.expected());
        String text = pasted
                ? PastedPlace.of(form, pointer) + rule
                : place.equals(NOWHERE) && !pointer.equals("/payload") ? named(entry, pointer) + "：" + rule : rule;
        List<String> there = problems.computeIfAbsent(place, at -> new ArrayList<>());
        if (!there.contains(text)) {
            there.add(text);
        }
    }

    private static String named(CommandEntry entry, String pointer) {
        return entry.label(pointer.replaceFirst("^/payload", "")).orElse("所填内容");
    }

    /** What is missing or chosen wrongly, for who sees a form and not its JSON. */
    private static String rule(String expected) {
        if (expected.startsWith("必填")) {
            return "必填";
        }
        return expected.startsWith("应为以下之一") ? "请从所列的选项中选一项" : expected;
    }

    /** Looks at a command again that was looked at before; one that the log has taken since has its answer. */
    void lookAgain(HeldDraft draft) {
        Preview anew = sight.preview(draft.scope(), draft.command(), draft.file());
        draft.lookedAt(anew);
        if (anew instanceof Preview.Answered(var outcome)) {
            draft.answered(outcome);
        }
    }

    /** Hands in a signed command, if it is still what its signer saw; whatever comes of it is noted on the draft. */
    void submit(HeldDraft draft, SignedCommand signed) {
        switch (desk.submitAsSeen(signed, draft.file(), Seen.of(draft.preview()))) {
            case SeenOutcome.Judged(var outcome) -> draft.answered(sight.told(draft.scope(), draft.command(), outcome));
            case SeenOutcome.Moved(var streams) -> draft.movedOn(List.copyOf(streams.keySet()));
        }
    }

    /** What would be recorded, as sentences. */
    List<Told> foreseen(HeldDraft draft) {
        if (!(draft.preview() instanceof Preview.Acceptable acceptable)) {
            return List.of();
        }
        long next = store.log().size();
        List<Entry> entries = new ArrayList<>();
        for (Envelope entry : acceptable.entries()) {
            entries.add(new Entry(next + entries.size(), entry));
        }
        return tell(entries, draft);
    }

    /** What was recorded, as sentences. */
    List<Told> recorded(HeldDraft draft) {
        if (draft.outcome() instanceof Outcome.Refused refused && refused.withheld()) {
            return List.of();
        }
        return tell(
                store
                        .log()
                        .entriesOfCommand(
                                Objects.requireNonNull(draft.outcome()).commandId())
                        .stream()
                        .map(SigningDesk::entry)
                        .toList(),
                draft);
    }

    /** What was recorded since the draft was looked at, on the streams that moved: as sentences, with who and when. */
    List<Told> since(HeldDraft draft) {
        List<Entry> entries = new ArrayList<>();
        for (StreamId stream : draft.moved()) {
            long then =
                    Objects.requireNonNull(draft.preview().basis().lastSeqs().get(stream));
            store.log().stream(new StreamRef(stream.type().code(), stream.id()), then + 1)
                    .forEach(entry -> entries.add(entry(entry)));
        }
        entries.sort(Comparator.comparingLong(Entry::position));
        return tell(entries, draft);
    }

    /** Whether nothing but these commands moved the streams on. */
    boolean movedBy(HeldDraft draft, Set<String> commandIds) {
        for (StreamId stream : draft.moved()) {
            long then =
                    Objects.requireNonNull(draft.preview().basis().lastSeqs().get(stream));
            for (StoredEntry entry :
                    store.log().stream(new StreamRef(stream.type().code(), stream.id()), then + 1)) {
                if (!commandIds.contains(entry.requireSealed().envelope().commandId())) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<Told> tell(List<Entry> entries, HeldDraft draft) {
        return views.traces().tell(entries, draft.preview().basis().lastSeqs().keySet());
    }

    private static Entry entry(StoredEntry entry) {
        return new Entry(entry.position(), entry.requireSealed().envelope());
    }
}
