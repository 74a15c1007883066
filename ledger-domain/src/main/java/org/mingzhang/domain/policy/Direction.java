package org.mingzhang.domain.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;

/**
 * 支持方向: what can be applied for, who may get it and how much.
 *
 * @param line the budget line that pays it
 * @param project whether a project is carried out between approval and award
 * @param acceptance whether a passed acceptance is needed before payment
 * @param subject the fact that names what is rewarded where it is not the applicant: a product, a county; null otherwise
 * @param once how often the same applicant may get it; null where the notice sets no limit
 * @param quota the most awards there may be; null where there is none
 * @param prior the directions whose earlier awards to the same beneficiary {@code awards.alreadyGrantedFen} sums
 * @param joint whether all members of a consortium owe what is to come back; null where only the applicant does
 * @param requirements who may get it, in the order in which they are checked
 * @param documents 材料清单: what belongs to a case; empty where neither notice nor pack says anything
 * @param notes what an official should know and no rule computes
 */
public record Direction(
        String id,
        String name,
        Kind kind,
        String line,
        Payee payee,
        boolean project,
        boolean acceptance,
        @Nullable FactName subject,
        @Nullable Once once,
        @Nullable Quota quota,
        Set<String> prior,
        @Nullable Joint joint,
        List<Requirement> requirements,
        List<ChecklistDocument> documents,
        Formula formula,
        List<String> notes,
        Clause clause) {
    public Direction {
        prior = Set.copyOf(prior);
        requirements = List.copyOf(requirements);
        documents = List.copyOf(documents);
        notes = List.copyOf(notes);
    }

    /** What the money is for. */
    public enum Kind {
        RENOVATION("数字化改造"),
        HONOUR("称号奖励"),
        SELECTION("遴选奖励"),
        COUNTY("县区奖励"),
        PLATFORM("平台奖补"),
        CENTRE("促进中心奖补"),
        PRODUCT("产品奖励"),
        PURCHASE("购买服务");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Whose account the money goes to. */
    public enum Payee {
        APPLICANT("申报企业"),
        COUNTY("县（市、区）"),
        PROVIDER("数字化服务商"),
        PLATFORM("平台建设单位"),
        CENTRE("促进中心建设单位"),
        SUPPLIER("服务供应商");

        private final String chinese;

        Payee(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * At most one award per applicant, per application, or per applicant and value of a fact, such as one per product.
     *
     * @param per {@code applicant}, {@code application} or a fact's id; or, with {@code parameter}, the parameter that says
     *     which
     */
    public record Once(String per, boolean parameter, Clause clause) {
        public static final String APPLICANT = "applicant";
        public static final String APPLICATION = "application";

        /** {@code applicant}, {@code application} or a fact's id, under the values in force. */
        public String per(ParameterValues values) {
            return parameter ? values.find(per).map(Value::text).orElse(APPLICANT) : per;
        }
    }

    /**
     * An award to an applicant, by what tells it from others of the same direction.
     *
     * @param application its number
     * @param honour the pack's honour id, where the award rests on a title
     * @param product the product, where the direction awards products
     */
    public record Rewarded(
            String application,
            @Nullable String honour,
            @Nullable String product) {
        /**
         * Whether both are one and the same where one is granted per {@code per}.
         *
         * @throws IllegalStateException when awards to an applicant cannot be told apart by it
         */
        public boolean same(Rewarded other, String per) {
            if (per.equals(Once.APPLICANT)) {
                return true;
            }
            if (per.equals(Once.APPLICATION)) {
                return application.equals(other.application);
            }
            if (per.equals(FactName.HONOUR_ID.id())) {
                return Objects.equals(honour, other.honour);
            }
            if (per.equals(FactName.PRODUCT_ID.id())) {
                return Objects.equals(product, other.product);
            }
            throw new IllegalStateException("no award is counted per " + per);
        }
    }

    /** The most awards of this direction in the whole programme. */
    public record Quota(long limit, Clause clause) {}

    /** The checklist's document of that id or name. */
    public Optional<ChecklistDocument> document(String idOrName) {
        return documents.stream()
                .filter(document -> document.id().equals(idOrName))
                .findFirst()
                .or(() -> documents.stream()
                        .filter(document -> document.matches(idOrName))
                        .findFirst());
    }

    /** Whether the notice itself says what belongs to a case, so that nothing else does; a list of our own binds nobody. */
    public boolean listsDocuments() {
        return documents.stream().anyMatch(document -> !document.clause().isProposed());
    }

    /** The words behind a refusal with this code: of the requirement that gives it, else of the direction. */
    public Clause clauseFor(RejectionCode code) {
        return requirements.stream()
                .filter(requirement ->
                        requirement instanceof Requirement.Computed computed && computed.refusal() == code)
                .map(Requirement::clause)
                .findFirst()
                .orElse(clause);
    }

    /** The requirement that rests on this fact. */
    public Optional<Requirement> requirementOn(FactName fact) {
        return requirements.stream()
                .filter(requirement -> requirement instanceof Requirement.Computed computed
                        && computed.holds().facts().contains(fact))
                .findFirst();
    }

    public Optional<Requirement> requirement(String requirementId) {
        return requirements.stream()
                .filter(requirement -> requirement.id().equals(requirementId))
                .findFirst();
    }
}
