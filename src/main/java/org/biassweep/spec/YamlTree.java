package org.biassweep.spec;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** A job file as a tree of YAML nodes that know their lines, with {@code --set} overrides put in. */
final class YamlTree {

    /** Keys whose map may be written as one of its values alone, and that value's key. */
    private static final Map<String, String> SHORT = Map.of("engine", "name");

    private final MappingNode root;
    private final Set<Node> overridden = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlTree(MappingNode root) {
        this.root = root;
    }

    /** @throws InvalidJobException if the text is not YAML or not a mapping, or an override is not {@code key=value} */
    static YamlTree parse(String text, List<String> overrides) {
        Node node = compose(text, "the job file");
        if (node == null || node.getTag().equals(Tag.NULL)) {
            throw invalid("the job file is empty; write at least sweep, tasks, grid and criteria");
        }
        if (!(node instanceof MappingNode mapping)) {
            throw invalid("the job file (line 1): a " + node.getNodeId()
                    + " where a map is expected; start with a line such as `sweep: NAME`");
        }
        YamlTree tree = new YamlTree(mapping);
        overrides.forEach(tree::override);
        return tree;
    }

    MappingNode root() {
        return root;
    }

    /** Where a reader finds the node: its line, or the override that put it there. */
    String place(Node node) {
        return overridden.contains(node)
                ? "--set"
                : "line " + (node.getStartMark().getLine() + 1);
    }

    private void override(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw invalid("--set " + assignment + ": write KEY=VALUE, such as --set grid.seeds=64");
        }
        Node value = compose(assignment.substring(equals + 1), "--set " + assignment);
        if (value == null) {
            throw invalid("--set " + assignment + ": there is no value behind `=`");
        }
        markOverridden(value);
        MappingNode mapping = root;
        String[] keys = assignment.substring(0, equals).trim().split("\\.");
        for (int i = 0; i < keys.length - 1; i++) {
            mapping = inner(mapping, keys[i], assignment);
        }
        put(mapping, keys[keys.length - 1], value);
    }

    private MappingNode inner(MappingNode mapping, String key, String assignment) {
        for (NodeTuple entry : mapping.getValue()) {
            if (keyOf(entry).equals(key)) {
                if (entry.getValueNode() instanceof MappingNode found) {
                    return found;
                }
                if (mapping == root && SHORT.containsKey(key)) {
                    return lengthened(key, entry.getValueNode());
                }
                throw invalid("--set " + assignment + ": " + key + " is not a map, so nothing can be set inside it");
            }
        }
        return created(mapping, key);
    }

    private MappingNode lengthened(String key, Node value) {
        MappingNode map = created(root, key);
        put(map, SHORT.get(key), value);
        return map;
    }

    private MappingNode created(MappingNode mapping, String key) {
        MappingNode created = new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.BLOCK);
        put(mapping, key, created);
        overridden.add(created);
        return created;
    }

    private void put(MappingNode mapping, String key, Node value) {
        List<NodeTuple> entries = new ArrayList<>(mapping.getValue());
        entries.removeIf(entry -> keyOf(entry).equals(key));
        ScalarNode name = new ScalarNode(Tag.STR, key, null, null, org.yaml.snakeyaml.DumperOptions.ScalarStyle.PLAIN);
        overridden.add(name);
        entries.add(new NodeTuple(name, value));
        mapping.setValue(entries);
    }

    private void markOverridden(Node node) {
        overridden.add(node);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> {
                overridden.add(entry.getKeyNode());
                markOverridden(entry.getValueNode());
            });
        } else if (node instanceof org.yaml.snakeyaml.nodes.SequenceNode sequence) {
            sequence.getValue().forEach(this::markOverridden);
        }
    }

    /** A key as text; a key that is itself a map or list has none and reads as its node's kind. */
    static String keyOf(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar
                ? scalar.getValue()
                : entry.getKeyNode().getNodeId().toString();
    }

    private static Node compose(String text, String source) {
        try {
            LoaderOptions options = new LoaderOptions();
            ParserImpl parser = new ParserImpl(new StreamReader(new StringReader(text)), options);
            return new Composer(parser, new Resolver(), options).getSingleNode();
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw invalid(source + " (line " + line + "): not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw invalid(source + ": not YAML: " + e.getMessage());
        }
    }

    private static InvalidJobException invalid(String sentence) {
        return new InvalidJobException(List.of(sentence));
    }
}
