package org.mingzhang.app.command;

import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.StrictJson;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes signed commands. */
@RestController
@RequestMapping("/api/v1/commands")
class CommandApi {
    private final CommandDesk desk;
    private final Answers answers;

    CommandApi(CommandDesk desk, LedgerStore store, LedgerIdentity identity) {
        this.desk = desk;
        this.answers = new Answers(identity, store);
    }

    /**
     * Takes {@code {command, signature, disclosures}}: 200 with the positions of its entries and {@code receipt}, the
     * text that proves them; 422 where the rules refuse it, with the same, code, text, clause and facts; 400 where it is no
     * command. The same command again gets the first answer.
     */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> submit(@RequestBody byte[] body) {
        return answers.of(desk.submit(SignedCommand.read(StrictJson.parse(body))));
    }
}
