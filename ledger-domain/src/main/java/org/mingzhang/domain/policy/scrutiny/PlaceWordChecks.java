package org.mingzhang.domain.policy.scrutiny;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.Stage;

/** Over what places are counted and when one is taken, against the words beside them: 全市 by county, 推荐 at the approval. */
final class PlaceWordChecks {
    private static final Pattern ALL = Pattern.compile("全[市省国区州县]|总计|合计|总数");
    private static final Pattern EACH = Pattern.compile("[各每]|分县|县均|当地|本地|县（市|县\\(市|县区");
    private static final Pattern RECOMMENDED = Pattern.compile("推荐|推报");
    private static final Pattern SELECTED = Pattern.compile("评选|遴选|入选");
    private static final Pattern ONCE_EACH = Pattern.compile(
            "每[家个户](?:申报|牵头)?(?:企业|单位|服务商|机构|主体)?[^，。；、]{0,3}(?:限报|限申报|只能报|只能申报|仅能申报|仅可申报|只可申报|限评)[^，。；、]{0,3}1[个项次家]");

    private final PolicyPack pack;
    private final Remarks remarks;

    PlaceWordChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
    }

    void check() {
        for (Direction direction : pack.directions()) {
            List<String> at = List.of("directions", direction.id());
            direction.quotas().stream()
                    .filter(quota -> !quota.clause().isProposed())
                    .forEach(quota -> {
                        per(quota, quota.placeIn(at));
                        taken(direction, quota, quota.placeIn(at));
                    });
            once(direction, at);
        }
    }

    private void per(Quota quota, List<String> at) {
        String name = quota.name() == null ? "" : quota.name();
        String quote = quota.clause().quote();
        boolean all = ALL.matcher(name).find() && !EACH.matcher(name).find();
        boolean selected = SELECTED.matcher(quote).find()
                && !RECOMMENDED.matcher(quote).find()
                && !EACH.matcher(quote + name).find();
        if (quota.per() == Quota.Per.COUNTY && (all || selected)) {
            remarks.doubts(
                    Rules.in(at, "per"),
                    "“county”（每个县（市、区）），" + (all ? "名称“" + name + "”" : "引文「" + quote + "」") + "说的像是全部",
                    "应为 per: programme，或者不写：全部合在一起数；确实每县这么多的，引说到各县的原文");
        }
    }

    /** Where the city selects some of those that are recommended, the places of the two are not taken on one day. */
    private void taken(Direction direction, Quota quota, List<String> at) {
        String quote = quota.clause().quote();
        boolean both = direction.quotas().stream()
                .anyMatch(other -> other.per() == Quota.Per.PROGRAMME
                        && other.stage() == null
                        && other.at() == Moment.APPROVAL
                        && SELECTED.matcher(other.clause().quote()).find());
        if (!both
                || quota.stage() != null
                || quota.at() != Moment.APPROVAL
                || quota.per() != Quota.Per.COUNTY
                || !RECOMMENDED.matcher(quote).find()
                || SELECTED.matcher(quote).find()) {
            return;
        }
        List<Stage> stages = pack.stagesOf(direction);
        stages.stream()
                .limit(Math.max(0, stages.size() - 1))
                .filter(stage -> stage.name().contains("推荐") || stage.decidedBy() == Stage.By.COUNTY)
                .findFirst()
                .ifPresent(stage -> remarks.doubts(
                        Rules.in(at, "at"),
                        "“approval”，引文「" + quote + "」说的是推荐的个数，推荐的环节是 " + stage.id() + "（" + stage.name() + "）",
                        "应为 at: " + stage.id() + "：通过那个环节时就占名额；认定时才数的，引说到认定的原文"));
    }

    private void once(Direction direction, List<String> at) {
        Clause own = direction.clause();
        boolean limited = direction.once() != null
                || direction.quotas().stream().anyMatch(quota -> quota.per() == Quota.Per.APPLICANT)
                || pack.exclusions().stream()
                        .anyMatch(exclusion -> exclusion.directions().contains(direction.id())
                                && (exclusion.directions().size() == 1 || isOf(exclusion.clause(), own)));
        boolean shared =
                pack.directions().stream().anyMatch(other -> !other.equals(direction) && isOf(other.clause(), own));
        if (limited || shared || own.isProposed()) {
            return;
        }
        Optional<String> said = Optional.of(
                        ONCE_EACH.matcher(Numerals.inDigits(pack.passage(own).quote())))
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group());
        said.ifPresent(words -> remarks.doubts(
                at,
                "没有写 once，也没有按申报单位的名额，文件（" + own.place() + "）说的是「" + words + "」",
                "应有 once: {per: applicant, …}，或 quota: {most: 1, per: applicant, at: submission, …}"));
    }

    private static boolean isOf(Clause one, Clause other) {
        return one.document().equals(other.document()) && one.place().equals(other.place());
    }
}
