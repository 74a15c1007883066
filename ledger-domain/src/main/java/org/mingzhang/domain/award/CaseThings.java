package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent.Link;
import org.mingzhang.domain.application.Consortium;
import org.mingzhang.domain.enterprise.Acceptance;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.DishonestyRecorded;
import org.mingzhang.domain.policy.Count;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Thing;
import org.mingzhang.domain.policy.ThingFact;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.project.Project;

/** What counts of a pack look at in one case, thing by thing. */
final class CaseThings {
    /** 事故等级 as records write it, after 《生产安全事故报告和调查处理条例》. */
    private static final Map<String, Long> CLASSES =
            Map.of("一般", 1L, "一般事故", 1L, "较大", 2L, "较大事故", 2L, "重大", 3L, "重大事故", 3L, "特别重大", 4L, "特别重大事故", 4L);

    private CaseThings() {}

    /**
     * The things of one kind, but for titles, which are read under parameters.
     *
     * @param borrowing whether the applicant's last acceptance stands for one of its own, which the case does not have
     * @param on the day of the decision
     * @return null where records do not tell them one by one
     */
    static @Nullable List<Thing> of(Count.Of kind, CaseParts parts, boolean borrowing, LocalDate on) {
        return switch (kind) {
            case PARTICIPANTS -> members(Link.PARTICIPATES, parts, on);
            case DRIVEN -> members(Link.DRIVEN, parts, on);
            case SERVED -> members(Link.SERVED, parts, on);
            case SCENES -> scenes(parts, borrowing, on);
            case INCIDENTS ->
                parts.enterprise().incidents().stream()
                        .filter(incident -> incident.event().occurredOn() == null
                                || !incident.event().occurredOn().isAfter(on))
                        .map(incident -> incident(incident, on))
                        .toList();
            case TITLES -> List.of();
        };
    }

    private static List<Thing> members(Link how, CaseParts parts, LocalDate on) {
        Application application = parts.application();
        List<String> bound = Consortium.of(application, parts.pack(), false).bound();
        List<Thing> members = new ArrayList<>();
        for (String code : parts.linked(how)) {
            boolean confirmed = bound.contains(code)
                    || application.links().stream()
                            .anyMatch(linked -> linked.link().enterprise().equals(code)
                                    && linked.link().link() == how
                                    && (linked.on() == null || !linked.on().isAfter(on)));
            members.add(member(parts.others().enterprise(code), code, confirmed, parts, on));
        }
        return members;
    }

    private static Thing member(Enterprise member, String code, boolean confirmed, CaseParts parts, LocalDate on) {
        Enterprise.Membership membership = parts.membershipOf(member);
        Enterprise.Accepted accepted = parts.acceptanceOf(member, on);
        Details details = member.details();
        Long position = accepted != null ? Long.valueOf(accepted.position()) : null;
        Facts facts = Facts.NONE
                .with(ThingFact.MEMBER_PILOT, membership != null && membership.inPilot(), null)
                .with(ThingFact.MEMBER_LEFT_PILOT, parts.leftPilot(member), null)
                .with(ThingFact.MEMBER_ACCEPTED, accepted != null, position)
                .with(
                        ThingFact.MEMBER_LEVEL,
                        accepted == null ? 0L : accepted.event().level(),
                        position)
                .with(ThingFact.MEMBER_CONFIRMED, confirmed, null)
                .with(ThingFact.MEMBER_IN_REGION, inRegion(parts.pack(), details), null)
                .with(ThingFact.MEMBER_ABOVE_SCALE, details != null && details.aboveScale(), null);
        Value size = details == null ? null : size(details);
        facts = size == null ? facts : facts.with(ThingFact.MEMBER_SIZE, size, null);
        String name = member.name();
        return new Thing(name.isEmpty() ? code : name, facts, position);
    }

    /** 企业规模 in the words of the rules; null where it is not recorded. */
    static @Nullable Value size(Details details) {
        return details.size() == null ? null : Value.of(details.size().name().toLowerCase(Locale.ROOT));
    }

    static boolean inRegion(PolicyPack pack, @Nullable Details details) {
        return details != null
                && details.county() != null
                && pack.county(details.county()).isPresent();
    }

    private static @Nullable List<Thing> scenes(CaseParts parts, boolean borrowing, LocalDate on) {
        List<Project.Scene> own = parts.project().scenes();
        Enterprise.Accepted accepted = borrowing && own.isEmpty() ? parts.acceptanceOf(parts.enterprise(), on) : null;
        if (accepted == null) {
            return own.stream()
                    .map(scene -> scene(
                            scene.result().scene(),
                            scene.result().level(),
                            scene.result().constrained(),
                            scene.position()))
                    .toList();
        }
        List<Acceptance.Scene> assessed = accepted.event().assessedScenes();
        return assessed == null
                ? null
                : assessed.stream()
                        .map(scene -> scene(scene.scene(), scene.level(), scene.constrained(), accepted.position()))
                        .toList();
    }

    private static Thing scene(String name, int level, @Nullable Boolean constrained, long position) {
        Facts facts = Facts.NONE
                .with(ThingFact.SCENE_LEVEL, (long) level, position)
                .with(ThingFact.SCENE_CONSTRAINED, Boolean.TRUE.equals(constrained), position);
        return new Thing(name, facts, position);
    }

    private static Thing incident(Enterprise.Incident incident, LocalDate on) {
        DishonestyRecorded event = incident.event();
        long position = incident.position();
        LocalDate repaired = event.repairedOn();
        Facts facts = Facts.NONE
                .with(ThingFact.INCIDENT_KIND, event.kind(), position)
                .with(
                        ThingFact.INCIDENT_CLASS,
                        CLASSES.getOrDefault(Objects.requireNonNullElse(event.level(), ""), 0L),
                        position)
                .with(ThingFact.INCIDENT_REPAIRED, repaired != null && !repaired.isAfter(on), position);
        if (repaired != null && !repaired.isAfter(on)) {
            facts = facts.with(ThingFact.INCIDENT_REPAIRED_ON, Value.of(repaired), position);
        }
        facts = event.occurredOn() == null
                ? facts
                : facts.with(ThingFact.INCIDENT_OCCURRED_ON, Value.of(event.occurredOn()), position);
        return new Thing(event.kind(), facts, position);
    }

    /** Titles, each as the parameters have it read. */
    static List<Thing> titles(List<Enterprise.Honour> titles, PolicyPack pack, ParameterValues values, LocalDate on) {
        return titles.stream().map(title -> title(title, pack, values, on)).toList();
    }

    private static Thing title(Enterprise.Honour title, PolicyPack pack, ParameterValues values, LocalDate on) {
        String level = Objects.requireNonNullElse(title.event().level(), "");
        LocalDate obtained = title.event().obtainedOn();
        LocalDate until = title.event().validUntil();
        Facts facts = Facts.NONE
                .with(
                        ThingFact.TITLE_HONOUR,
                        pack.honour(title.event().kind(), level, values)
                                .map(Honour::id)
                                .orElse(""),
                        title.position())
                .with(ThingFact.TITLE_VALID, until == null || !until.isBefore(on), title.position());
        facts = obtained == null
                ? facts
                : facts.with(ThingFact.TITLE_OBTAINED_ON, Value.of(obtained), title.position());
        return new Thing(title.event().kind() + level, facts, title.position());
    }
}
