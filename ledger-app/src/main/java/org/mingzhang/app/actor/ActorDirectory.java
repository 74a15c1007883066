package org.mingzhang.app.actor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.actor.ActorEvent;
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
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;

/** Who people are, read straight from their streams. */
public record ActorDirectory(LogReader log) {
    /** A post; county null for the whole city. */
    public record Post(Role role, @Nullable String county) {}

    /**
     * A post on the days, both included, on which one stands in for another. What was ended early is none.
     *
     * @param other the absent person; of a post of one's own who stands in for one
     */
    public record StandIn(Post post, String other, LocalDate from, LocalDate to) {
        public boolean on(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * A key of a person.
     *
     * @param publicKey base64 of SubjectPublicKeyInfo
     * @param since the entry that bound it to the person
     * @param revokedAt the entry that ended it; null for one that still signs
     */
    public record HeldKey(
            String keyId,
            String algorithm,
            String publicKey,
            long since,
            @Nullable Long revokedAt) {
        public boolean signs() {
            return revokedAt == null;
        }
    }

    /**
     * A key that somebody proposed for a person, and that nobody has enrolled.
     *
     * @param publicKey base64 of SubjectPublicKeyInfo
     * @param by who proposed it
     */
    public record ProposedKey(String keyId, String publicKey, String by, Instant at, long position) {}

    /**
     * A one-time code that somebody asked for and that nobody has taken.
     *
     * @param agreedBy who agreed; null while nobody did
     */
    public record AskedCode(
            String by, String reason, @Nullable String agreedBy, Instant at, long position) {}

    /**
     * A person as their stream says.
     *
     * @param intended for which post they were registered; null where the registration does not say
     * @param posts their own; with those of a day's stand-ins behind them, after {@link #on}
     * @param proposed keys that wait to be enrolled
     * @param standIns in which they stand in for others
     * @param covered own posts in which others stand in for them
     * @param askedCode a one-time code that waits to be agreed to, or taken
     * @param unproven whether whoever comes in has only shown that a one-time code was theirs
     */
    public record Person(
            String actor,
            String name,
            String org,
            String orgName,
            @Nullable Role intended,
            List<Post> posts,
            List<HeldKey> keys,
            List<ProposedKey> proposed,
            List<StandIn> standIns,
            List<StandIn> covered,
            @Nullable AskedCode askedCode,
            boolean unproven) {
        /** The person as they stand on a day: with the posts in which they stand in for others on it, and with no other stand-ins. */
        public Person on(LocalDate day) {
            List<StandIn> today = standIns.stream()
                    .filter(one -> one.on(day) && !posts.contains(one.post))
                    .toList();
            return new Person(
                    actor,
                    name,
                    org,
                    orgName,
                    intended,
                    Stream.concat(posts.stream(), today.stream().map(StandIn::post))
                            .toList(),
                    keys,
                    proposed,
                    today,
                    covered.stream().filter(one -> one.on(day)).toList(),
                    askedCode,
                    unproven);
        }

        /** Whether a key of this id stands proposed for the person. */
        public boolean proposes(String keyId) {
            return proposed.stream().anyMatch(one -> one.keyId.equals(keyId));
        }

        /** How the person comes to a post that is not their own; null where it is. */
        public @Nullable StandIn standIn(Post post) {
            return standIns.stream()
                    .filter(one -> one.post.equals(post))
                    .findFirst()
                    .orElse(null);
        }

        /** The county to which all posts are limited; null where one is not, or there are several. */
        public @Nullable String county() {
            List<String> counties = posts.stream()
                    .map(post -> post.county() == null ? "" : post.county())
                    .distinct()
                    .toList();
            return counties.size() == 1 && !counties.getFirst().isEmpty() ? counties.getFirst() : null;
        }

        /**
         * The person as who signs a command.
         *
         * @param role the post in which it is done; null to take the only one
         * @throws InvalidDocument when there is no such post, or several are held and none is named
         */
        public ActorRef acting(@Nullable String role, String keyId) {
            roleProblem(role).ifPresent(problem -> {
                throw new InvalidDocument(List.of(problem));
            });
            return new ActorRef(actor, org, role == null ? held().getFirst() : role, keyId);
        }

        /** What is wrong with the post in which a command is to be signed, as far as that can be said before it is judged. */
        public Optional<Problem> roleProblem(@Nullable String role) {
            if (role == null) {
                return held().size() == 1
                        ? Optional.empty()
                        : Optional.of(new Problem(
                                "/role", "缺失", actor + " 的岗位有 " + String.join("、", held()) + "，须写明以哪个岗位办理"));
            }
            List<String> known = Arrays.stream(Role.values()).map(Role::name).toList();
            return known.contains(role)
                    ? Optional.empty()
                    : Optional.of(new Problem("/role", role, "没有这个岗位；可用：" + String.join("、", known)));
        }

        /**
         * The key with which a command will be signed.
         *
         * @param keyId null to take the only one that signs
         * @throws InvalidDocument when there is no such key, or several and none is named
         */
        public HeldKey signingKey(@Nullable String keyId) {
            List<HeldKey> signing = keys.stream().filter(HeldKey::signs).toList();
            List<HeldKey> meant = signing.stream()
                    .filter(key -> keyId == null || key.keyId.equals(keyId))
                    .toList();
            if (meant.size() != 1) {
                throw new InvalidDocument(List.of(new Problem(
                        "/keyId",
                        keyId == null ? "缺失" : keyId,
                        signing.isEmpty()
                                ? actor + " 没有可用的密钥"
                                : "应为 " + actor + " 可用的密钥之一："
                                        + String.join(
                                                "、",
                                                signing.stream()
                                                        .map(HeldKey::keyId)
                                                        .toList()))));
            }
            return meant.getFirst();
        }

        private List<String> held() {
            return posts.stream().map(post -> post.role().name()).distinct().toList();
        }
    }

    /** The person; empty when nobody of this id was registered. */
    public Optional<Person> find(String actor) {
        return Optional.ofNullable(people(log.stream(new StreamRef(StreamType.ACTOR.code(), actor), 0))
                .get(actor));
    }

    /** Everybody, by id. */
    public List<Person> all() {
        return List.copyOf(people(log.streams(StreamType.ACTOR.code())).values());
    }

    private static Map<String, Person> people(List<StoredEntry> entries) {
        Map<String, Draft> drafts = new TreeMap<>();
        for (StoredEntry entry : entries) {
            drafts.computeIfAbsent(entry.stream().id(), id -> new Draft())
                    .take(entry.requireSealed().envelope(), entry);
        }
        Map<String, Person> people = new LinkedHashMap<>();
        drafts.forEach((actor, draft) -> people.put(actor, draft.person(actor)));
        return people;
    }

    /** A person while the stream is read. */
    private static final class Draft {
        private String name = "";
        private String org = "";
        private String orgName = "";
        private @Nullable Role intended;
        private final List<Post> posts = new ArrayList<>();
        private final List<HeldKey> keys = new ArrayList<>();
        private final List<ProposedKey> proposed = new ArrayList<>();
        private final List<StandIn> standIns = new ArrayList<>();
        private final List<StandIn> covered = new ArrayList<>();
        private @Nullable AskedCode askedCode;
        private boolean unproven;

        void take(Envelope envelope, StoredEntry entry) {
            long position = entry.position();
            switch ((ActorEvent) envelope.event()) {
                case ActorRegistered e -> {
                    name = e.name();
                    org = e.org();
                    orgName = e.orgName();
                    intended = e.intended();
                }
                case KeyProposed e ->
                    proposed.add(new ProposedKey(
                            e.keyId(), e.publicKey(), envelope.doneBy().id(), entry.recordedAt(), position));
                case KeyEnrolled e -> begin(new HeldKey(e.keyId(), e.algorithm(), e.publicKey(), position, null));
                case KeyRotated e -> {
                    end(e.oldKeyId(), position);
                    begin(new HeldKey(e.keyId(), e.algorithm(), e.publicKey(), position, null));
                }
                case KeyRevoked e -> end(e.keyId(), position);
                case RoleGranted e -> posts.add(new Post(e.role(), e.county()));
                case RoleRevoked e -> posts.remove(new Post(e.role(), e.county()));
                case StandInGranted e ->
                    standIns.add(new StandIn(new Post(e.role(), e.county()), e.instead(), e.from(), e.to()));
                case StandInEnded e -> end(standIns, new Post(e.role(), e.county()), e.instead(), e.from());
                case StandInNoted e ->
                    covered.add(new StandIn(new Post(e.role(), e.county()), e.standIn(), e.from(), e.to()));
                case StandInEndNoted e -> end(covered, new Post(e.role(), e.county()), e.standIn(), e.from());
                case CodeAsked e ->
                    askedCode = new AskedCode(envelope.doneBy().id(), e.reason(), null, entry.recordedAt(), position);
                case CodeAgreed e ->
                    askedCode = askedCode == null
                            ? null
                            : new AskedCode(
                                    askedCode.by,
                                    askedCode.reason,
                                    envelope.doneBy().id(),
                                    entry.recordedAt(),
                                    position);
                case CodeGiven e -> {
                    askedCode = null;
                    unproven = true;
                }
                case SignInConfirmed e -> unproven = false;
            }
        }

        private static void end(List<StandIn> of, Post post, String other, LocalDate from) {
            of.removeIf(one -> one.post.equals(post) && one.other.equals(other) && one.from.equals(from));
        }

        private void begin(HeldKey key) {
            keys.add(key);
            proposed.removeIf(one -> one.keyId.equals(key.keyId));
        }

        private void end(String keyId, long position) {
            proposed.removeIf(one -> one.keyId.equals(keyId));
            keys.replaceAll(key -> key.keyId.equals(keyId)
                    ? new HeldKey(keyId, key.algorithm, key.publicKey, key.since, position)
                    : key);
        }

        Person person(String actor) {
            return new Person(
                    actor,
                    name,
                    org,
                    orgName,
                    intended,
                    List.copyOf(posts),
                    List.copyOf(keys),
                    List.copyOf(proposed),
                    List.copyOf(standIns),
                    List.copyOf(covered),
                    askedCode,
                    unproven);
        }
    }
}
