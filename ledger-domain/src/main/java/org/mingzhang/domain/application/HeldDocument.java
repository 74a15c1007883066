package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.PaymentProof;
import org.mingzhang.domain.event.Picture;
import org.mingzhang.domain.event.Recorded;

/**
 * 材料: a document of a case as the ledger holds it: the file itself, or only its digest.
 *
 * @param position of the entry
 * @param on the business date
 * @param by who brought it; of imported records the organisation by name
 * @param document id in the pack's checklist, or a plain name
 * @param algorithm null where old records do not say which it is
 * @param digest hex
 * @param file the file that the ledger keeps; null where it knows the digest alone (文件未入库)
 * @param picture how large it is and of which text, of a picture; null where it is none, or nothing is known
 * @param proves the payment that it proves; null of papers of the case
 * @param attached whether it has an event of its own; otherwise an application or supplement names it
 */
public record HeldDocument(
        long position,
        @Nullable LocalDate on,
        ActorRef by,
        String document,
        String fileName,
        @Nullable DigestAlgorithm algorithm,
        String digest,
        @Nullable CitedFile file,
        @Nullable Picture picture,
        @Nullable PaymentProof proves,
        boolean attached) {

    static HeldDocument of(Recorded recorded, DocumentAttached e) {
        return new HeldDocument(
                recorded.position(),
                recorded.businessDate(),
                recorded.actor(),
                e.document(),
                e.fileName(),
                e.algorithm(),
                e.digest(),
                e.file(),
                e.picture(),
                e.proves(),
                true);
    }

    static HeldDocument of(Recorded recorded, DocumentRef named) {
        return new HeldDocument(
                recorded.position(),
                recorded.businessDate(),
                recorded.actor(),
                named.kind(),
                named.name(),
                DigestAlgorithm.SM3,
                named.sm3(),
                null,
                null,
                null,
                false);
    }

    /** Whether the ledger keeps the bytes. */
    public boolean stored() {
        return file != null;
    }

    /** What whoever brought it did by that; who files the proof of a payment has examined nothing. */
    Optional<Duty> duty() {
        return proves != null
                ? Optional.empty()
                : Optional.of(by.role().equals(Role.APPLICANT.name()) ? Duty.SUBMIT : Duty.REVIEW);
    }

    /** Whether a file is the one whose digest was recorded here, whichever digest that is. */
    public boolean means(CitedFile content) {
        return digest.equals(content.sm3()) || digest.equals(content.sha256());
    }
}
