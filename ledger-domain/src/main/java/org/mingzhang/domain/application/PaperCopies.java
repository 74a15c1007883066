package org.mingzhang.domain.application;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.PaperReceived;
import org.mingzhang.domain.event.ActorRef;

/**
 * 纸质材料 as it came in.
 *
 * @param position of the entry
 * @param on the day on which it came
 * @param receivedBy who took it in
 */
public record PaperCopies(long position, @Nullable LocalDate on, ActorRef receivedBy, PaperReceived paper) {}
