package org.mingzhang.view.register;

import static org.mingzhang.view.register.Word.bad;
import static org.mingzhang.view.register.Word.good;
import static org.mingzhang.view.register.Word.plain;
import static org.mingzhang.view.register.Word.waiting;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Size;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.provider.ProviderEvent;
import org.mingzhang.view.dossier.ImportQueries.Progress;
import org.mingzhang.view.dossier.ImportQueries.Signing;
import org.mingzhang.view.treasury.TreasuryReconciliation.MatchedBy;
import org.mingzhang.view.treasury.TreasuryReconciliation.Standing;
import org.mingzhang.view.treasury.VoucherStandings.PaymentStanding;

/** The words that stand for the ids of a column: those of the policy pack, or those of a few states. */
public enum Vocabulary {
    COUNTY(pack -> pack.counties().stream()
            .map(county -> plain(county.code(), county.name()))
            .toList()),
    BATCH(pack -> pack.batches().stream()
            .map(batch -> plain(Integer.toString(batch.number()), batch.name()))
            .toList()),
    DIRECTION(pack -> pack.directions().stream()
            .map(direction -> plain(direction.id(), direction.name()))
            .toList()),
    STAGE(pack ->
            pack.stages().stream().map(stage -> plain(stage.id(), stage.name())).toList()),
    LINE(pack ->
            pack.lines().stream().map(line -> plain(line.id(), line.name())).toList()),
    SOURCE(pack -> pack.sources().stream()
            .map(source -> plain(source.id(), source.name()))
            .toList()),
    HONOUR(pack -> pack.honours().stream()
            .map(honour -> plain(honour.id(), honour.name()))
            .toList()),
    INDUSTRY(pack -> pack.industries().stream()
            .map(industry -> plain(industry.id(), industry.name()))
            .toList()),
    /** What decided an amount: a level, as {@code L2}, or a title. */
    AWARD_LEVEL(pack -> HONOUR.choices(pack)),
    DIGITAL_LEVEL(List.of(plain("0", "未定级"), plain("1", "一级"), plain("2", "二级"), plain("3", "三级"), plain("4", "四级"))),
    ORGANISATION_SIZE(List.of(
            plain(Size.LARGE, "大型"), plain(Size.MEDIUM, "中型"), plain(Size.SMALL, "小型"), plain(Size.MICRO, "微型"))),
    ROSTER(List.of(
            waiting(Place.RESERVED, "储备"),
            good(Place.ADMITTED, "在试点"),
            plain(Place.LEFT, "已退出"),
            plain(Place.REPLACED, "已退出，有替补"))),
    POOL(List.of(good(Pool.ADMITTED, "在资源池"), bad(Pool.REMOVED, "已清退"))),
    PROVIDER_KIND(List.of(plain(ProviderEvent.Kind.INTEGRATOR, "集成服务商"), plain(ProviderEvent.Kind.PRODUCT, "产品服务商"))),
    APPLICATION(Arrays.stream(Application.Status.values())
            .filter(status -> status != Application.Status.NONE)
            .map(status -> switch (status) {
                case NONE, WITHDRAWN -> plain(status, status.chinese());
                case IN_REVIEW, RETURNED -> waiting(status, status.chinese());
                case APPROVED -> good(status, status.chinese());
                case REJECTED -> bad(status, status.chinese());
            })
            .toList()),
    /** Under whose signatures it stands in the ledger. */
    SIGNING(List.of(
            good(Signing.SIGNED, "本人签名办理"),
            plain(Signing.AGREED, "补录，已复核"),
            waiting(Signing.UNREVIEWED, "补录，待复核"),
            bad(Signing.DISPUTED, "补录，复核不认可"))),
    IMPORT_MODE(List.of(plain(Mode.HISTORY, "补录"), plain(Mode.LIVE, "现办"))),
    IMPORT_STATE(List.of(
            good(Progress.COMPLETE, "已完成"), waiting(Progress.UNFINISHED, "未完成"), bad(Progress.ABANDONED, "已中止"))),
    IMPORT_REVIEW(
            List.of(good(Signing.AGREED, "已复核认可"), waiting(Signing.UNREVIEWED, "待复核"), bad(Signing.DISPUTED, "复核不认可"))),
    OUTCOME(List.of(
            good(Outcome.PASSED, "通过"),
            waiting(Outcome.RETURNED, "退回"),
            bad(Outcome.REJECTED, "不通过"),
            new Word(RegisterProjector.REOPENED, "重新评审", Word.Tone.WAITING))),
    LIST_KIND(Arrays.stream(OfficialListEvent.Kind.values())
            .map(kind -> plain(kind, kind.chinese()))
            .toList()),
    PROJECT(List.of(
            waiting(Stage.STARTED, "实施中"),
            waiting(Stage.COMPLETED, "已完工"),
            waiting(Stage.ACCEPTANCE_REQUESTED, "已申请验收"),
            good(Stage.ACCEPTED, "验收通过"),
            bad(Stage.FAILED, "验收未通过"),
            plain(Stage.TERMINATED, "已终止"))),
    ACCEPTANCE(List.of(good(Outcome.PASSED, "通过"), bad(Stage.FAILED, "不通过"))),
    AWARD(Arrays.stream(Award.Status.values())
            .map(status -> switch (status) {
                case NONE -> plain(status, status.chinese());
                case CALCULATED, REVIEWED -> waiting(status, status.chinese());
                case APPROVED -> good(status, status.chinese());
                case REFUSED -> bad(status, status.chinese());
            })
            .toList()),
    PAYMENT(Arrays.stream(Payment.State.values())
            .map(state -> switch (state) {
                case ORDERED, APPROVED -> waiting(state, state.chinese());
                case CONFIRMED -> good(state, state.chinese());
                case RETURNED -> bad(state, state.chinese());
                case CANCELLED -> plain(state, state.chinese());
            })
            .toList()),
    RECOVERY(List.of(
            bad(Owed.OPEN, "未追回"),
            waiting(Owed.PARTLY, "部分追回"),
            good(Owed.BACK, "已追回"),
            plain(Owed.CALLED_OFF, "已撤销"))),
    VOUCHER_STANDING(List.of(
            good(Standing.AGREES, "相符"),
            waiting(Standing.UNREVIEWED, "待复核"),
            bad(Standing.DISPUTED, "复核不认可"),
            bad(Standing.DIFFERING, "不一致"),
            bad(Standing.PAID_AGAIN, "重复支付"),
            bad(Standing.UNKNOWN, "无对应拨付"))),
    MATCHED_BY(List.of(plain(MatchedBy.NAME, "凭证注明"), plain(MatchedBy.RULE, "按规则"), plain(MatchedBy.HAND, "人工认定"))),
    PAYMENT_STANDING(List.of(
            good(PaymentStanding.AGREES, "相符"),
            waiting(PaymentStanding.UNREVIEWED, "凭证待复核"),
            bad(PaymentStanding.DISPUTED, "凭证复核不认可"),
            bad(PaymentStanding.DIFFERING, "不一致"),
            bad(PaymentStanding.MISSING, "国库无凭证"),
            waiting(PaymentStanding.NOT_YET_DUE, "待国库凭证")));

    /** How the dossier writes a place in a roster. */
    private enum Place {
        RESERVED,
        ADMITTED,
        LEFT,
        REPLACED
    }

    /** How the dossier writes a place in the pool of providers. */
    private enum Pool {
        ADMITTED,
        REMOVED
    }

    /** How the dossier writes how far a project is. */
    private enum Stage {
        STARTED,
        COMPLETED,
        ACCEPTANCE_REQUESTED,
        ACCEPTED,
        FAILED,
        TERMINATED
    }

    /** How much of a recovery has come back. */
    private enum Owed {
        OPEN,
        PARTLY,
        BACK,
        CALLED_OFF
    }

    private final boolean fixed;
    private final Function<PolicyPack, List<Word>> words;

    Vocabulary(Function<PolicyPack, List<Word>> words) {
        this.fixed = false;
        this.words = words;
    }

    Vocabulary(List<Word> words) {
        this.fixed = true;
        this.words = pack -> words;
    }

    /** Whether its words are the same in every pack. */
    boolean isFixed() {
        return fixed;
    }

    /** What there is to choose from, in order. */
    public List<Word> choices(PolicyPack pack) {
        return words.apply(pack);
    }
}
