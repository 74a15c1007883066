package org.mingzhang.tools.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordHonour;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.SampleCity;

/** How people and organisations enter the ledger. */
final class Enrolment {
    private Enrolment() {}

    /** A title as its certificate says it, by the pack's id. */
    static RecordHonour honour(
            PolicyPack pack, Firm firm, String id, @Nullable Integer grade, LocalDate obtainedOn, String documentNo) {
        Honour.Wording title = pack.honour(id).orElseThrow().recorded();
        return new RecordHonour(
                firm.code(),
                title.kinds().get(0),
                title.levels().isEmpty() ? null : title.levels().get(0),
                grade,
                obtainedOn,
                null,
                documentNo);
    }

    /** Everybody is registered by one administrator; then another gives them their posts. */
    static void officials(Lane lane, List<Person> officials) {
        officials.forEach(person -> registered(lane, person, List.of()));
        officials.forEach(person ->
                lane.does(Cast.SECURITY_ADMINISTRATOR, new GrantRole(person.id(), person.role(), person.county())));
    }

    private static void registered(Lane lane, Person person, List<Post> posts) {
        lane.does(Cast.ADMINISTRATOR, known -> {
            Port.Key key = known.key(person);
            return new RegisterActor(
                    person.id(),
                    person.name(),
                    person.org(),
                    person.orgName(),
                    person.role(),
                    key.keyId(),
                    key.publicKey(),
                    posts);
        });
    }

    /** The organisation, registered by its county, and the person who acts for it. */
    static void organisation(Lane lane, Firm firm, boolean withContact) {
        lane.does(Cast.county(firm.county(), 0), known -> {
            Personal name = withContact ? known.personal("示例联系人" + firm.key()) : null;
            Personal phone =
                    withContact ? known.personal(SampleCity.story().place().phone() + "（示例" + firm.key() + "）") : null;
            return new RegisterEnterprise(firm.code(), firm.details(name, phone), firm.account());
        });
        Person applicant = firm.applicant();
        registered(lane, applicant, List.of(new Post(applicant.role(), applicant.county())));
    }
}
