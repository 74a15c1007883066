package org.mingzhang.domain.provider;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.provider.ProviderEvent.AppealResolved;
import org.mingzhang.domain.provider.ProviderEvent.ProductRegistered;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAdmitted;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAppealed;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRated;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRemoved;
import org.mingzhang.domain.provider.ProviderEvent.ProviderWarned;
import org.mingzhang.domain.provider.ProviderEvent.RatingWithdrawn;
import org.mingzhang.domain.provider.ProviderEvent.RectificationJudged;
import org.mingzhang.domain.provider.ProviderEvent.RectificationReported;

/** A provider's place in the pools of programmes, its products, its ratings, and what was decided about it. */
public final class Provider implements StreamState {
    /**
     * A stay in a pool.
     *
     * @param since the business date of the admission
     * @param until of the removal; null while it stays
     * @param removedBy the person who removed it
     * @param removedAt the position of the removal
     * @param heard whether an appeal against that removal was decided
     */
    private record Stay(
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            boolean over,
            String removedBy,
            long removedAt,
            boolean heard) {
        /** One that lasts. */
        static Stay open(@Nullable LocalDate since) {
            return new Stay(since, null, false, "", -1, false);
        }

        boolean covers(LocalDate day) {
            return (since == null || !day.isBefore(since)) && (!over || (until != null && day.isBefore(until)));
        }
    }

    /**
     * A warning that stands.
     *
     * @param heard whether an appeal against it was decided
     */
    record Warning(
            ProviderWarned event, String by, @Nullable LocalDate on, boolean reported, boolean heard) {
        Warning reported(boolean so) {
            return new Warning(event, by, on, so, heard);
        }
    }

    /** An appeal that nobody has answered. */
    record OpenAppeal(ProviderAppealed event, @Nullable LocalDate on) {}

    /**
     * A rating that stands.
     *
     * @param signed whether who rated signed it; otherwise an old book tells of it
     */
    record Rating(
            ProviderRated event, long position, @Nullable LocalDate on, boolean signed) {
        boolean isOf(String application, @Nullable String contract) {
            return event.application().equals(application)
                    && (contract == null
                            || event.contract() == null
                            || event.contract().equals(contract));
        }
    }

    private record Withdrawn(
            RatingWithdrawn event, @Nullable LocalDate on) {}

    private final Map<String, List<Stay>> stays = new HashMap<>();
    private final Map<String, ProductRegistered> products = new HashMap<>();
    private final List<Rating> ratings = new ArrayList<>();
    private final List<Withdrawn> withdrawn = new ArrayList<>();
    private final Map<String, Warning> warnings = new LinkedHashMap<>();
    private final Set<String> pastWarnings = new HashSet<>();
    private final Map<String, OpenAppeal> appeals = new LinkedHashMap<>();
    private final Set<String> pastAppeals = new HashSet<>();
    private Satisfaction satisfaction = Satisfaction.NONE;

    @Override
    public void evolve(Recorded recorded) {
        LocalDate on = recorded.businessDate();
        String actor = recorded.actor().id();
        switch ((ProviderEvent) recorded.event()) {
            case ProviderAdmitted e ->
                stays.computeIfAbsent(e.programme(), none -> new ArrayList<>()).add(Stay.open(on));
            case ProductRegistered e -> products.put(e.product(), e);
            case ProviderRated e -> {
                ratings.add(
                        new Rating(e, recorded.position(), on, recorded.actor().isRegistered()));
                satisfaction = satisfaction.with(e.scoreTenths());
            }
            case RatingWithdrawn e -> {
                ratings.stream()
                        .filter(rating -> rating.event.application().equals(e.application())
                                && Objects.equals(rating.event.contract(), e.contract())
                                && rating.event.scoreTenths() == e.scoreTenths())
                        .findFirst()
                        .ifPresent(rating -> {
                            ratings.remove(rating);
                            satisfaction = satisfaction.without(e.scoreTenths());
                        });
                withdrawn.add(new Withdrawn(e, on));
            }
            case ProviderWarned e -> warnings.put(e.warning(), new Warning(e, actor, on, false, false));
            case RectificationReported e ->
                warnings.computeIfPresent(e.warning(), (id, warning) -> warning.reported(true));
            case RectificationJudged e -> {
                if (e.accepted()) {
                    endWarning(e.warning());
                } else {
                    warnings.computeIfPresent(e.warning(), (id, warning) -> warning.reported(false));
                }
            }
            case ProviderRemoved e ->
                last(e.programme(), stay -> new Stay(stay.since, on, true, actor, recorded.position(), false));
            case ProviderAppealed e -> appeals.put(e.appeal(), new OpenAppeal(e, on));
            case AppealResolved e -> {
                appeals.remove(e.appeal());
                pastAppeals.add(e.appeal());
                if (e.warning() != null) {
                    if (e.upheld()) {
                        endWarning(e.warning());
                    } else {
                        warnings.computeIfPresent(
                                e.warning(),
                                (id, warning) ->
                                        new Warning(warning.event, warning.by, warning.on, warning.reported, true));
                    }
                } else if (e.upheld()) {
                    last(e.programme(), stay -> Stay.open(stay.since));
                } else {
                    last(
                            e.programme(),
                            stay -> new Stay(stay.since, stay.until, stay.over, stay.removedBy, stay.removedAt, true));
                }
            }
        }
    }

    private void endWarning(String id) {
        warnings.remove(id);
        pastWarnings.add(id);
    }

    private void last(String programme, UnaryOperator<Stay> change) {
        List<Stay> all = stays.get(programme);
        if (all != null) {
            all.set(all.size() - 1, change.apply(all.getLast()));
        }
    }

    private @Nullable Stay latest(String programme) {
        List<Stay> all = stays.get(programme);
        return all == null ? null : all.getLast();
    }

    /** Whether it may take new contracts in a programme. */
    public boolean inPool(String programme) {
        Stay latest = latest(programme);
        return latest != null && !latest.over;
    }

    /** Whether it was in a programme's pool on a day; not on the day of its removal any more. */
    public boolean wasInPool(String programme, LocalDate day) {
        return stays.getOrDefault(programme, List.of()).stream().anyMatch(stay -> stay.covers(day));
    }

    /** Whether it was removed from a programme's pool and has not come back. */
    public boolean isRemoved(String programme) {
        Stay latest = latest(programme);
        return latest != null && latest.over;
    }

    /** The day of that removal. */
    public @Nullable LocalDate removedOn(String programme) {
        Stay latest = latest(programme);
        return latest == null ? null : latest.until;
    }

    /** The person who removed it from a programme's pool; empty while it is in. */
    String removedBy(String programme) {
        Stay latest = latest(programme);
        return latest == null ? "" : latest.removedBy;
    }

    /**
     * Whether it was removed from any pool after a position, since ratings count for all of them; not where an upheld appeal
     * took that back.
     */
    boolean isRemovedSince(long position) {
        return stays.values().stream().flatMap(List::stream).anyMatch(stay -> stay.removedAt > position);
    }

    /** Whether it is in the pool of any programme. */
    public boolean inAnyPool() {
        return stays.keySet().stream().anyMatch(this::inPool);
    }

    /** Whether it has a product of this name, however it is typed. */
    boolean hasProductNamed(String name) {
        String key = Claim.nameKey(name);
        return products.values().stream()
                .anyMatch(product -> Claim.nameKey(product.name()).equals(key));
    }

    /** The id of the product that has this id, or else this name. */
    public @Nullable String productNamed(String idOrName) {
        return products.containsKey(idOrName)
                ? idOrName
                : products.values().stream()
                        .filter(product -> product.name().equals(idOrName))
                        .map(ProductRegistered::product)
                        .findFirst()
                        .orElse(null);
    }

    public @Nullable ProductRegistered product(String id) {
        return products.get(id);
    }

    /** What its ratings come to. */
    public Satisfaction satisfaction() {
        return satisfaction;
    }

    /** Warnings that stand, by id. */
    Map<String, Warning> warnings() {
        return Collections.unmodifiableMap(warnings);
    }

    boolean hasWarning(String id) {
        return warnings.containsKey(id) || pastWarnings.contains(id);
    }

    @Nullable
    OpenAppeal appeal(String id) {
        return appeals.get(id);
    }

    boolean hasAppeal(String id) {
        return appeals.containsKey(id) || pastAppeals.contains(id);
    }

    /** Whether an appeal against the same decision is open. */
    boolean isAppealed(String programme, @Nullable String warning) {
        return appeals.values().stream()
                .anyMatch(open ->
                        open.event.programme().equals(programme) && Objects.equals(open.event.warning(), warning));
    }

    /**
     * Whether an appeal against the same decision was dismissed: the warning, or the removal that stands.
     *
     * @param warning null for the removal
     */
    boolean isHeard(String programme, @Nullable String warning) {
        if (warning == null) {
            Stay latest = latest(programme);
            return latest != null && latest.heard;
        }
        Warning stands = warnings.get(warning);
        return stands != null && stands.heard;
    }

    /**
     * Whether a service was rated already.
     *
     * @param contract null for all of the project's contracts with it
     */
    boolean isRatedFor(String application, @Nullable String contract) {
        return ratings.stream().anyMatch(rating -> rating.isOf(application, contract));
    }

    /**
     * The ratings that stand for an application.
     *
     * @param contract null for all of the project's contracts with it
     */
    List<Rating> ratingsFor(String application, @Nullable String contract) {
        return ratings.stream()
                .filter(rating -> rating.isOf(application, contract))
                .toList();
    }

    /** Whether a rating for an application was withdrawn before. */
    boolean isWithdrawnFor(String application, @Nullable String contract) {
        return withdrawnFor(application, contract).findAny().isPresent();
    }

    /** The day of the last withdrawal; null where there is none. */
    @Nullable
    LocalDate withdrawnOn(String application, @Nullable String contract) {
        return withdrawnFor(application, contract)
                .map(Withdrawn::on)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    private Stream<Withdrawn> withdrawnFor(String application, @Nullable String contract) {
        return withdrawn.stream()
                .filter(each -> each.event.application().equals(application)
                        && (contract == null || contract.equals(each.event.contract())));
    }
}
