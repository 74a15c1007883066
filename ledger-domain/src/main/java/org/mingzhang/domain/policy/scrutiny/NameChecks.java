package org.mingzhang.domain.policy.scrutiny;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Form;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;

/** Things of one kind that are called the same: records and workbooks name them by name, and could mean either. */
final class NameChecks {
    private final PolicyPack pack;
    private final Remarks remarks;

    NameChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
    }

    void check() {
        names(List.of("sources"), pack.sources(), FundingSource::id, FundingSource::name);
        names(List.of("lines"), pack.lines(), BudgetLine::id, BudgetLine::name);
        names(List.of("batches"), pack.batches(), batch -> Integer.toString(batch.number()), Batch::name);
        names(List.of("counties", "list"), pack.counties(), County::code, County::name);
        names(List.of("stages"), pack.stages(), Stage::id, Stage::name);
        names(List.of("honours"), pack.honours(), Honour::id, Honour::name);
        names(List.of("directions"), pack.directions(), Direction::id, Direction::name);
        for (Parameter parameter : pack.parameters()) {
            List<String> at = List.of("parameters", parameter.id(), "options");
            names(at, parameter.options(), Parameter.Option::id, Parameter.Option::meaning);
        }
        for (Form form : pack.forms()) {
            names(List.of("forms", form.id(), "fields"), form.fields(), Form.Field::id, Form.Field::name);
        }
    }

    private <T> void names(List<String> at, List<T> all, Function<T, String> id, Function<T, String> name) {
        Map<String, String> first = new HashMap<>();
        for (T one : all) {
            String before = first.putIfAbsent(name.apply(one), id.apply(one));
            if (before != null) {
                remarks.contradicts(
                        Rules.in(at, id.apply(one)),
                        "“" + name.apply(one) + "”，与 " + before + " 同名",
                        "应为不同的名称：登记时写名称的，分不出是哪一个");
            }
        }
    }
}
