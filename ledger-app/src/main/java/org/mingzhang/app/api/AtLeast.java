package org.mingzhang.app.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.view.ReachedPosition;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets whoever recorded something read it: with {@code at-least}, the answer is given once every read model has taken in that
 * position. Then it shows at least that state; without it, what the read models have at that moment.
 */
final class AtLeast implements HandlerInterceptor {
    /** How it is written behind the question mark. */
    static final String PARAMETER = "at-least";

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LongSupplier newest;
    private final LongSupplier reached;
    private final Duration patience;

    AtLeast(LongSupplier newest, LongSupplier reached) {
        this(newest, reached, PATIENCE);
    }

    AtLeast(LongSupplier newest, LongSupplier reached, Duration patience) {
        this.newest = newest;
        this.reached = reached;
        this.patience = patience;
    }

    /** The position is not there, or not yet in the read models. */
    static final class NotReached extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long reached;
        private final boolean recorded;

        NotReached(String sentence, long reached, boolean recorded) {
            super(sentence);
            this.reached = reached;
            this.recorded = recorded;
        }

        long reached() {
            return reached;
        }

        /** Whether the log has it, so that asking again will do. */
        boolean isRecorded() {
            return recorded;
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String wanted = request.getParameter(PARAMETER);
        if (wanted != null && request.getMethod().equals("GET")) {
            await(position(wanted));
        }
        return true;
    }

    private static long position(@Nullable String text) {
        if (text == null || !text.matches("0|[1-9][0-9]{0,17}")) {
            throw new InvalidDocument(List.of(new Problem(PARAMETER, String.valueOf(text), "应为序号，如 1024")));
        }
        return Long.parseLong(text);
    }

    private void await(long wanted) {
        long last = newest.getAsLong();
        if (wanted > last) {
            throw new NotReached("账本还没有序号 " + wanted + "，最新的是 " + last, last, false);
        }
        long now = ReachedPosition.await(reached, wanted, patience);
        if (now < wanted) {
            throw new NotReached("视图才取到序号 " + now + "，还没有取到 " + wanted + "，请稍后再问", now, true);
        }
    }
}
