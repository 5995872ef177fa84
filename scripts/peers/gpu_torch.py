"""Microseconds that PyTorch needs on a GPU for a step of bias learning of many random ReLU networks on a function.

    gpu_torch.py D M N L NETWORKS STEPS

y = A relu(W x + b), W and A frozen, mean squared error over N samples, full batch, Adam on b; all networks together, by
batched products, single precision. Pre-activations are made once. Prints two numbers: the microseconds of a step of all
networks, eagerly and through torch.compile (NaN where that does not work), each the mean of STEPS steps after a tenth as
many that are not counted.
"""

import os
import sys
import time

# Some containers have single precision computed in fewer bits.
os.environ.pop("TORCH_ALLOW_TF32_CUBLAS_OVERRIDE", None)
os.environ["NVIDIA_TF32_OVERRIDE"] = "0"

import torch


def microseconds(step, steps):
    for _ in range(max(3, steps // 10)):
        step()
    torch.cuda.synchronize()
    begin = time.perf_counter()
    for _ in range(steps):
        step()
    torch.cuda.synchronize()
    return 1e6 * (time.perf_counter() - begin) / steps


def main(d, m, n, l, networks, steps):
    if not torch.cuda.is_available():
        sys.exit("PyTorch sees no GPU")
    torch.set_float32_matmul_precision("highest")
    torch.manual_seed(0)

    def uniform(*shape):
        return 2 * torch.rand(*shape, device="cuda") - 1

    x, y = uniform(d, n), uniform(l, n)
    h = uniform(networks, m, d) @ x
    readout = uniform(networks, l, m)
    start = uniform(networks, m, 1)

    def loss_of(b):
        return ((readout @ torch.relu(h + b) - y) ** 2).sum() / n

    def measure(loss_of):
        b = start.clone().requires_grad_()
        adam = torch.optim.Adam([b], lr=0.02, fused=True)

        def step():
            adam.zero_grad()
            loss_of(b).backward()
            adam.step()

        return microseconds(step, steps)

    eager = measure(loss_of)
    try:
        compiled = measure(torch.compile(loss_of))
    except Exception as e:
        print(f"torch.compile: {e}".splitlines()[0], file=sys.stderr)
        compiled = float("nan")
    print(eager, "NaN" if compiled != compiled else compiled)


if __name__ == "__main__":
    if len(sys.argv) != 7:
        sys.exit(__doc__)
    main(*map(int, sys.argv[1:]))
