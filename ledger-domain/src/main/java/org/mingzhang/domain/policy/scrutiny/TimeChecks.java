package org.mingzhang.domain.policy.scrutiny;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.domain.policy.Amendment;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.SourceDocument;
import org.mingzhang.domain.policy.Value;

/** Days in the wrong order, and terms of no days. */
final class TimeChecks {
    private static final Pattern DAY = Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日");

    private final PolicyPack pack;
    private final Remarks remarks;

    TimeChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
    }

    void check() {
        Optional<LocalDate> from = initial(CoreParameter.PILOT_FROM.id());
        Optional<LocalDate> to = initial(CoreParameter.PILOT_TO.id());
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            remarks.contradicts(
                    List.of("parameters", CoreParameter.PILOT_TO.id(), "default"),
                    "“" + to.get() + "”，早于 " + CoreParameter.PILOT_FROM.id() + " 的 " + from.get(),
                    "应为不早于实施期首日的日期：没有一天受理申报");
        }
        for (CoreParameter core : CoreParameter.values()) {
            core(core);
        }
        amendment();
    }

    /** What the ledger acts on must be something that it can act on. */
    private void core(CoreParameter core) {
        long least = core == CoreParameter.REFUND_DUE_DAYS || core == CoreParameter.PROVIDER_WARN_BELOW ? 0 : 1;
        long most = core == CoreParameter.PROVIDER_WARN_BELOW ? 100 : 3_660;
        Optional<Long> number = pack.parameters().stream()
                .filter(parameter -> parameter.id().equals(core.id()))
                .findFirst()
                .map(Parameter::initial)
                .filter(Value.Whole.class::isInstance)
                .map(value -> ((Value.Whole) value).number());
        if (number.isPresent() && (number.get() < least || number.get() > most)) {
            remarks.contradicts(
                    List.of("parameters", core.id(), "default"),
                    "“" + number.get() + "”",
                    "应为 " + least + " 至 " + most);
        }
    }

    /** A notice may be in force from before its day; whoever means that looks once more. */
    private void amendment() {
        Amendment amends = pack.amends();
        SourceDocument document = amends == null ? null : pack.document(amends.clause());
        if (amends == null || document == null) {
            return;
        }
        Matcher issued = DAY.matcher(document.issued());
        if (!issued.find()) {
            return;
        }
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(issued.group(1)),
                    Integer.parseInt(issued.group(2)),
                    Integer.parseInt(issued.group(3)));
            if (amends.from().isBefore(day)) {
                remarks.doubts(
                        List.of("amends", "from"),
                        "“" + amends.from() + "”，早于《" + document.title() + "》的日期 " + day,
                        "应为不早于发文之日的日期；文件写明溯及既往的可以不改");
            }
        } catch (DateTimeException noDay) {
            remarks.doubts(
                    List.of("documents", document.id(), "issued"), "“" + document.issued() + "”，没有这一天", "应为文件上的日期");
        }
    }

    private Optional<LocalDate> initial(String id) {
        return pack.parameters().stream()
                .filter(parameter -> parameter.id().equals(id))
                .findFirst()
                .map(Parameter::initial)
                .filter(Value.Day.class::isInstance)
                .map(value -> ((Value.Day) value).date());
    }
}
