package org.biassweep.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** What needs no driver. */
class CudaDeviceTest {

    @Test
    void anArgumentIsPackedAsTheKernelDeclaresIt() {
        CudaDevice device = new CudaDevice(0);
        long address = 0x7f12_3456_789aL;
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer packed =
                    CudaDevice.packed(stack, new CudaDevice.Memory(device, address), -7, 0.25f, Integer.MAX_VALUE);
            assertThat(packed.remaining()).isEqualTo(4);
            assertThat(MemoryUtil.memGetLong(packed.get(0))).isEqualTo(address);
            assertThat(MemoryUtil.memGetInt(packed.get(1))).isEqualTo(-7);
            assertThat(MemoryUtil.memGetFloat(packed.get(2))).isEqualTo(0.25f);
            assertThat(MemoryUtil.memGetInt(packed.get(3))).isEqualTo(Integer.MAX_VALUE);
        }
    }
}
