package org.mingzhang.app.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.web.StrictJson;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
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
        return switch (desk.submit(SignedCommand.read(StrictJson.parse(body)))) {
            case Outcome.Accepted accepted -> ResponseEntity.ok(document(accepted));
            case Outcome.Refused refused -> {
                ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                problem.setTitle(refused.rejection().code().text());
                problem.setDetail(refused.rejection().message());
                document(refused).forEach(problem::setProperty);
                problem.setProperty("code", refused.rejection().code().name());
                problem.setProperty("clause", refused.rejection().clause().toString());
                problem.setProperty("facts", refused.rejection().facts());
                yield ResponseEntity.unprocessableContent()
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(problem);
            }
        };
    }

    private static Map<String, Object> document(Outcome outcome) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("commandId", outcome.commandId());
        document.put("firstPosition", outcome.firstPosition());
        document.put("lastPosition", outcome.lastPosition());
        document.put("repeated", outcome.repeated());
        return document;
    }
}
