package org.mingzhang.app.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.OwnAccount;
import org.mingzhang.app.console.OwnAccount.Done;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.json.RecordMapper;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A person's own account, for programs: password, key and tokens. A token alone changes none of them; the password is asked for. */
@RestController
@RequestMapping("/api/v1/me")
class OwnAccountApi {
    private final OwnAccount own;

    OwnAccountApi(OwnAccount own) {
        this.own = own;
    }

    /** Sets another password; what is signed in ends. */
    @PostMapping(path = "/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> password(@RequestBody byte[] body, Caller caller, HttpServletRequest request) {
        ApiBody told = ApiBody.of(body);
        String old = told.text("old");
        String password = told.text("password");
        told.end();
        return answer(
                own.password(caller.require(), old, password, password, request.getRemoteAddr()),
                actor -> object().put("actor", actor).put("changed", true));
    }

    /** The key that waits to be enrolled. */
    @GetMapping("/key")
    ObjectNode waiting(Caller caller) {
        var waiting = own.waiting(caller.require());
        ObjectNode document = object();
        if (waiting != null) {
            document.set("awaited", RecordMapper.toJson(waiting));
        }
        return document;
    }

    /** Makes a new key, which waits to be enrolled. */
    @PostMapping(path = "/key", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> key(@RequestBody byte[] body, Caller caller, HttpServletRequest request) {
        ApiBody told = ApiBody.of(body);
        String password = told.text("password");
        String passphrase = told.text("passphrase");
        told.end();
        return answer(
                own.key(caller.require(), password, passphrase, passphrase, request.getRemoteAddr()),
                awaited -> object().set("awaited", RecordMapper.toJson(awaited)));
    }

    /** One's own tokens, the newest first; without their secrets, which nobody has. */
    @GetMapping("/tokens")
    ObjectNode tokens(Caller caller) {
        ObjectNode document = object();
        ArrayNode all = document.putArray("tokens");
        own.tokens(caller.require()).forEach(token -> all.add(RecordMapper.toJson(token)));
        return document;
    }

    /** Makes a token: the answer has its secret, and has it once. */
    @PostMapping(path = "/tokens", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> token(@RequestBody byte[] body, Caller caller, HttpServletRequest request) {
        ApiBody told = ApiBody.of(body);
        String name = told.text("name");
        int days = told.whole("days");
        String post = told.textOrNull("post");
        String county = told.textOrNull("county");
        boolean readOnly = told.flag("readOnly");
        String password = told.text("password");
        told.end();
        return answer(
                own.token(
                        caller.require(),
                        name,
                        days,
                        new OwnAccount.Wanted(post == null ? "" : post, readOnly, county == null ? "" : county),
                        password,
                        request.getRemoteAddr()),
                made -> {
                    ObjectNode document = object().put("secret", made.secret());
                    document.set("token", RecordMapper.toJson(made.token()));
                    return document;
                });
    }

    /** Ends one of one's own. */
    @DeleteMapping("/tokens/{id}")
    ObjectNode revoke(@PathVariable String id, Caller caller) {
        return object().put("id", own.revoke(caller.require(), id).id()).put("inForce", false);
    }

    private static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    private static <T> ResponseEntity<?> answer(Done<T> done, Function<T, ObjectNode> told) {
        return switch (done) {
            case Done.Well<T>(T what) ->
                ResponseEntity.ok().header("Cache-Control", "no-store").body(told.apply(what));
            case Done.Not<T>(List<String> problems) ->
                problem(
                        HttpStatus.BAD_REQUEST,
                        "输入不合要求",
                        "problems",
                        problems.stream().map(one -> new Problem("", "", one)).toList());
            case Done.Wrong<T>(int left) -> problem(HttpStatus.FORBIDDEN, "口令不对", "triesLeft", left);
            case Done.Shut<T>(var left) ->
                problem(HttpStatus.TOO_MANY_REQUESTS, "口令错误次数过多，请稍后再试", "retryAfterSeconds", left.toSeconds() + 1);
        };
    }

    private static ResponseEntity<?> problem(HttpStatus status, String title, String name, @Nullable Object value) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(title);
        problem.setProperty(name, value);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
