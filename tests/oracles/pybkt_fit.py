"""pyBKT's side of the comparison in tests/recovery.rs: CPU seconds a skill for one start, and what it recovers.

Python 3.11, pyBKT 1.4.3, scikit-learn 1.5.2, numpy 2.4.6:
    pip install 'scikit-learn<1.6' pyBKT==1.4.3
    cargo test --release --test recovery -- --ignored --nocapture     # writes the table, prints Gradus's side
    python tests/oracles/pybkt_fit.py target/tmp/bkt_simulated.csv 8
"""
import sys, time
import pandas
from pyBKT.models import Model

table = pandas.read_csv(sys.argv[1])
for skill in sorted(table["skills"].unique())[: int(sys.argv[2])]:
    own = table[table["skills"] == skill].rename(columns={"learner": "user_id", "skills": "skill_name", "order": "order_id"})
    model = Model(seed=1, num_fits=1, parallel=False)
    begun = time.process_time()
    model.fit(data=own)
    seconds = time.process_time() - begun
    found = model.params()["value"].droplevel(["skill", "class"])
    print(skill, *(f"{found[name]:.5f}" for name in ("prior", "learns", "slips", "guesses")), f"{seconds:.2f} s", sep="\t")
