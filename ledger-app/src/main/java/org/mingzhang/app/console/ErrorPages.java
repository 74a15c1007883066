package org.mingzhang.app.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.eventstore.AppendFault;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.app.platform.files.AlteredFile;
import org.mingzhang.app.platform.files.FileRefused;
import org.mingzhang.app.platform.files.FilesUnavailable;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.view.projection.ViewFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;

/** What goes wrong in a page, as a page: what it was, and what to do. */
@ControllerAdvice(annotations = ConsolePage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPages {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("after", "翻页"),
            Map.entry("batch", "批量办理"),
            Map.entry("columns", "显示的列"),
            Map.entry("command", "办理事项"),
            Map.entry("county", "县（市、区）"),
            Map.entry("draft", "待签的命令"),
            Map.entry("file", "文件"),
            Map.entry("form", "文件种类"),
            Map.entry("from", "起"),
            Map.entry("limit", "每页条数"),
            Map.entry("line", "科目"),
            Map.entry("list", "名单"),
            Map.entry("month", "月份"),
            Map.entry("org", "单位"),
            Map.entry("page", "页"),
            Map.entry("passphrase", "口令"),
            Map.entry("position", "账目序号"),
            Map.entry("programme", "试点专项"),
            Map.entry("role", "岗位"),
            Map.entry("saved", "草稿"),
            Map.entry("sort", "排列"),
            Map.entry("source", "资金来源"),
            Map.entry("standing", "账号状态"),
            Map.entry("tab", "分页"),
            Map.entry("to", "止"),
            Map.entry("unit", "金额单位"),
            Map.entry("year", "年度"));

    private final Frame frame;
    private final HttpServletRequest request;
    private final Damage damage;

    /** @param request stands for the one that is being answered */
    ErrorPages(Frame frame, HttpServletRequest request, Damage damage) {
        this.damage = damage;
        this.frame = frame;
        this.request = request;
    }

    @ExceptionHandler
    ModelAndView notFound(NotFound notFound) {
        return page(HttpStatus.NOT_FOUND, "没有找到", notFound.getMessage(), List.of());
    }

    @ExceptionHandler
    ModelAndView unproven(Unproven unproven) {
        return page(HttpStatus.FORBIDDEN, Unproven.TITLE, unproven.getMessage(), List.of());
    }

    @ExceptionHandler
    ModelAndView invalid(InvalidDocument invalid) {
        return page(HttpStatus.BAD_REQUEST, "输入不合要求", null, invalid.problems());
    }

    @ExceptionHandler
    ModelAndView mistyped(MethodArgumentTypeMismatchException mistyped) {
        return page(
                HttpStatus.BAD_REQUEST,
                "输入不合要求",
                null,
                List.of(new Problem(mistyped.getName(), String.valueOf(mistyped.getValue()), "不在可取的值之内")));
    }

    @ExceptionHandler
    ModelAndView missing(MissingServletRequestParameterException missing) {
        return page(HttpStatus.BAD_REQUEST, "输入不合要求", null, List.of(new Problem(missing.getParameterName(), "", "缺失")));
    }

    @ExceptionHandler
    ModelAndView fileRefused(FileRefused refused) {
        return page(HttpStatus.UNPROCESSABLE_CONTENT, refused.reason().text(), refused.getMessage(), List.of());
    }

    @ExceptionHandler
    ModelAndView uploadTooLarge(MaxUploadSizeExceededException exceeded) {
        FileRefused.Reason reason = FileRefused.Reason.FILE_TOO_LARGE;
        return page(HttpStatus.CONTENT_TOO_LARGE, reason.text(), reason.allowed(), List.of());
    }

    @ExceptionHandler
    ModelAndView unsound(ViewFault fault) {
        LOG.error("The read models could not be shown", fault);
        return page(
                HttpStatus.SERVICE_UNAVAILABLE,
                "视图不能用，不据以出示数字",
                (fault.getCause() == null ? fault.getMessage() + "；" : "")
                        + "请系统管理员先用 ledger reconcile 查明，再用 ledger rebuild 重建",
                List.of());
    }

    /** Nothing that the seal does not bear out is shown. */
    @ExceptionHandler
    ModelAndView brokenSeal(BrokenSeal broken) {
        LOG.error("The log contradicts its seal", broken);
        damage.met();
        return page(HttpStatus.SERVICE_UNAVAILABLE, "账本的内容与封存不符，不予出示", broken.getMessage() + "；请到“核验”核对全账", List.of());
    }

    @ExceptionHandler({LogUnavailable.class, DatabaseUnavailable.class})
    ModelAndView unavailable(RuntimeException unavailable) {
        LOG.error("The database could not be read", unavailable);
        return page(HttpStatus.SERVICE_UNAVAILABLE, "账本的数据库现在不能访问", "请稍后再试；一直如此，请告知系统管理员", List.of());
    }

    /** Whether what was asked for was done, only a repetition tells. */
    @ExceptionHandler
    ModelAndView notTaken(AppendFault fault) {
        LOG.error("The log did not take a command", fault);
        return page(
                HttpStatus.SERVICE_UNAVAILABLE,
                fault.mayBeRecorded() ? "账本没有应答，可能已经记账" : "账本现在不能记账，没有记下",
                fault.mayBeRecorded() ? "请原样再交一次，同一份命令不会记两次" : "请稍后再办；一直如此，请告知系统管理员",
                List.of());
    }

    @ExceptionHandler
    ModelAndView filesUnavailable(FilesUnavailable unavailable) {
        LOG.error("The folder of files cannot be used", unavailable);
        return page(HttpStatus.SERVICE_UNAVAILABLE, "文件库现在不能使用", "请稍后再试；一直如此，请告知系统管理员", List.of());
    }

    /** A file that is not the one that an entry cites is not handed on. */
    @ExceptionHandler
    ModelAndView altered(AlteredFile altered) {
        LOG.error("A stored file is not the one that was cited", altered);
        return page(HttpStatus.SERVICE_UNAVAILABLE, "文件与封存的摘要不符，不予出示", altered.getMessage() + "；请到“核验”核对全账", List.of());
    }

    private ModelAndView page(HttpStatus status, String title, @Nullable String detail, List<Problem> problems) {
        ExtendedModelMap model = new ExtendedModelMap();
        frame.around(request, model);
        ModelAndView page =
                new ModelAndView(model.containsAttribute("me") ? "frame/fault" : "frame/gate-fault", model, status);
        page.addObject("title", title);
        page.addObject("detail", detail);
        page.addObject(
                "problems",
                problems.stream()
                        .map(problem -> new Problem(place(problem.pointer()), problem.value(), problem.expected()))
                        .toList());
        return page;
    }

    /** What people call a place; names that only the address has are not theirs to know. */
    private static String place(String pointer) {
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        return PLACES.getOrDefault(name, name.matches("[ -~]*") ? "地址中的一项" : name);
    }
}
