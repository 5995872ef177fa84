package org.biassweep.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The page's parts on the class path: template, style sheet, scripts, and ECharts from its web jar. */
final class Resources {

    private static final String ECHARTS_PROPERTIES = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";

    private Resources() {}

    /** A file that lies beside this class. */
    static String text(String name) {
        return read("/org/biassweep/report/" + name);
    }

    /** The version of ECharts on the class path. */
    static String echartsVersion() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(read(ECHARTS_PROPERTIES)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /** ECharts itself, minified. */
    static String echarts() {
        return read("/META-INF/resources/webjars/echarts/" + echartsVersion() + "/dist/echarts.min.js");
    }

    private static String read(String path) {
        try (InputStream in = Resources.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
