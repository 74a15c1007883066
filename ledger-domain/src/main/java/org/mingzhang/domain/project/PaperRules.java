package org.mingzhang.domain.project;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.bank.Bank;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.project.ProjectCommand.AmendContract;
import org.mingzhang.domain.project.ProjectCommand.EndContract;
import org.mingzhang.domain.project.ProjectCommand.PayProvider;
import org.mingzhang.domain.project.ProjectCommand.RegisterContract;
import org.mingzhang.domain.project.ProjectCommand.RegisterContractItem;
import org.mingzhang.domain.project.ProjectCommand.RegisterInvoice;
import org.mingzhang.domain.project.ProjectEvent.ContractAmended;
import org.mingzhang.domain.project.ProjectEvent.ContractEnded;
import org.mingzhang.domain.project.ProjectEvent.ContractItemRegistered;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceStatus;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;
import org.mingzhang.domain.provider.Provider;

/**
 * The rules of a project's papers. What acceptance judged stays as it was: after it passed there are no more contracts
 * and invoices, but providers may still be paid.
 */
final class PaperRules {
    private final Streams streams;
    private final Occasion occasion;
    private final Application application;
    private final Project project;

    PaperRules(Streams streams, Occasion occasion, Application application, Project project) {
        this.streams = streams;
        this.occasion = occasion;
        this.application = application;
        this.project = project;
    }

    Decision registerContract(RegisterContract c, Direction direction) {
        boolean purchase = direction.kind() == Direction.Kind.PURCHASE;
        String buyer = purchase ? occasion.actor().org() : application.applicant();
        return occasion.first(() -> occasion.refuseAfter("signedOn", c.signedOn()))
                .then(this::refuseAccepted)
                .refuseIf(
                        purchase && !c.seller().equals(application.applicant()),
                        RejectionCode.NOT_ELIGIBLE,
                        Map.of("seller", c.seller(), "needs", "供应商即申报单位"))
                .then(() -> direction.kind() == Direction.Kind.RENOVATION
                        ? refuseOutsidePool(c.seller(), c.signedOn())
                        : null)
                .refuseIf(
                        project.contract(c.contract()) != null,
                        RejectionCode.CONTRACT_USED_TWICE,
                        Map.of("contract", c.contract()))
                .then(() -> refuseBeyondRange(project.signedFen(), c.amountFen()))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new ContractRegistered(
                                c.contract(),
                                buyer,
                                c.seller(),
                                c.amountFen(),
                                c.signedOn(),
                                c.subjectMatter(),
                                c.discountFen(),
                                c.warrantyFen(),
                                c.paymentTerms())));
    }

    Decision amendContract(AmendContract c) {
        ContractRegistered contract = project.contract(c.contract());
        return occasion.first(() -> occasion.refuseAfter("signedOn", c.signedOn()))
                .then(() -> refuseUnknown(c.contract()))
                .then(this::refuseAccepted)
                .then(() -> refuseEnded(c.contract()))
                .refuseIf(
                        contract != null && c.signedOn().isBefore(contract.signedOn()),
                        RejectionCode.BUSINESS_DATE_TOO_EARLY,
                        Map.of("signedOn", c.signedOn(), "restsOn", "原合同"))
                .refuseIf(
                        !project.contractTotal(c.contract()).plus(c.changeFen()).isPositive(),
                        RejectionCode.BELOW_MINIMUM_AMOUNT,
                        Map.of(
                                "contractFen",
                                project.contractTotal(c.contract()).value(),
                                "changeFen",
                                c.changeFen().value()))
                .then(() -> refuseBeyondRange(project.signedFen(), c.changeFen()))
                // More of an old contract is new business.
                .then(() -> contract == null || !c.changeFen().isPositive()
                        ? null
                        : refuseRemoved(contract.seller(), c.signedOn()))
                .orElse(() -> Decision.accept(
                        c.subject(), new ContractAmended(c.contract(), c.changeFen(), c.signedOn(), c.reason())));
    }

    Decision endContract(EndContract c) {
        ContractRegistered contract = project.contract(c.contract());
        return occasion.first(() -> occasion.refuseAfter("endedOn", c.endedOn()))
                .then(() -> refuseUnknown(c.contract()))
                .then(() -> refuseEnded(c.contract()))
                .refuseIf(
                        contract != null && c.endedOn().isBefore(contract.signedOn()),
                        RejectionCode.BUSINESS_DATE_TOO_EARLY,
                        Map.of("endedOn", c.endedOn(), "restsOn", "合同签订"))
                .orElse(() -> Decision.accept(c.subject(), new ContractEnded(c.contract(), c.end(), c.endedOn())));
    }

    /** What a contract buys is worth no more than the contract, amendments included. */
    Decision registerItem(RegisterContractItem c) {
        Fen contracted = project.contractTotal(c.contract());
        Fen sum = project.itemsFen(c.contract()).plus(c.amountFen());
        return occasion.first(() -> refuseUnknown(c.contract()))
                .refuseIf(
                        project.hasItem(c.contract(), c.item()),
                        RejectionCode.ALREADY_EXISTS,
                        Map.of("contract", c.contract(), "item", c.item()))
                .then(this::refuseAccepted)
                .refuseIf(
                        sum.exceeds(contracted),
                        RejectionCode.ABOVE_COMPUTED_AMOUNT,
                        Map.of("contract", c.contract(), "itemsFen", sum, "contractedFen", contracted))
                .then(() -> refuseUnknownProduct(c))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new ContractItemRegistered(
                                c.contract(),
                                c.item(),
                                c.category(),
                                c.product(),
                                c.quantity(),
                                c.unitPriceFen(),
                                c.amountFen())));
    }

    private @Nullable Rejection refuseUnknownProduct(RegisterContractItem c) {
        ContractRegistered contract = project.contract(c.contract());
        if (c.product() == null || contract == null) {
            return null;
        }
        Provider seller = (Provider) streams.state(StreamId.provider(contract.seller()));
        return seller.product(c.product()) == null
                ? Rejection.of(RejectionCode.NOT_FOUND, Map.of("product", c.product(), "provider", contract.seller()))
                : null;
    }

    private @Nullable Rejection refuseEnded(String contract) {
        return project.isEnded(contract)
                ? Rejection.of(RejectionCode.WRONG_STATE, Map.of("contract", contract, "state", "已完成或终止"))
                : null;
    }

    Decision registerInvoice(RegisterInvoice c, Direction direction) {
        ContractRegistered contract = project.contract(c.contract());
        if (contract == null) {
            return Decision.reject(RejectionCode.NOT_FOUND, Map.of("contract", c.contract()));
        }
        InvoiceStatus status = Objects.requireNonNullElse(c.status(), InvoiceStatus.NORMAL);
        Fen claimed = claimed(c, status);
        return occasion.first(() -> occasion.refuseAfter("issuedOn", c.issuedOn()))
                .then(this::refuseAccepted)
                .refuseIf(
                        c.issuedOn().isBefore(contract.signedOn()),
                        RejectionCode.BUSINESS_DATE_TOO_EARLY,
                        Map.of("issuedOn", c.issuedOn(), "notBefore", contract.signedOn(), "restsOn", "合同签订"))
                .then(() -> refuseBeyondRange(project.claimedFen().max(Fen.ZERO), c.claimedFen()))
                .then(() -> status == InvoiceStatus.NORMAL
                        ? refuseBeyondContract(c)
                        : refuseTakingBack(c, status, claimed, direction))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new InvoiceRegistered(
                                c.invoiceCode(),
                                c.invoiceNo(),
                                c.contract(),
                                contract.seller(),
                                contract.buyer(),
                                c.issuedOn(),
                                c.totalFen(),
                                c.taxFen(),
                                claimed,
                                c.goods(),
                                status)));
    }

    /** What an invoice adds to what is claimed; a called-off one takes back what was claimed by it. */
    private Fen claimed(RegisterInvoice c, InvoiceStatus status) {
        return status == InvoiceStatus.VOID
                ? project.invoices()
                        .claimedFen(c.invoiceCode(), c.invoiceNo(), c.contract())
                        .negated()
                : c.claimedFen();
    }

    /** Called off is what was registered here; taken back is no more than was claimed; what was completed stays covered. */
    private @Nullable Rejection refuseTakingBack(
            RegisterInvoice c, InvoiceStatus status, Fen claimed, Direction direction) {
        Fen left = project.claimedFen().plus(claimed);
        Project.Completion completion = direction.acceptance() ? null : project.completion();
        Fen base = completion == null ? Fen.ZERO : completion.stated().completedInvestmentFen();
        return occasion.first(() -> null)
                .refuseIf(
                        status == InvoiceStatus.VOID && claimed.isZero(),
                        RejectionCode.NOT_FOUND,
                        Map.of("contract", c.contract(), "invoiceNo", c.invoiceNo()))
                .refuseIf(
                        completion != null && base.exceeds(left),
                        RejectionCode.ABOVE_COMPUTED_AMOUNT,
                        Map.of("completedInvestmentFen", base, "invoicedFen", left))
                .refuseIf(
                        claimed.negated().exceeds(project.claimedFen(c.contract())),
                        RejectionCode.BELOW_MINIMUM_AMOUNT,
                        Map.of(
                                "contract",
                                c.contract(),
                                "claimedFen",
                                project.claimedFen(c.contract()),
                                "changeFen",
                                claimed))
                .refusal();
    }

    Decision payProvider(PayProvider c) {
        return occasion.first(() -> refuseUnknown(c.contract()))
                .orElse(() -> Decision.accept(
                        c.subject(),
                        new ProviderPaid(
                                c.contract(),
                                c.payerAccount(),
                                c.payeeName(),
                                c.payeeAccount(),
                                c.serialNo(),
                                c.amountFen(),
                                c.payerName(),
                                c.onBehalfNote(),
                                bankAmount(c))));
    }

    /** What the bank's line under the serial moved; null where none is recorded. */
    private @Nullable Fen bankAmount(PayProvider c) {
        if (!c.payerAccount().matches("[0-9A-Za-z]{1,64}")) {
            // No statement is filed under what is no account number.
            return null;
        }
        Bank statement = (Bank) streams.state(StreamId.bank(c.payerAccount()));
        return statement.lineAmount(c.payerAccount(), c.serialNo());
    }

    /** More than the contract is worth, amendments included, cannot have been invoiced under it for this project. */
    private @Nullable Rejection refuseBeyondContract(RegisterInvoice c) {
        Fen contracted = project.contractTotal(c.contract());
        Fen claimed = project.claimedFen(c.contract()).plus(c.claimedFen());
        return claimed.exceeds(contracted)
                ? Rejection.of(
                        RejectionCode.ABOVE_COMPUTED_AMOUNT,
                        Map.of("contract", c.contract(), "claimedFen", claimed, "contractedFen", contracted))
                : null;
    }

    /** Papers are no budget that would limit them; their sums still have to stay exact. */
    private static @Nullable Rejection refuseBeyondRange(Fen sum, Fen more) {
        return more.exceeds(Fen.of(Fen.MAX_VALUE).minus(sum))
                ? Rejection.of(RejectionCode.AMOUNT_TOO_LARGE, Map.of("sumFen", sum.value(), "moreFen", more.value()))
                : null;
    }

    private @Nullable Rejection refuseUnknown(String contract) {
        return project.contract(contract) == null
                ? Rejection.of(RejectionCode.NOT_FOUND, Map.of("contract", contract))
                : null;
    }

    /** Only what was in the pool when it was contracted: others are nobody's to remove. */
    private @Nullable Rejection refuseRemoved(String seller, LocalDate signedOn) {
        Provider provider = (Provider) streams.state(StreamId.provider(seller));
        return provider.isRemoved(application.submitted().programme()) ? refuseOutsidePool(seller, signedOn) : null;
    }

    private @Nullable Rejection refuseAccepted() {
        return project.accepted()
                ? Rejection.of(RejectionCode.WRONG_STATE, Map.of("state", "已通过验收", "needs", "未通过验收"))
                : null;
    }

    /**
     * New contracts go to who is in the pool, and was on the day of signing. A provider that was removed takes none, whatever
     * day stands on it: what was signed before was to be registered before. Old records come in the order of their days.
     */
    private @Nullable Rejection refuseOutsidePool(String seller, LocalDate signedOn) {
        PolicyPack pack = streams.pack(application.packSm3());
        Provider provider = (Provider) streams.state(StreamId.provider(seller));
        String programme = application.submitted().programme();
        boolean then = provider.wasInPool(programme, signedOn);
        boolean now = provider.inPool(programme);
        if (then && (now || occasion.isHistory())) {
            return null;
        }
        boolean removed = provider.isRemoved(programme);
        Map<String, Object> facts = new HashMap<>();
        facts.put("seller", seller);
        facts.put("signedOn", signedOn);
        facts.put("needs", "在服务商资源池");
        facts.put("state", removed ? "已清退" : now ? "签订时未入池" : "未入池");
        return Rejection.of(
                RejectionCode.NOT_ELIGIBLE,
                removed
                        ? pack.parameter(CoreParameter.PROVIDER_WARN_BELOW.id())
                                .map(Parameter::clause)
                                .orElse(null)
                        : null,
                facts);
    }
}
