package org.mingzhang.domain.expert;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.expert.ExpertEvent.ExpertEnrolled;
import org.mingzhang.domain.expert.ExpertEvent.ExpertWithdrawn;
import org.mingzhang.domain.expert.ExpertEvent.Indicator;
import org.mingzhang.domain.expert.ExpertEvent.ScoreSheetAdopted;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Rubric;
import org.mingzhang.domain.programme.Programme;

/** What can be asked about a programme's pool of experts. */
public sealed interface ExpertCommand extends LedgerCommand {
    /** Posts that decide about applications and money. */
    Set<Role> OFFICES = Set.of(Role.CITY_INDUSTRY, Role.COUNTY_INDUSTRY, Role.FINANCE);

    String programme();

    @Override
    default StreamId subject() {
        return StreamId.experts(programme());
    }

    /**
     * 专家入库.
     *
     * @param actor the person's own id in the ledger
     * @param orgCode credit code of the expert's organisation, where it has one
     */
    @CommandName(value = "expert.enrol", title = "专家入库")
    record EnrolExpert(
            String programme,
            String expert,
            String actor,
            String name,
            @Nullable String orgCode,
            String orgName,
            String speciality,
            String documentNo)
            implements ExpertCommand {
        public EnrolExpert {
            StreamId.requireName(expert);
            StreamId.requireName(actor);
            if (orgCode != null) {
                CreditCode.require(orgCode);
            }
        }

        @Override
        public StreamId alsoAbout() {
            return StreamId.actor(actor);
        }

        /** A registered person in the post of an expert, who neither signs here nor decides about money or cases. */
        private @Nullable Rejection refusePerson(Actor person, Occasion occasion) {
            return occasion.first(() -> null)
                    .refuseIf(!person.exists(), RejectionCode.NOT_FOUND, Map.of("actor", actor))
                    .refuseIf(
                            occasion.isBy(actor),
                            RejectionCode.SAME_PERSON,
                            Map.of("actor", actor, "step", "办理专家入库", "otherStep", "本人入库"))
                    .refuseIf(
                            !person.holds(Role.EXPERT, occasion.today()),
                            RejectionCode.NOT_ELIGIBLE,
                            Map.of("actor", actor, "needs", "任专家岗位的经办人"))
                    .refuseIf(
                            OFFICES.stream().anyMatch(office -> person.holdsSince(office, occasion.today())),
                            RejectionCode.NOT_ELIGIBLE,
                            Map.of("actor", actor, "needs", "不兼任工信、财政岗位的专家"))
                    .refusal();
        }
    }

    /** 专家出库: who was drawn and has not handed in a complete sheet is replaced from the reserve. */
    @CommandName(value = "expert.withdraw", title = "专家出库")
    record WithdrawExpert(String programme, String expert, String reason, String documentNo) implements ExpertCommand {}

    /**
     * 评分表.
     *
     * @param direction id or name; absent for all directions that have no sheet of their own
     */
    @CommandName(value = "expert.adopt-sheet", title = "定下评分表")
    record AdoptScoreSheet(
            String programme, String stage, @Nullable String direction, List<Indicator> indicators, String documentNo)
            implements ExpertCommand {
        private static final int MOST = 100;
        private static final int FULL = 1000;

        public AdoptScoreSheet {
            if (indicators != null) {
                Require.distinct(indicators.stream().map(Indicator::indicator).toList(), "评分指标");
                if (indicators.isEmpty() || indicators.size() > MOST) {
                    throw new RefusedValue(indicators, "评分表应有 1–" + MOST + " 项指标");
                }
                int sum = 0;
                for (Indicator indicator : indicators) {
                    Require.within(indicator.mostTenths(), 1, FULL, "指标满分（十分之一分）");
                    sum += indicator.mostTenths();
                }
                if (sum > FULL) {
                    throw new RefusedValue(indicators, "各指标满分之和不应超过 100 分");
                }
                indicators = List.copyOf(indicators);
            }
        }

        /** What the pack itself says is scored no office says otherwise; nor is a sheet adopted that would bind no direction. */
        private @Nullable Rejection refuseBesidePack(PolicyPack pack, @Nullable String id) {
            List<Direction> meant = pack.directions().stream()
                    .filter(one ->
                            id == null ? one.stages().contains(stage) : one.id().equals(id))
                    .toList();
            Rubric first = meant.isEmpty() ? null : meant.getFirst().rubric();
            return first != null
                            && meant.stream()
                                    .map(Direction::rubric)
                                    .allMatch(rubric ->
                                            rubric != null && rubric.stage().equals(stage))
                    ? Rejection.of(
                            RejectionCode.WRONG_STATE,
                            first.clause(),
                            Map.of("stage", stage, "state", "评分指标由政策包规定", "needs", "以有依据的决定定下权重"))
                    : null;
        }
    }

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        Actor person = this instanceof EnrolExpert c ? (Actor) streams.state(c.alsoAbout()) : new Actor();
        ExpertPool pool = (ExpertPool) streams.state(subject());
        Programme programme = (Programme) streams.state(StreamId.programme(programme()));
        Checks checks = occasion.first(() -> occasion.refuseUnless(Role.CITY_INDUSTRY))
                .refuseIf(!programme.exists(), RejectionCode.NOT_FOUND, Map.of("programme", programme()))
                .refuseIf(
                        programme.isClosed(),
                        RejectionCode.WRONG_STATE,
                        Map.of("programme", programme(), "state", "已关闭"));
        return switch (this) {
            case EnrolExpert c ->
                checks.refuseIf(pool.knows(c.expert()), RejectionCode.ALREADY_EXISTS, Map.of("expert", c.expert()))
                        .refuseIf(
                                pool.hasActor(c.actor()),
                                RejectionCode.ALREADY_EXISTS,
                                Map.of("actor", c.actor(), "expert", c.expert()))
                        .then(() -> c.refusePerson(person, occasion))
                        .orElse(() -> Decision.accept(
                                subject(),
                                new ExpertEnrolled(
                                        c.expert(),
                                        c.actor(),
                                        c.name(),
                                        c.orgCode(),
                                        c.orgName(),
                                        c.speciality(),
                                        c.documentNo())));
            case WithdrawExpert c ->
                checks.refuseIf(
                                !pool.experts().containsKey(c.expert()),
                                RejectionCode.NOT_FOUND,
                                Map.of("expert", c.expert()))
                        .orElse(() -> Decision.accept(
                                subject(), new ExpertWithdrawn(c.expert(), c.reason(), c.documentNo())));
            case AdoptScoreSheet c -> {
                if (checks.refusal() != null) {
                    yield new Decision.Rejected(Objects.requireNonNull(checks.refusal()));
                }
                PolicyPack pack = streams.pack(programme.packSm3(occasion.businessDate()));
                String direction = c.direction() == null
                        ? null
                        : pack.direction(c.direction()).map(found -> found.id()).orElse("");
                yield checks.refuseIf(
                                pack.stages().stream()
                                        .noneMatch(stage -> stage.id().equals(c.stage())),
                                RejectionCode.NOT_FOUND,
                                Map.of("stage", c.stage()))
                        .refuseIf(
                                direction != null
                                        && pack.direction(direction)
                                                .filter(found -> !found.stages().contains(c.stage()))
                                                .isPresent(),
                                RejectionCode.NOT_FOUND,
                                Map.of("stage", c.stage(), "direction", String.valueOf(direction)))
                        .then(() -> c.refuseBesidePack(pack, direction))
                        .refuseIf(
                                "".equals(direction),
                                RejectionCode.NOT_FOUND,
                                Map.of("direction", String.valueOf(c.direction())))
                        .orElse(() -> Decision.accept(
                                subject(),
                                new ScoreSheetAdopted(c.stage(), direction, c.indicators(), c.documentNo())));
            }
        };
    }
}
