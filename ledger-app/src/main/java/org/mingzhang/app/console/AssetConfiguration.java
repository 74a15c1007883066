package org.mingzhang.app.console;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Style, scripts and pictures. Each has the digest of its content in its name, and so may be kept for good. Every link of a page is
 * looked up among these, so none of the patterns may cover pages: a name that is no asset is searched for in the whole class path.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class AssetConfiguration implements WebMvcConfigurer {
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        serve(registry, "classpath:/static/", "/*.css", "/*.svg");
        serve(registry, "classpath:/static/js/", "/js/**");
        serve(registry, "classpath:/static/vendor/", "/vendor/**");
        serve(registry, "classpath:/META-INF/resources/webjars/", "/webjars/**");
    }

    private static void serve(ResourceHandlerRegistry registry, String location, String... paths) {
        registry.addResourceHandler(paths)
                .addResourceLocations(location)
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }
}
