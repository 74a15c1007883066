package org.mingzhang.app.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

class ProblemsTest {
    @Test
    void aDatabaseThatIsAwayIsSaidToBeAwayAndNothingOfItsInsides() {
        ResponseEntity<ProblemDetail> answer =
                new Problems().unavailable(new LogUnavailable(new SQLException("password of ledger_reader is …")));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        ProblemDetail problem = Objects.requireNonNull(answer.getBody());
        assertThat(problem.getTitle()).isEqualTo("账本的数据库现在不能访问");
        assertThat(problem.toString()).doesNotContain("ledger_reader");
    }
}
