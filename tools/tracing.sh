#!/usr/bin/env bash
# The table of docs/tracing.md: every kind of tracer fitted to each public table's train part and measured on its dev part,
# then portable parameters on the table that was left out of their fit. Run through `make tracing`.
set -euo pipefail
cd "$(dirname "$0")/.."
data=${GRADUS_DATA:?Set GRADUS_DATA to the folder with the public data}/kt
gradus=target/release/gradus
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tables=(assist09c statics assist17t)

# AUC/log loss (ECE) of the measures on standard input.
cell() { awk '$1 == "AUC" { auc = $2 } $1 == "log" { loss = $3 } $1 == "ECE" { ece = $2 }
  END { printf " %.4f/%.4f (%.4f) |", auc, loss, ece }' | sed 's/0\./\./g'; }
fit() { "$gradus" fit tracer "$@" 2>/dev/null; }

echo '| kind | assist09c | statics | assist17t |'
echo '|---|---|---|---|'
for kind in bkt ktidem elo logistic gradus; do
  printf '| %s |' "$kind"
  for table in "${tables[@]}"; do
    fit --kind "$kind" --train "$data/$table/train.csv.gz" --dev "$data/$table/dev.csv.gz" -o "$work/m.json" | cell
  done
  echo
done
for kind in gradus logistic; do
  printf '| portable %s, fitted to the other two |' "$kind"
  for table in "${tables[@]}"; do
    train=()
    for other in "${tables[@]}"; do
      [ "$other" = "$table" ] || train+=(--train "$data/$other/train.csv.gz")
    done
    fit --kind "$kind" --portable "${train[@]}" --dev "$data/$table/dev.csv.gz" -o "$work/m.json" | cell
  done
  echo
done
