package org.mingzhang.app.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The interface's description in OpenAPI 3.1: addresses, parameters and their kinds are those of the program, words and answers those
 * of {@link ApiWords}.
 */
final class OpenApiDocument {
    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private static final Map<Integer, String> PROBLEMS = new TreeMap<>(Map.ofEntries(
            Map.entry(400, "输入不合要求；problems 逐项写明何处、何值、应为什么"),
            Map.entry(401, "没有有效的令牌"),
            Map.entry(403, "不是这个岗位办理的事"),
            Map.entry(404, "没有，或不在可查看的范围内"),
            Map.entry(409, "账本还没有 at-least 所要的序号"),
            Map.entry(411, "没有写明内容的长度"),
            Map.entry(413, "内容或文件太大"),
            Map.entry(415, "内容的类型不对"),
            Map.entry(422, "按规则不予办理，已记入账本（试办不记）；code 为理由的代码，clause 为条款"),
            Map.entry(429, "口令错误次数过多，暂停使用该密钥"),
            Map.entry(503, "现在不能办理或不予出示；写明 mayBeRecorded 的，请原样重发")));

    private final ApiWords words = ApiWords.read();
    private final ApiSchemas schemas = new ApiSchemas(words);
    private final Map<String, ObjectNode> paths = new TreeMap<>();

    /** Describes what the program answers to. */
    static ObjectNode of(Map<RequestMappingInfo, HandlerMethod> handlers) {
        OpenApiDocument document = new OpenApiDocument();
        handlers.forEach((info, handler) -> {
            for (String pattern : info.getPatternValues()) {
                if (pattern.startsWith(ApiAreas.ROOT + "/")) {
                    for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                        document.add(method, pattern.substring(ApiAreas.ROOT.length()), handler);
                    }
                }
            }
        });
        return document.whole();
    }

    private void add(RequestMethod method, String pattern, HandlerMethod handler) {
        String path = pattern.replace("{*", "{");
        String key = method + " " + path;
        ApiWords.Operation told = words.operation(key);
        ObjectNode operations = paths.computeIfAbsent(path, none -> ApiSchemas.object());
        String verb = method.name().toLowerCase(Locale.ROOT);
        // One address may take the same as a document and as an upload; the table tells of both.
        if (operations.has(verb)) {
            return;
        }
        ObjectNode operation = operations
                .putObject(verb)
                .put("operationId", (verb + path).replaceAll("[{}]", "").replace('/', '-'))
                .put("summary", told.summary());
        operation.putArray("tags").add(told.tag());
        parameters(key, method, told, handler, operation.putArray("parameters"));
        body(told, operation);
        ObjectNode responses = operation.putObject("responses");
        answer(told, responses.putObject(Integer.toString(told.status())));
        problems(method, path, told)
                .forEach(status ->
                        responses.putObject(Integer.toString(status)).put("$ref", "#/components/responses/" + status));
    }

    private void parameters(
            String key, RequestMethod method, ApiWords.Operation told, HandlerMethod handler, ArrayNode out) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(NAMES);
            PathVariable inPath = parameter.getParameterAnnotation(PathVariable.class);
            RequestParam inQuery = parameter.getParameterAnnotation(RequestParam.class);
            boolean read = parameter.getParameterType() != MultipartFile.class
                    && !Map.class.isAssignableFrom(parameter.getParameterType());
            if (inPath != null || (inQuery != null && read)) {
                parameter(key, told, parameter, inQuery, out);
            }
        }
        told.query().forEach((name, value) -> {
            Map<String, Object> query = ApiWords.map(value);
            ObjectNode one = out.addObject()
                    .put("name", name)
                    .put("in", "query")
                    .put("description", String.valueOf(query.get("what")))
                    .put("required", Boolean.TRUE.equals(query.get("required")));
            one.set("schema", schemas.of(Objects.requireNonNull(query.get("kind"), name)));
        });
        if (method == RequestMethod.GET) {
            out.addObject().put("$ref", "#/components/parameters/" + AtLeast.PARAMETER);
        }
        out.addObject().put("$ref", "#/components/parameters/" + CallerFilter.POST);
    }

    private void parameter(
            String key,
            ApiWords.Operation told,
            MethodParameter parameter,
            @Nullable RequestParam query,
            ArrayNode out) {
        String name = String.valueOf(parameter.getParameterName());
        Object what = told.parameters().getOrDefault(name, words.parameter(name));
        if (what == null) {
            throw new IllegalStateException("the parameter " + name + " of " + key + " needs words");
        }
        ObjectNode schema = schemas.schema(parameter.getGenericParameterType());
        String usual = query == null ? ValueConstants.DEFAULT_NONE : query.defaultValue();
        boolean given = !usual.equals(ValueConstants.DEFAULT_NONE) && !usual.isEmpty();
        if (given) {
            switch (schema.path("type").asString()) {
                case "integer" -> schema.put("default", Long.parseLong(usual));
                case "boolean" -> schema.put("default", Boolean.parseBoolean(usual));
                default -> schema.put("default", usual);
            }
        }
        out.addObject()
                .put("name", name)
                .put("in", query == null ? "path" : "query")
                .put("description", what.toString())
                .put(
                        "required",
                        query == null
                                || (query.required()
                                        && usual.equals(ValueConstants.DEFAULT_NONE)
                                        && parameter.getParameterType() != boolean.class))
                .set("schema", schema);
    }

    private void body(ApiWords.Operation told, ObjectNode operation) {
        if (told.body() == null && told.parts().isEmpty()) {
            return;
        }
        ObjectNode content =
                operation.putObject("requestBody").put("required", true).putObject("content");
        if (told.body() != null) {
            content.putObject(MediaType.APPLICATION_JSON_VALUE).set("schema", schemas.of(told.body()));
        }
        if (!told.parts().isEmpty()) {
            ObjectNode schema = ApiSchemas.typed("object");
            ObjectNode properties = schema.putObject("properties");
            told.parts().forEach((name, what) -> properties
                    .putObject(name)
                    .put("type", "string")
                    .put("contentMediaType", "application/octet-stream")
                    .put("description", what.toString()));
            ArrayNode required = schema.putArray("required");
            told.parts().keySet().forEach(required::add);
            content.putObject(MediaType.MULTIPART_FORM_DATA_VALUE).set("schema", schema);
        }
    }

    private void answer(ApiWords.Operation told, ObjectNode response) {
        String media = told.media() == null ? MediaType.APPLICATION_JSON_VALUE : told.media();
        ObjectNode schema = told.answer() == null ? ApiSchemas.typed("string") : schemas.of(told.answer());
        if (told.answer() == null && !media.startsWith("text/")) {
            schema.put("contentMediaType", media);
        }
        response.put("description", told.answer() == null ? "原样的文件或文字" : "答复");
        response.putObject("content").putObject(media).set("schema", schema);
    }

    private static Set<Integer> problems(RequestMethod method, String path, ApiWords.Operation told) {
        Set<Integer> all = new TreeSet<>(Set.of(400, 401, 403, 503));
        all.addAll(method == RequestMethod.GET ? Set.of(409) : Set.of(411, 413, 415));
        if (path.contains("{") || path.equals("/registers")) {
            all.add(404);
        }
        all.addAll(told.problems());
        return all;
    }

    private ObjectNode whole() {
        ObjectNode document = ApiSchemas.object().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "明账接口")
                .put("version", "1")
                .put("description", "金额为整数，单位为分；日期为 ISO 8601，时刻为 UTC。问题一律为 problem+json。每个岗位得到的与其在控制台所见相同。");
        document.putArray("servers").addObject().put("url", ApiAreas.ROOT);
        document.putArray("security").addObject().putArray("token");
        ArrayNode tags = document.putArray("tags");
        words.tags().forEach((name, what) -> tags.addObject().put("name", name).put("description", what.toString()));
        ObjectNode addresses = document.putObject("paths");
        // Methods of a class come in no order of their own.
        paths.forEach((path, operations) -> {
            ObjectNode sorted = addresses.putObject(path);
            operations
                    .propertyStream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(one -> sorted.set(one.getKey(), one.getValue()));
        });
        components(document.putObject("components"));
        return document;
    }

    private void components(ObjectNode components) {
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "在“账号与密钥”中建立的令牌");
        ObjectNode parameters = components.putObject("parameters");
        parameters
                .putObject(AtLeast.PARAMETER)
                .put("name", AtLeast.PARAMETER)
                .put("in", "query")
                .put("description", "等各视图取到这个序号再答复，最多等 3 秒；用命令答复的 lastPosition 可读到自己刚办的事")
                .set("schema", ApiSchemas.typed("integer").put("format", "int64"));
        parameters
                .putObject(CallerFilter.POST)
                .put("name", CallerFilter.POST)
                .put("in", "header")
                .put("description", "有几个岗位的，以哪一个在问，如 FINANCE 或 COUNTY_INDUSTRY/县区代码")
                .set("schema", ApiSchemas.typed("string"));
        ObjectNode responses = components.putObject("responses");
        PROBLEMS.forEach((status, what) -> responses
                .putObject(Integer.toString(status))
                .put("description", what)
                .putObject("content")
                .putObject(MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem"));
        ObjectNode all = components.putObject("schemas");
        schemas.components().forEach(all::set);
        all.set("Problem", problem());
    }

    /** RFC 9457, with what the ledger adds. */
    private static ObjectNode problem() {
        ObjectNode schema = ApiSchemas.typed("object");
        ObjectNode properties = schema.putObject("properties");
        properties.set("type", ApiSchemas.typed("string"));
        properties.set("title", ApiSchemas.typed("string"));
        properties.set("status", ApiSchemas.typed("integer"));
        properties.set("detail", ApiSchemas.typed("string"));
        properties.set("instance", ApiSchemas.typed("string"));
        properties.set("code", ApiSchemas.typed("string").put("description", "理由的代码"));
        ObjectNode one = ApiSchemas.typed("object");
        ObjectNode fields = one.putObject("properties");
        for (String field : List.of("pointer", "value", "expected")) {
            fields.set(field, ApiSchemas.typed("string"));
        }
        properties.set("problems", ApiSchemas.array(one));
        schema.putArray("required").add("type").add("title").add("status").add("detail");
        return schema;
    }
}
