package org.mingzhang.domain.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of a command in signed documents, such as {@code award.approve}; stable. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CommandName {
    /** Stream and imperative verb, lower case. */
    String value();

    /** One Chinese sentence: what it does. */
    String title();
}
