package org.mingzhang.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mingzhang.app.LedgerNode;
import org.mingzhang.app.console.Practice;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PersonalValues;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.command.SignedCommand.Disclosure;
import org.mingzhang.app.platform.files.ReceivedFile;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.LedgerTime;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.tools.demo.Answer;
import org.mingzhang.tools.demo.Paper;
import org.mingzhang.tools.demo.Person;
import org.mingzhang.tools.demo.Port;
import org.mingzhang.tools.demo.Step;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The people of the demo at a real ledger: each has a key file of their own and signs what they do. */
final class DemoPort implements Port {
    // Demo keys protect nothing; their passphrase is printed.
    static final String PASSPHRASE = Practice.PASSWORD;
    private static final int ITERATIONS = 1_000;
    private static final Duration VALIDITY = Duration.ofHours(12);

    private final LedgerStore store;
    private final LedgerNode node;
    private final String ledger;
    private final PolicyPack pack;
    private final LedgerTime clock;
    private final Instant madeAt;
    private final Map<String, SigningKey> keys;
    private final Map<String, Disclosure> personal = new ConcurrentHashMap<>();

    DemoPort(
            LedgerStore store,
            LedgerNode node,
            String ledger,
            PolicyPack pack,
            Instant madeAt,
            Map<String, SigningKey> keys) {
        this.store = store;
        this.node = node;
        this.ledger = ledger;
        this.pack = pack;
        this.clock = (LedgerTime) node.clock();
        this.madeAt = madeAt;
        this.keys = new ConcurrentHashMap<>(keys);
    }

    /** Makes a person's key and its file. */
    static SigningKey makeKey(Path folder, String actor, Instant madeAt) {
        return KeyStoreFolder.create(
                folder.resolve(actor + ".p12"), Algorithm.SM2, actor, PASSPHRASE.toCharArray(), ITERATIONS, madeAt);
    }

    private SigningKey keyOf(Person person) {
        return keys.computeIfAbsent(person.id(), id -> makeKey(store.home().actorKeys(), id, madeAt));
    }

    @Override
    public Answer submit(Step step) {
        clock.standAt(step.at());
        SigningKey key = keyOf(step.signer());
        ObjectNode payload = CommandCodec.payload(step.command());
        ObjectNode tree = RecordMapper.toJson(new CommandDocument(
                CommandDocument.SCHEMA,
                ledger,
                step.commandId(),
                clock.now().plus(VALIDITY),
                new ActorRef(
                        step.signer().id(),
                        step.signer().org(),
                        step.signer().role().name(),
                        key.verifyingKey().keyId()),
                step.businessDate(),
                CommandCodec.type(step.command()),
                payload));
        Map<String, Disclosure> disclosures = new ConcurrentHashMap<>();
        disclose(payload, disclosures);
        SignedCommand signed = new SignedCommand(
                tree, CommandCodec.document(tree), step.command(), CommandSignature.sign(tree, key), disclosures);
        return switch (handIn(step, signed)) {
            case Outcome.Accepted accepted -> new Answer.Accepted(accepted.firstPosition(), accepted.lastPosition());
            case Outcome.Refused refused -> new Answer.Refused(refused.rejection(), refused.message());
        };
    }

    private Outcome handIn(Step step, SignedCommand signed) {
        Paper paper = step.paper();
        if (paper == null) {
            return node.desk().submit(signed, step.command() instanceof OpenProgramme ? pack : null);
        }
        try (ReceivedFile received = store.files().receive(paper.open())) {
            return node.desk().submit(signed, received);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void disclose(JsonNode tree, Map<String, Disclosure> disclosures) {
        if (personal.isEmpty()) {
            return;
        }
        for (String commit : tree.findValuesAsString("commit")) {
            Disclosure value = personal.get(commit);
            if (value != null) {
                disclosures.put(commit, value);
            }
        }
    }

    @Override
    public List<LedgerEvent> events(Answer.Accepted answer) {
        List<LedgerEvent> events = new ArrayList<>();
        store.log()
                .page(answer.firstPosition(), Math.toIntExact(answer.events()))
                .forEach(entry -> events.add(entry.requireSealed().envelope().event()));
        return events;
    }

    @Override
    public Key key(Person person) {
        SigningKey key = keyOf(person);
        return new Key(key.verifyingKey().keyId(), key.verifyingKey().base64());
    }

    @Override
    public Personal personal(String value) {
        return new Personal(PersonalValues.commitTo(value, personal), null);
    }
}
