package org.mingzhang.app.api;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** The interface's own description, for whoever builds a client. */
@RestController
class DescriptionApi {
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    DescriptionApi(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** In OpenAPI 3.1; the same as docs/openapi.json. */
    @GetMapping(value = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] document() {
        return bytes(mappings.getObject());
    }

    static byte[] bytes(RequestMappingHandlerMapping mapping) {
        return JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(OpenApiDocument.of(mapping.getHandlerMethods()));
    }
}
