package org.mingzhang.app.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.DepositedKeys;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.imports.KeptWorkbooks;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.Preview;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.ImportCommand.ReviewImport;
import org.mingzhang.domain.seal.CanonicalJson;
import org.mingzhang.view.dossier.ImportQueries;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Told;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.JsonNode;

/** Says in words what is to be signed, and what it came to. */
@Component
public class SignView {
    /** What moved is told up to here; who needs more looks at the trail. */
    private static final int MOST_NEWS = 50;

    private final SigningDesk desk;
    private final PaymentSteps steps;
    private final PaymentFacts payments;
    private final CaseFacts cases;
    private final DepositedKeys keys;
    private final LedgerViews views;
    private final StreamWords words;
    private final KeptWorkbooks workbooks;
    private final PayeeAccounts payees;

    SignView(
            SigningDesk desk,
            PaymentSteps steps,
            PaymentFacts payments,
            CaseFacts cases,
            DepositedKeys keys,
            LedgerViews views,
            StreamWords words,
            KeptWorkbooks workbooks,
            PayeeAccounts payees) {
        this.workbooks = workbooks;
        this.words = words;
        this.payees = payees;
        this.views = views;
        this.desk = desk;
        this.steps = steps;
        this.payments = payments;
        this.cases = cases;
        this.keys = keys;
    }

    /** A sentence with what it says of money, in figures and in capitals. */
    public record Line(Told told) {
        public String sentence() {
            return told.sentence();
        }

        public long position() {
            return told.position();
        }

        public boolean hasAmount() {
            return told.amountFen() != null;
        }

        public String figures() {
            return Objects.requireNonNull(told.amountFen()).toYuan();
        }

        public String capitals() {
            return Objects.requireNonNull(told.amountFen()).inCapitals();
        }
    }

    static List<Line> lines(List<Told> told) {
        return told.stream().map(Line::new).toList();
    }

    private void around(HeldDraft draft, String handle, String title, SignedIn me, Model model) {
        model.addAttribute("title", title);
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb("/do", "办理"),
                        new Crumb("/do/" + draft.entry().name(), draft.entry().title())));
        model.addAttribute("entry", draft.entry());
        model.addAttribute("handle", handle);
        model.addAttribute("document", draft.command().document());
        model.addAttribute("digest", draft.command().digest().toString());
        model.addAttribute("payment", seesCase(draft, me) ? payments.of(draft).orElse(null) : null);
        model.addAttribute("ofCase", ofCase(draft, me));
    }

    /** The page that is signed. */
    String sign(HeldDraft draft, String handle, SignedIn me, Model model) {
        around(draft, handle, "签名：" + draft.entry().title(), me, model);
        JsonNode payload = FormReader.read(draft.entry(), draft.typed()).payload();
        model.addAttribute(
                "signed", SignedFields.of(draft.entry().fields(), payload, SigningPages.choices(model, payload)));
        model.addAttribute(
                "canonical", new String(CanonicalJson.write(draft.command().tree()), UTF_8));
        model.addAttribute(
                "refusal", draft.preview() instanceof Preview.Refusable refusable ? refusable.message() : null);
        model.addAttribute("lines", lines(desk.foreseen(draft)));
        model.addAttribute("steps", seesCase(draft, me) ? steps.before(draft) : List.of());
        model.addAttribute("payees", payees.of(draft));
        model.addAttribute("file", draft.file());
        model.addAttribute("reviewed", reviewed(draft, me));
        model.addAttribute("deposited", keys.has(me.actor()));
        model.addAttribute(
                "moved",
                words.of(
                        draft.moved(),
                        draft.moved().stream()
                                .filter(stream -> maySee(stream, draft, me) && owns(stream, me))
                                .collect(Collectors.toSet())));
        if (!draft.moved().isEmpty()) {
            List<Told> news = desk.since(draft).stream()
                    .filter(told -> maySee(StreamId.parse(told.stream()), draft, me))
                    .toList();
            model.addAttribute("news", lines(news.subList(0, Math.min(MOST_NEWS, news.size()))));
        }
        return "signing/sign";
    }

    /**
     * What is agreed to, sheet by sheet, as its sealed entries add up.
     *
     * @param opens whether its workbook may be taken in this post, and lies here
     */
    public record Reviewed(String importId, String fileName, List<ImportQueries.Sheet> sheets, boolean opens) {
        public Reviewed {
            sheets = List.copyOf(sheets);
        }
    }

    /** The import that a review is about; null of any other command, and for who sees a part of the city. */
    private @Nullable Reviewed reviewed(HeldDraft draft, SignedIn me) {
        return draft.command().command() instanceof ReviewImport review && me.scope() instanceof Scope.City
                ? workbooks
                        .start(review.importId())
                        .map(start -> new Reviewed(
                                review.importId(),
                                start.fileName(),
                                views.imports().sheets(review.importId()),
                                KeptWorkbooks.opensTo(me.role()) && workbooks.has(review.importId())))
                        .orElse(null)
                : null;
    }

    /**
     * What others did is told to whoever sees the whole city, and what is the command's own case or person to its signer; of
     * anything else only that it moved, since a decision may rest on a neighbour's matter.
     */
    private static boolean maySee(StreamId stream, HeldDraft draft, SignedIn me) {
        StreamId subject = draft.command().command().subject();
        boolean ofTheCase = CaseFacts.isOfACase(stream)
                && CaseFacts.isOfACase(subject)
                && stream.id().equals(subject.id());
        return me.scope() instanceof Scope.City
                || stream.equals(subject)
                || ofTheCase
                || stream.equals(StreamId.actor(me.actor()));
    }

    /** What is told with its owner's name is somebody's, and asked for like their rows. */
    private boolean owns(StreamId stream, SignedIn me) {
        if (me.scope() instanceof Scope.City) {
            return true;
        }
        List<String> id = List.of(stream.id());
        return CaseFacts.isOfACase(stream)
                ? !views.owners().cases(me.scope(), id).isEmpty()
                : (stream.type() != StreamType.ENTERPRISE && stream.type() != StreamType.PROVIDER)
                        || !views.owners().parties(me.scope(), id).isEmpty();
    }

    /** What stands in a case is read from the log for whoever names it, so it is asked here whose it is. */
    private boolean seesCase(HeldDraft draft, SignedIn me) {
        String award = draft.command().command().subject().id();
        return me.scope() instanceof Scope.City
                || views.owners().cases(me.scope(), List.of(award)).contains(award);
    }

    /**
     * Whose case it is. One that is only now applied for is nobody's yet: whose code is typed there is told to whoever sees that
     * enterprise.
     */
    private CaseFacts.@Nullable OfCase ofCase(HeldDraft draft, SignedIn me) {
        LedgerCommand command = draft.command().command();
        boolean sees = command instanceof SubmitApplication submit
                ? owns(StreamId.enterprise(submit.applicant()), me)
                : seesCase(draft, me);
        return sees ? cases.of(command).orElse(null) : null;
    }

    /** What it came to. */
    String result(HeldDraft draft, String handle, SignedIn me, Model model) {
        around(draft, handle, "办理结果：" + draft.entry().title(), me, model);
        Outcome outcome = Objects.requireNonNull(draft.outcome());
        model.addAttribute("outcome", outcome);
        model.addAttribute("refusal", outcome instanceof Outcome.Refused refused ? refused.message() : null);
        model.addAttribute("withheld", outcome instanceof Outcome.Refused refused && refused.withheld());
        model.addAttribute("lines", lines(desk.recorded(draft)));
        return "signing/result";
    }
}
