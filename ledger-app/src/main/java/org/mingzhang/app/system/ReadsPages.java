package org.mingzhang.app.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Attachment;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.trail.EntryDesk;
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

    private final ReadsList list;
    private final EntryDesk entries;
    private final LedgerStore store;
    private final LedgerClock clock;
    private final LedgerIdentity identity;

    ReadsPages(ReadsList list, EntryDesk entries, LedgerStore store, LedgerClock clock, LedgerIdentity identity) {
        this.list = list;
        this.entries = entries;
        this.store = store;
        this.clock = clock;
        this.identity = identity;
    }

    @GetMapping("/reads")
    String reads(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(required = false) @Nullable Long before,
            SignedIn me,
            Model model) {
        // Without an address of its own, the page begins with the last days.
        LocalDate first = from == null ? today().minusDays(USUAL_DAYS) : ReadsList.day("/from", from);
        ReadsList.Wish wish = new ReadsList.Wish(who.strip(), kind, of, first, until);
        ReadsList.Found found = list.find(me, wish, before, PAGE);
        model.addAttribute("title", Area.READS.chinese());
        model.addAttribute("who", wish.who());
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", Access.values());
        model.addAttribute("of", of);
        model.addAttribute("ofs", ReadsList.choices((Chosen) model.getAttribute("chosen")));
        model.addAttribute("from", first == null ? "" : first);
        model.addAttribute("until", until);
        model.addAttribute("nobody", found.nobody());
        model.addAttribute("rows", found.rows());
        model.addAttribute("first", before == null);
        Long further = found.further();
        model.addAttribute("further", further == null ? null : address(Area.READS.path(), wish, further));
        model.addAttribute("file", address(Area.READS.path() + "/file", wish, null));
        return "system/reads";
    }

    private static String address(String path, ReadsList.Wish wish, @Nullable Long before) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path)
                .queryParam("who", "{who}")
                .queryParam("kind", "{kind}")
                .queryParam("of", "{of}")
                .queryParam("from", "{from}")
                .queryParam("until", "{until}");
        if (before != null) {
            address.queryParam("before", before);
        }
        return address.encode()
                .buildAndExpand(
                        wish.who(), wish.kind(), wish.of(), wish.from() == null ? "" : wish.from(), wish.until())
                .toUriString();
    }

    private LocalDate today() {
        return clock.now().atZone(identity.zone()).toLocalDate();
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
