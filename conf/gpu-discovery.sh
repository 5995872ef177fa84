#!/usr/bin/env bash
# Tells Spark which GPUs a machine has: spark.{worker,executor}.resource.gpu.discoveryScript. Where CUDA_VISIBLE_DEVICES names
# some of them, processes see these alone, numbered from 0.
set -euo pipefail
if [[ -n ${CUDA_VISIBLE_DEVICES:-} ]]; then
  indices=$(tr ',' '\n' <<<"$CUDA_VISIBLE_DEVICES" | awk '{print NR - 1}')
else
  indices=$(nvidia-smi --query-gpu=index --format=csv,noheader)
fi
addresses=$(sed 's/.*/"&"/' <<<"$indices" | paste -sd,)
echo "{\"name\": \"gpu\", \"addresses\": [$addresses]}"
