package org.mingzhang.domain.simulation;

import static org.mingzhang.domain.given.Given.PROGRAMME;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.FileObjection;
import org.mingzhang.domain.application.ApplicationCommand.PostNotice;
import org.mingzhang.domain.application.ApplicationCommand.ResolveObjection;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.Enterprise.Membership;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeBankAccount;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordHonour;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReserveEnterprise;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.project.ProjectCommand.AssessAcceptance;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectCommand.RegisterContract;
import org.mingzhang.domain.project.ProjectCommand.RegisterInvoice;
import org.mingzhang.domain.project.ProjectCommand.RequestAcceptance;
import org.mingzhang.domain.project.ProjectCommand.StartProject;

/** Knows what would sensibly come next in a case, so that a storm gets somewhere. */
final class Guide {
    private static final List<String> STAGES = List.of("county", "site", "experts", "notice", "decision");

    private final Given given;
    private final Dice dice;
    private final List<String> providers;
    private final MoneyGuide money;

    Guide(Given given, Dice dice, List<String> providers) {
        this.given = given;
        this.dice = dice;
        this.providers = providers;
        this.money = new MoneyGuide(given, dice);
    }

    Act budget() {
        return money.budget();
    }

    Act next(Plan plan) {
        Application application = (Application) given.ledger().state(StreamId.application(plan.number()));
        return switch (application.status()) {
            case NONE -> new Act(Person.applicant(plan.applicant()), submission(plan));
            case IN_REVIEW -> review(plan, application);
            case RETURNED ->
                new Act(Person.applicant(plan.applicant()), new SupplementMaterials(plan.number(), "补正", List.of()));
            case APPROVED -> carriedOut(plan, application);
            case REJECTED, WITHDRAWN -> objection(plan, application);
        };
    }

    private static SubmitApplication submission(Plan plan) {
        return new SubmitApplication(
                plan.number(),
                PROGRAMME,
                plan.direction(),
                plan.applicant(),
                "示例申报",
                null,
                null,
                1,
                plan.honour(),
                plan.product(),
                null,
                List.of(),
                null,
                null,
                null,
                null);
    }

    private Act review(Plan plan, Application application) {
        if (dice.chance(4)) {
            return objection(plan, application);
        }
        String stage = dice.chance(4)
                ? dice.pick(STAGES)
                : STAGES.get(application.passedStages().size());
        LocalDate today = given.today();
        if (stage.equals("notice") && (application.notice() == null || dice.chance(5))) {
            LocalDate to = today.plusDays(4 + dice.below(6));
            return new Act(Person.NOTICE, new PostNotice(plan.number(), stage, today, to, "公示"));
        }
        Person person =
                switch (stage) {
                    case "county", "site" -> Person.COUNTY;
                    case "experts" -> Person.EXPERT;
                    case "notice" -> Person.NOTICE;
                    default -> Person.DECISION;
                };
        Outcome outcome = dice.chance(90) ? Outcome.PASSED : dice.chance(80) ? Outcome.RETURNED : Outcome.REJECTED;
        return new Act(person, new DecideStage(plan.number(), stage, outcome, null, "意见"));
    }

    private Act objection(Plan plan, Application application) {
        if (!application.openObjections().isEmpty()) {
            String open = application.openObjections().iterator().next();
            return new Act(Person.ROSTER, new ResolveObjection(plan.number(), open, dice.chance(15), "已核"));
        }
        return new Act(Person.SUPERVISOR, new FileObjection(plan.number(), dice.voucher("异议"), "反映"));
    }

    private Act carriedOut(Plan plan, Application application) {
        if (!application.openObjections().isEmpty() || dice.chance(1)) {
            return objection(plan, application);
        }
        Award award = (Award) given.ledger().state(StreamId.award(plan.number()));
        Project project = (Project) given.ledger().state(StreamId.project(plan.number()));
        boolean ripe =
                switch (plan.direction()) {
                    case "HD-01" -> project.accepted();
                    case "HD-09" -> project.completion() != null;
                    case "HD-12" -> project.contractedFen().isPositive();
                    default -> true;
                };
        if (ripe) {
            return money.award(plan, award);
        }
        return switch (plan.direction()) {
            case "HD-01" -> renovation(plan, project);
            case "HD-09" -> platform(plan, project);
            default -> new Act(Person.ROSTER, contract(plan, plan.applicant()));
        };
    }

    private Act renovation(Plan plan, Project project) {
        Person applicant = Person.applicant(plan.applicant());
        LocalDate today = given.today();
        Fen claimed = project.claimedFen();
        if (!project.exists()) {
            return new Act(applicant, new StartProject(plan.number(), today));
        }
        if (project.contractedFen().isZero()) {
            return new Act(applicant, contract(plan, dice.pick(providers)));
        }
        if (claimed.isZero() || dice.chance(20)) {
            Fen total = Fen.ofWan(10 + dice.below(80));
            Fen part = dice.chance(70) ? total : dice.part(total);
            String invoiceNo = dice.invoiceNo();
            String contract = "合同-" + plan.number();
            return new Act(
                    applicant,
                    new RegisterInvoice(
                            plan.number(), null, invoiceNo, contract, today, total, null, part, null, null));
        }
        if (project.completion() == null) {
            return new Act(applicant, new CompleteProject(plan.number(), today, claimed, null));
        }
        return dice.chance(50)
                ? new Act(applicant, new RequestAcceptance(plan.number(), dice.about(claimed)))
                : new Act(Person.ASSESSOR, assessment(plan, dice.about(claimed)));
    }

    private AssessAcceptance assessment(Plan plan, Fen recognised) {
        int level = 1 + dice.below(4);
        return new AssessAcceptance(
                plan.number(),
                "2024年版",
                level,
                700,
                null,
                null,
                recognised,
                null,
                null,
                null,
                dice.chance(85),
                null,
                null,
                null);
    }

    private RegisterContract contract(Plan plan, String seller) {
        Fen amount = Fen.ofWan(10 + dice.below(80));
        return new RegisterContract(
                plan.number(), "合同-" + plan.number(), seller, amount, given.today(), "软件", null, null, null);
    }

    private Act platform(Plan plan, Project project) {
        LocalDate today = given.today();
        Person applicant = Person.applicant(plan.applicant());
        if (!project.exists()) {
            return new Act(applicant, new StartProject(plan.number(), today));
        }
        if (project.contractedFen().isZero()) {
            return new Act(applicant, contract(plan, dice.pick(providers)));
        }
        Fen invoiced = project.claimedFen();
        if (invoiced.isZero()) {
            Fen total = Fen.ofWan(300);
            String invoiceNo = dice.invoiceNo();
            String contract = "合同-" + plan.number();
            return new Act(
                    applicant,
                    new RegisterInvoice(
                            plan.number(), null, invoiceNo, contract, today, total, null, total, null, null));
        }
        Fen stated = dice.about(invoiced);
        List<String> served = IntStream.rangeClosed(1, 3 + dice.below(5))
                .mapToObj(Given::code)
                .toList();
        return new Act(applicant, new CompleteProject(plan.number(), today, stated, served));
    }

    /** Something about the applicant, or about the rules. */
    Act roster(Plan plan) {
        String code = plan.applicant();
        return switch (dice.below(8)) {
            case 0 -> new Act(Person.ROSTER, new LeavePilot(code, PROGRAMME, "退出", "不达标"));
            case 1, 2 -> {
                Membership membership =
                        ((Enterprise) given.ledger().state(StreamId.enterprise(code))).membership(PROGRAMME);
                yield membership != null && membership.left()
                        ? new Act(Person.ROSTER, new ReserveEnterprise(code, PROGRAMME, "储备"))
                        : new Act(
                                dice.chance(75) ? Person.DECISION : Person.ROSTER,
                                new AdmitEnterprise(code, PROGRAMME, "1", "名单"));
            }
            case 3 -> {
                Enterprise enterprise = (Enterprise) given.ledger().state(StreamId.enterprise(code));
                BankAccount account =
                        new BankAccount("示例银行", "6200" + (100_000 + dice.below(900_000)), enterprise.name());
                yield new Act(
                        dice.chance(25) ? Person.ORDERER : Person.BUDGET, new ChangeBankAccount(code, account, "变更"));
            }
            case 4 -> decision("recovery.reuse", dice.chance(75) ? "line" : "treasury");
            case 5 -> decision("notice.workingDays", String.valueOf(3 + dice.below(3)));
            default -> {
                String level = dice.chance(50) ? "省级" : "国家级";
                yield new Act(Person.COUNTY, new RecordHonour(code, "智能工厂", level, null, given.today(), null, "认定"));
            }
        };
    }

    private static Act decision(String parameter, String value) {
        return new Act(Person.ROSTER, new DecideParameter(PROGRAMME, parameter, value, "《实施细则》"));
    }
}
