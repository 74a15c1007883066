package org.mingzhang.tools;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which read models a command works on: mixed into those that build them anew. */
final class ProjectionOptions {
    @Option(names = "--projection", paramLabel = "P", description = "只做这一个视图；可写多次（默认：全部）。")
    private List<String> names = new ArrayList<>();

    /** Their names; empty for all. */
    List<String> names() {
        return names;
    }
}
