"""pyBKT's side of the comparison in tests/recovery.rs: CPU seconds a skill for one start, and what it recovers.

Python 3.11, pyBKT 1.4.3, scikit-learn 1.5.2, pandas 2.2.3, numpy 1.26.4:
    pip install 'scikit-learn<1.6' pyBKT==1.4.3 'numpy<2' 'pandas<2.3'
    cargo test --release --test recovery -- --ignored --nocapture     # writes the table, prints Gradus's side
    python tests/oracles/pybkt_fit.py target/tmp/bkt_simulated.csv 10
"""
import sys, time
import pandas
from pyBKT.models import Model

NAMES = ("prior", "learns", "slips", "guesses")
table = pandas.read_csv(sys.argv[1])
truth = pandas.read_csv(sys.argv[1] + ".truth.tsv", sep="\t", header=None, index_col=0)
squares, busy = [0] * 4, 0
skills = sorted(table["skills"].unique())[: int(sys.argv[2])]
for skill in skills:
    own = table[table["skills"] == skill].rename(columns={"learner": "user_id", "skills": "skill_name", "order": "order_id"})
    model = Model(seed=1, num_fits=1, parallel=False)
    begun = time.process_time()
    model.fit(data=own)
    seconds = time.process_time() - begun
    found = model.params()["value"].droplevel(["skill", "class"])
    print(skill, *(f"{found[name]:.5f}" for name in NAMES), f"{seconds:.2f} s", sep="\t", flush=True)
    busy += seconds
    for place, name in enumerate(NAMES):
        squares[place] += (found[name] - truth.loc[skill].iloc[place]) ** 2
print(f"{busy / len(skills):.2f} s a skill, RMSE:", *(f"{name} {(s / len(skills)) ** 0.5:.4f}" for name, s in zip(NAMES, squares)))
