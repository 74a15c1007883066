package org.mingzhang.app.console;

/**
 * A page above the one shown, in the line that says where one is; the frame takes a list of them from the model as {@code crumbs}.
 *
 * @param path its address within the console
 */
public record Crumb(String path, String chinese) {}
