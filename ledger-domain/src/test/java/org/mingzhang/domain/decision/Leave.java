package org.mingzhang.domain.decision;

import org.mingzhang.domain.actor.ActorCommand.GrantStandIn;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;

/** Leaves that nobody may arrange. */
final class Leave {
    private Leave() {}

    /** Somebody of a county's office is to stand in for somebody of the city's. */
    static Answer ofAnotherOffice(Given given) {
        return given.when(
                Person.SECURITY,
                new GrantStandIn(
                        Person.COUNTY.id(),
                        Person.DECISION.id(),
                        Role.CITY_INDUSTRY,
                        null,
                        given.today(),
                        given.today(),
                        "年休假"));
    }
}
