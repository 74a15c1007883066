package org.mingzhang.tools;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.GiveScore;
import org.mingzhang.domain.application.ApplicationCommand.PostNotice;
import org.mingzhang.domain.application.ApplicationCommand.ReceivePaper;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.FormValue;
import org.mingzhang.domain.application.WrittenText;
import org.mingzhang.domain.award.AwardCommand.ApproveAward;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.ConfirmPayment;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.AwardCommand.ReviewAward;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Form;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Rubric;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.policy.TextRule;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.tools.Town.Office;
import org.mingzhang.tools.Town.Staff;

/** A case under any pack, led through whatever its direction asks for: form, texts, documents, stages. */
final class AnyCase {
    private final Town town;
    private final PolicyPack pack;
    private final Direction direction;
    private final String number;
    private final String applicant;
    private final Staff county;
    private List<String> members = List.of();
    private @Nullable Integer levelBefore;
    private final Map<String, String> stated = new HashMap<>();

    /**
     * @param county who examines it in its county
     */
    AnyCase(Town town, PolicyPack pack, String direction, String applicant, Staff county) {
        this.town = town;
        this.pack = pack;
        this.direction = pack.direction(direction).orElseThrow();
        this.number = direction + "-" + town.next();
        this.applicant = applicant;
        this.county = county;
    }

    AnyCase with(List<String> others) {
        members = others;
        return this;
    }

    AnyCase from(int level) {
        levelBefore = level;
        return this;
    }

    AnyCase states(String field, String value) {
        stated.put(field, value);
        return this;
    }

    String number() {
        return number;
    }

    private List<FormValue> form() {
        Form form = pack.formOf(direction).orElse(null);
        List<FormValue> values = new ArrayList<>();
        if (form != null) {
            for (Form.Field field : form.fields()) {
                String value = stated.get(field.id());
                if (field.asked() && (field.needed() || value != null)) {
                    values.add(new FormValue(field.id(), value == null ? usual(field) : value));
                }
            }
        }
        return values;
    }

    static String usual(Form.Field field) {
        if (!field.options().isEmpty()) {
            return field.options().getFirst();
        }
        return switch (field.type()) {
            case TEXT -> "示例";
            case NUMBER -> "8";
            case AMOUNT -> "100万元";
            case SHARE -> "95%";
            case FLAG -> "是";
            case DATE -> "2025-06-01";
            case POINTS -> "80";
        };
    }

    SignedCommand submission(Map<String, String> words) {
        List<WrittenText> texts = new ArrayList<>();
        Map<String, String> beside = new HashMap<>();
        for (TextRule text : direction.texts()) {
            if (text.needed() || words.containsKey(text.id())) {
                String written = words.getOrDefault(text.id(), text.name() + "的示例文字");
                String sm3 =
                        Suite.SM3.hash(written.getBytes(StandardCharsets.UTF_8)).toString();
                texts.add(new WrittenText(text.id(), sm3));
                beside.put(sm3, written);
            }
        }
        List<FormValue> form = form();
        SubmitApplication command = new SubmitApplication(
                number,
                pack.id(),
                direction.id(),
                applicant,
                "示例申报",
                null,
                null,
                levelBefore,
                null,
                null,
                null,
                List.of(),
                members.isEmpty() ? null : members,
                null,
                null,
                null,
                texts.isEmpty() ? null : texts,
                form.isEmpty() ? null : form,
                null);
        SignedCommand signed = town.sign(Town.applicant(applicant), command);
        return new SignedCommand(
                signed.tree(), signed.document(), command, signed.signature(), signed.disclosures(), beside);
    }

    AnyCase submitted() {
        town.accepted(submission(Map.of()));
        return this;
    }

    /** Through all stages but the last, every document in hand before the stage that needs it. */
    AnyCase recommended() {
        for (String stage : direction.stages()) {
            received(stage);
            if (!direction.decidesAt(stage)) {
                passed(stage);
            }
        }
        return this;
    }

    AnyCase received(String by) {
        for (ChecklistDocument document : direction.documents()) {
            if (document.required() && by.equals(document.by())) {
                town.accepted(
                        county,
                        new ReceivePaper(number, document.id(), Math.max(1, document.copies()), true, "示例企业", null));
            }
        }
        return this;
    }

    private void passed(String id) {
        Stage stage = pack.stage(id).orElseThrow();
        Staff by =
                switch (stage.decidedBy()) {
                    case COUNTY -> county;
                    case CITY -> Office.ROSTER.staff();
                    case EXPERTS -> Office.EXPERT.staff();
                    case THIRD_PARTY -> Office.ASSESSOR.staff();
                    case NOTICE -> Office.NOTICE.staff();
                };
        if (stage.decidedBy() == Stage.By.NOTICE) {
            town.accepted(
                    by, new PostNotice(number, id, town.today(), town.today().plusDays(14), "公示1号"));
            town.later(15);
        }
        town.accepted(by, new DecideStage(number, id, Outcome.PASSED, scored(by, id), "同意"));
    }

    /** Ten points for each indicator that the pack names; nothing where it names none at the stage. */
    private @Nullable Integer scored(Staff expert, String stage) {
        Rubric rubric = direction.rubric();
        if (rubric == null || !rubric.stage().equals(stage)) {
            return null;
        }
        for (Rubric.Indicator indicator : rubric.indicators()) {
            town.accepted(expert, new GiveScore(number, stage, indicator.id(), 100));
        }
        return 100 * rubric.indicators().size();
    }

    DecideStage decision() {
        return new DecideStage(number, direction.stages().getLast(), Outcome.PASSED, null, "同意");
    }

    AnyCase approved() {
        submitted().recommended();
        town.accepted(Office.DECISION, decision());
        return this;
    }

    AnyCase awarded(Fen amount, @Nullable String reason) {
        town.accepted(Office.CALCULATION, new CalculateAward(number));
        town.accepted(Office.REVIEW, new ReviewAward(number, true, "一致"));
        town.accepted(Office.APPROVAL, new ApproveAward(number, amount, null, "核定1号", reason));
        return this;
    }

    OrderPayment order(Fen amount) {
        String name = "示例单位" + applicant.substring(10, 17);
        return new OrderPayment(
                number,
                "付-" + number,
                amount,
                null,
                new BankAccount("示例银行", "6200" + applicant.substring(10, 17), name));
    }

    AnyCase paid(Fen amount) {
        town.accepted(Office.ORDER, order(amount));
        town.accepted(Office.RELEASE, new ApprovePayment(number, "付-" + number));
        town.accepted(
                Office.RECEIPT, new ConfirmPayment(number, "付-" + number, "示例银行", "回单-" + UUID.randomUUID(), null));
        return this;
    }
}
