#!/usr/bin/env bash
# Tells Spark which GPUs a machine has: spark.{worker,executor}.resource.gpu.discoveryScript. Where CUDA_VISIBLE_DEVICES is set,
# processes see those that it names, numbered from 0; what follows a -1 they do not see.
set -euo pipefail
if [[ -v CUDA_VISIBLE_DEVICES ]]; then
  indices=$(tr ',' '\n' <<<"$CUDA_VISIBLE_DEVICES" | awk '$0 == "" || $0 == "-1" {exit} {print NR - 1}')
else
  indices=$(nvidia-smi --query-gpu=index --format=csv,noheader)
fi
addresses=$(awk 'NF {printf "%s\"%s\"", separator, $1; separator = ","}' <<<"$indices")
echo "{\"name\": \"gpu\", \"addresses\": [$addresses]}"
