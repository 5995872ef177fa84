package org.biassweep.train.gpu;

import org.biassweep.device.DeviceFacts;
import org.biassweep.train.DeviceEngine;
import org.biassweep.trial.Configuration;

/** The networks that make a pack, as they are counted before there is one. */
final class PackFilling implements DeviceEngine.Filling {

    /** A multiprocessor holds 2,048 threads. */
    private static final int GROUPS_OF_A_COMPUTE_UNIT = 2048 / Kernels.ITEMS;

    /** A core works through groups one after the other; fewer would not be worth the asking for a step. */
    private static final int GROUPS_OF_A_CORE = 8;

    private final Room room;
    private final double groupsTogether;
    private final int mostNetworks;
    private Demand.Sizes sizes = Demand.Sizes.NONE;

    /** @param mostNetworks of a pack */
    PackFilling(DeviceFacts device, int mostNetworks) {
        room = Room.on(device);
        groupsTogether =
                (double) (device.isProcessor() ? GROUPS_OF_A_CORE : GROUPS_OF_A_COMPUTE_UNIT) * device.computeUnits();
        this.mostNetworks = mostNetworks;
    }

    @Override
    public boolean add(Configuration configuration) {
        Demand demand = Demand.of(configuration);
        Demand.Sizes more = demand.add(sizes, configuration.width());
        boolean fits = more.networks() <= mostNetworks && room.holds(demand.of(more));
        if (fits || sizes.networks() == 0) {
            sizes = more;
            return true;
        }
        return false;
    }

    @Override
    public double occupancy() {
        return sizes.blocks() / groupsTogether;
    }
}
