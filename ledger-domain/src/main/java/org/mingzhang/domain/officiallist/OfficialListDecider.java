package org.mingzhang.domain.officiallist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.programme.Programme;

/**
 * The rules of issuing a list: counties recommend what is theirs, finance plans payments, the city does all else; what
 * decides, pays or ends has a document number; and every row stands, or the list is not issued and all rows that do not are
 * told at once.
 */
final class OfficialListDecider {
    private final Streams streams;
    private final Occasion occasion;

    OfficialListDecider(Streams streams, Occasion occasion) {
        this.streams = streams;
        this.occasion = occasion;
    }

    Decision issue(IssueList c) {
        Rejection no = occasion.first(() -> occasion.refusePost(Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY, Role.FINANCE))
                .then(() -> occasion.refusePost(roles(c.kind())))
                .then(occasion::refuseFuture)
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        OfficialList list = (OfficialList) streams.state(c.subject());
        RowsIssued rows = new RowsIssued(streams, occasion, c);
        Programme programme = (Programme) streams.state(StreamId.programme(c.programme()));
        return occasion.first(() -> null)
                .refuseIf(!programme.exists(), RejectionCode.NOT_FOUND, Map.of("programme", c.programme()))
                .refuseIf(list.exists(), RejectionCode.ALREADY_EXISTS, Map.of("list", c.list()))
                .then(() -> refuseUnnumbered(c))
                .then(() -> rows.refuse(new PackNames(streams.pack(programme.packSm3(occasion.businessDate())))))
                .orElse(() -> issued(c, rows));
    }

    private static Role[] roles(Kind kind) {
        return switch (kind) {
            case RECOMMENDATION -> new Role[] {Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY};
            case PAYMENT_PLAN -> new Role[] {Role.CITY_INDUSTRY, Role.FINANCE};
            case NOTICE, DECISION, EXIT, REMOVAL -> new Role[] {Role.CITY_INDUSTRY};
        };
    }

    /** What a county sends up and what is shown to the public often has no number yet; what decides, pays or ends has one. */
    private static @Nullable Rejection refuseUnnumbered(IssueList c) {
        return c.documentNo() != null || !c.kind().numbered()
                ? null
                : Rejection.of(RejectionCode.LIST_DOCUMENT_MISSING, Map.of("list", c.list(), "documentNo", "未写"));
    }

    private Decision issued(IssueList c, RowsIssued rows) {
        List<StreamEvent> events = new ArrayList<>();
        events.add(new StreamEvent(
                c.subject(),
                new ListIssued(
                        c.programme(),
                        c.kind(),
                        c.documentNo(),
                        c.noticeFrom(),
                        c.noticeTo(),
                        occasion.standing().orgName(),
                        occasion.standing().name())));
        int number = 0;
        for (Item item : c.items()) {
            number++;
            boolean ofApplication = item.application() != null;
            String about = rows.about(item);
            events.add(new StreamEvent(
                    c.subject(),
                    new ListItemEntered(
                            number,
                            item.application(),
                            about,
                            item.amountFen(),
                            ofApplication ? rows.direction(item) : null,
                            c.kind() == Kind.PAYMENT_PLAN
                                    ? rows.enterprise(rows.paidTo(item)).account()
                                    : null)));
        }
        return new Decision.Accepted(events);
    }
}
