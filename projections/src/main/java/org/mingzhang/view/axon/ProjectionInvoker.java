package org.mingzhang.view.axon;

import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;

/**
 * Lets a streaming event processor drive the read models: at the end of each of its batches they catch up to the last
 * event of the batch. The processor says when; what is applied comes from the log, and the position that counts is the
 * one in the read models' own transaction. A token that is lost, or is ahead after a crash, does no harm.
 */
public final class ProjectionInvoker implements EventHandlerInvoker {
    private final String resource = ProjectionInvoker.class.getName() + "@" + System.identityHashCode(this);
    private final ProjectionRunner runner;

    public ProjectionInvoker(ProjectionRunner runner) {
        this.runner = runner;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    /**
     * Notes the event's position.
     *
     * @throws IllegalStateException when the processor has several segments: entries are taken in in order
     */
    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        if (!Segment.ROOT_SEGMENT.equals(segment)) {
            throw new IllegalStateException("read models take one segment, not " + segment);
        }
        if (!(message instanceof TrackedEventMessage<?> tracked)) {
            throw new IllegalStateException("read models take events with their position, not " + message);
        }
        long position = tracked.trackingToken()
                .position()
                .orElseThrow(() -> new IllegalStateException("no position in " + tracked.trackingToken()));
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        if (batch.getResource(resource) == null) {
            batch.onPrepareCommit(unit -> runner.catchUpTo(unit.<Long>getResource(resource), Progress.SILENT));
        }
        batch.resources().put(resource, position);
    }

    /** A reset of the processor changes nothing here; rebuilding is done beside the live read models. */
    @Override
    public boolean supportsReset() {
        return false;
    }
}
