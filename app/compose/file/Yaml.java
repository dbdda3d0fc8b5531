package dev.meridian.app.compose.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** YAML that means the same to the readers of version 1.1 and 1.2. */
final class Yaml {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .stringQuotingChecker(new Cautious())
            .build());

    private Yaml() {}

    static String write(List<String> comment, Map<String, Object> keys) {
        var text = new StringBuilder();
        comment.forEach(line -> text.append("# ").append(line).append('\n'));
        try {
            return text.append(YAML.writeValueAsString(keys)).toString();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Quotes whatever is not plainly a text: 1.1 reads {@code no}, {@code 12:30} and {@code 0x1F} as something else. */
    private static final class Cautious extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;
        private static final Pattern PLAINLY_TEXT =
                Pattern.compile("[0-9]+[a-z]|(\\./|[A-Za-z/])[A-Za-z0-9_./-]*(:[A-Za-z0-9_./-]+)*");

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || !PLAINLY_TEXT.matcher(value).matches() && value.indexOf('\n') < 0;
        }
    }
}
