"""Seconds a training step of eager PyTorch on the network that the bptt engine trains: biases alone, full batch, Adam.

    recurrent_torch.py M K T ALPHA BETA STEPS [relu|tanh]

One thread. r[t+1] = -alpha r[t] + beta phi(W r[t] + b), r[0] = G z0, y[t+1] = A r[t+1]; W, A and b as the bench draws
them: W normal with standard deviation 1.5 / sqrt(M). Prints the smallest mean over five rounds of STEPS steps.
"""

import sys
import time

import torch


def main(m, k, horizon, alpha, beta, steps, activation):
    torch.set_num_threads(1)
    torch.manual_seed(0)
    w = 1.5 / m**0.5 * torch.randn(m, m)
    readout = torch.randn(m, 2) / m**0.5
    start = torch.randn(k, 2) @ torch.randn(2, m) / 2**0.5
    time_axis = torch.arange(1, horizon + 1) / 5
    target = torch.stack([torch.sin(time_axis + phase) for phase in range(2 * k)], 1).reshape(horizon, k, 2)
    b = (2 * torch.rand(m) - 1).requires_grad_()
    adam = torch.optim.Adam([b], lr=0.02)
    phi = torch.relu if activation == "relu" else torch.tanh

    def step():
        adam.zero_grad()
        r, outputs = start, []
        for _ in range(horizon):
            r = -alpha * r + beta * phi(torch.addmm(b, r, w.t()))
            outputs.append(r @ readout)
        loss = (torch.stack(outputs) - target).pow(2).sum(2).mean()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([b], 1.0)
        adam.step()

    for _ in range(3):
        step()
    best = float("inf")
    for _ in range(5):
        begin = time.perf_counter()
        for _ in range(steps):
            step()
        best = min(best, (time.perf_counter() - begin) / steps)
    print(best)


if __name__ == "__main__":
    if len(sys.argv) not in (7, 8):
        sys.exit(__doc__)
    m, k, horizon, alpha, beta, steps = sys.argv[1:7]
    main(int(m), int(k), int(horizon), float(alpha), float(beta), int(steps), sys.argv[7] if len(sys.argv) == 8 else "relu")
