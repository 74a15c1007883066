package org.mingzhang.tools.demo;

import org.mingzhang.domain.command.CommandCodec;

/** The ledger answered something else than the story expects: the rules and the story do not fit each other. */
public final class StoryBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoryBroken(Step step, String expected, String answered) {
        super("演示中断：%s 由 %s（%s）办理「%s」%s，预期%s，账本答复：%s"
                .formatted(
                        step.businessDate(),
                        step.signer().name(),
                        step.signer().id(),
                        CommandCodec.title(CommandCodec.type(step.command())),
                        step.command().subject(),
                        expected,
                        answered));
    }
}
