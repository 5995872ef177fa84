"""Microseconds that PyTorch needs for a step of bias learning of random ReLU networks on a function, one thread.

    steps_torch.py D M N L NETWORKS STEPS

y = A relu(W x + b), W and A frozen, mean squared error over N samples, full batch, Adam on b. Pre-activations are made
once. NETWORKS 1 trains one network eagerly; more are trained together, by batched products. Prints the microseconds of
a step of all networks, the mean of STEPS after as many that are not counted.
"""

import sys
import time

import torch


def main(d, m, n, l, networks, steps):
    torch.set_num_threads(1)
    torch.manual_seed(0)
    shape = () if networks == 1 else (networks,)
    x, y = 2 * torch.rand(d, n) - 1, torch.rand(l, n)
    h = (2 * torch.rand(*shape, m, d) - 1) @ x
    readout = 2 * torch.rand(*shape, l, m) - 1
    b = (2 * torch.rand(*shape, m, 1) - 1).requires_grad_()
    adam = torch.optim.Adam([b], lr=0.02)

    def step():
        loss = ((readout @ torch.relu(h + b) - y) ** 2).sum() / n
        adam.zero_grad()
        loss.backward()
        adam.step()

    for _ in range(steps):
        step()
    begin = time.perf_counter()
    for _ in range(steps):
        step()
    print(1e6 * (time.perf_counter() - begin) / steps)


if __name__ == "__main__":
    if len(sys.argv) != 7:
        sys.exit(__doc__)
    main(*map(int, sys.argv[1:]))
