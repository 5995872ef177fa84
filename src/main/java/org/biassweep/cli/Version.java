package org.biassweep.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of Bias Sweep, from the jar's manifest. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"bias-sweep " + text()};
    }

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "unreleased" : version;
    }
}
