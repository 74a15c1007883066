package org.mingzhang.app.view;

import org.mingzhang.view.projection.ViewFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Read models that cannot be right, as problem+json: no figure is shown until whoever runs the ledger has mended them. */
@RestControllerAdvice
class ViewProblems {
    private static final Logger LOG = LoggerFactory.getLogger(ViewProblems.class);
    private static final String ADVICE = "请先用 ledger reconcile 查明，再用 ledger rebuild 重建";

    /** What the database said stays in the log; what the ledger found wrong is told. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unsound(ViewFault fault) {
        LOG.error("The read models could not be shown", fault);
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE);
        problem.setTitle("视图不能用，不据以出示数字");
        problem.setDetail(fault.getCause() == null ? fault.getMessage() + "；" + ADVICE : ADVICE);
        problem.setProperty("code", "VIEW_UNSOUND");
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
