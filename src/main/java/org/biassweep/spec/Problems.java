package org.biassweep.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that is wrong with a job file, one sentence each, collected so that all of it can be said at once.
 *
 * <p>A key is a path such as {@code grid.widths[2]}; where the reader knows its line, the sentence names it.
 */
public final class Problems {

    private final Map<String, String> places = new HashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();

    /** Remembers where a key stands ({@code line 7}, {@code --set}), for sentences about it or what it holds. */
    void locate(String key, String place) {
        places.put(key, place);
    }

    /**
     * Adds a sentence.
     *
     * @param key the key's path; empty for the file as a whole
     * @param complaint what it holds and what would do
     */
    public void add(String key, String complaint) {
        String place = places.get(key);
        for (String outer = key; place == null && !outer.isEmpty(); ) {
            outer = outer.substring(0, Math.max(Math.max(outer.lastIndexOf('.'), outer.lastIndexOf('[')), 0));
            place = places.get(outer);
        }
        String where = place == null ? "" : " (" + place + ")";
        keys.add(key);
        sentences.add((key.isEmpty() ? "the job file" : key) + where + ": " + complaint);
    }

    /** Whether a sentence was added about {@code key} or anything inside it. */
    public boolean concern(String key) {
        return keys.stream().anyMatch(k -> k.equals(key) || k.startsWith(key + ".") || k.startsWith(key + "["));
    }

    /** The sentences, in the order in which they were added. */
    public List<String> sentences() {
        return List.copyOf(sentences);
    }

    /** @throws InvalidJobException if a sentence was added */
    public void throwIfAny() {
        if (!sentences.isEmpty()) {
            throw new InvalidJobException(sentences());
        }
    }
}
