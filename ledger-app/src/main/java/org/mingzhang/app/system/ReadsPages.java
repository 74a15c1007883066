package org.mingzhang.app.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Attachment;
import org.mingzhang.app.access.RecordedReads;
import org.mingzhang.app.access.RecordedReads.Line;
import org.mingzhang.app.access.RecordedReads.Page;
import org.mingzhang.app.access.RecordedReads.Question;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.trail.EntryDesk;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.ledger.LogEvent.Access;
import org.mingzhang.domain.ledger.LogEvent.RecordsAccessed;
import org.mingzhang.domain.seal.Receipt;
import org.mingzhang.view.scope.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Who was shown personal data and who took data away, for those who watch over it; each line leads to its entry and its proof. */
@ConsolePage
class ReadsPages {
    private static final int PAGE = 50;
    private static final int USUAL_DAYS = 30;

    private final RecordedReads reads;
    private final EntryDesk entries;
    private final ActorDirectory directory;
    private final LedgerStore store;
    private final LedgerClock clock;
    private final LedgerIdentity identity;

    ReadsPages(RecordedReads reads, EntryDesk entries, LedgerStore store, LedgerClock clock, LedgerIdentity identity) {
        this.reads = reads;
        this.entries = entries;
        this.directory = new ActorDirectory(store.log());
        this.store = store;
        this.clock = clock;
        this.identity = identity;
    }

    /**
     * A line with the reader's name.
     *
     * @param reader null where nobody of that id was registered, as for a program
     */
    public record Row(Line line, @Nullable Person reader) {
        /** Who it was, in words. */
        public String who() {
            RecordsAccessed accessed = line.accessed();
            if (accessed == null) {
                return "—";
            }
            return reader == null
                    ? accessed.reader()
                    : reader.name() + "（" + accessed.reader() + "，" + reader.orgName() + "）";
        }
    }

    @GetMapping("/reads")
    String reads(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(required = false) @Nullable Long before,
            SignedIn me,
            Model model) {
        // Without an address of its own, the page begins with the last days.
        LocalDate first = from == null ? today().minusDays(USUAL_DAYS) : day("/from", from);
        LocalDate last = day("/until", until);
        String wanted = who.strip();
        Optional<String> reader = wanted.isEmpty() ? Optional.empty() : reader(wanted);
        boolean nobody = !wanted.isEmpty() && reader.isEmpty();
        Page page = nobody
                ? new Page(List.of(), null)
                : reads.page(
                        new Question(reader.orElse(null), kind(kind), me.post().county(), first, last),
                        identity.zone(),
                        before,
                        PAGE);
        Map<String, Optional<Person>> people = new HashMap<>();
        model.addAttribute("title", Area.READS.chinese());
        model.addAttribute("who", wanted);
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", Access.values());
        model.addAttribute("from", first == null ? "" : first);
        model.addAttribute("until", until);
        model.addAttribute("nobody", nobody);
        model.addAttribute(
                "rows",
                page.lines().stream()
                        .map(line -> new Row(line, person(line, people)))
                        .toList());
        model.addAttribute("first", before == null);
        model.addAttribute(
                "further",
                page.further() == null
                        ? null
                        : UriComponentsBuilder.fromPath(Area.READS.path())
                                .queryParam("who", "{who}")
                                .queryParam("kind", "{kind}")
                                .queryParam("from", "{from}")
                                .queryParam("until", "{until}")
                                .queryParam("before", page.further())
                                .encode()
                                .buildAndExpand(wanted, kind, first == null ? "" : first, until)
                                .toUriString());
        return "system/reads";
    }

    private LocalDate today() {
        return clock.now().atZone(identity.zone()).toLocalDate();
    }

    private static @Nullable LocalDate day(String place, String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new InvalidDocument(List.of(new Problem(place, text, "应为日期，如 2026-03-31")));
        }
    }

    private static @Nullable Access kind(String name) {
        if (name.isEmpty()) {
            return null;
        }
        return Arrays.stream(Access.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidDocument(List.of(new Problem("/kind", name, "没有这一类"))));
    }

    /** By id, or by a name that one person only has; a program by the name under which it came. */
    private Optional<String> reader(String wanted) {
        List<String> named = directory.all().stream()
                .filter(person -> person.actor().equals(wanted) || person.name().equals(wanted))
                .map(Person::actor)
                .toList();
        return named.size() > 1
                ? named.stream().filter(wanted::equals).findFirst()
                : Optional.of(named.isEmpty() ? wanted : named.getFirst());
    }

    private @Nullable Person person(Line line, Map<String, Optional<Person>> people) {
        RecordsAccessed accessed = line.accessed();
        return accessed == null
                ? null
                : people.computeIfAbsent(accessed.reader(), directory::find).orElse(null);
    }

    /** One of them as an entry: what it says, and all that proves it. */
    @GetMapping("/reads/{position}")
    String entry(@PathVariable String position, SignedIn me, Model model) {
        EntryDesk.Shown shown =
                entries.find(Scope.city(), require(position, me)).orElseThrow(() -> none(position));
        model.addAttribute("title", "账目 " + position);
        model.addAttribute("crumbs", List.of(new Crumb(Area.READS.path(), Area.READS.chinese())));
        model.addAttribute("subjectPath", null);
        model.addAttribute("receiptPath", "/reads/" + position + "/receipt");
        model.addAttribute("shown", shown);
        model.addAttribute("compared", false);
        model.addAttribute("position", shown.verified().position());
        model.addAttribute("problem", shown.verified().problem());
        model.addAttribute("holds", shown.verified().holds());
        return "trail/entry";
    }

    @GetMapping("/reads/{position}/receipt")
    ResponseEntity<byte[]> receipt(@PathVariable String position, SignedIn me) {
        Receipt receipt = entries.receipt(Scope.city(), require(position, me)).orElseThrow(() -> none(position));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, UTF_8))
                .header(Attachment.HEADER, Attachment.proof("receipt-" + position + ".txt"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(receipt.bytes());
    }

    /** Of the whole log, only what is on the list of whoever asks. */
    private long require(String position, SignedIn me) {
        if (!position.matches("0|[1-9][0-9]{0,17}")) {
            throw none(position);
        }
        long at = Long.parseLong(position);
        String county = me.post().county();
        try {
            return store.log()
                    .entry(at)
                    .filter(entry -> entry.requireSealed().envelope().event() instanceof RecordsAccessed accessed
                            && (county == null || county.equals(accessed.county())))
                    .map(entry -> at)
                    .orElseThrow(() -> none(position));
        } catch (BrokenSeal altered) {
            // That it was altered may be said of what stands on the list by its column alone.
            if (county == null
                    && store.log().entry(at).orElseThrow().stream().type().equals("access")) {
                return at;
            }
            throw none(position);
        }
    }

    private static NotFound none(String position) {
        return new NotFound("没有序号为 " + position + " 的查阅与导出记录");
    }
}
