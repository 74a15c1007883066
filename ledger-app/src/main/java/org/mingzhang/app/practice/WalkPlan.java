package org.mingzhang.app.practice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.practice.CaseSoFar.Told;
import org.mingzhang.app.practice.WalkStep.Form;
import org.mingzhang.app.practice.WalkStep.Seat;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReserved;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;

/** The steps of a case up to its approval, as the programme's policy has its stages; what follows is {@link MoneySteps}. */
final class WalkPlan {
    /** How long a public notice is shown; longer than any notice asks for. */
    private static final int NOTICE_DAYS = 9;

    private final PolicyPack pack;
    private final Direction direction;
    private final String batch;
    private final Around around;
    private final CaseSoFar sofar;
    private final CaseNumbers numbers;
    private final List<WalkStep> steps = new ArrayList<>();

    /**
     * What a form is filled in with that stands elsewhere in the ledger.
     *
     * @param name of the enterprise
     * @param county its county
     * @param account where it is paid
     * @param seller a provider of the programme
     * @param today by the ledger's clock
     * @param lists digests of the lists of the case, by number
     */
    record Around(
            String programme,
            String name,
            @Nullable String county,
            Account account,
            Account seller,
            LocalDate today,
            Map<String, String> lists) {}

    /** A bank account and whose it is. */
    record Account(String code, String bank, String number, String holder) {}

    WalkPlan(PolicyPack pack, Direction direction, String batch, Around around, CaseSoFar sofar, CaseNumbers numbers) {
        this.pack = pack;
        this.direction = direction;
        this.batch = batch;
        this.around = around;
        this.sofar = sofar;
        this.numbers = numbers;
    }

    List<WalkStep> steps() {
        enrolled();
        submitted();
        for (Stage stage : pack.stagesOf(direction)) {
            if (direction.stages().getLast().equals(stage.id())) {
                decided(stage);
            } else if (stage.decidedBy() == Stage.By.NOTICE) {
                noticed(stage);
            } else {
                reviewed(stage);
            }
        }
        new MoneySteps(around, sofar, numbers, this::add).add();
        return List.copyOf(steps);
    }

    private void add(
            String part,
            String title,
            String what,
            Seat seat,
            String command,
            Map<String, String> fields,
            Optional<Told> done) {
        steps.add(new WalkStep(part, title, what, seat, new Form(command, fields), null, done, false));
    }

    private <E extends LedgerEvent> Optional<Told> last(Class<E> kind, Predicate<E> so) {
        return sofar.last(kind, so);
    }

    /** A document number that says that it is invented. */
    static String documentNo(String kind, LocalDate day) {
        return "示例" + kind + "〔" + day.getYear() + "〕" + day.getDayOfYear() + "号";
    }

    private static Seat city(String desk) {
        return new Seat(Role.CITY_INDUSTRY, desk, null, null);
    }

    private void enrolled() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("enterprise", numbers.enterprise());
        fields.put("programme", around.programme());
        fields.put("documentNo", documentNo("储备", around.today()));
        add(
                "申报",
                "列入试点储备库",
                "市工信把“" + around.name() + "”列入试点储备库。",
                city("roster"),
                "enterprise.reserve",
                fields,
                last(EnterpriseReserved.class, e -> e.programme().equals(around.programme())));
        Map<String, String> admitted = new LinkedHashMap<>(fields);
        admitted.put("batch", batch);
        admitted.put("documentNo", documentNo("名单", around.today()));
        add(
                "申报",
                "纳入试点批次",
                "市工信把它纳入第 " + batch + " 批试点名单，它才可以申报。",
                city("roster"),
                "enterprise.admit",
                admitted,
                last(EnterpriseAdmitted.class, e -> e.programme().equals(around.programme())));
    }

    private void submitted() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("application", numbers.application());
        fields.put("programme", around.programme());
        fields.put("direction", direction.id());
        fields.put("applicant", numbers.enterprise());
        fields.put("title", "生产线数字化改造项目（演练）");
        fields.put("requestedFen", "18000000");
        fields.put("plannedInvestmentFen", Long.toString(MoneySteps.INVESTMENT_FEN));
        fields.put("levelBefore", "1");
        add(
                "申报",
                "提交申报",
                "企业申报“" + direction.name() + "”，编号 " + numbers.application() + "。",
                new Seat(Role.APPLICANT, "", null, numbers.enterprise()),
                "application.submit",
                fields,
                last(ApplicationSubmitted.class, any -> true));
    }

    private Optional<Told> passed(Stage stage) {
        return last(StageDecided.class, e -> e.stage().equals(stage.id()) && e.outcome() == Outcome.PASSED);
    }

    private Map<String, String> decision(Stage stage, String opinion) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("application", numbers.application());
        fields.put("stage", stage.id());
        fields.put("outcome", Outcome.PASSED.name());
        fields.put("opinion", opinion);
        return fields;
    }

    private void reviewed(Stage stage) {
        boolean scored = stage.decidedBy() == Stage.By.EXPERTS;
        Seat seat =
                switch (stage.decidedBy()) {
                    case COUNTY -> new Seat(Role.COUNTY_INDUSTRY, "", around.county(), null);
                    case EXPERTS -> new Seat(Role.EXPERT, "", null, null);
                    case THIRD_PARTY -> new Seat(Role.ASSESSOR, "", null, null);
                    case CITY, NOTICE -> city("");
                };
        Map<String, String> fields = decision(stage, scored ? "方案可行，投入合理（示例）" : "材料齐全、情况属实，同意（示例）");
        if (scored) {
            fields.put("scoreTenths", "885");
        }
        add(
                "审核",
                stage.name(),
                scored ? "专家评审打分：88.5 分，通过。" : seat.role().chinese() + "作出“" + stage.name() + "”的结论：通过。",
                seat,
                "application.decide-stage",
                fields,
                passed(stage));
    }

    private Map<String, String> list(String number, Kind kind) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("list", number);
        fields.put("programme", around.programme());
        fields.put("kind", kind.name());
        fields.put("documentNo", documentNo(kind.chinese(), around.today()));
        fields.put("items[0].application", numbers.application());
        return fields;
    }

    private Map<String, String> carriedOut(String number, String act, Stage stage) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("list", number);
        fields.put("listSm3", around.lists().getOrDefault(number, ""));
        fields.put("act", act);
        fields.put("stage", stage.id());
        return fields;
    }

    private void noticed(Stage stage) {
        Optional<Told> posted = last(PublicNoticePosted.class, e -> e.stage().equals(stage.id()));
        Optional<Told> passed = passed(stage);
        Map<String, String> list = list(numbers.noticeList(), Kind.NOTICE);
        list.put("noticeFrom", around.today().toString());
        list.put("noticeTo", around.today().plusDays(NOTICE_DAYS).toString());
        add(
                "公示",
                "签发公示名单",
                "市工信签发公示名单 " + numbers.noticeList() + "，写明公示的起止日。",
                city("notice"),
                "list.issue",
                list,
                last(ListIssued.class, e -> e.kind() == Kind.NOTICE));
        add(
                "公示",
                "按名单发布公示",
                "一次签名，名单上的各行都进入公示；签的是名单的摘要，名单改一个字就对不上。",
                city("notice"),
                "list.carry-out",
                carriedOut(numbers.noticeList(), "POST_NOTICE", stage),
                posted);
        LocalDate over = posted.map(
                        told -> ((PublicNoticePosted) told.event()).to().plusDays(1))
                .orElse(null);
        steps.add(new WalkStep(
                "公示",
                "公示期满",
                over == null ? "公示期要等满，早一天也不行。" : "公示期要等满，" + over + " 起才能作结论；演练账套可以把日子拨过去，真账套只能等。",
                null,
                null,
                over,
                Optional.empty(),
                passed.isPresent() || (over != null && !around.today().isBefore(over))));
        add(
                "公示",
                stage.name() + "结论",
                "公示期满，没有未处理的异议，市工信作出结论：通过。",
                city("notice"),
                "application.decide-stage",
                decision(stage, "公示期满，无未处理的异议（示例）"),
                passed);
    }

    private void decided(Stage stage) {
        Optional<Told> approved = last(ApplicationApproved.class, any -> true);
        add(
                "认定",
                "签发认定名单",
                "市工信另一位经办人签发认定名单 " + numbers.decisionList() + "。",
                city("decision"),
                "list.issue",
                list(numbers.decisionList(), Kind.DECISION),
                last(ListIssued.class, e -> e.kind() == Kind.DECISION));
        Map<String, String> fields = carriedOut(numbers.decisionList(), "DECIDE_STAGE", stage);
        fields.put("opinion", "同意认定（示例）");
        add("认定", "按名单认定", "按认定名单一次签名，申报获得认定。", city("decision"), "list.carry-out", fields, approved);
    }
}
