package org.mingzhang.app.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Attachment;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Damage;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.imports.KeptWorkbooks;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.platform.web.QueryNames;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.seal.Receipt;
import org.mingzhang.view.dossier.ImportQueries.ImportedWorkbook;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.MissingEntry;
import org.mingzhang.view.projection.UnsealedEntry;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.LookBack;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.Trace;
import org.mingzhang.view.trail.TrailPage;
import org.mingzhang.view.trail.TrailQueries;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Entries, trails and search for people. What somebody may not see is answered like what is not there. */
@ConsolePage
class TrailPages {
    private static final int PAGE = 50;

    private final EntryDesk entries;
    private final LedgerStore store;
    private final LedgerViews views;
    private final TrailDesk trails;
    private final Finder finder;
    private final NextSteps next;
    private final Sight sight;
    private final KeptWorkbooks workbooks;
    private final PaymentStandings standings;
    private final VoucherWords vouchers;
    private final RegisterPlaces places;
    private final CaseProgresses progress;
    private final DamagedTrails damages;
    private final Damage damage;

    TrailPages(
            EntryDesk entries,
            LedgerStore store,
            LedgerViews views,
            Sight sight,
            Finder finder,
            NextSteps next,
            KeptWorkbooks workbooks,
            PaymentStandings standings,
            VoucherWords vouchers,
            RegisterPlaces places,
            CaseProgresses progress,
            DamagedTrails damages,
            Damage damage) {
        this.damages = damages;
        this.damage = damage;
        this.progress = progress;
        this.places = places;
        this.vouchers = vouchers;
        this.standings = standings;
        this.workbooks = workbooks;
        this.store = store;
        this.views = views;
        this.entries = entries;
        this.sight = sight;
        this.trails = new TrailDesk(views, sight);
        this.finder = finder;
        this.next = next;
    }

    /** A crumb before the page's own name, and a choice of what is shown. */
    public record Link(String path, String chinese, boolean here) {
        Link(String path, String chinese) {
            this(path, chinese, false);
        }
    }

    @GetMapping("/entries/{position}")
    String entry(SignedIn me, @PathVariable String position, Model model) {
        EntryDesk.Shown shown =
                position(position).flatMap(at -> entries.find(me.scope(), at)).orElseThrow(() -> noEntry(position));
        Subject told = shown.subject();
        // An entry may be seen by who does not see all that it belongs to.
        Subject subject = told != null && sight.sees(me.scope(), told) ? told : null;
        model.addAttribute("title", "账目 " + position);
        model.addAttribute(
                "crumbs",
                subject == null
                        ? List.of()
                        : List.of(new Link(
                                TrailPath.of(subject), subject.kind().chinese() + " " + called(me, subject, model))));
        model.addAttribute("subjectPath", subject == null ? null : TrailPath.of(subject));
        String payment = payment(me.scope(), shown);
        model.addAttribute("payment", payment);
        model.addAttribute(
                "paymentPath", payment == null ? null : TrailPath.of(new Subject(Subject.Kind.PAYMENT, payment)));
        Subject paper = paper(shown.envelope());
        model.addAttribute("usedIn", paper == null ? null : UsedIn.of(me.scope(), paper, trails, store.log()));
        model.addAttribute("receiptPath", "/entries/" + position + "/receipt");
        model.addAttribute("shown", shown);
        TrailQueries.Told words = shown.told();
        model.addAttribute("compared", words != null && words.fields().stream().anyMatch(field -> field.was() != null));
        model.addAttribute("position", shown.verified().position());
        model.addAttribute("problem", shown.verified().problem());
        model.addAttribute("holds", shown.verified().holds());
        if (!shown.verified().holds()) {
            damage.among(List.of(shown.verified().position()));
        }
        return "trail/entry";
    }

    /** The invoice or contract that an entry registers; null of any other. */
    private static @Nullable Subject paper(@Nullable Envelope envelope) {
        return switch (envelope == null ? null : envelope.event()) {
            case InvoiceRegistered e -> new Subject(Subject.Kind.INVOICE, e.invoiceNo());
            case ContractRegistered e -> new Subject(Subject.Kind.CONTRACT, e.contract());
            case null, default -> null;
        };
    }

    /** The payment that an entry is a step of, whose trail whoever asks may see; null of any other. */
    private @Nullable String payment(Scope scope, EntryDesk.Shown shown) {
        Envelope envelope = shown.envelope();
        String payment = envelope == null ? null : LookBack.payment(envelope.event());
        return payment != null && sight.sees(scope, new Subject(Subject.Kind.PAYMENT, payment)) ? payment : null;
    }

    private static Optional<Long> position(String position) {
        return position.matches("0|[1-9][0-9]{0,17}") ? Optional.of(Long.parseLong(position)) : Optional.empty();
    }

    private static NotFound noEntry(String position) {
        return new NotFound("没有序号为 " + position + " 的账目");
    }

    /** The receipt of the command behind the entry, as a file. */
    @GetMapping("/entries/{position}/receipt")
    ResponseEntity<byte[]> receipt(SignedIn me, @PathVariable String position) {
        Receipt receipt = position(position)
                .flatMap(at -> entries.receipt(me.scope(), at))
                .orElseThrow(() -> noEntry(position));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, UTF_8))
                .header(Attachment.HEADER, Attachment.proof("receipt-" + position + ".txt"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(receipt.bytes());
    }

    @GetMapping("/trail/{kind}/{subject}")
    String trail(
            SignedIn me,
            @PathVariable String kind,
            @PathVariable String subject,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(defaultValue = "new") String order,
            @RequestParam(required = false) @Nullable String of,
            Model model) {
        Subject about =
                TrailPath.kind(kind).map(known -> new Subject(known, subject)).orElseThrow(() -> noTrail(subject));
        QueryNames.requireOneOf("order", order, List.of("new", "old"));
        boolean newestFirst = !order.equals("old");
        StreamType family = family(of);
        TrailPage whole =
                trails.page(me.scope(), about, newestFirst, from, PAGE, family).orElseThrow(() -> noTrail(subject));
        List<Long> damaged = damages.of(about);
        TrailPage page = DamagedTrails.without(damaged, whole, me.scope());
        damage.among(whole.altered());
        String path = TrailPath.of(about);
        String sep = path.indexOf('?') < 0 ? "?" : "&";
        String base = path + sep + "order=" + (newestFirst ? "new" : "old");
        String here = base + (family == null ? "" : "&of=" + family.code());
        PartyFiles.PartyFile file = files(me, List.of(about), model).file(about).orElse(null);
        List<Entry> entries = entries(page);
        String called =
                KeptFile.name(about, entries).orElse(file == null ? subject : file.name() + "（" + subject + "）");
        ImportedWorkbook imported = about.kind() == Subject.Kind.IMPORT
                ? views.imports().find(subject).orElse(null)
                : null;
        model.addAttribute("title", about.kind().chinese() + " " + (imported == null ? called : imported.fileName()));
        model.addAttribute("digest", about.kind() == Subject.Kind.DOCUMENT ? subject : null);
        model.addAttribute("file", file);
        model.addAttribute("page", page);
        model.addAttribute("next", next.about(me.role(), page));
        model.addAttribute("newestFirst", newestFirst);
        model.addAttribute("first", from == null);
        model.addAttribute("start", here);
        model.addAttribute("further", page.further() == null ? null : here + "&from=" + page.further());
        model.addAttribute(
                "turned",
                path + sep + "order=" + (newestFirst ? "old" : "new") + (family == null ? "" : "&of=" + family.code()));
        model.addAttribute("families", families(base, family, occurring(me.scope(), about, page, from, family)));
        model.addAttribute("damaged", !damaged.isEmpty());
        PaymentSummary summary = from == null && damaged.isEmpty()
                ? PaymentSummary.of(me.scope(), about, trails, views).orElse(null)
                : null;
        String programme = model.getAttribute("chosen") instanceof Chosen chosen ? chosen.programme() : null;
        model.addAttribute("summary", summary);
        model.addAttribute("standing", summary == null ? null : standings.of(me.scope(), subject, summary, programme));
        model.addAttribute(
                "progress",
                from == null && damaged.isEmpty()
                        ? progress.of(me.scope(), about, programme).orElse(null)
                        : null);
        model.addAttribute(
                "usedIn", from == null && damaged.isEmpty() ? UsedIn.of(me.scope(), about, trails, store.log()) : null);
        model.addAttribute("seesDifferences", Area.DIFFERENCES.opensTo(me.role()));
        model.addAttribute("vouchers", from == null ? vouchers.of(me.scope(), about, programme) : List.of());
        model.addAttribute("imported", from == null ? imported : null);
        if (imported != null && from == null) {
            model.addAttribute("sheets", views.imports().sheets(subject));
            model.addAttribute("workbookOpens", KeptWorkbooks.opensTo(me.role()));
            model.addAttribute("workbookKept", workbooks.has(subject));
        }
        model.addAttribute(
                "filed",
                from == null
                        ? FiledPapers.of(me.scope(), me.role(), about, trails, views)
                                .orElse(null)
                        : null);
        model.addAttribute(
                "kept",
                from == null && family == null
                        ? KeptFile.of(about, entries, store.files()).orElse(null)
                        : null);
        Trace wayBack = from == null && family == null && damaged.isEmpty() ? wayBack(me.scope(), about) : null;
        model.addAttribute("wayBack", wayBack);
        model.addAttribute("way", wayBack == null ? List.of() : inOrder(wayBack));
        return "trail/trail";
    }

    private List<Entry> entries(TrailPage page) {
        return page.subject().kind() == Subject.Kind.DOCUMENT
                ? views.trails()
                        .at(page.lines().stream()
                                .map(told -> told.entry().position())
                                .toList())
                : List.of();
    }

    /** For a number with marks in it that no path may have. */
    @GetMapping("/trail")
    String trailOf(
            SignedIn me,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(defaultValue = "new") String order,
            @RequestParam(required = false) @Nullable String of,
            Model model) {
        // Without a number the page that takes one is what is meant.
        return kind.isEmpty() || id.isEmpty() ? "redirect:/find" : trail(me, kind, id, from, order, of, model);
    }

    /** Its name, where it has one that whoever asks may see; its number otherwise. */
    private String called(SignedIn me, Subject subject, Model model) {
        return files(me, List.of(subject), model)
                .file(subject)
                .map(PartyFiles.PartyFile::name)
                .orElse(subject.id());
    }

    private PartyFiles files(SignedIn me, List<Subject> subjects, Model model) {
        return PartyFiles.of(views, me.scope(), (Chosen) model.getAttribute("chosen"), subjects);
    }

    /** A hit: its file where it has one, and then its trail besides. */
    public record Shown(
            String kind, String name, String path, @Nullable String trail) {
        private static Shown of(Finder.Hit hit, PartyFiles files) {
            return Optional.ofNullable(hit.subject())
                    .flatMap(files::file)
                    .map(file -> new Shown(hit.kind(), hit.name(), file.path(), hit.path()))
                    .orElseGet(() -> new Shown(hit.kind(), hit.name(), hit.path(), null));
        }
    }

    /** Grounds and money as they came one after the other; programs get them by what they are. */
    static List<Trace.Step> inOrder(Trace wayBack) {
        return Objects.requireNonNullElse(wayBack.wayBack(), List.<Trace.Step>of()).stream()
                .sorted(Comparator.comparing(step -> step.entry().position()))
                .toList();
    }

    private @Nullable Trace wayBack(Scope scope, Subject about) {
        try {
            return trails.wayBack(scope, about).orElse(null);
        } catch (UnsealedEntry | MissingEntry altered) {
            // The trail itself says which entry it is; a way with a gap proves nothing.
            return null;
        }
    }

    private static @Nullable StreamType family(@Nullable String code) {
        try {
            return code == null || code.isEmpty() ? null : StreamType.ofCode(code);
        } catch (IllegalArgumentException unknown) {
            throw new NotFound("没有这类事件：" + code);
        }
    }

    /** The kinds of events that a trail has; of one that goes on beyond its first page any may follow. */
    private Set<StreamType> occurring(
            Scope scope, Subject about, TrailPage page, @Nullable Long from, @Nullable StreamType family) {
        TrailPage whole = from == null && family == null
                ? page
                : trails.page(scope, about, true, null, PAGE, null).orElse(page);
        return whole.further() != null
                ? EnumSet.allOf(StreamType.class)
                : whole.lines().stream()
                        .map(told -> StreamId.parse(told.entry().stream()).type())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(StreamType.class)));
    }

    private static List<Link> families(String base, @Nullable StreamType chosen, Set<StreamType> occurring) {
        List<Link> families = new ArrayList<>();
        families.add(new Link(base, "全部", chosen == null));
        for (StreamType type : StreamType.values()) {
            if (type != chosen && !occurring.contains(type)) {
                continue;
            }
            families.add(new Link(base + "&of=" + type.code(), TrailPath.family(type), type == chosen));
        }
        return families;
    }

    private static NotFound noTrail(String subject) {
        return new NotFound("没有 " + subject + " 的记录");
    }

    /** Straight to the one thing that is meant, or a list of what may be. */
    @GetMapping("/find")
    Object find(SignedIn me, @RequestParam(defaultValue = "") String q, Model model) {
        List<Finder.Hit> found = finder.find(me.scope(), q);
        PartyFiles files = files(
                me,
                found.stream().map(Finder.Hit::subject).filter(Objects::nonNull).toList(),
                model);
        List<Shown> hits = found.stream().map(hit -> Shown.of(hit, files)).toList();
        if (hits.size() == 1) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, hits.getFirst().path())
                    .build();
        }
        model.addAttribute("title", "查找");
        model.addAttribute("q", q.strip());
        model.addAttribute("hits", hits);
        model.addAttribute("most", Finder.MOST);
        model.addAttribute(
                "places",
                model.getAttribute("chosen") instanceof Chosen chosen
                        ? places.find(me.scope(), chosen.programme(), q)
                        : List.of());
        return "trail/find";
    }
}
