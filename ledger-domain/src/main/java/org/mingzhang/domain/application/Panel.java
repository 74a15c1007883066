package org.mingzhang.domain.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mingzhang.domain.application.Application.Draw;
import org.mingzhang.domain.application.ApplicationEvent.ExpertsDrawn;
import org.mingzhang.domain.expert.ExpertPool;

/**
 * 评审组: who scores and decides at a stage for which experts were drawn. It has as many seats as the first draw drew. They go, in
 * the order of the lots, to who was drawn, then to the reserve, then to who was drawn later to fill it up; whoever declared an
 * interest has none, and neither has whoever left the pool without a complete sheet. A complete sheet keeps its seat: nobody
 * is rid of a score by taking the expert out of the pool.
 *
 * @param seats how many it needs
 * @param experts ids of those who sit
 * @param actors the persons behind them
 */
record Panel(int seats, List<String> experts, List<String> actors) {
    /**
     * The panel as it stands.
     *
     * @param draws at least one
     * @param complete actors with complete sheets
     */
    static Panel of(List<Draw> draws, Application application, ExpertPool pool, Set<String> complete) {
        int seats = draws.getFirst().request().count();
        List<String> experts = new ArrayList<>();
        List<String> actors = new ArrayList<>();
        for (Draw draw : draws) {
            ExpertsDrawn drawn = draw.drawn();
            if (drawn != null) {
                Stream.concat(drawn.drawn().stream(), drawn.reserve().stream()).forEach(expert -> {
                    String actor = pool.actorOf(expert);
                    boolean stays = pool.experts().containsKey(expert) || complete.contains(actor);
                    if (experts.size() < seats
                            && stays
                            && !actors.contains(actor)
                            && !application.hasDeclaredConflict(actor)) {
                        experts.add(expert);
                        actors.add(actor);
                    }
                });
            }
        }
        return new Panel(seats, List.copyOf(experts), List.copyOf(actors));
    }

    /** Seats that nobody is left for. */
    int missing() {
        return seats - experts.size();
    }

    boolean has(String actor) {
        return actors.contains(actor);
    }
}
