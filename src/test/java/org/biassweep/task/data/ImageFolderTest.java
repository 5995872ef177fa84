package org.biassweep.task.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.biassweep.task.data.ImageFiles.TEST_IMAGES;
import static org.biassweep.task.data.ImageFiles.TEST_LABELS;
import static org.biassweep.task.data.ImageFiles.TRAIN_IMAGES;
import static org.biassweep.task.data.ImageFiles.TRAIN_LABELS;
import static org.biassweep.task.data.ImageFiles.cifarBatch;
import static org.biassweep.task.data.ImageFiles.gzip;
import static org.biassweep.task.data.ImageFiles.idx;
import static org.biassweep.task.data.ImageFiles.sizes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {

    private static final List<String> IDX = List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "gzipped", "unzipped under a gzipped name", "with a point"})
    void idxFilesAreReadHoweverTheyArePackedAndSpelled(String how) throws IOException {
        ImageFiles.smallIdx(folder);
        for (String name : IDX) {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            switch (how) {
                case "gzipped" -> replace(name, name + ".gz", gzip(bytes));
                case "unzipped under a gzipped name" -> replace(name, name + ".gz", bytes);
                case "with a point" -> replace(name, name.replace("-idx", ".idx"), bytes);
                default -> assertThat(folder.resolve(name)).exists();
            }
        }
        Images images = read();

        assertThat(images.format()).isEqualTo("idx, 1 x 2 pixels");
        assertThat(images.inputs()).isEqualTo(2);
        assertThat(images.training().pixels()).containsExactly(0, 255, 10, 51, 20, 102);
        assertThat(images.training().labels()).containsExactly(4, 7, 7);
        assertThat(images.test().pixels()).containsExactly(30, 0, 40, 255);
        assertThat(images.test().labels()).containsExactly(7, 4);
        assertThat(images.classes()).isEqualTo(Map.of(4, 0, 7, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cifar-10-batches-bin"})
    void cifarIsReadWhereverItWasUnpacked(String subfolder) throws IOException {
        ImageFiles.smallCifar(folder.resolve(subfolder));
        Images images = read();

        assertThat(images.inputs()).isEqualTo(3072);
        assertThat(images.training().labels()).containsExactly(0, 9, 0, 9, 0, 9, 0, 9, 0, 9);
        assertThat(images.test().labels()).containsExactly(9, 0);
        for (int n = 0; n < 10; n++) {
            byte expected = (byte) (10 * (n / 2 + 1) + n % 2);
            assertThat(Arrays.copyOfRange(images.training().pixels(), n * 3072, (n + 1) * 3072))
                    .containsOnly(expected);
        }
    }

    @Test
    void aFolderThatIsNoneNamesTheScriptThatBringsOne() {
        assertThatThrownBy(() -> ImageFolder.read(new LocalFiles(), folder + "/none"))
                .hasMessageStartingWith(folder + "/none is no folder, or an empty one; a set is four idx files")
                .hasMessageContaining("scripts/fetch-datasets");
    }

    @Test
    void aFolderOfSomethingElseSaysWhatItHolds() throws IOException {
        Files.writeString(folder.resolve("cifar-10-binary.tar.gz"), "packed");
        assertWrong("holds cifar-10-binary.tar.gz and no set of images; a set is");
    }

    @Test
    void aMissingIdxFileIsNamed() throws IOException {
        ImageFiles.smallIdx(folder);
        Files.delete(folder.resolve(TEST_LABELS));
        assertWrong(
                "lacks t10k-labels-idx1-ubyte, plain or .gz (it holds t10k-images-idx3-ubyte, train-images-idx3-ubyte,"
                        + " train-labels-idx1-ubyte); scripts/fetch-datasets brings");
    }

    @Test
    void anIdxFileThatIsCutOffSaysSo() throws IOException {
        ImageFiles.smallIdx(folder);
        byte[] bytes = Files.readAllBytes(folder.resolve(TRAIN_IMAGES));
        write(TRAIN_IMAGES, Arrays.copyOf(bytes, bytes.length - 1));
        assertWrong(TRAIN_IMAGES + " holds 5 bytes after its header, which says 3 x 1 x 2; it is cut off");
        write(TRAIN_IMAGES, Arrays.copyOf(bytes, 9));
        assertWrong(TRAIN_IMAGES + " begins with the bytes 00 00 08 03 where");
        write(TRAIN_IMAGES, new byte[0]);
        assertWrong(TRAIN_IMAGES + " begins with the bytes (none) where");
        write(TRAIN_IMAGES, Arrays.copyOf(bytes, bytes.length + 1));
        assertWrong(TRAIN_IMAGES + " holds 7 bytes after its header, which says 3 x 1 x 2; it is damaged");
    }

    @Test
    void aGzippedFileThatIsCutOffSaysSo() throws IOException {
        ImageFiles.smallIdx(folder);
        byte[] zipped = gzip(Files.readAllBytes(folder.resolve(TRAIN_IMAGES)));
        replace(TRAIN_IMAGES, TRAIN_IMAGES + ".gz", Arrays.copyOf(zipped, zipped.length - 10));
        assertWrong(TRAIN_IMAGES + ".gz is gzipped and cut off or damaged");
    }

    @Test
    void aPageInThePlaceOfAnIdxFileIsNone() throws IOException {
        ImageFiles.smallIdx(folder);
        write(TEST_IMAGES, "<html>not found".getBytes(StandardCharsets.US_ASCII));
        assertWrong(TEST_IMAGES + " begins with the bytes 3c 68 74 6d where an idx file of bytes begins with 00 00 08");
    }

    @Test
    void imagesAndLabelsThatAreSwappedAreToldApart() throws IOException {
        ImageFiles.smallIdx(folder);
        swap(TRAIN_IMAGES, TRAIN_LABELS);
        assertWrong(TRAIN_IMAGES + " holds 3 single numbers where images are expected; are");
        swap(TRAIN_IMAGES, TRAIN_LABELS);
        write(TEST_LABELS, Files.readAllBytes(folder.resolve(TEST_IMAGES)));
        assertWrong(TEST_LABELS + " holds 2 arrays of 1 x 2 where labels are expected; are");
    }

    @Test
    void trainingAndTestFilesThatAreSwappedAreToldApart() throws IOException {
        ImageFiles.smallIdx(folder);
        swap(TRAIN_IMAGES, TEST_IMAGES);
        assertWrong(TRAIN_LABELS + " holds 3 labels for the 2 images of");
        swap(TRAIN_LABELS, TEST_LABELS);
        assertWrong(
                TEST_LABELS + " holds 3 images and", "2, but there are never more to test on; are the files swapped?");
    }

    @Test
    void trainingImagesAreNotTestImages() throws IOException {
        ImageFiles.smallIdx(folder);
        write(TEST_IMAGES, Files.readAllBytes(folder.resolve(TRAIN_IMAGES)));
        write(TEST_LABELS, Files.readAllBytes(folder.resolve(TRAIN_LABELS)));
        assertThatThrownBy(this::read).hasMessageContaining("are the same; put the training and the test images");
    }

    @Test
    void labelsOfAnotherSetAreNoticed() throws IOException {
        ImageFiles.smallIdx(folder);
        write(TEST_LABELS, idx(sizes(2), 7, 5));
        assertWrong(TEST_LABELS + " holds the label 5 (image 2), which", "train-labels-idx1-ubyte never has; take the");
        write(TEST_LABELS, idx(sizes(2), 7, 7));
        assertWrong(TRAIN_LABELS + " holds the label 4 (image 1), which", "t10k-labels-idx1-ubyte never has");
        write(TRAIN_LABELS, idx(sizes(3), 7, 7, 7));
        assertWrong(TRAIN_LABELS + " holds no label but 7");
    }

    @Test
    void imagesOfAnotherSizeAreNoticed() throws IOException {
        ImageFiles.smallIdx(folder);
        write(TEST_IMAGES, idx(sizes(2, 1, 1), 1, 2));
        assertWrong(TEST_IMAGES + " holds images of 1 x 1 and", "images of 1 x 2; take all files of one set");
    }

    @Test
    void aBrokenCifarSaysWhichFileAndWhy() throws IOException {
        ImageFiles.smallCifar(folder);
        byte[] third = Files.readAllBytes(folder.resolve("data_batch_3.bin"));
        write("data_batch_3.bin", Arrays.copyOf(third, third.length - 1));
        assertWrong("data_batch_3.bin holds 6145 bytes, which is no multiple of an image's 3073; it is cut off");
        write("data_batch_3.bin", Arrays.copyOf(third, 3073));
        assertWrong("data_batch_3.bin holds 1 images and data_batch_1.bin 2, but all five hold as many");
        write("data_batch_3.bin", new byte[0]);
        assertWrong("data_batch_3.bin holds 0 bytes");
        write("data_batch_3.bin", cifarBatch(30, 0, 10));
        assertWrong("data_batch_3.bin holds the label 10 (image 2) where CIFAR-10 has 0 to 9");
        write("data_batch_3.bin", Files.readAllBytes(folder.resolve("data_batch_1.bin")));
        assertWrong("data_batch_3.bin holds the same images as data_batch_1.bin");
        write("data_batch_3.bin", third);
        write("test_batch.bin", third);
        assertWrong("test_batch.bin holds the same images as data_batch_3.bin");
        Files.delete(folder.resolve("test_batch.bin"));
        assertWrong("lacks test_batch.bin of CIFAR-10's binary version (it holds data_batch_1.bin,");
    }

    private Images read() {
        return ImageFolder.read(new LocalFiles(), folder.toString());
    }

    private void assertWrong(String start, String... more) {
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidDataException.class)
                .hasMessageMatching("(?s)" + Pattern.quote(folder.toString()) + "[/ ].*")
                .hasMessageContaining(start)
                .hasMessageContainingAll(more.length == 0 ? new String[] {start} : more);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private void replace(String old, String name, byte[] bytes) throws IOException {
        Files.delete(folder.resolve(old));
        write(name, bytes);
    }

    private void swap(String one, String other) throws IOException {
        Path aside = folder.resolve("aside");
        Files.move(folder.resolve(one), aside);
        Files.move(folder.resolve(other), folder.resolve(one));
        Files.move(aside, folder.resolve(other), StandardCopyOption.REPLACE_EXISTING);
    }
}
