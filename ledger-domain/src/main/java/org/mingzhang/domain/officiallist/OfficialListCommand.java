package org.mingzhang.domain.officiallist;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;

/** What can be asked about lists. */
public sealed interface OfficialListCommand extends LedgerCommand {
    /** The list's number. */
    String list();

    @Override
    default StreamId subject() {
        return StreamId.list(list());
    }

    /**
     * A line: about an application, or about an enterprise alone.
     *
     * @param application the application's number
     * @param enterprise credit code; of an application's line its applicant, where it is stated
     */
    record Item(
            @Nullable String application,
            @Nullable String enterprise,
            @Nullable Fen amountFen) {
        public Item {
            if (application == null && enterprise == null) {
                throw new IllegalArgumentException("名单的每一行应写申报编号或统一社会信用代码");
            }
            if (application != null) {
                StreamId.requireName(application);
            }
            if (enterprise != null) {
                CreditCode.require(enterprise);
            }
            Require.notNegative(amountFen, "名单金额");
        }
    }

    /**
     * 签发名单, by whoever signs the command. Its lines are numbered from 1 in their order.
     *
     * @param documentNo 文号
     * @param noticeFrom first day on which it is shown to the public; absent with {@code noticeTo} for one that is not
     */
    @CommandName(value = "list.issue", title = "签发名单")
    record IssueList(
            String list,
            String programme,
            Kind kind,
            @Nullable String documentNo,
            @Nullable LocalDate noticeFrom,
            @Nullable LocalDate noticeTo,
            List<Item> items)
            implements OfficialListCommand {
        /** As many lines fit into the one entry that holds the signed command. */
        static final int MOST_ITEMS = 500;

        public IssueList {
            StreamId.requireName(programme);
            if (items.isEmpty() || items.size() > MOST_ITEMS) {
                throw new RefusedValue(items, "名单应有 1–" + MOST_ITEMS + " 行，更长的分几份签发");
            }
            if (noticeTo != null && (noticeFrom == null || noticeTo.isBefore(noticeFrom))) {
                throw new RefusedValue(noticeTo, "公示应写起止两日，结束不早于开始");
            }
            if (noticeFrom != null && noticeTo == null) {
                throw new RefusedValue(noticeFrom, "公示应写起止两日，结束不早于开始");
            }
            items = List.copyOf(items);
        }
    }

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        return switch (this) {
            case IssueList c -> new OfficialListDecider(streams, occasion).issue(c);
        };
    }
}
