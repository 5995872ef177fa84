package org.biassweep.spec;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of memory as job files write them: {@code 512 MiB}, {@code 2 GiB}. */
final class Memory {

    /** What a trial may use where a job file is silent: as much as all trials may in the 4 GiB of a driver by default. */
    static final long DEFAULT_TRIAL = 3L << 30;

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9}) ?([MG])iB");

    private Memory() {}

    /** Bytes; empty if the value was complained of. */
    static Optional<Long> read(YamlValue value) {
        Matcher amount = AMOUNT.matcher(value.text().orElse(""));
        if (amount.matches() && Long.parseLong(amount.group(1)) > 0) {
            return Optional.of(
                    Long.parseLong(amount.group(1)) << (amount.group(2).equals("G") ? 30 : 20));
        }
        return value.refuse("an amount such as 512 MiB or 2 GiB");
    }

    /** The amount that {@link #read} reads back. */
    static String text(long bytes) {
        boolean whole = bytes % (1L << 30) == 0;
        return String.format(Locale.ROOT, "%d %s", whole ? bytes >> 30 : bytes >> 20, whole ? "GiB" : "MiB");
    }
}
