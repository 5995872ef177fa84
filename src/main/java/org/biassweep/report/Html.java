package org.biassweep.report;

import java.math.BigDecimal;
import org.apache.commons.text.StringEscapeUtils;

/** How text and numbers are written into the page. */
final class Html {

    private Html() {}

    /** Any text, escaped for element content and quoted attributes. */
    static String text(String text) {
        return StringEscapeUtils.escapeHtml4(text);
    }

    /** A finite number as JavaScript prints it: 0.5, 3, 0.0001. */
    static String number(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        return Math.abs(value) >= 1e-6 && Math.abs(value) < 1e21 || value == 0
                ? exact.toPlainString()
                : exact.toString().replace('E', 'e');
    }

    /** 1 − δ, in decimals, not in binary: 0.9 for 0.1, where a double would give 0.30000000000000004 for 0.7. */
    static String complement(double delta) {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(delta)).toPlainString();
    }
}
