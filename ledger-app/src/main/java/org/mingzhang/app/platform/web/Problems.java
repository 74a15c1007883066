package org.mingzhang.app.platform.web;

import org.mingzhang.domain.json.InvalidDocument;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Invalid input as problem+json (RFC 9457), every problem with its place. */
@RestControllerAdvice
class Problems {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidDocument invalid) {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
        problem.setTitle("输入不合要求");
        problem.setProperty("problems", invalid.problems());
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(NotFound notFound) {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.NOT_FOUND);
        problem.setTitle("没有找到");
        problem.setDetail(notFound.getMessage());
        return answer(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
