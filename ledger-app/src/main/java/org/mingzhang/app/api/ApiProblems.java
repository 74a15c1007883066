package org.mingzhang.app.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.Unproven;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What only programs are told, as problem+json. */
@RestControllerAdvice(annotations = RestController.class)
class ApiProblems {
    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> forbidden(Forbidden forbidden) {
        return answer(HttpStatus.FORBIDDEN, "不能这样办理", forbidden.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unproven(Unproven unproven) {
        return answer(HttpStatus.FORBIDDEN, Unproven.TITLE, unproven.getMessage());
    }

    /** 409 where the log has no such entry, 503 where asking again will do. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> notReached(AtLeast.NotReached behind) {
        HttpStatus status = behind.isRecorded() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.CONFLICT;
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(behind.isRecorded() ? "视图还没有取到所要的序号" : "账本还没有所要的序号");
        problem.setDetail(behind.getMessage());
        problem.setProperty("code", behind.isRecorded() ? "VIEW_BEHIND" : "POSITION_UNKNOWN");
        problem.setProperty("reached", behind.reached());
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        return (behind.isRecorded() ? answer.header(HttpHeaders.RETRY_AFTER, "1") : answer).body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException missing) {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
        problem.setTitle("输入不合要求");
        problem.setProperty("problems", List.of(new Problem(missing.getParameterName(), "", "缺失")));
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(DatabaseUnavailable unavailable) {
        LOG.error("The database could not be read", unavailable);
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "账本的数据库现在不能访问", null);
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String title, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(title);
        problem.setDetail(detail);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
