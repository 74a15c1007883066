package org.mingzhang.domain.correction;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which events may be corrected, and which of their fields stay. Facts, papers and movements of budget may, and how a decision
 * or a payment was written down: its day, its words, its receipt. What was decided, and what was paid to whom, may not: their
 * own commands take that back. A field stays where other events know the thing by it, or where something was decided on it;
 * then the event is undone, where it may be, and recorded anew.
 */
public final class Correctable {
    private static final Set<StreamType> STREAMS = EnumSet.of(
            StreamType.APPLICATION,
            StreamType.PROJECT,
            StreamType.AWARD,
            StreamType.ENTERPRISE,
            StreamType.PROVIDER,
            StreamType.LIST,
            StreamType.BANK,
            StreamType.PROGRAMME);

    private static final Map<String, Rule> RULES = Map.ofEntries(
            stays("enterprise.registered", "creditCode", "account"),
            stays("enterprise.details-changed"),
            goes("enterprise.honour-recorded"),
            goes("enterprise.dishonesty-recorded"),
            goes("enterprise.relation-recorded"),
            goes("enterprise.prior-award-recorded"),
            goes("enterprise.external-fact-recorded"),
            goes("enterprise.acceptance-recorded", "programme"),
            goes("enterprise.figure-recorded", "programme", "figure", "year"),
            goes("enterprise.special-account-declared", "programme"),
            goes("enterprise.third-party-engaged", "programme"),
            stays("enterprise.reserved", "programme", "list"),
            stays("enterprise.admitted", "programme", "places", "list"),
            stays("enterprise.batch-moved", "programme", "fromBatch", "list"),
            stays("enterprise.left-pilot", "programme", "places", "list"),
            stays("enterprise.replaced", "programme", "replacement", "list"),
            stays(
                    "application.submitted",
                    "programme",
                    "packSm3",
                    "packVersion",
                    "direction",
                    "applicant",
                    "county",
                    "members",
                    "documents"),
            goes(
                    "application.document-attached",
                    "document",
                    "algorithm",
                    "digest",
                    "sha256",
                    "sizeBytes",
                    "mediaType"),
            goes("application.paper-received", "document"),
            goes("application.enterprise-linked"),
            stays("application.stage-decided", "stage", "outcome", "list"),
            stays("application.public-notice-posted", "stage", "list"),
            stays("application.objection-filed", "objection"),
            stays("application.objection-resolved", "objection", "upheld"),
            stays("application.approved"),
            stays("application.rejected", "stage"),
            stays("application.withdrawn"),
            stays("project.started", "programme", "enterprise"),
            goes("project.contract-registered", "contract"),
            goes("project.contract-amended", "contract"),
            goes("project.contract-ended", "contract"),
            goes("project.contract-item-registered", "contract", "item"),
            goes("project.invoice-registered"),
            goes("project.provider-paid"),
            goes("project.progress-reported"),
            goes("project.milestone-planned", "milestone", "baseline"),
            goes("project.milestone-reached", "milestone"),
            stays("project.inspection-recorded", "inspection", "outcome"),
            stays("project.rectification-completed", "inspection"),
            stays("project.completed"),
            stays("project.acceptance-requested"),
            stays("project.acceptance-assessed", "attempt", "assessor"),
            goes("project.scene-assessed", "scene"),
            goes("project.effect-recorded"),
            stays("provider.admitted", "programme"),
            stays("provider.product-registered", "product"),
            goes("provider.rated", "application", "rater", "contract"),
            stays("provider.warned", "programme", "warning"),
            stays("provider.removed", "programme", "list"),
            stays("list.issued", "programme", "kind"),
            goes("list.item-entered", "number"),
            stays(
                    "award.approved",
                    "amountFen",
                    "shares",
                    "purpose",
                    "beneficiary",
                    "reason",
                    "derivedFromPayments",
                    "list"),
            stays("award.payment-confirmed", "payment"),
            stays("award.payment-returned", "payment", "list"),
            stays("award.recovery-ordered", "recovery", "payment", "amountFen", "debtors", "correction", "carried"),
            stays("award.recovery-received", "recovery", "amountFen", "shares", "paper"),
            goes("award.fund-use-reported", "payment"),
            goes("bank.line-recorded", "account"),
            goes("bank.treasury-payment-recorded", "voucherNo"),
            goes("programme.funds-appropriated", "paper"),
            goes("programme.funds-received", "paper"),
            goes("programme.budget-allocated", "paper"),
            goes("programme.budget-transferred", "paper"),
            goes("programme.funds-carried-over", "paper"),
            goes("programme.funds-returned-to-treasury", "paper"),
            goes("programme.holidays-entered", "year", "documentNo", "publishedAt", "holidays", "workdays"),
            goes("programme.target-fact-recorded", "target"),
            goes("programme.figure-recorded", "figure", "county"));

    /** What was decided on their day: which facts there were, and which budget. */
    private static final Set<String> OF_THEIR_DAY = Set.of("award.approved");

    private Correctable() {}

    /**
     * What a correction of one kind of event may do.
     *
     * @param kept fields that stay as they are
     * @param reversible whether the event may be undone
     */
    record Rule(List<String> kept, boolean reversible) {}

    private static Map.Entry<String, Rule> stays(String type, String... kept) {
        return Map.entry(type, new Rule(List.of(kept), false));
    }

    private static Map.Entry<String, Rule> goes(String type, String... kept) {
        return Map.entry(type, new Rule(List.of(kept), true));
    }

    /** Whether any event of streams of this kind may be corrected. */
    public static boolean on(StreamType type) {
        return STREAMS.contains(type);
    }

    /** The rule of an event of this stored name; null where it may not be corrected. */
    static @Nullable Rule of(String type) {
        return RULES.get(type);
    }

    /** Whether an event of this stored name keeps its business date. */
    static boolean dateStays(String type) {
        return OF_THEIR_DAY.contains(type);
    }

    /** The stored names of the events that may be corrected. */
    public static Set<String> types() {
        return RULES.keySet();
    }

    /** What a correction of an event states as {@code before}: its payload without personal fields. */
    public static ObjectNode before(LedgerEvent event) {
        return Payloads.plain(event);
    }
}
