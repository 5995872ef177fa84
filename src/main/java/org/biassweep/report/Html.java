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
        boolean plain = value == 0 || (Math.abs(value) >= 1e-6 && Math.abs(value) < 1e21);
        return plain ? exact.toPlainString() : exact.toString().replace('E', 'e');
    }

    /** 1 − δ, subtracted in decimals: 0.3 for 0.7, where doubles give 0.30000000000000004. */
    static String complement(double delta) {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(delta)).toPlainString();
    }
}
