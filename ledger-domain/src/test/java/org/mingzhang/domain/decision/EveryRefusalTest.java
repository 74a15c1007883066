package org.mingzhang.domain.decision;

import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.YEAR;
import static org.mingzhang.domain.given.Given.wan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.domain.actor.ActorCommand.ProposeKey;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.ActorCommand.RevokeKey;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.FileObjection;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.ConfirmPayment;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.PlaceHold;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.correction.Corrections;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordHonour;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Competing;
import org.mingzhang.domain.given.Consortia;
import org.mingzhang.domain.given.Gates;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Papers;
import org.mingzhang.domain.given.PastBook;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.Stated;
import org.mingzhang.domain.given.Waiting;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialList;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.programme.ProgrammeCommand.AllocateBudget;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;
import org.mingzhang.domain.programme.ProgrammeCommand.ReuseRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.project.ProjectCommand.AmendContract;
import org.mingzhang.domain.project.ProjectCommand.RegisterContract;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.provider.ProviderCommand.RegisterProduct;
import org.mingzhang.domain.provider.ProviderCommand.RemoveProvider;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/** Every code that the rules can give is given by something, and always with a clause. */
class EveryRefusalTest {
    @ParameterizedTest
    @MethodSource("org.mingzhang.domain.decision.CodesOfTheRules#all")
    void isProvoked(RejectionCode code) {
        Answer answer = provoke(code);
        if (answer == null) {
            throw new AssertionError("nothing provokes " + code + ": give it a scenario, or say who else gives it");
        }
        RefusalWords.require(answer.rejected(code));
    }

    private static @Nullable Answer provoke(RejectionCode code) {
        Given given = Given.budget();
        return switch (code) {
            case KEY_REVOKED -> revokedTwice(given);
            case ROLE_MISSING -> given.when(Person.AUDITOR, appropriation(1));
            case SCOPE_EXCEEDED ->
                given.when(Person.OTHER_COUNTY, submitted(given).stage("county", Outcome.PASSED));
            case BUSINESS_DATE_IN_FUTURE ->
                given.when(Person.BUDGET, given.today().plusDays(1), allocation("local", 1));
            case NOT_FOUND -> given.when(Person.BUDGET, allocation("province", 1));
            case QUEUE_ORDER -> Waiting.overtaking();
            case OUTRANKED -> Competing.outranked();
            case AMENDMENT_INVALID -> given.amending(Given.pack(text -> text + "# 又一版\n"));
            case ALREADY_EXISTS -> given.amending(Given.pack());
            case IMPORT_NOT_REVIEWED -> {
                Case it = submitted(given);
                PastBook.about(given, it);
                yield given.when(Person.CALCULATOR, new CalculateAward(it.number()));
            }
            case ACTOR_EXISTS -> {
                VerifyingKey key = key();
                yield given.when(
                        Person.ADMINISTRATOR,
                        new RegisterActor(
                                "budget", "示例", "a", "甲", Role.FINANCE, key.keyId(), key.base64(), List.of()));
            }
            case WRONG_STATE ->
                given.when(
                        Person.CALCULATOR, new CalculateAward(submitted(given).number()));
            case STAGE_OUT_OF_ORDER ->
                given.when(Person.EXPERT, submitted(given).stage("experts", Outcome.PASSED));
            case BUSINESS_DATE_TOO_EARLY -> {
                Case it = submitted(given);
                yield given.when(Person.COUNTY, given.today().minusDays(1), it.stage("county", Outcome.PASSED));
            }
            case REASON_REQUIRED -> {
                Case it = accepted(given).reviewed();
                yield given.when(Person.APPROVER, it.approval(wan(1)));
            }
            case SAME_PERSON -> {
                Case it = accepted(given).awarded().ordered("P-1", wan(1));
                yield given.when(Person.ORDERER, new ApprovePayment(it.number(), "P-1"));
            }
            case CONFLICT_OF_INTEREST -> {
                Case it = accepted(given);
                Person insider = new Person("insider", it.code(), Person.CALCULATOR.role(), null);
                yield given.person(insider).when(insider, new CalculateAward(it.number()));
            }
            case STAND_IN_INVALID -> Leave.ofAnotherOffice(given);
            case NOT_ELIGIBLE -> notEligible(given);
            default -> provokePolicy(code, given);
        };
    }

    private static @Nullable Answer provokePolicy(RejectionCode code, Given given) {
        return switch (code) {
            case FACT_MISSING -> {
                Case it = given.applicant("HD-02");
                yield given.when(it.applicant(), it.submission());
            }
            case PARAMETER_UNDECIDED ->
                given.when(
                        Person.CALCULATOR,
                        new CalculateAward(given.pilot("2").accepted(2, wan(40)).number()));
            case PARAMETER_INVALID ->
                given.when(Person.ROSTER, new DecideParameter(PROGRAMME, "HD-01.cap.L2.batch2", "30万元", "《实施细则》"));
            case ABOVE_COMPUTED_AMOUNT -> {
                Case it = accepted(given).reviewed();
                yield given.when(Person.APPROVER, it.approval(wan(21)));
            }
            case BELOW_MINIMUM_AMOUNT -> {
                Case it = given.pilot("1").approved().started();
                given.after(it.applicant(), it.contract("合同-1", given.provider(9), wan(1)));
                yield given.when(it.applicant(), new AmendContract(it.number(), "合同-1", wan(-1), given.today(), "取消"));
            }
            case QUOTA_EXCEEDED -> {
                given.recorded(sixHundredAwards());
                yield given.when(
                        Person.CALCULATOR, new CalculateAward(accepted(given).number()));
            }
            case EXCLUDED -> {
                Case first = accepted(given).awarded();
                Case again = given.applicant("HD-01", first.code()).accepted(2, wan(40));
                yield given.when(Person.CALCULATOR, new CalculateAward(again.number()));
            }
            case FILE_MISMATCH -> {
                Case it = submitted(given);
                given.after(it.applicant(), Papers.named(it, "合同", "合同.pdf", "b".repeat(64)));
                yield given.when(it.applicant(), Papers.file(it, "合同", "合同.pdf", "a", 1));
            }
            case FILES_TOO_LARGE -> {
                Case it = submitted(given);
                for (String each : List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")) {
                    given.after(it.applicant(), Papers.file(it, "合同", each + ".pdf", each, CitedFile.MOST_BYTES));
                }
                yield given.when(it.applicant(), Papers.file(it, "合同", "多.pdf", "a", 1));
            }
            case NOTICE_NOT_FINISHED -> {
                Case it = submitted(given).recommended();
                yield given.when(Person.NOTICE, it.stage("notice", Outcome.PASSED));
            }
            case OBJECTION_OPEN -> {
                Case it = accepted(given).reviewed();
                given.after(Person.SUPERVISOR, new FileObjection(it.number(), "异议1", "重复"));
                yield given.when(Person.APPROVER, it.approval(wan(20)));
            }
            case ACCEPTANCE_MISSING ->
                given.when(
                        Person.CALCULATOR,
                        new CalculateAward(given.pilot("1").approved().number()));
            default -> provokeMoney(code, given);
        };
    }

    private static @Nullable Answer provokeMoney(RejectionCode code, Given given) {
        return switch (code) {
            case SOURCE_NOT_ALLOWED -> {
                Case it = accepted(given).reviewed();
                yield given.when(Person.APPROVER, it.approval(wan(20), new Share("province", wan(20))));
            }
            case SPLIT_MISMATCH -> {
                Case it = accepted(given).reviewed();
                yield given.when(Person.APPROVER, it.approval(wan(20), new Share("central", wan(19))));
            }
            case RECOVERY_NOT_REUSABLE ->
                given.when(Person.BUDGET, new ReuseRecovered(PROGRAMME, "central", "renovation", wan(1), "再用"));
            case RATIO_BREACHED -> given.when(Person.BUDGET, allocation("central", 2_001));
            case APPROPRIATION_EXCEEDED -> given.when(Person.BUDGET, appropriation(1));
            case ALLOCATION_EXCEEDED -> {
                Given bare = Given.programme().appropriated("central", 100);
                Case it = bare.pilot("1").accepted(2, wan(40)).reviewed();
                yield bare.when(Person.APPROVER, it.approval(wan(20)));
            }
            case COMMITMENT_EXCEEDED -> {
                Case it = accepted(given).awarded();
                yield given.when(Person.ORDERER, it.order("P-1", wan(21)));
            }
            case PAYMENT_EXCEEDED -> {
                Case it = accepted(given).awarded().paid("P-1", wan(20));
                yield given.when(
                        Person.BUDGET, new OrderRecovery(it.number(), "R-1", "P-1", wan(21), null, "追回", "虚报"));
            }
            case ABOVE_CORRECTED_DIFFERENCE -> {
                Case it = accepted(given).awarded();
                Corrections corrections = new Corrections(given);
                String correction = corrections
                        .corrected(corrections.position(AcceptanceAssessed.class), after -> after.put("scenes", 9))
                        .correction();
                yield given.when(
                        Person.APPROVER,
                        new ReduceAward(it.number(), List.of(new Share("central", wan(1))), "更正", "核减", correction));
            }
            case ON_HOLD -> {
                Case it = accepted(given).awarded();
                given.after(Person.AUDITOR, new PlaceHold(it.number(), "暂停1", "待核"));
                yield given.when(Person.ORDERER, it.order("P-1", wan(20)));
            }
            case PAYEE_MISMATCH -> {
                Case it = accepted(given).awarded();
                yield given.when(
                        Person.ORDERER, new OrderPayment(it.number(), "P-1", wan(20), null, Given.account("他人")));
            }
            case AMOUNT_TOO_LARGE -> tooMuchPaper(given);
            default -> provokeVouchers(code, given);
        };
    }

    private static @Nullable Answer provokeVouchers(RejectionCode code, Given given) {
        return switch (code) {
            case INVOICE_USED_TWICE -> {
                Case it = given.pilot("1").approved().started();
                given.after(it.applicant(), it.contract("合同-1", given.provider(9), wan(80)));
                var invoice = it.invoice("合同-1", wan(40));
                given.after(it.applicant(), invoice);
                yield given.when(it.applicant(), invoice);
            }
            case RECEIPT_USED_TWICE -> {
                Case it = accepted(given).awarded().paid("P-1", wan(10)).ordered("P-2", wan(10));
                it.released("P-2");
                yield given.when(Person.RECEIPTS, new ConfirmPayment(it.number(), "P-2", "示例银行", "回单-P-1", null));
            }
            case CONTRACT_USED_TWICE -> {
                Case it = given.pilot("1").approved().started();
                RegisterContract contract = it.contract("合同-1", given.provider(9), wan(40));
                given.after(it.applicant(), contract);
                yield given.when(it.applicant(), contract);
            }
            case VOUCHER_MISMATCH -> UnlikeVouchers.matched(given, accepted(given));
            case PRODUCT_USED_TWICE -> {
                String provider = given.provider(9);
                given.after(Person.ROSTER, new RegisterProduct(provider, "产品1", "轻量MES", "软件", null, null));
                yield given.when(Person.ROSTER, new RegisterProduct(provider, "产品2", "轻量 ＭＥＳ", "软件", null, null));
            }
            case MEMBER_NOT_JOINED -> Consortia.unjoined();
            case PAYMENT_CONDITION -> Gates.blocked();
            case FORM_INVALID, TEXT_TOO_LONG, PICTURE_TOO_LARGE -> Stated.provoke(code);
            case LIST_ROW_MISSING ->
                given.when(Person.ROSTER, new RemoveProvider(given.provider(9), PROGRAMME, "文号1号", "不合格", null));
            case LIST_MISMATCH, LIST_DOCUMENT_MISSING, LIST_ROW_USED_TWICE, LIST_ROWS_REFUSED ->
                provokeLists(code, given);
            case CHANGED_MEANWHILE -> {
                Case it = accepted(given).reviewed();
                given.after(Person.COUNTY, new RecordHonour(it.code(), "绿色工厂", "省级", null, given.today(), null, "认定"));
                yield given.when(Person.APPROVER, it.approval(wan(20)));
            }
            default -> null;
        };
    }

    private static IssueList plan(Case it, @Nullable String documentNo) {
        return new IssueList(
                "MD-1",
                PROGRAMME,
                OfficialListEvent.Kind.PAYMENT_PLAN,
                documentNo,
                null,
                null,
                List.of(new Item(it.number(), null, wan(10))));
    }

    private static Answer provokeLists(RejectionCode code, Given given) {
        Case it = accepted(given).awarded();
        if (code == RejectionCode.LIST_DOCUMENT_MISSING) {
            return given.when(Person.BUDGET, plan(it, null));
        }
        given.after(Person.BUDGET, plan(it, "拨付1号"));
        if (code == RejectionCode.LIST_ROWS_REFUSED) {
            OfficialList list = (OfficialList) given.ledger().state(StreamId.list("MD-1"));
            return given.when(
                    Person.RELEASER,
                    new CarryOut(
                            "MD-1",
                            list.sm3("MD-1").toString(),
                            OfficialListEvent.Act.APPROVE_PAYMENTS,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null));
        }
        ListRow row = new ListRow("MD-1", 1);
        Fen amount = code == RejectionCode.LIST_MISMATCH ? wan(9) : wan(10);
        OrderPayment order = new OrderPayment(it.number(), "P-1", amount, null, it.account(), row);
        return code == RejectionCode.LIST_MISMATCH
                ? given.when(Person.ORDERER, order)
                : given.after(Person.ORDERER, order)
                        .when(Person.ORDERER, new OrderPayment(it.number(), "P-2", amount, null, it.account(), row));
    }

    private static Answer notEligible(Given given) {
        Case it = given.applicant("HD-08");
        return given.when(it.applicant(), it.submission());
    }

    private static Case submitted(Given given) {
        return given.pilot("1").submitted();
    }

    private static Case accepted(Given given) {
        return given.pilot("1").accepted(2, wan(40));
    }

    private static AppropriateFunds appropriation(long wan) {
        return new AppropriateFunds(PROGRAMME, "central", wan(wan), "下达", YEAR);
    }

    private static AllocateBudget allocation(String source, long wan) {
        return new AllocateBudget(PROGRAMME, source, "service", wan(wan), "分配", YEAR);
    }

    private static VerifyingKey key() {
        return SigningKey.generate(Algorithm.SM2).verifyingKey();
    }

    private static Answer revokedTwice(Given given) {
        VerifyingKey key = key();
        RevokeKey revocation = new RevokeKey("budget", key.keyId(), "遗失");
        given.after(Person.ADMINISTRATOR, new ProposeKey("budget", key.keyId(), key.base64()));
        return given.after(Person.ADMINISTRATOR, revocation).when(Person.ADMINISTRATOR, revocation);
    }

    private static List<StreamEvent> sixHundredAwards() {
        List<StreamEvent> events = new ArrayList<>();
        Purpose purpose = new Purpose("renovation", "HD-01", "1", Given.COUNTY, "L2");
        for (int n = 0; n < 600; n++) {
            FundsCommitted committed =
                    new FundsCommitted("A" + n, "E" + n, purpose, List.of(new Share("central", wan(1))));
            events.add(new StreamEvent(StreamId.programme(PROGRAMME), committed));
        }
        return events;
    }

    /** Contracts of the largest amount that can be written, until their sum would leave the range. */
    private static Answer tooMuchPaper(Given given) {
        Case it = given.pilot("1").approved().started();
        String seller = given.provider(9);
        Fen largest = Require.LARGEST;
        int n = 0;
        Answer answer = given.when(it.applicant(), it.contract("合同-" + n, seller, largest));
        while (answer.isAccepted()) {
            answer = given.when(it.applicant(), it.contract("合同-" + ++n, seller, largest));
        }
        return answer;
    }
}
