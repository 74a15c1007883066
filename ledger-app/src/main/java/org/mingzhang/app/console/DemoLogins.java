package org.mingzhang.app.console;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.actor.Role;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Who can come into a practice ledger with one press, by post. Everybody may see the list: all of them are invented. */
@Component
@ConditionalOnProperty(name = "ledger.practice", havingValue = "true")
final class DemoLogins {
    /** Of each post, so many are offered; others can still be typed. */
    private static final int OFFERED = 60;

    private final ActorDirectory directory;

    DemoLogins(LedgerStore store) {
        this.directory = new ActorDirectory(store.log());
    }

    /** A person to come in as. */
    public record Seat(String actor, String name, String orgName) {}

    /**
     * The people of a post.
     *
     * @param open whether they are shown at once: posts that hundreds hold are not
     */
    public record Bench(String post, boolean open, List<Seat> seats) {
        public Bench {
            seats = List.copyOf(seats);
        }
    }

    /** Everybody, by post. */
    List<Bench> benches() {
        Map<Role, List<Seat>> seats = new EnumMap<>(Role.class);
        for (Person person : directory.all()) {
            for (ActorDirectory.Post post : person.posts()) {
                List<Seat> bench = seats.computeIfAbsent(post.role(), role -> new ArrayList<>());
                if (bench.size() < OFFERED) {
                    bench.add(new Seat(person.actor(), person.name(), person.orgName()));
                }
            }
        }
        List<Bench> benches = new ArrayList<>();
        seats.forEach((role, people) -> benches.add(new Bench(role.chinese(), people.size() <= 14, people)));
        return benches;
    }
}
