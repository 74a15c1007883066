package org.mingzhang.app.trail;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.Subject.Kind;
import org.mingzhang.view.trail.TrailPage;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The files of one voucher: of a payment its receipts, of a contract or an invoice its scan, so far as whoever asks may see them. What was
 * named by its digest and has not come in yet is among them and says so.
 *
 * @param attach where the post may put a file beside a payment; null where it may not
 */
public record FiledPapers(List<Paper> papers, @Nullable String attach) {
    private static final Set<Kind> VOUCHERS = EnumSet.of(Kind.PAYMENT, Kind.VOUCHER, Kind.CONTRACT, Kind.INVOICE);

    /** The papers of one voucher are few. */
    private static final int MOST = 50;

    public FiledPapers {
        papers = List.copyOf(papers);
    }

    /**
     * One file.
     *
     * @param document what it is
     * @param kept whether the file itself is in the store
     * @param path its own page, which hashes it anew
     */
    public record Paper(String document, String name, String sm3, boolean kept, String path, long position) {}

    /** Empty for what is no voucher, and where there is neither a file nor a place for one. */
    static Optional<FiledPapers> of(Scope scope, Role post, Subject subject, TrailDesk trails, LedgerViews views) {
        if (!VOUCHERS.contains(subject.kind())) {
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>();
        for (StreamType family : List.of(StreamType.AWARD, StreamType.APPLICATION)) {
            List<Long> positions =
                    trails
                            .page(scope, subject, false, null, MOST, family)
                            .map(TrailPage::lines)
                            .orElse(List.of())
                            .stream()
                            .map(told -> told.entry().position())
                            .toList();
            entries.addAll(views.trails().at(positions));
        }
        FiledPapers found = of(subject, post, entries);
        return found.papers.isEmpty() && found.attach == null ? Optional.empty() : Optional.of(found);
    }

    /** The same of entries at hand. */
    static FiledPapers of(Subject subject, Role post, List<Entry> entries) {
        Map<String, Paper> named = new HashMap<>();
        List<Paper> papers = new ArrayList<>();
        String application = null;
        for (Entry entry : entries) {
            switch (entry.event()) {
                case PaymentConfirmed e
                when e.payment().equals(subject.id()) -> {
                    application = entry.envelope().stream().id();
                    name(e.documents(), entry, named);
                }
                case PaymentReturned e
                when e.payment().equals(subject.id()) -> {
                    application = entry.envelope().stream().id();
                    name(e.documents(), entry, named);
                }
                case DocumentAttached e
                when e.algorithm() == DigestAlgorithm.SM3 && isOf(subject, e) -> {
                    named.remove(e.digest());
                    papers.add(new Paper(
                            e.document(),
                            e.fileName(),
                            e.digest(),
                            e.file() != null,
                            path(e.digest()),
                            entry.position()));
                }
                default -> {
                    // Told in the trail.
                }
            }
        }
        papers.addAll(named.values());
        return new FiledPapers(papers, application == null ? null : attach(post, application, subject.id()));
    }

    private static void name(@Nullable List<DocumentRef> documents, Entry entry, Map<String, Paper> named) {
        if (documents != null) {
            documents.forEach(document -> named.put(document.sm3(), paper(document, entry)));
        }
    }

    private static boolean isOf(Subject subject, DocumentAttached e) {
        return switch (subject.kind()) {
            case PAYMENT -> e.proves() != null && e.proves().payment().equals(subject.id());
            case VOUCHER -> e.proves() != null && subject.id().equals(e.proves().voucherNo());
            // An invoice's scan shows its contract as well, and is none of the contract.
            case CONTRACT -> subject.id().equals(e.contract()) && e.invoiceNo() == null;
            case INVOICE -> subject.id().equals(e.invoiceNo());
            default -> false;
        };
    }

    private static Paper paper(DocumentRef document, Entry entry) {
        return new Paper(
                document.kind(), document.name(), document.sm3(), false, path(document.sm3()), entry.position());
    }

    private static String path(String sm3) {
        return TrailPath.of(new Subject(Kind.DOCUMENT, sm3));
    }

    private static @Nullable String attach(Role post, String application, String payment) {
        return post == Role.FINANCE || post == Role.CITY_INDUSTRY
                ? UriComponentsBuilder.fromPath(Area.SIGN.path())
                        .pathSegment("application.attach-document")
                        .queryParam("application", "{application}")
                        .queryParam("proves.payment", "{payment}")
                        .encode()
                        .buildAndExpand(Map.of("application", application, "payment", payment))
                        .toUriString()
                : null;
    }
}
