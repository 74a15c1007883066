package org.mingzhang.app.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mingzhang.app.platform.command.PersonalValues;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.PolicyPack;
import tools.jackson.databind.json.JsonMapper;

/** Which posts may sign a command: asked of the rules themselves, by somebody who has none, with the command's example. */
public final class CommandPosts {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Occasion BY_NOBODY = new Occasion(
            Instant.parse("2026-03-31T01:00:00Z"),
            DAY,
            DAY,
            new ActorRef("nobody", "nobody", Role.LEDGER.name(), "0000000000000000"),
            new Actor(),
            "explained-1");

    private CommandPosts() {}

    /** Where nothing has happened yet. */
    private static final class Nothing implements Streams {
        @Override
        public StreamFold fold(StreamId id) {
            return StreamFold.of(id.type());
        }

        @Override
        public PolicyPack pack(String packSm3) {
            throw new IllegalStateException("no programme was opened with " + packSm3);
        }
    }

    /** The posts; none where the rules ask for a certain person instead, such as whose key it is. */
    public static List<Role> of(String command) {
        return command(command, new CommandFields(command).example()).decide(new Nothing(), BY_NOBODY)
                                instanceof Decision.Rejected(Rejection no)
                        && no.code() == RejectionCode.ROLE_MISSING
                        && no.facts().get("needs") instanceof Scalar.Words(String needs)
                ? Arrays.stream(Role.values())
                        .filter(role -> Pattern.compile("\\b" + role.name() + "\\b")
                                .matcher(needs)
                                .find())
                        .toList()
                : List.of();
    }

    /**
     * The command of a payload, its personal values committed to.
     *
     * @throws InvalidDocument with every problem of the payload
     */
    static LedgerCommand command(String type, Map<String, Object> payload) {
        List<Problem> problems = new ArrayList<>();
        LedgerCommand command = CommandCodec.read(
                type,
                "/command",
                PersonalValues.commit(JsonMapper.shared().valueToTree(payload), new LinkedHashMap<>()),
                "/payload",
                problems);
        if (command == null) {
            throw new InvalidDocument(problems);
        }
        return command;
    }
}
