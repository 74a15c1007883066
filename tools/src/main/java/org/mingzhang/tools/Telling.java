package org.mingzhang.tools;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mingzhang.app.LedgerNode;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.eventstore.Appended;
import org.mingzhang.app.platform.eventstore.CheckpointFolder;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.ledger.Genesis;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.tools.demo.DemoArguments;
import org.mingzhang.tools.demo.DemoRun;
import org.mingzhang.tools.demo.DemoStory;
import org.mingzhang.tools.demo.Person;
import org.mingzhang.tools.demo.StoryBroken;
import org.mingzhang.tools.demo.Tally;

/** Tells the story of the sample city to a ledger that is about to begin, and opens an account for everybody in it. */
final class Telling {
    /** Of what is told here alone: {@code init} takes no name that begins so. */
    private static final String LEDGER = SampleData.NAMES + SampleCity.PACK;

    private static final int THREADS = 8;

    private Telling() {}

    /**
     * What came of it.
     *
     * @param everybody who can come in, and sign
     */
    record Told(Tally tally, List<ActorDirectory.Person> everybody) {}

    /**
     * Tells it.
     *
     * @param title of the ledger, which says that its data is invented
     * @param newcomers enterprises that are registered and with which nothing happens
     */
    static Told tell(LedgerStore store, DemoArguments arguments, String title, int newcomers, Output output) {
        LedgerHome home = store.home();
        PolicyPack pack = SampleCity.pack();
        Instant begins = DemoStory.genesis();
        List<Person> administrators = DemoStory.administrators();
        Map<String, SigningKey> theirKeys = new HashMap<>();
        administrators.forEach(one -> theirKeys.put(one.id(), DemoPort.makeKey(home.actorKeys(), one.id(), begins)));
        List<Genesis.Administrator> founders = administrators.stream()
                .map(one -> new Genesis.Administrator(
                        one.id(),
                        one.name(),
                        one.org(),
                        one.orgName(),
                        Objects.requireNonNull(theirKeys.get(one.id())).verifyingKey()))
                .toList();
        LedgerKeys keys = LedgerKeys.obtain(home, LEDGER, begins);
        try (SealedLog log = new SealedLog(store.database().writer(), keys.signers())) {
            Appended genesis = Genesis.perform(
                    log,
                    keys,
                    LEDGER,
                    title,
                    pack.zone().getId(),
                    Clock.SIMULATED,
                    begins,
                    new Genesis.Founders(founders.get(0), founders.get(1), founders.get(2)));
            CheckpointFolder.keep(home.checkpoints(), genesis.checkpoint());
        }
        Tally tally;
        try (LedgerNode node = LedgerNode.open(store)) {
            DemoStory story = new DemoStory(arguments, pack, PackShelf.digest(pack), newcomers);
            DemoPort people = new DemoPort(store, node, LEDGER, pack, begins, theirKeys);
            try (Progress progress = output.progress("正在办理示例业务", "件", story.size())) {
                tally = new DemoRun(story, people, THREADS).tell(progress::to);
            } catch (StoryBroken e) {
                throw new No("示例故事中断：" + e.getMessage());
            }
        }
        List<ActorDirectory.Person> everybody = new ActorDirectory(store.log()).all();
        Accounts.open(store)
                .openForDemo(
                        everybody.stream().map(ActorDirectory.Person::actor).toList(), DemoPort.PASSPHRASE);
        return new Told(tally, everybody);
    }
}
