/**
 * The commands: they parse arguments, call the packages above in the order in which a sweep flows through them, print,
 * and set exit codes. No logic of its own lives here.
 */
package org.biassweep.cli;
