package org.mingzhang.app.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.enterprise.EnterpriseEvent.PriorAwardRecorded;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.Standing;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.Subject.Kind;
import org.mingzhang.view.trail.TrailPage;

/**
 * Where an invoice or a contract is used. Who sees the whole city is told all of it; anybody else what they see, in the same words
 * whether or not it is used beyond: that it is, is no business of theirs.
 *
 * @param cases the numbers of the cases, with a path to each
 */
public record UsedIn(
        String state, List<TrailPages.Link> cases, @Nullable String beyond, String tone) {
    private static final int MOST = 200;

    static @Nullable UsedIn of(Scope scope, Subject subject, TrailDesk trails, LogReader log) {
        if (subject.kind() != Kind.INVOICE && subject.kind() != Kind.CONTRACT) {
            return null;
        }
        TrailPage page = trails.page(scope, subject, false, null, MOST, null).orElse(null);
        if (page == null) {
            return null;
        }
        Map<String, TreeSet<String>> byCode = new TreeMap<>();
        int priors = 0;
        try {
            for (StreamId stream : page.lines().stream()
                    .map(told -> StreamId.parse(told.entry().stream()))
                    .distinct()
                    .toList()) {
                for (LedgerEvent event : standing(stream, log)) {
                    String code = code(event, subject);
                    if (code != null) {
                        byCode.computeIfAbsent(code, none -> new TreeSet<>()).add(stream.id());
                    }
                    priors += event instanceof PriorAwardRecorded prior
                                    && subject.id().equals(prior.invoiceNo())
                            ? 1
                            : 0;
                }
            }
        } catch (BrokenSeal altered) {
            // The trail itself says which entry it is; of what was altered nothing is said.
            return null;
        }
        return byCode.isEmpty()
                ? null
                : told(
                        subject.kind() == Kind.INVOICE,
                        byCode,
                        priors,
                        scope instanceof Scope.City && page.further() == null);
    }

    /** What a case's project or an enterprise says, without what was undone. */
    private static List<LedgerEvent> standing(StreamId stream, LogReader log) {
        return stream.type() != StreamType.PROJECT && stream.type() != StreamType.ENTERPRISE
                ? List.of()
                : Standing.of(log.stream(new StreamRef(stream.type().code(), stream.id()), 0).stream()
                                .map(entry -> new Entry(
                                        entry.position(), entry.requireSealed().envelope()))
                                .toList())
                        .stream()
                        .map(Entry::event)
                        .toList();
    }

    /** The code of the invoice that an entry uses, empty where it has none and of a contract; null of an entry that uses neither. */
    private static @Nullable String code(LedgerEvent event, Subject subject) {
        return switch (event) {
            case InvoiceRegistered e
            when subject.kind() == Kind.INVOICE && e.invoiceNo().equals(subject.id()) ->
                e.invoiceCode() == null ? "" : e.invoiceCode();
            case ContractRegistered e
            when subject.kind() == Kind.CONTRACT && e.contract().equals(subject.id()) -> "";
            default -> null;
        };
    }

    static UsedIn told(boolean invoice, Map<String, TreeSet<String>> byCode, int priors, boolean whole) {
        TreeSet<String> cases = new TreeSet<>();
        byCode.values().forEach(cases::addAll);
        boolean shared = byCode.values().stream().anyMatch(some -> some.size() > 1);
        List<String> said = new ArrayList<>();
        String did = invoice ? "列支" : "登记";
        if (cases.size() == 1) {
            said.add(whole && priors == 0 ? "只在本项目" + did + "，未用于其他申报" : "在本项目" + did);
        } else if (shared) {
            said.add("在 " + cases.size() + " 个项目" + did);
        } else {
            said.add("号码相同、代码不同的 " + byCode.size() + " 张发票，各只在一个项目列支");
        }
        if (priors > 0) {
            said.add("以往的其他奖补也用过（见下面的历史奖补）");
        }
        return new UsedIn(
                String.join("；", said),
                cases.stream()
                        .map(number -> new TrailPages.Link(TrailPath.of(new Subject(Kind.CASE, number)), number))
                        .toList(),
                whole ? null : "这里只说您可看的申报；是否用于其他申报由市级核查",
                shared || priors > 0 ? "warn" : whole ? "good" : "");
    }
}
