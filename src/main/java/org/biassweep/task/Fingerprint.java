package org.biassweep.task;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells one set of samples from another: SHA-256 over numbers. */
final class Fingerprint {

    private static final int TOLD_BYTES = 8;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    Fingerprint add(byte[] values) {
        digest.update(values);
        return this;
    }

    Fingerprint add(int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES);
        for (int value : values) {
            digest.update(bytes.putInt(0, value).array());
        }
        return this;
    }

    Fingerprint add(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES);
        for (float value : values) {
            digest.update(bytes.putFloat(0, value).array());
        }
        return this;
    }

    Fingerprint add(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES);
        for (double value : values) {
            digest.update(bytes.putDouble(0, value).array());
        }
        return this;
    }

    /** The first 16 hexadecimal digits; nothing can be added afterwards. */
    String text() {
        return HexFormat.of().formatHex(digest.digest(), 0, TOLD_BYTES);
    }
}
