package org.mingzhang.domain.award;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Direction.Payee;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;

/**
 * 收款单位: whose registered account a payment of a case goes to, as the pack says: the applicant's, that of a provider by its
 * contract with the case, or that of a body of the applicant's county. The award stays the applicant's, and so does what is
 * to come back.
 *
 * @param organisation credit code; the applicant's where it cannot be said
 * @param contract by which a provider is paid; null otherwise
 * @param refusal why it cannot be said; null where it can
 */
public record PaidTo(
        String organisation,
        @Nullable String contract,
        @Nullable Rejection refusal) {

    /**
     * Who is paid.
     *
     * @param contract the contract that is paid; the only one of the case where null
     * @param stated credit code of whom the order names; null where it names nobody
     */
    public static PaidTo of(
            Direction direction,
            Application application,
            Project project,
            @Nullable String contract,
            @Nullable String stated) {
        String applicant = application.applicant();
        return switch (direction.payee()) {
            case CONTRACTOR -> contractor(direction, applicant, project, contract, stated);
            case APPLICANT_COUNTY ->
                stated == null
                        ? none(applicant, direction, RejectionCode.FACT_MISSING, Map.of("missing", "收款的县（市、区）单位"))
                        : contract == null
                                ? new PaidTo(stated, null, null)
                                : none(
                                        applicant,
                                        direction,
                                        RejectionCode.PAYEE_MISMATCH,
                                        Map.of("contract", contract, "needs", "不按合同付"));
            case APPLICANT, COUNTY, PROVIDER, PLATFORM, CENTRE, SUPPLIER ->
                contract == null && (stated == null || stated.equals(applicant))
                        ? new PaidTo(applicant, null, null)
                        : none(
                                applicant,
                                direction,
                                RejectionCode.PAYEE_MISMATCH,
                                Map.of("payee", stated == null ? "按合同的服务商" : stated, "beneficiary", applicant));
        };
    }

    private static PaidTo none(String applicant, Direction direction, RejectionCode code, Map<String, ?> facts) {
        return new PaidTo(applicant, null, Rejection.of(code, direction.clause(), facts));
    }

    private static PaidTo contractor(
            Direction direction,
            String applicant,
            Project project,
            @Nullable String contract,
            @Nullable String stated) {
        List<String> all = project.contracts();
        String chosen = contract == null && all.size() == 1 ? all.getFirst() : contract;
        if (chosen == null) {
            return none(
                    applicant,
                    direction,
                    RejectionCode.FACT_MISSING,
                    Map.of("missing", "所付的合同", "options", all.isEmpty() ? "没有登记合同" : String.join("、", all)));
        }
        ContractRegistered registered = project.contract(chosen);
        if (registered == null) {
            return none(applicant, direction, RejectionCode.NOT_FOUND, Map.of("contract", chosen));
        }
        if (!project.contractCounted(chosen).isPositive()) {
            return none(applicant, direction, RejectionCode.WRONG_STATE, Map.of("contract", chosen, "state", "已终止"));
        }
        return stated == null || stated.equals(registered.seller())
                ? new PaidTo(registered.seller(), chosen, null)
                : none(
                        applicant,
                        direction,
                        RejectionCode.PAYEE_MISMATCH,
                        Map.of("payee", stated, "registered", registered.seller(), "contract", chosen));
    }

    /** Of a county's money the account is that of a body of the applicant's own county. */
    static @Nullable Rejection refuseCounty(Direction direction, Application application, Enterprise organisation) {
        if (direction.payee() != Payee.APPLICANT_COUNTY) {
            return null;
        }
        Details details = organisation.details();
        String county = application.submitted().county();
        return details != null
                        && details.kind() == Kind.COUNTY_BODY
                        && county != null
                        && county.equals(details.county())
                ? null
                : Rejection.of(
                        RejectionCode.PAYEE_MISMATCH,
                        direction.clause(),
                        Map.of(
                                "payee",
                                organisation.name().isEmpty() ? "未登记的单位" : organisation.name(),
                                "county",
                                county == null ? "未写" : county,
                                "needs",
                                "申报企业所在县（市、区）的单位"));
    }
}
