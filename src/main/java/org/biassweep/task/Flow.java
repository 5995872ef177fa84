package org.biassweep.task;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.AbstractIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * Differential equations as a motion: integrated over a step by the method of Dormand and Prince of order 8 (Hairer,
 * Nørsett and Wanner 1993, Solving ordinary differential equations I), its own steps chosen so that each errs by at most
 * {@value #TOLERANCE}, absolutely and relative to the state.
 */
final class Flow implements Motion, OrdinaryDifferentialEquation {

    static final double TOLERANCE = 1e-10;

    private static final double SMALLEST_SHARE = 1e-9;
    private static final int MOST_EVALUATIONS = 100_000;

    private final List<Expression> derivatives;
    private final double step;
    private final AbstractIntegrator integrator;
    private double[] held;

    /** @param step the time of a step, &gt; 0 */
    Flow(List<Expression> derivatives, double step) {
        this(derivatives, step, new DormandPrince853Integrator(step * SMALLEST_SHARE, step, TOLERANCE, TOLERANCE));
    }

    /** Takes another integrator than the usual. */
    Flow(List<Expression> derivatives, double step, AbstractIntegrator integrator) {
        this.derivatives = derivatives;
        this.step = step;
        this.integrator = integrator;
        integrator.setMaxEvaluations(MOST_EVALUATIONS);
    }

    @Override
    public void advance(double[] variables) {
        double[] start = Arrays.copyOf(variables, getDimension());
        held = variables.clone();
        try {
            double[] end =
                    integrator.integrate(this, new ODEState(0, start), step).getPrimaryState();
            System.arraycopy(end, 0, variables, 0, end.length);
        } catch (MathRuntimeException e) {
            throw new InvalidTargetException("the state runs away or changes too fast to be followed with this step");
        }
    }

    @Override
    public int getDimension() {
        return derivatives.size();
    }

    @Override
    public double[] computeDerivatives(double time, double[] state) {
        System.arraycopy(state, 0, held, 0, state.length);
        double[] rates = new double[state.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = derivatives.get(i).at(held);
        }
        return rates;
    }
}
