package org.mingzhang.app.api;

import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.node.ObjectNode;

/** What the interface is, for programs. */
@RestController
class OpenApiApi {
    private final RequestMappingHandlerMapping requestMappingHandlerMapping;
    private final LedgerIdentity identity;

    OpenApiApi(RequestMappingHandlerMapping requestMappingHandlerMapping, LedgerIdentity identity) {
        this.requestMappingHandlerMapping = requestMappingHandlerMapping;
        this.identity = identity;
    }

    @GetMapping(path = ApiAreas.ROOT + "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode document() {
        return OpenApi.of(identity.name(), requestMappingHandlerMapping.getHandlerMethods());
    }
}
