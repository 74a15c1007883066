package org.mingzhang.app.command;

import java.util.List;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.actor.DepositedKeys;
import org.mingzhang.app.actor.DepositedKeys.Opening;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.app.platform.web.StrictJson;
import org.mingzhang.app.view.WithinSight;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs a command here, with a key that its owner left in the home and unlocks by passphrase. Weaker than signing at the
 * client, since the passphrase passes through this process; it is there for who has no tool of their own.
 */
@RestController
class SignHereApi {
    private final ActorDirectory actors;
    private final DepositedKeys keys;
    private final CommandDesk desk;
    private final WithinSight sight;
    private final Answers answers;
    private final LedgerIdentity identity;
    private final LedgerClock clock;

    SignHereApi(
            LedgerStore store,
            DepositedKeys keys,
            CommandDesk desk,
            WithinSight sight,
            LedgerIdentity identity,
            LedgerClock clock) {
        this.actors = new ActorDirectory(store.log());
        this.keys = keys;
        this.desk = desk;
        this.sight = sight;
        this.answers = new Answers(identity, store);
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Takes {@code {passphrase, command, payload}} and optionally {@code commandId}, {@code businessDate} and {@code role};
     * answers as for a command that comes signed. 404 where the actor left no key; 403 on a wrong passphrase, with the
     * tries left; 429 where there were too many.
     */
    @PostMapping(path = "/api/v1/actors/{actor}/commands", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> submit(@PathVariable String actor, @RequestBody byte[] body, Caller caller) {
        caller.requireSelf(actor);
        JsonNode json = StrictJson.parse(body);
        // Taken out before anything else reads the document, so that no message about the rest can repeat it.
        char[] passphrase = takePassphrase(json);
        CommandDraft draft = CommandDraft.read(json);
        Person person = actors.find(actor)
                .orElseThrow(() -> new NotFound("没有经办人 " + actor))
                .on(clock.now().atZone(identity.zone()).toLocalDate());
        Opening opening = keys.open(actor, passphrase);
        if (opening instanceof Opening.Opened(SigningKey key)) {
            SignedCommand signed = draft.sign(
                    identity.name(),
                    clock.now(),
                    person.acting(draft.role(), key.verifyingKey().keyId()),
                    key);
            return answers.of(sight.told(caller.scope(), signed.unsigned(), desk.submit(signed)));
        }
        return Answers.notOpened(opening, actor, "请在自己的机器上签名");
    }

    private static char[] takePassphrase(JsonNode json) {
        JsonNode passphrase = json instanceof ObjectNode object ? object.remove("passphrase") : null;
        if (passphrase == null || !passphrase.isString()) {
            throw new InvalidDocument(List.of(new Problem("/passphrase", "（不显示）", "应为密钥的口令")));
        }
        return passphrase.stringValue().toCharArray();
    }
}
