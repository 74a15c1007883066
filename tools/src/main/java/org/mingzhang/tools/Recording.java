package org.mingzhang.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.app.platform.command.Outcome;

/** What became of a command that was handed in, told to scripts and people. */
final class Recording {
    private Recording() {}

    /**
     * Answers once.
     *
     * @throws No when the rules refused it, after the document was printed
     */
    static void answer(Outcome outcome, Output output) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("answer", outcome instanceof Outcome.Accepted ? "done" : "no");
        document.put("commandId", outcome.commandId());
        document.put("firstPosition", outcome.firstPosition());
        document.put("lastPosition", outcome.lastPosition());
        document.put("repeated", outcome.repeated());
        switch (outcome) {
            case Outcome.Accepted accepted -> {
                document.put("accepted", true);
                output.print(
                        document,
                        out -> out.println((accepted.repeated() ? "此前已记账，" : "已记账，")
                                + "账目 " + accepted.firstPosition() + "–" + accepted.lastPosition()
                                + "；命令编号 " + accepted.commandId()));
            }
            case Outcome.Refused refused -> {
                document.put("accepted", false);
                document.put("code", refused.rejection().code().name());
                document.put("clause", refused.rejection().clause().toString());
                document.put("facts", refused.rejection().factsJson());
                Problem problem = Problem.of(refused.rejection(), refused.message());
                document.put("message", problem.message());
                document.put("problems", List.of(problem.document()));
                if (output.isJson()) {
                    output.print(document, out -> {});
                }
                throw new No("不予办理：" + refused.message() + "；已记录在案，账目 " + refused.firstPosition());
            }
        }
    }
}
