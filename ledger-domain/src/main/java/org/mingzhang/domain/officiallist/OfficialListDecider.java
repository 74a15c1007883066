package org.mingzhang.domain.officiallist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.programme.Programme;

/**
 * The rules of issuing a list: counties recommend what is theirs, finance plans payments, the city does all else; every line
 * is about something that is there, and nothing stands on a list twice.
 */
final class OfficialListDecider {
    private final Streams streams;
    private final Occasion occasion;
    private final Map<String, Application> applications = new TreeMap<>();
    private final Map<String, Enterprise> enterprises = new TreeMap<>();

    OfficialListDecider(Streams streams, Occasion occasion) {
        this.streams = streams;
        this.occasion = occasion;
    }

    Decision issue(IssueList c) {
        Rejection no = occasion.first(() -> occasion.refusePost(Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY, Role.FINANCE))
                .then(() -> occasion.refusePost(roles(c.kind())))
                .then(occasion::refuseFuture)
                .then(() -> refuseTwice(c.items()))
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        OfficialList list = (OfficialList) streams.state(c.subject());
        load(c);
        Programme programme = (Programme) streams.state(StreamId.programme(c.programme()));
        return occasion.first(() -> null)
                .refuseIf(!programme.exists(), RejectionCode.NOT_FOUND, Map.of("programme", c.programme()))
                .then(() -> first(c.items(), item -> refuseUnknown(item, c.programme())))
                .refuseIf(list.exists(), RejectionCode.ALREADY_EXISTS, Map.of("list", c.list()))
                .then(() -> first(c.items(), this::refuseScope))
                .then(() -> first(c.items(), item -> occasion.refuseOwn(about(item))))
                .orElse(() -> issued(c));
    }

    private static Role[] roles(Kind kind) {
        return switch (kind) {
            case RECOMMENDATION -> new Role[] {Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY};
            case PAYMENT_PLAN -> new Role[] {Role.CITY_INDUSTRY, Role.FINANCE};
            case NOTICE, DECISION, EXIT, REMOVAL -> new Role[] {Role.CITY_INDUSTRY};
        };
    }

    /** Streams are taken in the order of their ids, kind by kind. */
    private void load(IssueList c) {
        Set<String> numbers = new TreeSet<>();
        Set<String> codes = new TreeSet<>();
        for (Item item : c.items()) {
            if (item.application() != null) {
                numbers.add(item.application());
            } else if (item.enterprise() != null) {
                codes.add(item.enterprise());
            }
        }
        numbers.forEach(number -> applications.put(number, (Application) streams.state(StreamId.application(number))));
        if (c.kind() == Kind.PAYMENT_PLAN) {
            // A plan says where the money goes, and that is registered with the beneficiary.
            applications.values().stream()
                    .filter(Application::exists)
                    .forEach(application -> codes.add(application.applicant()));
        }
        codes.forEach(code -> enterprises.put(code, (Enterprise) streams.state(StreamId.enterprise(code))));
    }

    private static @Nullable Rejection refuseTwice(List<Item> items) {
        Set<String> seen = new HashSet<>();
        for (Item item : items) {
            String application = item.application();
            if (!seen.add(application == null ? "of " + item.enterprise() : application)) {
                return Rejection.of(
                        RejectionCode.ALREADY_EXISTS,
                        application == null
                                ? Map.of("enterprise", String.valueOf(item.enterprise()))
                                : Map.of("application", application));
            }
        }
        return null;
    }

    private static @Nullable Rejection first(List<Item> items, Function<Item, @Nullable Rejection> check) {
        for (Item item : items) {
            Rejection no = check.apply(item);
            if (no != null) {
                return no;
            }
        }
        return null;
    }

    private Application application(String number) {
        return Objects.requireNonNull(applications.get(number));
    }

    private Enterprise enterprise(String code) {
        return Objects.requireNonNull(enterprises.get(code));
    }

    /** An application is one of the programme, and its line names nobody but its applicant. */
    private @Nullable Rejection refuseUnknown(Item item, String programme) {
        String number = item.application();
        String code = item.enterprise();
        if (number == null) {
            return code == null || enterprise(code).exists()
                    ? null
                    : Rejection.of(RejectionCode.NOT_FOUND, Map.of("enterprise", code));
        }
        Application application = application(number);
        return occasion.first(() -> null)
                .refuseIf(!application.exists(), RejectionCode.NOT_FOUND, Map.of("application", number))
                .then(() -> application.submitted().programme().equals(programme)
                        ? null
                        : Rejection.of(RejectionCode.NOT_FOUND, Map.of("application", number, "programme", programme)))
                .then(() -> code == null || application.applicant().equals(code)
                        ? null
                        : Rejection.of(RejectionCode.NOT_FOUND, Map.of("application", number, "applicant", code)))
                .refusal();
    }

    /** The organisation that a line is about. */
    private String about(Item item) {
        String number = item.application();
        return number == null
                ? Objects.requireNonNull(item.enterprise())
                : application(number).applicant();
    }

    private @Nullable Rejection refuseScope(Item item) {
        String number = item.application();
        return occasion.refuseScope(
                number != null
                        ? application(number).submitted().county()
                        : enterprise(Objects.requireNonNull(item.enterprise())).county());
    }

    private Decision issued(IssueList c) {
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
            events.add(new StreamEvent(
                    c.subject(),
                    new ListItemEntered(
                            number,
                            item.application(),
                            item.application() == null ? item.enterprise() : about(item),
                            item.amountFen(),
                            item.application() == null
                                    ? null
                                    : application(item.application())
                                            .submitted()
                                            .direction(),
                            c.kind() == Kind.PAYMENT_PLAN
                                    ? enterprise(about(item)).account()
                                    : null)));
        }
        return new Decision.Accepted(events);
    }
}
