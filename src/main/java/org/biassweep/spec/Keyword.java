package org.biassweep.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A choice that job files, tables and messages spell in lower case: {@code ADAM} is written {@code adam}. */
public interface Keyword {

    /** The constant's Java name; every enum has it. */
    String name();

    /** The spelling in job files and tables. */
    default String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The spellings of all constants of {@code type}, in their order of declaration. */
    static <E extends Enum<E> & Keyword> List<String> all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Keyword::keyword).toList();
    }

    /**
     * The constant of {@code type} that is spelled {@code keyword}.
     *
     * @throws IllegalArgumentException if there is none
     */
    static <E extends Enum<E> & Keyword> E of(Class<E> type, String keyword) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.keyword().equals(keyword))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        keyword + " is no " + type.getSimpleName() + "; there are " + String.join(", ", all(type))));
    }
}
