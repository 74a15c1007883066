package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.seal.Receipt;
import org.mingzhang.domain.seal.ReceiptEntry;
import org.mingzhang.view.trail.Names;
import org.mingzhang.view.trail.Sentence;
import org.mingzhang.view.trail.Subject;
import tools.jackson.databind.JsonNode;

/**
 * What a verified receipt's entries say, as a trace says it: when, about what, by whom, and what happened.
 *
 * <p>A receipt has ids and no names. They are taken from the policy pack that comes with this program, which is said.
 *
 * @param zone in which times are told
 */
record ReceiptText(Receipt receipt, ZoneId zone) {
    void print(PrintWriter out) {
        PolicyPack pack = pack();
        Sentence sentence = new Sentence(new Names(pack, code -> code));
        out.println("所载账目（" + Names.timeOf(zone) + "）：");
        for (ReceiptEntry item : receipt.entries()) {
            Envelope envelope = envelope(item);
            Subject subject = Subject.of(envelope.stream());
            out.println("  序号 " + item.entry().position() + "　" + when(envelope) + "　"
                    + subject.kind().chinese() + " " + subject.id() + "　" + who(envelope.actor()));
            out.println("    " + sentence.of(envelope));
        }
        if (pack != null) {
            out.println("  其中方向、科目、环节等的名称照本程序自带的政策包 " + pack.id() + "，回执只载其编号");
        }
    }

    private static Envelope envelope(ReceiptEntry item) {
        return EventCodec.decode(item.entry().bytes());
    }

    private String when(Envelope envelope) {
        LocalDate business = envelope.businessDate();
        String recorded = "记账 " + Names.moment(envelope.recordedAt(), zone);
        return business == null
                        || business.equals(envelope.recordedAt().atZone(zone).toLocalDate())
                ? recorded
                : "业务日期 " + Names.day(business) + "，" + recorded;
    }

    private static String who(ActorRef actor) {
        if (actor.role().equals(Role.LEDGER.name())) {
            return "账本自记";
        }
        String post = Arrays.stream(Role.values())
                .filter(role -> role.name().equals(actor.role()))
                .map(Role::chinese)
                .findFirst()
                .orElse(actor.role());
        return "经办人 " + actor.id() + "（单位 " + actor.org() + "，岗位 " + post + "）";
    }

    /** The programme's, by its id, or where no entry names a programme the only one; null where that is none of ours. */
    private @Nullable PolicyPack pack() {
        List<String> known = Packs.builtIn();
        String programme = receipt.entries().stream()
                .map(item -> programme(envelope(item)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(known.size() == 1 ? known.getFirst() : null);
        return programme != null && known.contains(programme) ? Packs.builtIn(programme) : null;
    }

    private static @Nullable String programme(Envelope envelope) {
        JsonNode named = EventCodec.payload(envelope.event()).get("programme");
        return envelope.stream().type() == StreamType.PROGRAMME
                ? envelope.stream().id()
                : named == null ? null : named.stringValue();
    }
}
