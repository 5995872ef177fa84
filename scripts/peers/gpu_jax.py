"""Microseconds that JAX needs on a GPU for a step of bias learning of many random ReLU networks on a function.

    gpu_jax.py D M N L NETWORKS STEPS

y = A relu(W x + b), W and A frozen, mean squared error over N samples, full batch, Adam on b; vmap over the networks, jit,
lax.scan over the steps, single precision throughout. Pre-activations are made once. Prints the microseconds of a step of
all networks, the mean of STEPS steps of a second run of the same compiled program.
"""

import os
import sys
import time

os.environ.setdefault("XLA_PYTHON_CLIENT_PREALLOCATE", "false")
# Some containers have single precision computed in fewer bits.
os.environ["NVIDIA_TF32_OVERRIDE"] = "0"

import jax
import jax.numpy as jnp


def main(d, m, n, l, networks, steps):
    if jax.default_backend() == "cpu":
        sys.exit("JAX sees no GPU")
    jax.config.update("jax_default_matmul_precision", "highest")
    keys = jax.random.split(jax.random.PRNGKey(0), 5)
    uniform = lambda key, *shape: jax.random.uniform(key, shape, minval=-1.0, maxval=1.0)
    x, y = uniform(keys[0], d, n), uniform(keys[1], l, n)
    h = uniform(keys[2], networks, m, d) @ x
    readout = uniform(keys[3], networks, l, m)
    b = uniform(keys[4], networks, m)

    def loss(b, h, readout):
        return jnp.sum((readout @ jax.nn.relu(h + b[:, None]) - y) ** 2) / n

    def train(b, h, readout):
        def step(state, t):
            b, mean, square = state
            gradient = jax.grad(loss)(b, h, readout)
            mean = 0.9 * mean + 0.1 * gradient
            square = 0.999 * square + 0.001 * gradient**2
            rate = 0.02 / (1 - 0.9**t)
            b -= rate * mean / (jnp.sqrt(square / (1 - 0.999**t)) + 1e-8)
            return (b, mean, square), None

        state = (b, jnp.zeros_like(b), jnp.zeros_like(b))
        return jax.lax.scan(step, state, jnp.arange(1, steps + 1, dtype=jnp.float32))[0][0]

    run = jax.jit(jax.vmap(train))
    run(b, h, readout).block_until_ready()
    begin = time.perf_counter()
    run(b, h, readout).block_until_ready()
    print(1e6 * (time.perf_counter() - begin) / steps)


if __name__ == "__main__":
    if len(sys.argv) != 7:
        sys.exit(__doc__)
    main(*map(int, sys.argv[1:]))
