package org.mingzhang.domain.application;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;

/**
 * 申报 of which old records say how long some texts were, and not what stood in them.
 *
 * @param lengths by the names or ids of the direction's texts
 */
public record PastSubmission(SubmitApplication submission, List<StatedText> lengths) implements LedgerCommand {
    public PastSubmission {
        lengths = List.copyOf(lengths);
        List<String> all =
                new ArrayList<>(lengths.stream().map(StatedText::text).toList());
        for (StatedText length : lengths) {
            if (length.counted() || length.characters() < 0) {
                throw new RefusedValue(length.text(), "只写字数的申报文字不带摘要，字数不小于零");
            }
        }
        if (all.size() != all.stream().distinct().count()) {
            throw new RefusedValue(all, "申报文字重复列出");
        }
    }

    @Override
    public StreamId subject() {
        return submission.subject();
    }

    @Override
    public Decision decide(Streams streams, Occasion occasion) {
        if (!occasion.isHistory()) {
            throw new RefusedValue(submission.application(), "只有字数、没有文字的，只能按历史导入；现在申报的，请写出文字，字数由账本自己计");
        }
        Application application = (Application) streams.state(subject());
        Decision submitted = new SubmissionDecider(streams, occasion).submit(submission, lengths, application);
        return RankRules.noted(streams, occasion, subject(), submitted);
    }
}
