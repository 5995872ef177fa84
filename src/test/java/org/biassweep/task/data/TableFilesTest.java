package org.biassweep.task.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.biassweep.spec.Columns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TableFilesTest {

    private static final String CSV = """
            a,kind,"b, wide",c
            1,red,2.5,-1e3
            0.25,"dark ""blue""\",3, 7
            """;
    private static final Columns KIND = new Columns("kind", List.of(), List.of());

    @TempDir
    private Path folder;

    @Test
    void aCsvGivesTheColumnsThatAreWanted() throws IOException {
        Table table = csv(CSV, KIND);

        assertThat(table.features()).containsExactly("a", "b, wide", "c");
        assertThat(table.rows().toArray(double[][]::new)).isDeepEqualTo(new double[][] {{1, 2.5, -1000}, {0.25, 3, 7}});
        assertThat(table.labels()).containsExactly("red", "dark \"blue\"");
    }

    @Test
    void targetsStandBehindFeatures() throws IOException {
        Table table = csv(CSV, new Columns(null, List.of("a"), List.of("c", "b, wide")));

        assertThat(table.features()).containsExactly("c", "b, wide");
        assertThat(table.rows().toArray(double[][]::new)).isDeepEqualTo(new double[][] {{-1000, 2.5, 1}, {7, 3, 0.25}});
        assertThat(table.labels()).isEmpty();
    }

    @Test
    void windowsLinesAByteOrderMarkAHashAndManyColumnsAreRead() throws IOException {
        assertThat(csv("\uFEFF#a,kind\r\n1,x\r\n\r\n2,y\r\n", KIND).features()).containsExactly("#a");
        String wide = "kind" + columns(2000);
        Table table = csv(wide + "\nx" + ",1".repeat(2000) + "\n", KIND);
        assertThat(table.features()).hasSize(2000);
    }

    private static String columns(int count) {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < count; i++) {
            columns.append(",c").append(i);
        }
        return columns.toString();
    }

    @Test
    void partFilesAreReadInTheOrderOfTheirNames() throws IOException {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        Files.write(parts.resolve("part-1.csv.gz"), ImageFiles.gzip("kind,a\ny,2\n".getBytes(StandardCharsets.UTF_8)));
        Files.writeString(parts.resolve("part-0.csv"), "a,kind\n1,x\n");
        Files.writeString(parts.resolve("_SUCCESS"), "");
        Files.writeString(parts.resolve(".part-0.csv.crc"), "sum");
        Table table = read("parts", KIND);

        assertThat(table.rows().toArray(double[][]::new)).isDeepEqualTo(new double[][] {{1}, {2}});
        assertThat(table.labels()).containsExactly("x", "y");
    }

    @ParameterizedTest
    @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"})
    void aParquetGivesTheSame(CompressionCodecName codec) throws IOException {
        parquet(
                codec,
                "required int32 i; optional int64 l; required float f; required double d; required boolean b; optional binary"
                        + " kind (STRING);",
                2,
                (row, n) -> row.append("i", n - 1)
                        .append("l", 1L << 40)
                        .append("f", 0.1f)
                        .append("d", 0.1)
                        .append("b", n == 1)
                        .append("kind", "k" + n));
        Table table = read("t.parquet", KIND);

        assertThat(table.features()).containsExactly("i", "l", "f", "d", "b");
        assertThat(table.rows().toArray(double[][]::new))
                .isDeepEqualTo(new double[][] {{-1, 0x1p40, 0.1f, 0.1, 0}, {0, 0x1p40, 0.1f, 0.1, 1}});
        assertThat(table.labels()).containsExactly("k0", "k1");
    }

    @Test
    void numbersMayBeLabelsOfAParquet() throws IOException {
        parquet(
                CompressionCodecName.UNCOMPRESSED,
                "required int32 kind; required double x;",
                2,
                (row, n) -> row.append("kind", 5 - n).append("x", 1.5));
        assertThat(read("t.parquet", KIND).labels()).containsExactly("5", "4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'a,kind\n1,x\n2\n'        | t.csv has 1 values in row 2 and 2 columns in its first line; mend the row, or copy the file again if it was cut off
            'a,kind\n1,x,3\n'         | t.csv has 3 values in row 1 and 2 columns
            'a,kind\n1,x\nNA,y\n'     | t.csv holds "NA" in row 2, column a, where a finite number is expected; mend or remove the row, or name other columns as `features`
            'a,kind\n,x\n'            | t.csv holds nothing in row 1, column a, where
            'a,kind\nNaN,x\n'         | t.csv holds NaN in row 1, column a, where
            'a,kind\n1e39,x\n'        | t.csv holds 1e39 in row 1, column a, where
            'a,kind\n1,\n'            | t.csv holds nothing in row 1, column kind, where a label is expected
            'a,kinds\n1,x\n'          | t.csv has no column kind; did you mean kinds? (there are a, kinds)
            'a;kind\n1;x\n'           | t.csv has no comma in its first line, "a;kind"; give the names of at least two
            'kind\nx\n'               | t.csv has no comma in its first line, "kind"; give
            'a,a,kind\n1,2,x\n'       | t.csv has two columns of one name; there are a, a, kind
            ''                        | t.csv is empty; give Parquet, or CSV
            """)
    void aMistakeInACsvIsOneSentence(String text, String sentence) {
        assertWrong(() -> csv(text.replace("\\n", "\n"), KIND)).hasMessageContaining(sentence);
    }

    @Test
    void aMissingColumnIsAMistakeInTheKeyThatNamesIt() {
        assertWrong(() -> csv("a,b\n1,2\n", new Columns(null, List.of("a", "b"), List.of())))
                .hasMessageContaining("t.csv has no column but a, b; a network needs at least one to see");
        Columns columns = new Columns(null, List.of("c"), List.of("e"));
        assertThatThrownBy(() -> csv(CSV, columns))
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        e -> assertThat(e.keyOr("table")).isEqualTo("features"));
    }

    @Test
    void whatIsNoTableIsNamed() throws IOException {
        assertWrong(() -> read("none.csv", KIND)).hasMessage("there is no file " + folder + "/none.csv");
        Files.write(folder.resolve("t.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0});
        assertWrong(() -> read("t.xlsx", KIND)).hasMessageContaining("t.xlsx is neither Parquet nor a text; give");
    }

    @Test
    void aParquetThatIsCutOffSaysSo() throws IOException {
        aParquetGivesTheSame(CompressionCodecName.SNAPPY);
        byte[] bytes = Files.readAllBytes(folder.resolve("t.parquet"));
        for (int length : new int[] {4, 40, bytes.length - 1}) {
            Files.write(folder.resolve("t.parquet"), Arrays.copyOf(bytes, length));
            assertWrong(() -> read("t.parquet", KIND))
                    .hasMessageContaining("t.parquet begins as Parquet but is cut off or damaged (");
        }
    }

    @Test
    void columnsOfAParquetThatAreNoNumbersAreNamed() throws IOException {
        parquet(
                CompressionCodecName.UNCOMPRESSED,
                "required int32 kind; required binary note (STRING); required int32 price (DECIMAL(5, 2)); optional int32 q;",
                1,
                (row, n) -> row.append("kind", n).append("note", "n").append("price", 105));
        assertWrong(() -> read("t.parquet", KIND))
                .hasMessageContaining("holds required binary note (STRING) where numbers are expected");
        assertWrong(() -> read("t.parquet", new Columns("kind", List.of(), List.of("price"))))
                .hasMessageContaining("holds required int32 price (DECIMAL(5,2)) where numbers are expected");
        assertWrong(() -> read("t.parquet", new Columns("kind", List.of(), List.of("q"))))
                .hasMessageContaining("holds nothing in row 1, column q, where a finite number is expected");
    }

    private static AbstractThrowableAssert<?, ?> assertWrong(ThrowingCallable reading) {
        return assertThatThrownBy(reading).isInstanceOf(InvalidDataException.class);
    }

    private Table csv(String text, Columns columns) throws IOException {
        Files.writeString(folder.resolve("t.csv"), text);
        return read("t.csv", columns);
    }

    private Table read(String name, Columns columns) {
        return TableFiles.read(new LocalFiles(), folder.resolve(name).toString(), columns);
    }

    private void parquet(CompressionCodecName codec, String fields, int rows, BiConsumer<Group, Integer> fill)
            throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType("message table { " + fields + " }");
        Path file = folder.resolve("t.parquet");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
                .withType(schema)
                .withCompressionCodec(codec)
                .build()) {
            for (int n = 0; n < rows; n++) {
                Group row = new SimpleGroupFactory(schema).newGroup();
                fill.accept(row, n);
                writer.write(row);
            }
        }
    }
}
