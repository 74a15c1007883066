package org.mingzhang.app.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.web.NotFound;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The interface described as OpenAPI 3.1: addresses and parameters as the application maps them, in words that stand in
 * {@code api/operations.txt} and {@code api/parameters.txt}, commands by their catalogue.
 */
final class OpenApi {
    private static final Map<String, List<String>> OPERATIONS = words("/api/operations.txt");
    private static final Map<String, List<String>> PARAMETERS = words("/api/parameters.txt");

    private final ObjectNode document = JsonMapper.shared().createObjectNode();
    private final ObjectNode paths;

    private OpenApi(String ledger) {
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "明账 " + ledger)
                .put("version", "1")
                .put(
                        "description",
                        "金额以分为整数，日期写作 2026-03-31，时间为 UTC。每个回答都在来访者的岗位和数据范围之内；GET 之外的方法只认令牌。"
                                + "命令的 commandId 就是幂等键：同一编号、同一内容再交，得到第一次的回答。");
        document.putArray("servers").addObject().put("url", ApiAreas.ROOT);
        document.putArray("security").addObject().putArray("token");
        paths = document.putObject("paths");
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "“账号与密钥”中开设的令牌，或 ledger tokens issue");
        CommandSchemas.describe(components.putObject("schemas"));
    }

    private static Map<String, List<String>> words(String resource) {
        try (InputStream file = Objects.requireNonNull(OpenApi.class.getResourceAsStream(resource), resource)) {
            Map<String, List<String>> words = new LinkedHashMap<>();
            new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(" \\| ", -1)))
                    .forEach(line -> words.put(line.getFirst(), line.subList(1, line.size())));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of all operations, by method and address, to be held against those that there are. */
    static Map<String, List<String>> operations() {
        return OPERATIONS;
    }

    /** The document of everything that is mapped under the interface's root. */
    static ObjectNode of(String ledger, Map<RequestMappingInfo, HandlerMethod> mapped) {
        OpenApi api = new OpenApi(ledger);
        Map<String, Map.Entry<RequestMappingInfo, HandlerMethod>> sorted = new TreeMap<>();
        mapped.entrySet().forEach(one -> one.getKey().getPatternValues().stream()
                .filter(pattern -> pattern.startsWith(ApiAreas.ROOT + "/"))
                .forEach(pattern -> sorted.put(pattern + " " + one.getKey(), one)));
        sorted.forEach((pattern, one) -> one.getKey()
                .getMethodsCondition()
                .getMethods()
                .forEach(method -> api.operation(
                        method,
                        pattern.substring(ApiAreas.ROOT.length(), pattern.indexOf(' ')),
                        one.getKey(),
                        one.getValue())));
        return api.document;
    }

    private void operation(RequestMethod method, String path, RequestMappingInfo info, HandlerMethod handler) {
        List<String> words = OPERATIONS.get(method + " " + path);
        if (words == null) {
            throw new NotFound(method + " " + path + " 还没有说明");
        }
        ObjectNode at = paths.withObjectProperty(path.replace("{*", "{"));
        String verb = method.name().toLowerCase(java.util.Locale.ROOT);
        boolean known = at.has(verb);
        ObjectNode operation = at.withObjectProperty(verb);
        operation.put("summary", words.getFirst());
        operation.put("operationId", verb + path.replaceAll("[^A-Za-z0-9]+", "_"));
        if (!known) {
            operation.putArray("tags").add(area(path));
        }
        ArrayNode parameters = operation.putArray("parameters");
        for (MethodParameter parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            parameter(parameter, parameters);
        }
        if (method == RequestMethod.GET) {
            described(parameters.addObject(), AtLeast.PARAMETER, "query")
                    .putObject("schema")
                    .put("type", "integer");
        } else {
            body(info, handler, operation.withObjectProperty("requestBody"), path);
        }
        answers(info, words.getLast(), operation.putObject("responses"), method);
    }

    private static String area(String path) {
        return ApiAreas.of(ApiAreas.ROOT + path.replaceAll("/?\\{[^}]*}", "/x").replace("//", "/"))
                .map(area -> area.chinese())
                .orElse("其他");
    }

    private static ObjectNode described(ObjectNode parameter, String name, String in) {
        List<String> words = PARAMETERS.get(name);
        if (words == null) {
            throw new NotFound("参数 " + name + " 还没有说明");
        }
        return parameter.put("name", name).put("in", in).put("description", words.getFirst());
    }

    private static void parameter(MethodParameter parameter, ArrayNode parameters) {
        String name = String.valueOf(parameter.getParameterName());
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            described(parameters.addObject(), name, "path")
                    .put("required", true)
                    .set("schema", JsonTypes.of(parameter.getParameterType()));
        }
        RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
        if (asked == null || parameter.getParameterType() == MultipartFile.class) {
            return;
        }
        String given = asked.name().isEmpty() ? name : asked.name();
        boolean withoutDefault = asked.defaultValue().equals(ValueConstants.DEFAULT_NONE);
        boolean all = MultiValueMap.class.isAssignableFrom(parameter.getParameterType());
        ObjectNode described = described(parameters.addObject(), given, "query");
        described.put("required", asked.required() && withoutDefault && !all);
        ObjectNode schema = JsonTypes.of(parameter.getParameterType());
        if (!withoutDefault && !asked.defaultValue().isEmpty()) {
            schema.put("default", asked.defaultValue());
        }
        described.set("schema", schema);
        if (all) {
            described.put("style", "form").put("explode", true);
        }
    }

    private static void body(RequestMappingInfo info, HandlerMethod handler, ObjectNode body, String path) {
        body.put("required", true);
        ObjectNode content = body.withObjectProperty("content");
        for (MediaType type : info.getConsumesCondition().getConsumableMediaTypes()) {
            ObjectNode schema = content.putObject(type.toString()).putObject("schema");
            if (type.includes(MediaType.MULTIPART_FORM_DATA)) {
                schema.put("type", "object")
                        .putObject("properties")
                        .putObject("file")
                        .put("type", "string")
                        .put("format", "binary");
            } else {
                schema.put("$ref", "#/components/schemas/" + CommandSchemas.of(path));
            }
        }
        if (content.isEmpty()) {
            boolean file = List.of(handler.getMethodParameters()).stream()
                    .anyMatch(parameter -> parameter.getParameterType() == MultipartFile.class);
            boolean json = List.of(handler.getMethodParameters()).stream()
                    .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
            ObjectNode schema = content.putObject(
                            file ? MediaType.MULTIPART_FORM_DATA_VALUE : MediaType.APPLICATION_JSON_VALUE)
                    .putObject("schema");
            schema.put("type", "object");
            if (file && !json) {
                schema.putObject("properties")
                        .putObject("file")
                        .put("type", "string")
                        .put("format", "binary");
            }
        }
    }

    private static void answers(RequestMappingInfo info, String what, ObjectNode answers, RequestMethod method) {
        ObjectNode good = answers.putObject("200").put("description", what);
        ObjectNode content = good.putObject("content");
        if (info.getProducesCondition().getProducibleMediaTypes().isEmpty()) {
            content.putObject(MediaType.APPLICATION_JSON_VALUE)
                    .putObject("schema")
                    .put("type", "object");
        }
        info.getProducesCondition().getProducibleMediaTypes().forEach(type -> content.putObject(type.toString())
                .putObject("schema"));
        problem(answers, "400", "输入不合要求，problems 逐处列出位置、所填和规则");
        problem(answers, "401", "没有令牌，或令牌已失效");
        problem(answers, "403", "岗位不能用这个接口");
        problem(answers, "404", "没有，或不在数据范围之内");
        problem(answers, "503", "账本或视图现在不能用；命令可能已记账时 mayBeRecorded 为 true，原样重发即可");
        if (method == RequestMethod.GET) {
            problem(answers, "409", "at-least 所指的序号账本还没有");
        } else {
            problem(answers, "413", "内容过大");
            problem(answers, "415", "内容的类型不对");
            problem(answers, "422", "规则不接受：code、clause（条款）和 facts（所据）");
        }
    }

    private static void problem(ObjectNode answers, String status, String description) {
        ObjectNode answer = answers.putObject(status).put("description", description);
        answer.putObject("content")
                .putObject(MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
    }

    /** The words of a parameter; null where there are none. */
    static @Nullable String parameter(String name) {
        List<String> words = PARAMETERS.get(name);
        return words == null ? null : words.getFirst();
    }
}
