package org.mingzhang.app.catalogue;

import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.domain.json.RecordMapper;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every command with its fields, so that a client can build forms of its own. */
@RestController
@RequestMapping("/api/v1/catalogue")
class CatalogueApi {
    /** All of them. */
    @GetMapping
    ObjectNode all() {
        ObjectNode document = JsonMapper.shared().createObjectNode();
        ArrayNode commands = document.putArray("commands");
        CommandCatalogue.all().forEach(entry -> commands.add(RecordMapper.toJson(entry)));
        return document;
    }

    /** One, with an example of its payload. */
    @GetMapping("/{command}")
    ObjectNode one(@PathVariable String command) {
        CommandEntry entry = CommandCatalogue.find(command).orElseThrow(() -> new NotFound("没有命令 " + command));
        ObjectNode document = RecordMapper.toJson(entry);
        document.set("example", JsonMapper.shared().valueToTree(new CommandFields(command).example()));
        return document;
    }
}
