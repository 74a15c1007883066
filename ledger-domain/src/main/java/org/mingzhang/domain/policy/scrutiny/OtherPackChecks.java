package org.mingzhang.domain.policy.scrutiny;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mingzhang.domain.policy.Fund;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.SamePilot;
import org.mingzhang.domain.policy.Suggestion;
import org.mingzhang.domain.policy.reading.Packs;

/** Packs that a pack names: those that nobody knows here may be a slip of the pen, or stand elsewhere. */
final class OtherPackChecks {
    private final PolicyPack pack;
    private final Set<String> known;
    private final Remarks remarks;

    OtherPackChecks(PolicyPack pack, Set<String> neighbours, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
        this.known = new LinkedHashSet<>(Packs.builtIn());
        this.known.addAll(neighbours);
        this.known.remove(pack.id());
    }

    void check() {
        SamePilot same = pack.samePilot();
        if (same != null) {
            same.packs().stream().sorted().forEach(id -> named(List.of("samePilot", "packs"), id));
        }
        for (Fund fund : pack.funds()) {
            for (Map.Entry<String, Set<String>> other : fund.packs().entrySet()) {
                List<String> place = List.of("funds", fund.id(), "packs", other.getKey());
                if (other.getKey().equals(pack.id())) {
                    remarks.contradicts(place, "“" + other.getKey() + "”，是本政策包自己", "本政策包的支持方向写在 directions 里");
                } else {
                    named(place, other.getKey());
                    directions(place, other.getKey(), other.getValue());
                }
            }
        }
    }

    private void named(List<String> place, String id) {
        if (!known.contains(id)) {
            remarks.doubts(
                    place,
                    "“" + id + "”，不是自带的政策包，文件旁边也没有",
                    "应为别的政策包的编号，一字不差；写错了就什么也不算" + Suggestion.forName(id, known));
        }
    }

    private void directions(List<String> place, String id, Set<String> directions) {
        if (!Packs.builtIn().contains(id)) {
            return;
        }
        PolicyPack other = Packs.builtIn(id);
        for (String direction : directions) {
            if (other.direction(direction).isEmpty()) {
                List<String> ids =
                        other.directions().stream().map(each -> each.id()).toList();
                remarks.doubts(
                        place,
                        "“" + direction + "”，" + id + " 里没有这个支持方向",
                        "应为 " + String.join("、", ids) + " 之一" + Suggestion.forName(direction, ids));
            }
        }
    }
}
