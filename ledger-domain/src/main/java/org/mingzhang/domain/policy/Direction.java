package org.mingzhang.domain.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;

/**
 * 支持方向: what can be applied for, who may get it and how much.
 *
 * @param grant the money; null where there is none, and the case ends at its approval
 * @param project whether a project is carried out between approval and award
 * @param acceptance whether a passed acceptance is needed before payment
 * @param subject the fact that names what is rewarded where it is not the applicant: a product, a county; null otherwise
 * @param applicants who may apply; empty where whom the money goes to says so
 * @param stages the pack's stages that its cases pass, in order; the last one decides
 * @param rubric what its cases are scored by; null where the pack says nothing
 * @param once how often the same applicant may get it; null where the notice sets no limit
 * @param quotas the most cases there may be, each of which holds; empty where there is no limit
 * @param queue who gets the money first; null where the notice says nothing, and whoever is approved gets it
 * @param prior the directions whose earlier awards to the same beneficiary {@code awards.alreadyGrantedFen} sums
 * @param consortium whether it is applied for jointly; null where the notice says nothing
 * @param joint whether all members of a consortium owe what is to come back; null where only the applicant does
 * @param requirements who may get it, in the order in which they are checked
 * @param beforePayment what must hold when money goes out, beside what always must
 * @param documents 材料清单: what belongs to a case; empty where neither notice nor pack says anything
 * @param texts 字数与插图: what may be written, and how long
 * @param form the pack's form that an application fills in; null where there is none
 * @param notes what an official should know and no rule computes
 * @param basis what other words than the direction's own some of this rests on
 */
public record Direction(
        String id,
        String name,
        Kind kind,
        @Nullable Grant grant,
        boolean project,
        boolean acceptance,
        @Nullable FactName subject,
        Set<Applicant> applicants,
        List<String> stages,
        @Nullable Rubric rubric,
        @Nullable Once once,
        List<Quota> quotas,
        @Nullable Queue queue,
        Set<String> prior,
        @Nullable Consortium consortium,
        @Nullable Joint joint,
        List<Requirement> requirements,
        List<Requirement> beforePayment,
        List<ChecklistDocument> documents,
        List<TextRule> texts,
        @Nullable String form,
        List<Note> notes,
        Map<Aspect, Clause> basis,
        Clause clause) {
    public Direction {
        applicants = Set.copyOf(applicants);
        stages = List.copyOf(stages);
        quotas = List.copyOf(quotas);
        prior = Set.copyOf(prior);
        requirements = List.copyOf(requirements);
        beforePayment = List.copyOf(beforePayment);
        documents = List.copyOf(documents);
        texts = List.copyOf(texts);
        notes = List.copyOf(notes);
        basis = Map.copyOf(basis);
    }

    /** The words that it rests on: its own, else the direction's. */
    public Clause basis(Aspect aspect) {
        return basis.getOrDefault(aspect, clause);
    }

    /**
     * The money of a direction.
     *
     * @param line which budget line pays it
     * @param advance what may be paid before the award is decided; null where nothing is
     */
    public record Grant(
            LineRule line,
            Payee payee,
            Formula formula,
            @Nullable Advance advance) {}

    /** Whether it gives money at all. */
    public boolean hasMoney() {
        return grant != null;
    }

    private Grant money() {
        if (grant == null) {
            throw new IllegalStateException(id + " gives no money");
        }
        return grant;
    }

    /**
     * Which budget line pays it.
     *
     * @throws IllegalStateException when it gives no money
     */
    public LineRule line() {
        return money().line();
    }

    /** The budget line that pays it under the values in force; nothing while that is undecided. */
    public Optional<String> line(ParameterValues values) {
        return line().line(values);
    }

    /**
     * Whose account the money goes to.
     *
     * @throws IllegalStateException when it gives no money
     */
    public Payee payee() {
        return money().payee();
    }

    /**
     * How much.
     *
     * @throws IllegalStateException when it gives no money
     */
    public Formula formula() {
        return money().formula();
    }

    /** 预拨: what may be paid before the award is decided; null where nothing is. */
    public @Nullable Advance advance() {
        return grant == null ? null : grant.advance();
    }

    /** Whether the stage is the last one of its cases: the one that decides. */
    public boolean decidesAt(String stage) {
        return !stages.isEmpty() && stages.getLast().equals(stage);
    }

    /** Who may apply. */
    public enum Applicant {
        ENTERPRISE("企业或其他单位"),
        PROVIDER("资源池内的数字化服务商"),
        COUNTY("县（市、区）的单位");

        private final String chinese;

        Applicant(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Whoever the pack names; where it names none, whom the money goes to, whatever body that is. */
    public Set<Applicant> mayApply() {
        if (!applicants.isEmpty()) {
            return applicants;
        }
        return grant == null
                ? Set.of(Applicant.ENTERPRISE, Applicant.COUNTY)
                : switch (grant.payee()) {
                    case COUNTY -> Set.of(Applicant.COUNTY);
                    case PROVIDER -> Set.of(Applicant.PROVIDER);
                    case APPLICANT, PLATFORM, CENTRE, SUPPLIER, CONTRACTOR, APPLICANT_COUNTY ->
                        Set.of(Applicant.ENTERPRISE, Applicant.COUNTY);
                };
    }

    /** 联合申报: whether an application has members beside the applicant. */
    public record Consortium(Members members, Clause clause) {
        /** Whether there are any. */
        public enum Members {
            REQUIRED("须联合申报"),
            OPTIONAL("可单独或联合申报"),
            NONE("单独申报");

            private final String chinese;

            Members(String chinese) {
                this.chinese = chinese;
            }

            public String chinese() {
                return chinese;
            }
        }
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
        PURCHASE("购买服务"),
        BENCHMARK("标杆"),
        CASE("典型案例");

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
        SUPPLIER("服务供应商"),
        /** With whom the case has a contract; of a voucher, who holds it. */
        CONTRACTOR("签订合同的服务商，按合同支付"),
        /** Which passes it on to the applicant. */
        APPLICANT_COUNTY("申报企业所在县（市、区）的单位，由其转付");

        private final String chinese;

        Payee(String chinese) {
            this.chinese = chinese;
        }

        /** The word of a pack. */
        public String word() {
            return this == APPLICANT_COUNTY ? "applicantCounty" : name().toLowerCase(Locale.ROOT);
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

    /** The quota whose places are for those with the highest scores; nothing where all are for who comes first. */
    public Optional<Quota> ranked() {
        return quotas.stream().filter(Quota::ranked).findFirst();
    }

    /**
     * Whether places of one of its quotas go by score: of the one that says so, and where that is for all, of one of a county whose
     * places are taken together with these. Else a worse case could take from a better one the place of their county.
     */
    public boolean goesByScore(Quota quota) {
        return quota.ranked()
                || (quota.per() == Quota.Per.COUNTY && quota.at() == Moment.APPROVAL && ranked().isPresent());
    }

    /** The checklist's document of that id or name. */
    public Optional<ChecklistDocument> document(String idOrName) {
        return documents.stream()
                .filter(document -> document.id().equals(idOrName))
                .findFirst()
                .or(() -> documents.stream()
                        .filter(document -> document.matches(idOrName))
                        .findFirst());
    }

    /** Whether parameters say which of the documents are asked for. */
    public boolean choosesDocuments() {
        return documents.stream()
                .map(ChecklistDocument::when)
                .anyMatch(when -> when != null && !when.parameters().isEmpty());
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

    /** The computed requirements of which this flag is a condition, in order. */
    public List<Requirement.Computed> requirementsThatAskFor(FactName flag) {
        return requirements.stream()
                .filter(Requirement.Computed.class::isInstance)
                .map(Requirement.Computed.class::cast)
                .filter(requirement -> requirement.asksFor(flag))
                .toList();
    }

    public Optional<Requirement> requirement(String requirementId) {
        return requirements.stream()
                .filter(requirement -> requirement.id().equals(requirementId))
                .findFirst();
    }
}
