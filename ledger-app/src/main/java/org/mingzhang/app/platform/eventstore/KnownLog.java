package org.mingzhang.app.platform.eventstore;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.ClaimUse.ClaimKey;
import org.mingzhang.app.platform.eventstore.Facts.Used;

/**
 * What the sequencer remembers of the log. True only while the head is the one that we wrote last; when another writer
 * moved it, everything but the trees is forgotten, and the trees follow.
 */
final class KnownLog {
    private static final int STREAMS = 200_000;
    private static final int CLAIMS = 50_000;

    private Head head = Head.EMPTY;
    private Trees trees = Trees.empty();
    private final Map<StreamRef, Long> lastSeqs = new Recent<>(STREAMS);
    private final Map<ClaimKey, Used> claims = new Recent<>(CLAIMS);

    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;
        private final int limit;

        Recent(int limit) {
            super(16, 0.75f, true);
            this.limit = limit;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > limit;
        }
    }

    Head head() {
        return head;
    }

    Trees trees() {
        return trees;
    }

    /** What of a batch is not known. Commands are always asked for: whether one is new, only the log knows. */
    Facts.Questions unknown(Facts.Questions all) {
        Facts.Questions questions = new Facts.Questions();
        questions.commands().addAll(all.commands());
        all.streams().stream().filter(stream -> !lastSeqs.containsKey(stream)).forEach(questions.streams()::add);
        all.claims().stream().filter(claim -> !claims.containsKey(claim)).forEach(questions.claims()::add);
        return questions;
    }

    /**
     * What judging these takes, from memory; or null where that does not do. A stream or claim that is written and not
     * remembered is taken for new, which the keys of the storage check; so is every command.
     */
    @Nullable
    Facts withoutAsking(Collection<Ticket> tickets) {
        Facts facts = new Facts();
        for (Ticket ticket : tickets) {
            for (ReadStream read : ticket.append().reads()) {
                Long lastSeq = lastSeqs.get(read.stream());
                if (lastSeq == null) {
                    return null;
                }
                facts.lastSeqs().put(read.stream(), lastSeq);
            }
            for (PreparedEntry entry : ticket.append().entries()) {
                Long lastSeq = lastSeqs.get(entry.stream());
                if (lastSeq != null) {
                    facts.lastSeqs().put(entry.stream(), lastSeq);
                }
                for (ClaimUse use : entry.claims()) {
                    Used used = claims.get(use.name());
                    if (used != null) {
                        facts.claims().put(use.name(), used);
                    }
                }
            }
        }
        return facts;
    }

    /** Adds what is known to what was looked up. */
    void completeFor(Facts.Questions all, Facts facts) {
        for (StreamRef stream : all.streams()) {
            Long lastSeq = lastSeqs.get(stream);
            if (lastSeq != null) {
                facts.lastSeqs().put(stream, lastSeq);
            }
        }
        for (ClaimKey claim : all.claims()) {
            Used used = claims.get(claim);
            if (used != null) {
                facts.claims().put(claim, used);
            }
        }
    }

    /** Another writer moved the head, or we do not know what is stored. */
    void moveTo(Head newHead, Trees newTrees) {
        head = newHead;
        trees = newTrees;
        lastSeqs.clear();
        claims.clear();
    }

    /** We moved the head ourselves. */
    void adopt(Head newHead, Trees newTrees, Facts facts) {
        head = newHead;
        trees = newTrees;
        lastSeqs.putAll(facts.lastSeqs());
        claims.putAll(facts.claims());
    }

    /** Everything that judging these appends needs to know. */
    static Facts.Questions questionsOf(Collection<Ticket> tickets) {
        Facts.Questions questions = new Facts.Questions();
        for (Ticket ticket : tickets) {
            Append append = ticket.append();
            questions.commands().add(append.commandId());
            append.reads().forEach(read -> questions.streams().add(read.stream()));
            for (PreparedEntry entry : append.entries()) {
                questions.streams().add(entry.stream());
                entry.claims().forEach(use -> questions.claims().add(use.name()));
            }
        }
        return questions;
    }
}
