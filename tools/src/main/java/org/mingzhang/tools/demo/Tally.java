package org.mingzhang.tools.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.PostNotice;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.ApplicationCommand.WithdrawApplication;
import org.mingzhang.domain.award.AwardCommand.ApproveAward;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.ConfirmPayment;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.AwardCommand.PlaceHold;
import org.mingzhang.domain.award.AwardCommand.ReceiveRecovery;
import org.mingzhang.domain.award.AwardCommand.ReleaseHold;
import org.mingzhang.domain.award.AwardCommand.ReturnPayment;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent.Act;
import org.mingzhang.domain.project.ProjectCommand.AssessAcceptance;
import org.mingzhang.domain.project.ProjectCommand.RequestAcceptance;
import org.mingzhang.domain.project.ProjectCommand.StartProject;
import org.mingzhang.domain.project.ProjectCommand.TerminateProject;
import org.mingzhang.tools.story.Story;

/** What was told so far: how many decisions, where every case stands, what was refused. Safe for several threads. */
public final class Tally {
    /** Where a case stands. */
    public enum Standing {
        IN_REVIEW("审核中"),
        ON_NOTICE("公示中"),
        SENT_BACK("退回补正"),
        WITHDRAWN("已撤回"),
        REJECTED("未获认定"),
        APPROVED("已认定"),
        IN_WORKS("改造中"),
        AWAITING_ACCEPTANCE("待评测验收"),
        FAILED("评测未通过"),
        ACCEPTED("通过评测验收"),
        TERMINATED("已终止"),
        CALCULATED("奖补测算复核中"),
        GRANTED("已核定待拨付"),
        ON_HOLD("暂停拨付"),
        IN_PAYMENT("拨付中"),
        PAID("已拨付"),
        RETURNED("银行退回待重付"),
        RECOVERED("已拨付且有追回");

        private final String chinese;

        Standing(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** An attempt that the rules refused. */
    public record Refusal(Step step, Rejection rejection) {}

    /** A case's place in the summary. */
    public record Case(String direction, String batch, Standing standing) {}

    private final Map<String, String> batches = new HashMap<>();
    private final Map<String, Case> cases = new TreeMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, List<Item>> lists = new HashMap<>();
    private final Map<String, List<String>> ordered = new HashMap<>();
    private @Nullable String payment;
    private final String renovation;
    private final String decision;
    private int enterprises;
    private int left;
    private long commands;

    Tally(Story story) {
        this.renovation = story.renovation();
        this.decision = story.stages().decision();
    }

    synchronized void accepted(Step step, Answer.Accepted answer) {
        commands++;
        switch (step.command()) {
            case RegisterEnterprise c -> enterprises += c.details().kind() == Kind.ENTERPRISE ? 1 : 0;
            case AdmitEnterprise c -> batches.put(c.enterprise(), c.batch());
            case LeavePilot c -> left++;
            case SubmitApplication c ->
                cases.put(
                        c.application(),
                        new Case(
                                c.direction(),
                                c.direction().equals(renovation) ? batches.getOrDefault(c.applicant(), "") : "",
                                Standing.IN_REVIEW));
            case SupplementMaterials c -> move(c.application(), Standing.IN_REVIEW);
            case WithdrawApplication c -> move(c.application(), Standing.WITHDRAWN);
            case PostNotice c -> move(c.application(), Standing.ON_NOTICE);
            case DecideStage c -> decided(c);
            case StartProject c -> move(c.application(), Standing.IN_WORKS);
            case RequestAcceptance c -> move(c.application(), Standing.AWAITING_ACCEPTANCE);
            case AssessAcceptance c -> move(c.application(), c.passed() ? Standing.ACCEPTED : Standing.FAILED);
            case TerminateProject c -> move(c.application(), Standing.TERMINATED);
            case CalculateAward c -> move(c.application(), Standing.CALCULATED);
            case ApproveAward c -> move(c.application(), Standing.GRANTED);
            case PlaceHold c -> move(c.application(), Standing.ON_HOLD);
            case ReleaseHold c -> move(c.application(), Standing.GRANTED);
            case OrderPayment c -> move(c.application(), Standing.IN_PAYMENT);
            case ConfirmPayment c -> {
                move(c.application(), Standing.PAID);
                paid(c.payment());
            }
            case IssueList c -> lists.put(c.list(), c.items());
            case CarryOut c -> carriedOut(c);
            case ReturnPayment c -> move(c.application(), Standing.RETURNED);
            case ReceiveRecovery c -> move(c.application(), Standing.RECOVERED);
            default -> {
                // Moves no case.
            }
        }
    }

    private void paid(String one) {
        payment = payment == null || one.compareTo(payment) < 0 ? one : payment;
    }

    /** The same for every row of a list. */
    private void carriedOut(CarryOut c) {
        if (c.payments() != null) {
            ordered.put(c.list(), c.payments());
        }
        for (Item item : Objects.requireNonNull(lists.get(c.list()))) {
            String application = Objects.requireNonNull(item.application());
            switch (c.act()) {
                case POST_NOTICE -> move(application, Standing.ON_NOTICE);
                case DECIDE_STAGE -> {
                    if (decision.equals(c.stage())) {
                        move(application, Standing.APPROVED);
                    }
                }
                case ORDER_PAYMENTS -> move(application, Standing.IN_PAYMENT);
                case CONFIRM_PAYMENTS -> move(application, Standing.PAID);
                default -> {
                    // Moves no case.
                }
            }
        }
        if (c.act() == Act.CONFIRM_PAYMENTS) {
            ordered.getOrDefault(c.list(), List.of()).forEach(this::paid);
        }
    }

    private void decided(DecideStage c) {
        switch (c.outcome()) {
            case RETURNED -> move(c.application(), Standing.SENT_BACK);
            case REJECTED -> move(c.application(), Standing.REJECTED);
            case PASSED -> {
                if (c.stage().equals(decision)) {
                    move(c.application(), Standing.APPROVED);
                }
            }
        }
    }

    private void move(String application, Standing standing) {
        cases.computeIfPresent(application, (number, before) -> new Case(before.direction, before.batch, standing));
    }

    synchronized void refused(Step step, Rejection rejection) {
        commands++;
        refusals.add(new Refusal(step, rejection));
    }

    /** Commands answered, refused ones too. */
    public synchronized long commands() {
        return commands;
    }

    /** Pilot enterprises registered. */
    public synchronized int enterprises() {
        return enterprises;
    }

    /** Enterprises ever admitted to a batch. */
    public synchronized int admitted() {
        return batches.size();
    }

    /** Enterprises that left the pilot. */
    public synchronized int left() {
        return left;
    }

    /** The first payment by its number that a bank confirmed; null when none was. */
    public synchronized @Nullable String payment() {
        return payment;
    }

    /** Every application with where it stands, by number. */
    public synchronized Map<String, Case> cases() {
        return Collections.unmodifiableMap(new TreeMap<>(cases));
    }

    /** What was refused, in the order of its time. */
    public synchronized List<Refusal> refusals() {
        return refusals.stream()
                .sorted(java.util.Comparator.comparing(refusal -> refusal.step().at()))
                .toList();
    }

    /** How a refused attempt is called. */
    static String title(Refusal refusal) {
        return CommandCodec.title(CommandCodec.type(refusal.step().command()));
    }
}
