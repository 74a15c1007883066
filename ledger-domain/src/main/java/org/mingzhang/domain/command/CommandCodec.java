package org.mingzhang.domain.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorCommand;
import org.mingzhang.domain.application.ApplicationCommand;
import org.mingzhang.domain.award.AwardCommand;
import org.mingzhang.domain.bank.BankCommand;
import org.mingzhang.domain.correction.CorrectionCommand;
import org.mingzhang.domain.enterprise.EnterpriseCommand;
import org.mingzhang.domain.expert.ExpertCommand;
import org.mingzhang.domain.imports.ImportCommand;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.officiallist.OfficialListCommand;
import org.mingzhang.domain.programme.ProgrammeCommand;
import org.mingzhang.domain.project.ProjectCommand;
import org.mingzhang.domain.provider.ProviderCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Commands from and to the documents that actors sign. */
public final class CommandCodec {
    /** Every command family; a family that is missing here cannot be asked for. */
    static final List<Class<? extends LedgerCommand>> FAMILIES = List.of(
            ActorCommand.class,
            ProgrammeCommand.class,
            EnterpriseCommand.class,
            ProviderCommand.class,
            ExpertCommand.class,
            ApplicationCommand.class,
            ProjectCommand.class,
            AwardCommand.class,
            OfficialListCommand.class,
            BankCommand.class,
            ImportCommand.class,
            CorrectionCommand.class);

    private static final Map<String, Class<? extends Record>> TYPES = new TreeMap<>();

    static {
        for (Class<? extends LedgerCommand> family : FAMILIES) {
            for (Class<?> type : family.getPermittedSubclasses()) {
                CommandName name = nameOf(type);
                Class<?> other = TYPES.put(name.value(), type.asSubclass(Record.class));
                if (other != null) {
                    throw new IllegalStateException(name.value() + " names both " + type + " and " + other);
                }
            }
        }
    }

    private CommandCodec() {}

    private static CommandName nameOf(Class<?> type) {
        CommandName name = type.getAnnotation(CommandName.class);
        if (name == null) {
            throw new IllegalStateException(type + " has no @CommandName");
        }
        return name;
    }

    /** The stored name of a command. */
    public static String type(LedgerCommand command) {
        return nameOf(command.getClass()).value();
    }

    /** Every name with its record. */
    public static Map<String, Class<? extends Record>> types() {
        return java.util.Collections.unmodifiableMap(TYPES);
    }

    /** One Chinese sentence about the command of this name. */
    public static String title(String type) {
        Class<? extends Record> shape = TYPES.get(type);
        return shape == null ? type : nameOf(shape).title();
    }

    /** The payload of a command as a tree. */
    public static ObjectNode payload(LedgerCommand command) {
        return RecordMapper.toJson((Record) command);
    }

    /**
     * Reads the document itself, not yet its payload.
     *
     * @throws InvalidDocument with every problem
     */
    public static CommandDocument document(JsonNode tree) {
        List<Problem> problems = new ArrayList<>();
        for (String name : tree.propertyNames()) {
            if (!name.equals("payload")) {
                CommandTexts.check(tree.get(name), RecordMapper.child("", name), problems);
            }
        }
        CommandDocument document = RecordMapper.read(tree, CommandDocument.class, "", problems);
        if (document == null || !problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
        return document;
    }

    /**
     * The command that a document asks for.
     *
     * @throws InvalidDocument with every problem, when there is no such command, its payload is not of its shape, a text is
     *     blank, or its subject cannot name a stream
     */
    public static LedgerCommand command(CommandDocument document) {
        List<Problem> problems = new ArrayList<>();
        LedgerCommand command = read(document.type(), "/type", document.payload(), "/payload", problems);
        if (command == null) {
            throw new InvalidDocument(problems);
        }
        return command;
    }

    /**
     * The same beside other readings, whose problems are collected together; null when there is a problem.
     *
     * @param typePlace JSON pointer of the command's name
     * @param place JSON pointer of its payload
     * @param problems gets every problem found
     */
    public static @Nullable LedgerCommand read(
            String type, String typePlace, JsonNode payload, String place, List<Problem> problems) {
        Class<? extends Record> shape = TYPES.get(type);
        if (shape == null) {
            problems.add(new Problem(typePlace, type, "没有这种命令；可用：" + String.join("、", TYPES.keySet())));
            return null;
        }
        int before = problems.size();
        CommandTexts.check(payload, place, problems);
        LedgerCommand command = (LedgerCommand) RecordMapper.read(payload, shape, place, problems);
        if (command != null) {
            try {
                command.subject();
            } catch (RefusedValue e) {
                problems.add(subjectProblem(e, payload, place));
            } catch (IllegalArgumentException e) {
                problems.add(Problem.of(place, payload, String.valueOf(e.getMessage())));
            }
        }
        return problems.size() == before ? command : null;
    }

    /** A subject comes from one of the payload's texts; where two are the same, the payload is named. */
    private static Problem subjectProblem(RefusedValue refused, JsonNode payload, String place) {
        List<Map.Entry<String, JsonNode>> same = payload.properties().stream()
                .filter(field -> field.getValue().isString()
                        && refused.value().equals(field.getValue().stringValue()))
                .toList();
        return same.size() == 1
                ? Problem.of(
                        RecordMapper.child(place, same.getFirst().getKey()),
                        same.getFirst().getValue(),
                        refused.rule())
                : Problem.of(place, payload, String.valueOf(refused.getMessage()));
    }
}
