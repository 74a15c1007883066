package org.mingzhang.app.signing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.ReceiptDesk;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.app.view.WithinSight;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.seal.Receipt;
import org.mingzhang.view.projection.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * 这一步入账了吗: what became of a command of one's own, asked by its id, which its signer had before it was handed in. For whoever got no
 * answer: a fault, a lost connection, a closed window. What another person signed is answered like what nobody did.
 */
@ConsolePage
class OutcomePages {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomePages.class);
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{8,64}");

    private final HeldDrafts<HeldDraft> drafts;
    private final LedgerViews views;
    private final WithinSight sight;
    private final LedgerStore store;
    private final ReceiptDesk receipts;
    private final PublicKeys published;

    OutcomePages(
            HeldDrafts<HeldDraft> drafts,
            LedgerViews views,
            WithinSight sight,
            LedgerStore store,
            LedgerIdentity identity) {
        this.drafts = drafts;
        this.views = views;
        this.sight = sight;
        this.store = store;
        this.receipts = new ReceiptDesk(identity.name(), store.log());
        this.published = PublicKeys.in(store.home().keys());
    }

    /** Where it is told what became of a command. */
    static String of(String commandId) {
        return "/do/outcome?id=" + (ID.matcher(commandId).matches() ? commandId : "");
    }

    @GetMapping("/do/outcome")
    String outcome(@RequestParam(defaultValue = "") String id, SignedIn me, HttpServletRequest request, Model model) {
        String asked = id.strip();
        model.addAttribute("title", "这一步入账了吗");
        model.addAttribute("crumbs", List.of(new Crumb("/do", "办理")));
        model.addAttribute("id", asked);
        model.addAttribute("unreadable", false);
        model.addAttribute("withheld", false);
        // What is no number of a command says nothing of any: that nothing is found under it must not pass for an
        // answer.
        model.addAttribute("noId", !asked.isEmpty() && !ID.matcher(asked).matches());
        model.addAttribute("lines", List.of());
        if (!asked.isEmpty()) {
            try {
                List<StoredEntry> own = own(asked, me);
                model.addAttribute(
                        "refused",
                        !own.isEmpty()
                                && own.getFirst().requireSealed().envelope().event() instanceof CommandRefused);
                boolean withheld = withheld(own, me);
                model.addAttribute("withheld", withheld);
                model.addAttribute("lines", withheld ? List.of() : told(own));
            } catch (LogUnavailable | DatabaseUnavailable | BrokenSeal unavailable) {
                LOG.error("Whether command {} is recorded could not be read", asked, unavailable);
                model.addAttribute("unreadable", true);
            }
            String owner = Owner.of(me, request);
            String handle = drafts.handle(
                            owner,
                            draft -> draft.command().document().commandId().equals(asked))
                    .orElse(null);
            model.addAttribute("handle", handle);
            model.addAttribute(
                    "entry", drafts.find(owner, handle).map(HeldDraft::entry).orElse(null));
        }
        return "signing/outcome";
    }

    /** What one's own command caused; nothing where there is none, or another person signed it. */
    private List<StoredEntry> own(String commandId, SignedIn me) {
        return ID.matcher(commandId).matches()
                ? store.log().entriesOfCommand(commandId).stream()
                        .filter(entry ->
                                entry.requireSealed().envelope().actor().id().equals(me.actor()))
                        .toList()
                : List.of();
    }

    private boolean withheld(List<StoredEntry> own, SignedIn me) {
        return own.stream()
                .anyMatch(entry ->
                        sight.withholds(me.scope(), entry.requireSealed().envelope()));
    }

    private List<SignView.Line> told(List<StoredEntry> entries) {
        List<Entry> sealed = entries.stream()
                .map(entry -> new Entry(entry.position(), entry.requireSealed().envelope()))
                .toList();
        List<StreamId> streams = sealed.stream()
                .map(entry -> entry.envelope().stream())
                .distinct()
                .toList();
        return sealed.isEmpty() ? List.of() : SignView.lines(views.traces().tell(sealed, streams));
    }

    /** The receipt of one's own command. */
    @GetMapping("/do/outcome/receipt")
    ResponseEntity<byte[]> receipt(@RequestParam String id, SignedIn me) {
        List<StoredEntry> own = own(id.strip(), me);
        if (withheld(own, me)) {
            throw new NotFound("这次拒绝已记账；所指的对象不在可见范围内，不出回执");
        }
        Receipt receipt = (own.isEmpty() ? Optional.<Receipt>empty() : receipts.receipt(id.strip()))
                .map(found -> ReceiptDesk.requireSound(found, published))
                .orElseThrow(() -> new NotFound("账本没有以这个命令编号记下您签的事，没有回执"));
        return SignaturePages.file(
                "receipt-" + own.getFirst().position() + ".txt", MediaType.TEXT_PLAIN, receipt.bytes());
    }
}
