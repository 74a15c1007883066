package org.mingzhang.app.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.eventstore.AppendFault;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.app.platform.files.AlteredFile;
import org.mingzhang.app.platform.files.FileRefused;
import org.mingzhang.app.platform.files.FilesUnavailable;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.policy.UnknownDirection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** What goes wrong as problem+json (RFC 9457): invalid input with every problem and its place, faults without their insides. */
@RestControllerAdvice
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidDocument invalid) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "输入不合要求");
        problem.setProperty("problems", invalid.problems());
        return answer(problem);
    }

    /** A value in the address that is no number, no date or none of its choices. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException mistyped) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "输入不合要求");
        problem.setProperty(
                "problems",
                List.of(new InvalidDocument.Problem(
                        mistyped.getName(),
                        String.valueOf(mistyped.getValue()),
                        expected(mistyped.getRequiredType()))));
        return answer(problem);
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == LocalDate.class) {
            return "应为日期，如 2026-11-20";
        }
        return type == long.class || type == Long.class || type == int.class ? "应为整数" : "不在可取的值之内";
    }

    /** A file that is not taken in, with its code and what would be. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> fileRefused(FileRefused refused) {
        return fileRefused(refused.reason(), refused.getMessage());
    }

    private static ResponseEntity<ProblemDetail> fileRefused(FileRefused.Reason reason, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(
                switch (reason) {
                    case FILE_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
                    case FILE_TYPE_NOT_ALLOWED -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
                    default -> HttpStatus.UNPROCESSABLE_CONTENT;
                });
        problem.setTitle(reason.text());
        problem.setDetail(detail);
        problem.setProperty("code", reason.name());
        problem.setProperty("allowed", reason.allowed());
        return answer(problem);
    }

    /** Said by the server before the file is looked at, also where no length was announced. */
    @ExceptionHandler
    Object uploadTooLarge(MaxUploadSizeExceededException exceeded, HttpServletRequest request) {
        if (!ProblemAnswer.isFor(asked(request))) {
            return UploadTooLarge.page(request);
        }
        return fileRefused(FileRefused.Reason.FILE_TOO_LARGE, FileRefused.Reason.FILE_TOO_LARGE.allowed());
    }

    /** What was asked for, also where the failure is answered at another address. */
    private static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }

    /** An upload without one of its parts, or cut off. */
    @ExceptionHandler({MissingServletRequestPartException.class, MultipartException.class})
    ResponseEntity<ProblemDetail> incompleteUpload(Exception incomplete) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "输入不合要求");
        problem.setProperty(
                "problems",
                List.of(new InvalidDocument.Problem("", "上传不完整", "应为 multipart/form-data，有 command 和 file 两部分")));
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> filesUnavailable(FilesUnavailable unavailable) {
        LOG.error("The folder of files cannot be used", unavailable);
        ProblemDetail problem = problem(HttpStatus.SERVICE_UNAVAILABLE, "文件库现在不能使用，命令没有记下");
        return answer(problem);
    }

    /** A file that is not the one that an entry cites is not handed on. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> alteredFile(AlteredFile altered) {
        LOG.error("A stored file is not the one that was cited", altered);
        ProblemDetail problem = problem(HttpStatus.SERVICE_UNAVAILABLE, "文件与封存的摘要不符，不予出示");
        problem.setDetail(altered.getMessage() + "；请用 ledger verify --live 查明");
        problem.setProperty("code", "SEAL_BROKEN");
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(NotFound notFound) {
        ProblemDetail problem = problem(HttpStatus.NOT_FOUND, "没有找到");
        problem.setDetail(notFound.getMessage());
        return answer(problem);
    }

    /** What hangs on a policy that is not kept, or that knows nothing of it, cannot be told. */
    @ExceptionHandler({PackShelf.UnknownPack.class, UnknownDirection.class})
    ResponseEntity<ProblemDetail> unknownPolicy(RuntimeException unknown) {
        LOG.warn("A case hangs on what no policy says", unknown);
        ProblemDetail problem = problem(HttpStatus.NOT_FOUND, "没有找到");
        problem.setDetail(unknown.getMessage());
        return answer(problem);
    }

    /** Whether what was asked for was done, only a repetition tells: the same command gets the same answer. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> fault(AppendFault fault) {
        LOG.error("The log did not take a command", fault);
        ProblemDetail problem = problem(
                HttpStatus.SERVICE_UNAVAILABLE, fault.mayBeRecorded() ? "账本没有应答，命令可能已经记账，请原样重发" : "账本现在不能记账，命令没有记下");
        problem.setProperty("mayBeRecorded", fault.mayBeRecorded());
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(LogUnavailable unavailable) {
        LOG.error("The log could not be read", unavailable);
        ProblemDetail problem = problem(HttpStatus.SERVICE_UNAVAILABLE, "账本的数据库现在不能访问");
        return answer(problem);
    }

    /** Nothing that the seal does not bear out is handed on. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> brokenSeal(BrokenSeal broken) {
        LOG.error("The log contradicts its seal", broken);
        ProblemDetail problem = problem(HttpStatus.SERVICE_UNAVAILABLE, "账本的内容与封存不符，不予出示");
        problem.setDetail(broken.getMessage() + "；请用 ledger verify --live 查明");
        problem.setProperty("code", "SEAL_BROKEN");
        return answer(problem);
    }

    private static ProblemDetail problem(HttpStatus status, String title) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(title);
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
