"""Seconds that eager PyTorch needs to learn the hidden biases of a random ReLU classifier by minibatches, one thread.

    classifier_torch.py FOLDER M EPOCHS BATCH ordinary|cached

FOLDER holds MNIST's training images and labels, uncompressed. y = A relu(W x + b), W and A frozen, softmax cross-entropy,
Adam. `ordinary` multiplies each batch with W; `cached` makes H = X W once and takes its rows. Prints two numbers:
seconds before the first epoch (making H), and seconds of an epoch, the mean of EPOCHS after one that is not counted.
"""

import sys
import time

import torch


def idx(path, header):
    with open(path, "rb") as file:
        return torch.frombuffer(bytearray(file.read()[header:]), dtype=torch.uint8)


def main(folder, m, epochs, size, mode):
    torch.set_num_threads(1)
    torch.manual_seed(0)
    x = idx(folder + "/train-images-idx3-ubyte", 16).reshape(-1, 784).float() / 255
    labels = idx(folder + "/train-labels-idx1-ubyte", 8).long()
    w, readout = 0.2 * torch.rand(m, 784) - 0.1, 0.2 * torch.rand(10, m) - 0.1
    b = (0.2 * torch.rand(m) - 0.1).requires_grad_()
    adam = torch.optim.Adam([b], lr=0.02)
    begin = time.perf_counter()
    h = x @ w.t() if mode == "cached" else None
    made = time.perf_counter() - begin
    seconds = []
    for _ in range(epochs + 1):
        begin = time.perf_counter()
        order = torch.randperm(len(x))
        for first in range(0, len(x), size):
            rows = order[first : first + size]
            before = h[rows] + b if mode == "cached" else torch.nn.functional.linear(x[rows], w, b)
            loss = torch.nn.functional.cross_entropy(torch.relu(before) @ readout.t(), labels[rows])
            adam.zero_grad()
            loss.backward()
            adam.step()
        seconds.append(time.perf_counter() - begin)
    print(made, sum(seconds[1:]) / epochs)


if __name__ == "__main__":
    if len(sys.argv) != 6 or sys.argv[5] not in ("ordinary", "cached"):
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
