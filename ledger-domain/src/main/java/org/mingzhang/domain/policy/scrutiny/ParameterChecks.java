package org.mingzhang.domain.policy.scrutiny;

import java.util.Arrays;
import java.util.List;
import org.mingzhang.domain.policy.Ambiguity;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.TextCounting;

/** Parameters that promise a choice and leave none, and ambiguities that say of no way to be decided otherwise. What the ledger itself acts on it needs, even where there is one way only. */
final class ParameterChecks {
    private final PolicyPack pack;
    private final Remarks remarks;

    ParameterChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
    }

    void check() {
        for (Parameter parameter : pack.parameters()) {
            if (parameter.options().size() == 1 && !isLedgers(parameter.id())) {
                remarks.contradicts(
                        List.of("parameters", parameter.id(), "options"),
                        "只有一个选项，决定不了什么",
                        "应有不止一个选项，由规则用到；只有一种读法的，不写参数，在歧义里写 amendment");
            }
        }
        for (Ambiguity ambiguity : pack.ambiguities()) {
            if (ambiguity.parameters().isEmpty() && ambiguity.amendment().isEmpty()) {
                remarks.contradicts(
                        List.of("ambiguities", ambiguity.id()),
                        "parameters 和 amendment 都没有写",
                        "二者取一：由哪个参数决定别的读法，或者为什么须修订政策包");
            }
        }
    }

    private static boolean isLedgers(String id) {
        return id.equals(TextCounting.PARAMETER)
                || Arrays.stream(CoreParameter.values())
                        .anyMatch(core -> core.id().equals(id));
    }
}
