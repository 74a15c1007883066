package org.mingzhang.domain.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The stored name of an event, such as {@code award.approved}, with the revision of its shape. Names are ours, never Java
 * class names; a changed shape is a new revision and an upcaster.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventName {
    /** Stream and past-tense verb, lower case: {@code award.payment-ordered}. */
    String value();

    /** Counts from 1. */
    int revision() default 1;
}
