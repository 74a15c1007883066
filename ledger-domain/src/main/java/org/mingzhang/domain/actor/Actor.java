package org.mingzhang.domain.actor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.CodeAgreed;
import org.mingzhang.domain.actor.ActorEvent.CodeAsked;
import org.mingzhang.domain.actor.ActorEvent.CodeGiven;
import org.mingzhang.domain.actor.ActorEvent.KeyEnrolled;
import org.mingzhang.domain.actor.ActorEvent.KeyProposed;
import org.mingzhang.domain.actor.ActorEvent.KeyRevoked;
import org.mingzhang.domain.actor.ActorEvent.KeyRotated;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.ActorEvent.RoleRevoked;
import org.mingzhang.domain.actor.ActorEvent.SignInConfirmed;
import org.mingzhang.domain.actor.ActorEvent.StandInEndNoted;
import org.mingzhang.domain.actor.ActorEvent.StandInEnded;
import org.mingzhang.domain.actor.ActorEvent.StandInGranted;
import org.mingzhang.domain.actor.ActorEvent.StandInNoted;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;

/** A person's standing: organisation, keys, posts, and who stands in for whom on which days. */
public final class Actor implements StreamState {
    /**
     * A key of the person.
     *
     * @param publicKey base64 of SubjectPublicKeyInfo
     * @param revoked whether it no longer signs anything new
     */
    public record Key(String keyId, String algorithm, String publicKey, boolean revoked) {}

    private record Post(Role role, @Nullable String county) {
        /** Whether it reaches a matter of this county; null is a matter of the whole city. */
        boolean reaches(Role wanted, @Nullable String matter) {
            return role == wanted && (county == null || Objects.equals(county, matter));
        }
    }

    /**
     * A post on the days on which one stands in for another, both ends included.
     *
     * @param other the absent person, or in that person's own standing who stands in
     */
    public record StandIn(String other, Role role, @Nullable String county, LocalDate from, LocalDate to) {
        boolean on(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }

        private boolean isOf(Post post) {
            return post.role == role && Objects.equals(post.county, county);
        }

        private boolean is(String who, Role ofRole, @Nullable String ofCounty, LocalDate since) {
            return other.equals(who) && isOf(new Post(ofRole, ofCounty)) && from.equals(since);
        }
    }

    /**
     * A key that stands proposed.
     *
     * @param by who proposed it; more than one where another did so as well
     */
    record Proposed(String publicKey, Set<String> by) {
        private Proposed also(String who) {
            Set<String> all = new HashSet<>(by);
            all.add(who);
            return new Proposed(publicKey, Set.copyOf(all));
        }
    }

    /**
     * A one-time code that was asked for and that nobody has taken.
     *
     * @param by who asked
     * @param role in which post
     * @param at when it was asked for, or agreed to
     */
    public record AskedCode(
            String by, String role, @Nullable String agreedBy, Instant at) {}

    private @Nullable ActorRegistered registered;
    private String registrar = "";
    private final Map<String, Key> keys = new HashMap<>();
    private final Map<String, Set<String>> bringers = new HashMap<>();
    private final Map<String, Proposed> proposed = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final List<Post> posts = new ArrayList<>();
    private final Set<Role> meantFor = EnumSet.noneOf(Role.class);
    private final List<StandIn> standIns = new ArrayList<>();
    private final List<StandIn> noted = new ArrayList<>();
    private @Nullable AskedCode askedCode;
    private @Nullable String codeTaker;
    private boolean unproven;

    @Override
    public void evolve(Recorded recorded) {
        switch ((ActorEvent) recorded.event()) {
            case ActorRegistered e -> {
                registered = e;
                registrar = recorded.actor().id();
                if (e.intended() != null) {
                    meantFor.add(e.intended());
                }
            }
            case KeyProposed e ->
                proposed.merge(
                        e.keyId(),
                        new Proposed(e.publicKey(), Set.of(recorded.actor().id())),
                        (before, more) -> before.also(recorded.actor().id()));
            case KeyEnrolled e -> {
                Proposed was = proposed.get(e.keyId());
                // Registration, and ledgers of the time before proposals, have whoever signs bring the key.
                bind(
                        new Key(e.keyId(), e.algorithm(), e.publicKey(), false),
                        was == null ? Set.of(recorded.actor().id()) : was.by);
            }
            case KeyRotated e -> {
                revoke(e.oldKeyId());
                // A key that somebody else brought is not made one's own by replacing it.
                bind(
                        new Key(e.keyId(), e.algorithm(), e.publicKey(), false),
                        bringers.getOrDefault(e.oldKeyId(), Set.of()));
            }
            case KeyRevoked e -> {
                revoke(e.keyId());
                withdrawn.add(e.keyId());
                proposed.remove(e.keyId());
            }
            case RoleGranted e -> {
                posts.add(new Post(e.role(), e.county()));
                meantFor.add(e.role());
            }
            case RoleRevoked e -> posts.remove(new Post(e.role(), e.county()));
            case StandInGranted e -> standIns.add(new StandIn(e.instead(), e.role(), e.county(), e.from(), e.to()));
            case StandInEnded e -> standIns.removeIf(one -> one.is(e.instead(), e.role(), e.county(), e.from()));
            case StandInNoted e -> noted.add(new StandIn(e.standIn(), e.role(), e.county(), e.from(), e.to()));
            case StandInEndNoted e -> noted.removeIf(one -> one.is(e.standIn(), e.role(), e.county(), e.from()));
            // Who asks anew has to be agreed with anew.
            case CodeAsked e ->
                askedCode =
                        new AskedCode(recorded.actor().id(), recorded.actor().role(), null, recorded.recordedAt());
            case CodeAgreed e ->
                askedCode = askedCode == null
                        ? null
                        : new AskedCode(
                                askedCode.by, askedCode.role, recorded.actor().id(), recorded.recordedAt());
            case CodeGiven e -> {
                askedCode = null;
                codeTaker = e.takenBy();
                unproven = true;
            }
            case SignInConfirmed e -> unproven = false;
        }
    }

    private void bind(Key key, Set<String> broughtBy) {
        keys.put(key.keyId, key);
        bringers.put(key.keyId, broughtBy);
        proposed.remove(key.keyId);
    }

    private void revoke(String keyId) {
        keys.computeIfPresent(keyId, (id, key) -> new Key(id, key.algorithm, key.publicKey, true));
    }

    public boolean exists() {
        return registered != null;
    }

    /** The organisation's id; empty for an actor that was never registered. */
    public String org() {
        return registered == null ? "" : registered.org();
    }

    public String name() {
        return registered == null ? "" : registered.name();
    }

    /** What the organisation is called; empty for an actor that was never registered. */
    public String orgName() {
        return registered == null ? "" : registered.orgName();
    }

    public @Nullable Key key(String keyId) {
        return keys.get(keyId);
    }

    /** A key that stands proposed and signs nothing yet; null for none. */
    @Nullable
    Proposed proposed(String keyId) {
        return proposed.get(keyId);
    }

    /** Whether somebody registered the person, or brought a key with which the person can sign now. */
    public boolean isBroughtBy(String who) {
        return registrar.equals(who)
                || bringers.entrySet().stream()
                        .anyMatch(one -> signs(one.getKey()) && one.getValue().contains(who));
    }

    private boolean signs(String keyId) {
        Key key = keys.get(keyId);
        return key != null && !key.revoked;
    }

    /** Whether a key was revoked, and not merely replaced by the next one: what it began, it does not go on with. */
    public boolean isWithdrawn(String keyId) {
        return withdrawn.contains(keyId);
    }

    /** Every key that the person ever had. */
    public List<Key> keys() {
        return List.copyOf(keys.values());
    }

    /**
     * For which posts the person was registered, and which they ever had: empty for who was registered before registrations said so,
     * and never had any.
     */
    Set<Role> meantFor() {
        return Set.copyOf(meantFor);
    }

    /** The roles that the person has, and those in which they stand in for others on a day or later. */
    List<Role> roles(LocalDate day) {
        return Stream.concat(
                        posts.stream().map(Post::role),
                        standIns.stream().filter(one -> !one.to.isBefore(day)).map(StandIn::role))
                .distinct()
                .toList();
    }

    /** Whether the person has a post of this role on a day, their own or one in which they stand in for somebody. */
    public boolean holds(Role role, LocalDate day) {
        return holdsOwn(role) || standsIn(role, day).findAny().isPresent();
    }

    /** The same, of that day or any later one for which it has been said. */
    public boolean holdsSince(Role role, LocalDate day) {
        return roles(day).contains(role);
    }

    /** Whether a post reaches a matter of this county on a day; a matter of the whole city needs a post for the whole city. */
    public boolean covers(Role role, @Nullable String county, LocalDate day) {
        return coversOwn(role, county)
                || standsIn(role, day).anyMatch(one -> new Post(one.role, one.county).reaches(role, county));
    }

    /** Whether an own post does, on whatever day. */
    boolean coversOwn(Role role, @Nullable String county) {
        return posts.stream().anyMatch(post -> post.reaches(role, county));
    }

    boolean holdsExactly(Role role, @Nullable String county) {
        return posts.contains(new Post(role, county));
    }

    /**
     * For whom the person acts who signs in a role on a day: nobody where they hold a post of that role themselves, since a signature
     * names the role alone.
     */
    public List<String> insteadOf(Role role, LocalDate day) {
        return holdsOwn(role)
                ? List.of()
                : standsIn(role, day).map(StandIn::other).distinct().toList();
    }

    private boolean holdsOwn(Role role) {
        return posts.stream().anyMatch(post -> post.role == role);
    }

    private Stream<StandIn> standsIn(Role role, LocalDate day) {
        return standIns.stream().filter(one -> one.role == role && one.on(day));
    }

    /** How the person stands in for somebody in a post from a day on; null where they do not. */
    @Nullable
    StandIn standIn(String instead, Role role, @Nullable String county, LocalDate from) {
        return standIns.stream()
                .filter(one -> one.is(instead, role, county, from))
                .findFirst()
                .orElse(null);
    }

    /** For whom the person stands in for the same post on any of these days; null for nobody. */
    @Nullable
    StandIn standInWithin(Role role, @Nullable String county, LocalDate from, LocalDate to) {
        return within(standIns, new Post(role, county), from, to);
    }

    /** Who stands in for the person's post on any of these days; null for nobody. */
    @Nullable
    StandIn coveredWithin(Role role, @Nullable String county, LocalDate from, LocalDate to) {
        return within(noted, new Post(role, county), from, to);
    }

    private static @Nullable StandIn within(List<StandIn> all, Post post, LocalDate from, LocalDate to) {
        return all.stream()
                .filter(one -> one.isOf(post) && !one.from.isAfter(to) && !one.to.isBefore(from))
                .findFirst()
                .orElse(null);
    }

    /** The code that was asked for and not taken; null for none. */
    public @Nullable AskedCode askedCode() {
        return askedCode;
    }

    /** Whether whoever comes in has only shown that a one-time code was theirs. */
    public boolean isUnproven() {
        return unproven;
    }

    /** Whether it was they who took the latest code. */
    boolean tookCode(String who) {
        return who.equals(codeTaker);
    }
}
