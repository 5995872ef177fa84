/**
 * The page people look at: required widths, curves and probabilities of one sweep as a single HTML file.
 *
 * <p>{@link org.biassweep.report.ReportPage} turns a {@link org.biassweep.report.Report} into text; the tables are
 * written here, the charts are drawn by Apache ECharts in the reader's browser from data in the page. What tells curves apart there,
 * {@link org.biassweep.report.CurveLabels} says in a line. Whoever holds
 * findings may call it. It computes no statistic, reads and writes no file of a sweep, and knows nothing of Spark.
 */
package org.biassweep.report;
