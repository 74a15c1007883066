package org.mingzhang.app.command;

import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.SignedCommand;
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

    CommandApi(CommandDesk desk) {
        this.desk = desk;
    }

    /**
     * Takes {@code {command, signature, disclosures}}: 200 with the positions of its entries; 422 where the rules refuse it,
     * with code, text, clause and facts; 400 where it is no command. The same command again gets the first answer.
     */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> submit(@RequestBody byte[] body) {
        return Answers.of(desk.submit(SignedCommand.read(StrictJson.parse(body))));
    }
}
