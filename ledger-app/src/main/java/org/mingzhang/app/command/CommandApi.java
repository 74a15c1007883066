package org.mingzhang.app.command;

import java.io.IOException;
import java.io.InputStream;
import org.mingzhang.app.api.Caller;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.files.ReceivedFile;
import org.mingzhang.app.platform.files.StoredFiles;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.StrictJson;
import org.mingzhang.app.view.WithinSight;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes signed commands. */
@RestController
@RequestMapping("/api/v1/commands")
class CommandApi {
    private final CommandDesk desk;
    private final WithinSight sight;
    private final Answers answers;
    private final StoredFiles files;

    CommandApi(CommandDesk desk, WithinSight sight, LedgerStore store, LedgerIdentity identity) {
        this.desk = desk;
        this.sight = sight;
        this.answers = new Answers(identity, store);
        this.files = store.files();
    }

    /**
     * Takes {@code {command, signature, disclosures}}: 200 with the positions of its entries and {@code receipt}, the
     * text that proves them; 422 where the rules refuse it, with the same, code, text, clause and facts; 400 where it is no
     * command. The same command again gets the first answer. To who does not see what it is about, a refusal is that of what does
     * not exist, and comes without receipt.
     */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> submit(@RequestBody byte[] body, Caller caller) {
        SignedCommand signed = SignedCommand.read(StrictJson.parse(body));
        return answers.of(sight.told(caller.scope(), signed.unsigned(), desk.submit(signed)));
    }

    /**
     * Takes a command together with the file that it cites by its digests: parts {@code command}, as above, and {@code file}.
     * The file is kept only if the command is accepted. 415, 413 or 422 with a code where it is of no kind that is kept; then
     * the command was not judged.
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> submit(
            @RequestPart("command") byte[] command, @RequestPart("file") MultipartFile file, Caller caller)
            throws IOException {
        SignedCommand signed = SignedCommand.read(StrictJson.parse(command));
        try (InputStream bytes = file.getInputStream();
                ReceivedFile received = files.receive(bytes)) {
            return answers.of(sight.told(caller.scope(), signed.unsigned(), desk.submit(signed, received)));
        }
    }
}
