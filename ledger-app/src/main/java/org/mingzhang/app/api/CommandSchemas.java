package org.mingzhang.app.api;

import java.util.List;
import org.mingzhang.app.catalogue.CommandCatalogue;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.catalogue.CommandField;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of what is sent: commands, each with its payload as the catalogue has it, and problems. */
final class CommandSchemas {
    private static final String DRAFT = "CommandDraft";

    private CommandSchemas() {}

    /** The schema of an address's body. */
    static String of(String path) {
        return switch (path) {
            case "/commands" -> "SignedCommand";
            case "/commands/preview", "/actors/{actor}/commands" -> DRAFT;
            default -> "Question";
        };
    }

    static void describe(ObjectNode schemas) {
        ObjectNode problem = schemas.putObject("Problem").put("type", "object");
        ObjectNode said = problem.put("description", "RFC 9457").putObject("properties");
        for (String name : List.of("type", "title", "detail", "code")) {
            said.putObject(name).put("type", "string");
        }
        said.putObject("status").put("type", "integer");
        ObjectNode places = said.putObject("problems")
                .put("type", "array")
                .putObject("items")
                .put("type", "object");
        ObjectNode place = places.putObject("properties");
        for (String name : List.of("pointer", "value", "expected")) {
            place.putObject(name).put("type", "string");
        }
        schemas.putObject("Question").put("type", "object").put("description", "问什么，见 docs/api.md");
        ObjectNode signed = schemas.putObject("SignedCommand").put("type", "object");
        signed.putArray("required").add("command").add("signature");
        ObjectNode parts = signed.putObject("properties");
        parts.putObject("command").put("type", "object").put("description", "已定稿的命令，与所签的一字不差");
        parts.putObject("signature").put("type", "string").put("description", "对命令规范字节的 SM2 签名，base64");
        parts.putObject("disclosures").put("type", "object").put("description", "个人信息的值和盐，只供密封，不进命令");
        ArrayNode kinds = schemas.putObject(DRAFT).putArray("oneOf");
        for (CommandEntry entry : CommandCatalogue.all()) {
            if (entry.elsewhere() == null) {
                kinds.addObject().put("$ref", "#/components/schemas/" + entry.name());
                command(entry, schemas.putObject(entry.name()));
            }
        }
    }

    private static void command(CommandEntry entry, ObjectNode schema) {
        schema.put("type", "object").put("title", entry.title());
        schema.putArray("required").add("command").add("payload");
        ObjectNode fields = schema.putObject("properties");
        fields.putObject("command").put("const", entry.name());
        fields.putObject("commandId").put("type", "string").put("description", "幂等键；不写由账本给");
        fields.putObject("role").put("type", "string").put("description", "以哪个岗位办理；只有一个岗位的可以不写");
        fields.putObject("businessDate").put("type", "string").put("format", "date");
        record(entry.fields(), fields.putObject("payload"));
    }

    private static void record(List<CommandField> fields, ObjectNode schema) {
        schema.put("type", "object");
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        for (CommandField field : fields) {
            if (field.required()) {
                required.add(field.name());
            }
            ObjectNode property = properties.putObject(field.name());
            property.put(
                    "description", field.label() + (field.explanation().isEmpty() ? "" : "：" + field.explanation()));
            value(field, property);
        }
    }

    private static void value(CommandField field, ObjectNode property) {
        switch (field.kind()) {
            case NUMBER -> property.put("type", "integer");
            case MONEY -> property.put("type", "integer").put("format", "int64");
            case YES_NO -> property.put("type", "boolean");
            case DATE -> property.put("type", "string").put("format", "date");
            case CHOICE -> {
                ArrayNode values = property.put("type", "string").putArray("enum");
                field.choices().forEach(choice -> values.add(choice.value()));
            }
            case PERSONAL ->
                property.put("type", "object")
                        .putObject("properties")
                        .putObject("personal")
                        .put("type", "string");
            case JSON -> property.put("type", "object");
            case LINES -> property.put("type", "array").putObject("items").put("type", "string");
            case RECORD -> record(field.fields(), property);
            case RECORDS -> record(field.fields(), property.put("type", "array").putObject("items"));
            default -> property.put("type", "string");
        }
    }
}
