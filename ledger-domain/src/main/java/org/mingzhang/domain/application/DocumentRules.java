package org.mingzhang.domain.application;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application.Status;
import org.mingzhang.domain.application.ApplicationCommand.AttachDocument;
import org.mingzhang.domain.application.ApplicationCommand.ReceivePaper;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.application.ApplicationEvent.PaperReceived;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Duties;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.FileName;
import org.mingzhang.domain.event.PaymentProof;
import org.mingzhang.domain.event.Picture;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.TextRule;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;

/** The rules of a case's documents: who brings which, what must be there when, and that a file is the one that was named. */
public final class DocumentRules {
    /** Who may attach something: papers of the case, or proofs of its payments. */
    private static final Role[] ATTACHING = {Role.APPLICANT, Role.COUNTY_INDUSTRY, Role.CITY_INDUSTRY, Role.FINANCE};

    private final Streams streams;
    private final Occasion occasion;
    private final Application application;

    public DocumentRules(Streams streams, Occasion occasion, Application application) {
        this.streams = streams;
        this.occasion = occasion;
        this.application = application;
    }

    /** An applicant brings papers of the own case, an office its own papers, as part of examining the case. */
    Decision attach(AttachDocument c) {
        CitedFile file = c.file();
        if (c.proves() != null) {
            return attachProof(c, c.proves(), file);
        }
        boolean byApplicant = occasion.actor().role().equals(Role.APPLICANT.name());
        return known(c, ATTACHING)
                .then(() -> occasion.refusePost(Role.APPLICANT, Role.COUNTY_INDUSTRY, Role.CITY_INDUSTRY))
                .then(() -> byApplicant
                        ? occasion.refuseForeign(application.applicant())
                        : occasion.refuseScope(application.submitted().county()))
                .then(occasion::refuseFuture)
                .then(this::refuseUnlessOpen)
                .refuseIf(
                        application.exists() && holds(c, file),
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("document", listedName(c.document()), "fileName", c.fileName()))
                .then(() -> byApplicant ? null : refuseReview(c.application()))
                .then(() -> refuseUnlisted(c.document()))
                .then(() -> file == null ? null : refuseOther(c, file))
                .then(() -> file == null ? null : refuseTooMuch(file))
                .then(() -> c.picture() == null ? null : refusePicture(c.picture()))
                .orElse(() -> Decision.accept(c.subject(), attached(c)));
    }

    /**
     * The proof of a payment comes from who pays or has a hand in it, once the bank has paid, however long after the case was closed. It
     * examines nothing, and no notice lists it.
     */
    private Decision attachProof(AttachDocument c, PaymentProof proof, @Nullable CitedFile file) {
        return known(c, ATTACHING)
                .then(() -> occasion.refusePost(Role.FINANCE, Role.CITY_INDUSTRY))
                .then(() -> occasion.refuseScope(application.submitted().county()))
                .then(occasion::refuseFuture)
                .then(() -> refuseUnpaid(c.application(), proof.payment()))
                .refuseIf(
                        application.exists() && holds(c, file),
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("document", listedName(c.document()), "fileName", c.fileName()))
                .then(() -> file == null ? null : refuseOther(c, file))
                .then(() -> file == null ? null : refuseTooMuch(file))
                .then(() -> c.picture() == null ? null : refusePicture(c.picture()))
                .orElse(() -> Decision.accept(c.subject(), attached(c)));
    }

    private @Nullable Rejection refuseUnpaid(String number, String id) {
        Payment payment =
                ((Award) streams.state(StreamId.award(number))).payments().get(id);
        if (payment == null) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("payment", id));
        }
        return payment.state() == Payment.State.CONFIRMED || payment.state() == Payment.State.RETURNED
                ? null
                : Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of(
                                "payment",
                                id,
                                "state",
                                payment.state(),
                                "needs",
                                Worded.list(Payment.State.CONFIRMED, Payment.State.RETURNED)));
    }

    private DocumentAttached attached(AttachDocument c) {
        return new DocumentAttached(
                listedId(c.document()),
                c.fileName(),
                c.algorithm(),
                c.digest(),
                c.perceptualHash(),
                c.takenAt(),
                c.author(),
                c.software(),
                c.longitude(),
                c.latitude(),
                c.contract(),
                c.invoiceNo(),
                c.sha256(),
                c.sizeBytes(),
                c.mediaType(),
                c.picture() == null ? null : named(c.picture()),
                c.proves());
    }

    private Picture named(Picture picture) {
        return picture.text() == null
                ? picture
                : new Picture(statements().textId(picture.text()), picture.widthPx(), picture.heightPx());
    }

    /** How many pictures a text may have, and how large they may be, the notice says. */
    @Nullable
    Rejection refusePicture(Picture picture) {
        Picture named = named(picture);
        return named.text() == null
                ? null
                : new PictureRules(application.direction(pack()))
                        .refuse(
                                named,
                                application.standing().pictures(named.text()).size());
    }

    private StatementRules statements() {
        PolicyPack pack = pack();
        Programme programme = (Programme)
                streams.state(StreamId.programme(application.submitted().programme()));
        return new StatementRules(pack, application.direction(pack), programme.parameters(pack));
    }

    Decision receive(ReceivePaper c) {
        return known(c, Role.COUNTY_INDUSTRY, Role.CITY_INDUSTRY)
                .then(() -> occasion.refuseScope(application.submitted().county()))
                .then(occasion::refuseFuture)
                .then(this::refuseUnlessOpen)
                .then(() -> refuseUnlisted(c.document()))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new PaperReceived(listedId(c.document()), c.copies(), c.sealed(), c.handedInBy(), c.note())));
    }

    private Checks known(ApplicationCommand c, Role... posts) {
        return occasion.first(() -> occasion.refusePost(posts))
                .refuseIf(!application.exists(), RejectionCode.NOT_FOUND, Map.of("application", c.application()));
    }

    private @Nullable Rejection refuseUnlessOpen() {
        return switch (application.status()) {
            case IN_REVIEW, RETURNED, APPROVED -> null;
            default ->
                Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of(
                                "state",
                                application.status(),
                                "needs",
                                Worded.list(Status.IN_REVIEW, Status.RETURNED, Status.APPROVED)));
        };
    }

    private boolean holds(AttachDocument c, @Nullable CitedFile file) {
        return application.documents().stream()
                .filter(one -> one.attached() && same(one, c.document()))
                .anyMatch(one -> file == null
                        ? one.digest().equals(c.digest())
                        : one.stored() && one.digest().equals(file.sm3()));
    }

    /** Old records have a document's name where a command has its id. */
    private boolean same(HeldDocument held, String document) {
        return listedId(held.document()).equals(listedId(document));
    }

    private PolicyPack pack() {
        return streams.pack(application.packSm3());
    }

    private @Nullable Direction direction() {
        return pack().direction(application.submitted().direction()).orElse(null);
    }

    private String listedId(String idOrName) {
        return listedId(direction(), idOrName);
    }

    private static String listedId(@Nullable Direction direction, String idOrName) {
        return direction == null
                ? idOrName
                : direction.document(idOrName).map(ChecklistDocument::id).orElse(idOrName);
    }

    /** Documents by the ids of the checklist, where people named them. */
    static List<DocumentRef> listed(@Nullable Direction direction, List<DocumentRef> documents) {
        return documents.stream()
                .map(document -> new DocumentRef(listedId(direction, document.kind()), document.name(), document.sm3()))
                .toList();
    }

    /** Documents that come with a supplement, of the direction that was applied for. */
    @Nullable
    Rejection refuseUnlisted(List<DocumentRef> documents) {
        return refuseUnlisted(direction(), documents);
    }

    List<DocumentRef> listed(List<DocumentRef> documents) {
        return listed(direction(), documents);
    }

    /** What people call it; an id of the checklist may be that of something else in the pack. */
    private String listedName(String idOrName) {
        Direction direction = application.exists() ? direction() : null;
        return direction == null
                ? idOrName
                : direction.document(idOrName).map(ChecklistDocument::name).orElse(idOrName);
    }

    /** Whether a document belongs to a case is for the notice to say; where it says nothing, everything may. */
    @Nullable
    Rejection refuseUnlisted(String document) {
        return refuseUnlisted(direction(), document);
    }

    /** The same of documents that come with an application: the first that does not belong to it. */
    static @Nullable Rejection refuseUnlisted(@Nullable Direction direction, List<DocumentRef> documents) {
        return documents.stream()
                .map(document -> refuseUnlisted(direction, document.kind()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Rejection refuseUnlisted(@Nullable Direction direction, String document) {
        return direction == null
                        || !direction.listsDocuments()
                        || direction.document(document).isPresent()
                ? null
                : Rejection.of(
                        RejectionCode.DOCUMENT_NOT_LISTED,
                        Map.of(
                                "document",
                                document,
                                "options",
                                direction.documents().stream()
                                        .map(one -> one.name() + "（" + one.id() + "）")
                                        .collect(Collectors.joining("、"))));
    }

    /**
     * What is recorded under a name, by its digest or as the file itself, comes in as the same file, or under another name: two
     * contents of one name could not be told apart by those who cite it.
     */
    private @Nullable Rejection refuseOther(AttachDocument c, CitedFile file) {
        List<HeldDocument> recorded = application.documents().stream()
                .filter(one -> same(one, c.document()) && FileName.same(one.fileName(), c.fileName()))
                .toList();
        return recorded.isEmpty() || recorded.stream().anyMatch(one -> one.means(file))
                ? null
                : Rejection.of(
                        RejectionCode.FILE_MISMATCH,
                        Map.of(
                                "document",
                                listedName(c.document()),
                                "fileName",
                                c.fileName(),
                                "position",
                                recorded.getFirst().position(),
                                "digest",
                                recorded.getFirst().digest(),
                                "found",
                                file.sm3()));
    }

    private @Nullable Rejection refuseTooMuch(CitedFile file) {
        long kept = application.documents().stream()
                .map(HeldDocument::file)
                .filter(one -> one != null && !one.sm3().equals(file.sm3()))
                .distinct()
                .mapToLong(one -> one == null ? 0 : one.sizeBytes())
                .sum();
        return kept + file.sizeBytes() <= CitedFile.MOST_BYTES_OF_CASE
                ? null
                : Rejection.of(
                        RejectionCode.FILES_TOO_LARGE,
                        Map.of(
                                "keptBytes",
                                kept,
                                "sizeBytes",
                                file.sizeBytes(),
                                "limitBytes",
                                CitedFile.MOST_BYTES_OF_CASE));
    }

    /** Whoever brings an office's papers into a case examines it, and has no other part in it. */
    private @Nullable Rejection refuseReview(String number) {
        Project project = (Project) streams.state(StreamId.project(number));
        Award award = (Award) streams.state(StreamId.award(number));
        return Duties.together(application.duties(pack()), project.duties(), award.duties())
                .refuse(Duty.REVIEW, occasion.actor().id());
    }

    /**
     * Refuses what needs documents that are not there: in the live path the file or the paper, of the past at least a digest. No
     * stage is passed either while a text has fewer pictures than it must; what old records say of pictures is not asked.
     *
     * @param stage a stage's id, {@link ChecklistDocument#ACCEPTANCE} or {@link ChecklistDocument#PAYMENT}
     * @param values the parameters in force, asked for only where they say which documents there are
     */
    public @Nullable Rejection refuseMissing(String stage, Supplier<ParameterValues> values) {
        ParameterValues inForce =
                application.direction(pack()).choosesDocuments() ? values.get() : ParameterValues.defaults(pack());
        List<ChecklistDocument> missing = Checklist.of(application, pack(), inForce)
                .missing(application.direction(pack()).stages(), stage, occasion.isHistory());
        List<TextRule> lacking =
                occasion.isHistory() || !application.direction(pack()).stages().contains(stage)
                        ? List.of()
                        : new PictureRules(application.direction(pack()))
                                .lacking(application.statement().stated(), this::pictures);
        return Stream.concat(
                        missing.stream().map(ChecklistDocument::clause),
                        lacking.stream().map(TextRule::clause))
                .findFirst()
                .map(clause -> Rejection.of(
                        RejectionCode.DOCUMENT_MISSING,
                        clause,
                        Map.of(
                                "stage",
                                stageName(stage),
                                "missing",
                                Stream.concat(
                                                missing.stream().map(ChecklistDocument::name),
                                                lacking.stream()
                                                        .map(text -> PictureRules.lacking(text, pictures(text.id()))))
                                        .collect(Collectors.joining("、")))))
                .orElse(null);
    }

    private int pictures(String text) {
        return application.standing().pictures(text).size();
    }

    private static String stageName(String stage) {
        return switch (stage) {
            case ChecklistDocument.ACCEPTANCE -> "评测验收";
            case ChecklistDocument.PAYMENT -> "拨付";
            default -> stage;
        };
    }
}
