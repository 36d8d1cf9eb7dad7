#!/usr/bin/env bash
# The tables and pictures of docs/policy.md: simulated learners through every policy, and through each at several bars.
# Run through `make policy`.
set -euo pipefail
cd "$(dirname "$0")/.."
learners=${learners:-150}
mkdir -p docs/policy
target/release/gradus simulate --bank synthetic:80x20 --learners "$learners" --seed 1 --policy all --curves \
  --pictures docs/policy -o "${report:-target/policy.json}"
