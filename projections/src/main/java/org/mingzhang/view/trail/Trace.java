package org.mingzhang.view.trail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Origin;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Clause;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything about one subject, in order. The names of the components are the names in its JSON.
 *
 * @param kinds what the subject is; a number can name several things
 * @param asOfPosition the last entry that was looked at
 * @param earlier how many entries came before the ones that are told; 0 when all are
 * @param wayBack of a payment: what it rests on and where its money is from, without the entries in {@code events}; each
 *     entry once: evidence and award in the order of the log, then back from the commitment to the appropriation; null for
 *     anything else
 * @param evidence of a payment: contracts, invoices and papers, with the entry of the way back that names them; null for
 *     anything else
 */
public record Trace(
        String subject,
        List<Subject.Kind> kinds,
        long asOfPosition,
        int earlier,
        List<Line> events,
        @Nullable List<Step> wayBack,
        @Nullable List<Evidence> evidence) {

    /**
     * One entry, told.
     *
     * @param event its stored name
     * @param actorName how the actor is registered; null for the ledger's own acts
     * @param actorOrganisation the same of the actor's organisation
     * @param actorInstead for whom, by name, the actor stood in that day in the role that is signed; null where they acted in a post of
     *     their own, or an import tells of somebody else
     * @param time record time
     * @param amountFen what it moves, promises or states; null where it is about no one amount
     * @param documentNo the paper that it rests on; null where it names none
     * @param commandId the command behind it, by which its receipt is had
     * @param signature whether the command behind it is signed by a key that was its actor's at that position
     * @param origin the row of a workbook that it comes from; then {@code actor} is who signed the import
     * @param calculation of a calculated award: every step; null for anything else, and on the way back, where the step has it
     */
    public record Line(
            long position,
            String event,
            String sentence,
            ActorRef actor,
            @Nullable String actorName,
            @Nullable String actorOrganisation,
            @Nullable String actorInstead,
            Instant time,
            @Nullable LocalDate businessDate,
            @Nullable Fen amountFen,
            @Nullable String documentNo,
            String stream,
            String commandId,
            SignatureState signature,
            @Nullable Origin origin,
            @Nullable List<Calculated> calculation) {
        /** Who, and for whom: 张三（代李四）; null for the ledger's own acts. */
        public @Nullable String signer() {
            return actorName == null || actorInstead == null ? actorName : actorName + "（代" + actorInstead + "）";
        }

        /** The same without the calculation, where that stands beside it. */
        Line withoutCalculation() {
            return new Line(
                    position,
                    event,
                    sentence,
                    actor,
                    actorName,
                    actorOrganisation,
                    actorInstead,
                    time,
                    businessDate,
                    amountFen,
                    documentNo,
                    stream,
                    commandId,
                    signature,
                    origin,
                    null);
        }
    }

    /**
     * One step of an award's calculation, as it is recorded, with what people call its parts.
     *
     * @param rule which rule of the pack
     * @param clause the words that it rests on
     * @param document the title of the document that the clause names; null for a proposal
     * @param result in its own type: amounts in fen
     * @param explanation the step in one Chinese sentence
     */
    public record Calculated(
            String rule,
            Clause clause,
            @Nullable String document,
            List<Input> inputs,
            Scalar result,
            String explanation) {}

    /**
     * A value that went into a step.
     *
     * @param name of a fact or parameter
     * @param label what people call it
     * @param value in its own type: amounts in fen
     * @param text the value as people write it
     * @param position the entry that states it; null for what the pack or the programme states
     */
    public record Input(
            String name,
            String label,
            Scalar value,
            String text,
            @Nullable Long position) {}

    /**
     * One step of the way back from a payment.
     *
     * @param step evidence: admission, application, stage, contract, invoice, provider-payment, project, acceptance or
     *     correction;
     *     award: calculation, review, approval, reduction, increase or hold; money: commitment, allocation or appropriation
     * @param calculation how the amount was computed, on the step that computed it
     */
    public record Step(String step, Line entry, @Nullable List<Calculated> calculation) {}

    /**
     * A voucher or paper.
     *
     * @param kind contract, invoice, provider-payment, document, text (申报文字) or form (申报表的一栏)
     * @param reference its number, or the name of a file
     * @param position the entry that names it
     * @param sm3 of a file or a text: the digest of its bytes
     */
    public record Evidence(
            String kind,
            String reference,
            long position,
            String sentence,
            @Nullable String sm3) {}

    /** Whether a signed command stands behind an entry. */
    public enum SignatureState {
        VALID,
        INVALID,
        /** Signed with a key that is not, or was no longer, the actor's. */
        KEY_UNKNOWN,
        /** The ledger's own act. */
        UNSIGNED
    }

    /** The document that commands and the API print. */
    public ObjectNode toJson() {
        return RecordMapper.toJson(this);
    }
}
