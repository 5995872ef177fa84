package org.biassweep.task.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;

/** Where the files of data sets lie. */
public interface DataFiles {

    /**
     * The names of the files and folders in a folder, sorted; none if there is no such folder.
     *
     * @throws IOException if it cannot be looked into
     */
    List<String> names(String folder) throws IOException;

    /**
     * Whether a path is that of a folder.
     *
     * @throws IOException if that cannot be told
     */
    boolean isFolder(String path) throws IOException;

    /**
     * All bytes of a file.
     *
     * @throws FileNotFoundException if there is none of this path
     * @throws IOException if it cannot be read
     */
    byte[] read(String file) throws IOException;
}
